// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for CommonJS on Node, which reads the files beside it. */

import { createInstantiate } from "../compile-module.js";
import type { ReaderExports } from "../exports.js";

declare const __dirname: string;
declare function require(path: "node:fs"): {
  readFileSync(path: string): Uint8Array<ArrayBuffer>;
};
declare function require(path: string): { instantiate(): ReaderExports };

/** Creates an instance. */
export const instantiate: () => ReaderExports = /* @__PURE__ */ createInstantiate(
  () => require("node:fs").readFileSync(`${__dirname}/../client.wasm`),
  () => require(`./client-plain.js`).instantiate(),
);
