/** Where an error that was read keeps what it was read from. */

import { READ } from "../model/symbols.js";

/** Returns the details of the response that an error was read from, if it was. */
export function findReadDetails(error: object): unknown {
  return (error as { readonly options?: { readonly [READ]?: unknown } }).options?.[READ];
}
