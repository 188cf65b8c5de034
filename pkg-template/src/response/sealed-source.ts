/** Sources of responses that reveal nothing. */

import type { ResponseSource } from "../model/response-source.js";
import { createSource } from "./empty-source.js";

/**
 * Returns the source of a response that reveals nothing of an error: not its texts, its headers or its
 * methods.
 *
 * @param errorClass - the class whose cached content may be sent
 */
export function createSealedSource(
  status: number,
  title: string,
  errorClass?: object,
): ResponseSource {
  const source = createSource(status, title, errorClass);
  source.isSealed = true;
  return source;
}

/**
 * The source of the 500 that is sent in place of a redirect to another origin, or of an object that no
 * constructor has built. It names neither.
 */
export const INTERNAL_ERROR_SOURCE: ResponseSource = /* @__PURE__ */ createSealedSource(
  500,
  "Internal Server Error",
);
