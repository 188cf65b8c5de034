/** The core with the dialects as text within the module. */

import { BASE64 } from "../../generated/core-base64-dialects.js";
import { instantiate as plain } from "../../generated/core-plain-dialects.js";
import { compiled } from "../compile.js";
import type { Exports } from "../exports.js";

/** Gives a fresh instance. */
export const instantiate: () => Exports = /* @__PURE__ */ compiled(BASE64, plain);
