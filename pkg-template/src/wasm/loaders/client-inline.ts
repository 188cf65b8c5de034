/** The core of the client as text within the module. */

import { BASE64 } from "../../generated/core-base64-client.js";
import { instantiate as plain } from "../../generated/core-plain-client.js";
import { compiled } from "../compile.js";
import type { ClientExports } from "../exports.js";

/** Gives a fresh instance. */
export const instantiate: () => ClientExports = /* @__PURE__ */ compiled(BASE64, plain);
