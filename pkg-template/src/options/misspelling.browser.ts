/** The same in browsers, where a suggestion is not worth its bytes in the first load of a page. */

import type { checkMemberNames as check } from "./misspelling.js";

/** Returns undefined: no member is looked at. */
export const checkMemberNames: typeof check = () => undefined;
