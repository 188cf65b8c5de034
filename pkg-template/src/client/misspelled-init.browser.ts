/** The warning of a misspelled option, in browsers. A page loads it with the first member that is unknown. */

import { INIT_MEMBERS } from "./fetch-request.js";
import type { warnOfMisspelledInit as warn } from "./misspelled-init.js";
import { loadRareReading } from "./rare-reader.browser.js";

/** The most seconds that the warning waits for its code. */
const MAX_WARNING_SECONDS = 10;

/** Warns on the console of a member that is nearly one of the names, once the code is loaded. */
export const warnOfMisspelledInit: typeof warn = (init, names, others) => {
  const isKnown = (name: string) => Object.hasOwn(names, name) || INIT_MEMBERS.includes(name);
  if (Object.keys(init).every(isKnown)) return;
  loadRareReading({ timeout: MAX_WARNING_SECONDS }).then((rare) =>
    rare?.warnOfMisspelling(init, "fetchOrThrow", names, others),
  );
};
