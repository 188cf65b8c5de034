// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for CommonJS on Node, which reads the files beside it. */

import { createInstantiate } from "../compile-module.js";
import type { WriterExports } from "../exports.js";

declare const __dirname: string;
declare function require(path: "node:fs"): {
  readFileSync(path: string): Uint8Array<ArrayBuffer>;
};
declare function require(path: string): { instantiate(): WriterExports };

/** Creates an instance. */
export const instantiate: () => WriterExports = /* @__PURE__ */ createInstantiate(
  () => require("node:fs").readFileSync(`${__dirname}/../dialects.wasm`),
  () => require(`./dialects-plain.js`).instantiate(),
);
