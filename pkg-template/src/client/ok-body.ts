/** Tells bodies of ok responses that say nothing of an error, without the core. */

import type { ReadableResponse } from "./response-values.js";

/** Headers of a response whose error may stand in a trailer, in a part, or in another encoding. */
const OTHER_FORM = /^grpc-|^content-type:.*(multipart|stream|connect|grpc|charset=(?!"?utf-?8))/im;

/** The start of a JSON object; anything else may have no bracket, which begins an error in a text. */
const OBJECT_OR_PLAIN_TEXT = /^\s*\{|^[^[{<]*$/;

/**
 * What a body has if it says that it is an error: a word for one, the parts of a batch, which may have a
 * status each, a success that is false, or a text that says no more than that something failed. An escaped
 * letter may be a part of these.
 */
const SIGN_OF_ERROR =
  /\\u00|\0|err|fault|fail|fehler|excep|viola|problem|responses|results|(ok|succe[^":]*)"\s*:\s*false|:\s*"(false|ko|nok|not ok|list|about:blank|warn(ing)?|fatal|fallo|échec)"/i;

/** Whether the body of an ok response certainly says nothing of an error. */
export function saysNothingOfError({ head, body, isCut }: ReadableResponse): boolean {
  if (isCut || OTHER_FORM.test(head)) return false;
  // React Native and Jest's jsdom have no decoder.
  if (typeof body !== "string" && typeof TextDecoder !== "function") return false;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  return OBJECT_OR_PLAIN_TEXT.test(text) && !SIGN_OF_ERROR.test(text);
}
