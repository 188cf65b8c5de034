// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The core module for Node, which reads the plain core only if wasm is refused. */

import { createRequire } from "node:module";
import { DEFLATED, SIZE } from "../../generated/core-deflated-core.js";
import { decodeBase64 } from "../base64.js";
import { createInstantiate } from "../compile-module.js";
import type { WriterExports } from "../exports.js";
import { inflate } from "../inflate.js";

export { decode, encodeInto } from "../utf8-anywhere.js";

/** Creates an instance. */
export const instantiate: () => WriterExports = /* @__PURE__ */ createInstantiate(
  () => inflate(decodeBase64(DEFLATED), SIZE),
  () => createRequire(import.meta.url)("./core-plain.js").instantiate(),
);
