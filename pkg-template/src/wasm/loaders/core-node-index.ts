// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The core module for Node, as a part of index-node.js. Importing "node:module" takes 0.5 ms. */

import { DEFLATED, SIZE } from "../../generated/core-deflated-core.js";
import { decodeBase64 } from "../base64.js";
import { createInstantiate } from "../compile-module.js";
import type { WriterExports } from "../exports.js";
import { inflate } from "../inflate.js";

export { decode, encodeInto } from "../utf8-anywhere.js";

/** Creates an instance. */
export const instantiate: () => WriterExports = /* @__PURE__ */ createInstantiate(
  () => inflate(decodeBase64(DEFLATED), SIZE),
  () =>
    process
      .getBuiltinModule("node:module")
      .createRequire(import.meta.url)("./wasm/core-plain.js")
      .instantiate(),
);
