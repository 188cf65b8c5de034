/** The code that reads all that a failure says of another try, in programs that contain it. */

import * as failureReader from "./failed-response.js";

/** The functions that read failures. */
export type FailureReader = Pick<
  typeof failureReader,
  "keepBodyStart" | "readAdvisingBody" | "readHeaderAdvice"
>;

/** Returns the functions that read failures. In browsers they are loaded, or `undefined` if that fails. */
export function loadFailureReader(): FailureReader | Promise<FailureReader | undefined> {
  return failureReader;
}
