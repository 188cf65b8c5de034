// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for Node, which reads the plain core only if wasm is refused. */

import { createRequire } from "node:module";
import { DEFLATED, SIZE } from "../../generated/core-deflated-client.js";
import { decodeBase64 } from "../base64.js";
import { createInstantiate } from "../compile-module.js";
import type { ReaderExports } from "../exports.js";
import { inflate } from "../inflate.js";

/** Creates an instance. */
export const instantiate: () => ReaderExports = /* @__PURE__ */ createInstantiate(
  () => inflate(decodeBase64(DEFLATED), SIZE),
  () => createRequire(import.meta.url)("./client-plain.js").instantiate(),
);
