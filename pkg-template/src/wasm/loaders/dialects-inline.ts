// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for every platform that compiles at run time. */

import { DEFLATED, SIZE } from "../../generated/core-deflated-dialects.js";
import { decodeBase64 } from "../base64.js";
import { createWasmInstantiate } from "../compile-module.js";
import type { WriterExports } from "../exports.js";
import { inflate } from "../inflate.js";

/** Creates an instance. */
export const instantiate: () => WriterExports = /* @__PURE__ */ createWasmInstantiate(() =>
  inflate(decodeBase64(DEFLATED), SIZE),
);
