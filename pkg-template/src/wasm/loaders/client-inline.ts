// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for every platform that compiles at run time. */

import { BASE64 } from "../../generated/core-base64-client.js";
import { instantiate as instantiatePlain } from "../../generated/core-plain-client.js";
import { createInstantiate } from "../compile-module.js";
import type { ReaderExports } from "../exports.js";

/** Creates an instance. */
export const instantiate: () => ReaderExports = /* @__PURE__ */ createInstantiate(
  BASE64,
  instantiatePlain,
);
