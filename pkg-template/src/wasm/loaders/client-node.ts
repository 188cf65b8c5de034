// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for Node, which reads the plain core only if wasm is refused. */

import { createRequire } from "node:module";
import { BASE64 } from "../../generated/core-base64-client.js";
import { createInstantiate } from "../compile-module.js";
import type { ReaderExports } from "../exports.js";

/** Creates an instance. */
export const instantiate: () => ReaderExports = /* @__PURE__ */ createInstantiate(BASE64, () =>
  createRequire(import.meta.url)("./client-inline.cjs").instantiate(),
);
