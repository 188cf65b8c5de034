/** The frames of a stack as a development server prints them: with the places in the sources. */

import { INSPECT } from "../model/symbols.js";
import { readMember, readSafely } from "../values/safe-read.js";

/** The start of the first frame, in the form of V8. */
const FIRST_FRAME = /\n {4}at /;

/**
 * Returns a stack with the frames that a development server prints, or the stack as it is. Next sets a
 * method of `Error.prototype` for the console, and leaves the stack itself with the places in the
 * compiled files.
 *
 * The method gets a stand-in, which has neither properties nor a cause of the error, and does not print it.
 */
export function usePrintedFrames(error: object, stack: string): string {
  const print = Object.hasOwn(Error.prototype, INSPECT)
    ? readMember(Error.prototype, INSPECT)
    : undefined;
  if (typeof print !== "function") return stack;
  const printed = readSafely(() => {
    const standIn = new Error(`${readMember(error, "message")}`);
    standIn.stack = stack;
    return print.call(standIn, 0, { colors: false }, (value: unknown) =>
      readMember(value, "stack"),
    );
  });
  const from = stack.search(FIRST_FRAME);
  const printedFrom = typeof printed === "string" ? printed.search(FIRST_FRAME) : -1;
  if (from < 0 || printedFrom < 0) return stack;
  return stack.slice(0, from) + (printed as string).slice(printedFrom);
}
