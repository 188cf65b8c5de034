// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for CommonJS on Node, which reads the files beside it. */

import { createWasmInstantiate } from "../compile-module.js";
import type { WriterExports } from "../exports.js";

declare const __dirname: string;
declare function require(path: "node:fs"): {
  readFileSync(path: string): Uint8Array<ArrayBuffer>;
};

/** Creates an instance. */
export const instantiate: () => WriterExports = /* @__PURE__ */ createWasmInstantiate(() =>
  require("node:fs").readFileSync(`${__dirname}/../dialects.wasm`),
);
