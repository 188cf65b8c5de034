/** The client's core on Node, where to read the code of the plain one takes a fourth of a cold start. */

import { createRequire } from "node:module";
import { BASE64 } from "../../generated/core-base64-client.js";
import { compiled } from "../compile.js";
import type { ClientExports } from "../exports.js";

/** Gives a fresh instance. */
export const instantiate: () => ClientExports = /* @__PURE__ */ compiled(BASE64, () =>
  // Where wasm is refused, what `require` is given has the plain one.
  createRequire(import.meta.url)("./client-inline.cjs").instantiate(),
);
