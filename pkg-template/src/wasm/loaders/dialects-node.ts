/** The core with the dialects on Node, where to read the code of the plain one takes a fourth of a cold start. */

import { createRequire } from "node:module";
import { BASE64 } from "../../generated/core-base64-dialects.js";
import { compiled } from "../compile.js";
import type { Exports } from "../exports.js";

/** Gives a fresh instance. */
export const instantiate: () => Exports = /* @__PURE__ */ compiled(BASE64, () =>
  // Where wasm is refused, what `require` is given has the plain one.
  createRequire(import.meta.url)("./dialects-inline.cjs").instantiate(),
);
