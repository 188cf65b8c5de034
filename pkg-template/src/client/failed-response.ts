/**
 * Reads all that a failed response says of another try: every form of its headers, and its body as far as
 * that goes without the core. A page loads this module, in one file, when it needs it.
 */

import { type BodyAdvice, findBodyAdvice } from "./body-advice.js";
import { cancelBody } from "./cancel-body.js";
import { cloneResponse } from "./clone-response.js";
import { readBodyStart } from "./read-body.js";
import type { BodyStart } from "./response-values.js";

export { readHeaderAdvice } from "./header-advice.js";

/** How much of a failed response is read and kept: bytes, and the seconds that it may take. */
const FAILED_BODY_BYTES = 1 << 16;
export const FAILED_BODY_SECONDS = 5;

/** The start of a body, and what it says of another try. */
export interface AdvisingBody {
  readonly start: BodyStart;
  readonly advice: BodyAdvice;
}

/**
 * Reads the body of a response. It is cloned, so the caller still has it whole. Returns `undefined` if it
 * cannot be cloned.
 *
 * @param head - a line `name: value` for each header, with the name in lower case
 * @param timeout - the most seconds that it takes, if they are less than five
 */
export function readAdvisingBody(
  response: Response,
  head: string,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<AdvisingBody> | undefined {
  const clone = cloneResponse(response);
  const limits = {
    maxBytes: FAILED_BODY_BYTES,
    timeout: Math.min(FAILED_BODY_SECONDS, timeout),
    signal,
  };
  return (
    clone &&
    readBodyStart(clone, limits).then((start) => ({ start, advice: findBodyAdvice(start, head) }))
  );
}

/**
 * Reads a clone of a response, so that a short body can still be read when the connection is used
 * again. The body of a response that cannot be cloned, or that is long, is cancelled.
 *
 * @param signal - ends the reading
 */
export function keepBodyStart(response: Response, signal: AbortSignal): void {
  const clone = cloneResponse(response);
  if (!clone) {
    cancelBody(response.body);
    return;
  }
  const limits = { maxBytes: FAILED_BODY_BYTES, timeout: FAILED_BODY_SECONDS, signal };
  readBodyStart(clone, limits).then(
    ({ isCut }) => {
      if (isCut && !signal.aborted) cancelBody(response.body);
    },
    () => {},
  );
}
