/** The same in browsers, where an option that is assigned later is not worth its bytes in the first load. */

import { defineOwnProperty } from "./assigned-members.js";

/** Sets a member of an error, which changes nothing of its response. */
export const assignMember = defineOwnProperty;
