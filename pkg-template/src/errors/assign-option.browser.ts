/** The same in browsers, where an option that is assigned later is not worth its bytes in the first load. */

export { defineOwnProperty as assignMember } from "./assigned-members.js";
