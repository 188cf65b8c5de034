/**
 * The core on Node as a part of the classes' own file. It asks for no module of Node's before it needs
 * one: an import of `node:module` takes half a millisecond.
 */

import { BASE64 } from "../../generated/core-base64-core.js";
import { compiled } from "../compile.js";
import type { Exports } from "../exports.js";

export { decode, encodeInto } from "../utf8-anywhere.js";

/** Gives a fresh instance. */
export const instantiate: () => Exports = /* @__PURE__ */ compiled(BASE64, () =>
  // Where wasm is refused, what `require` is given has the plain one.
  process
    .getBuiltinModule("node:module")
    .createRequire(import.meta.url)("./wasm/inline.cjs")
    .instantiate(),
);
