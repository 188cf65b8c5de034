/** The core as text within the module, for every platform that compiles at run time. */

import { BASE64 } from "../../generated/core-base64-core.js";
import { instantiate as plain } from "../../generated/core-plain-core.js";
import { compiled } from "../compile.js";
import type { Exports } from "../exports.js";

export { decode, encodeInto } from "../utf8-anywhere.js";

/** Gives a fresh instance. */
export const instantiate: () => Exports = /* @__PURE__ */ compiled(BASE64, plain);
