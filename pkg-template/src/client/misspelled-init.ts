/** The warning of a misspelled option beside the members of `fetch`, which may be any. */

import { warnOfMisspelling } from "../values/option-names.js";

/** Warns on the console of a member that is nearly one of the names. */
export function warnOfMisspelledInit(
  init: object,
  names: { readonly [name: string]: true },
  others: readonly string[],
): void {
  warnOfMisspelling<object>(init, "fetchOrThrow", names, others);
}
