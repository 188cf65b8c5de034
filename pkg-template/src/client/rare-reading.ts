/**
 * What reading a response seldom needs: the options `relay` and `errorsInOk`, bodies that are no streams, and
 * the warning of a misspelled option. A page loads this module, in one file, when it needs it.
 */

import { warnOfMisspelling } from "../values/option-names.js";
import { cloneResponse } from "./clone-response.js";
import { findContentType } from "./header-lines.js";

export { decodeText } from "./charset.js";
export { saysNothingOfError } from "./ok-body.js";
export { findOtherSource } from "./other-body-source.js";
export { createRelayOptions } from "./relay-options.js";
export { warnOfMisspelling };

/** The media types of bodies that can say that an ok response is an error; or none at all. */
const ERROR_MEDIA_TYPES = /json|graphql|xml|grpc|text\/plain|^$/i;

/**
 * Clones an ok response to read it. Returns `undefined` if its body cannot say that it is an error,
 * or cannot be read while the caller keeps it.
 */
export function cloneForReading(response: object, head: string): object | undefined {
  const hasGrpcStatus = /^grpc-status:/m.test(head);
  if (!hasGrpcStatus && !ERROR_MEDIA_TYPES.test(findContentType(head))) return undefined;
  return cloneResponse(response) ?? (hasGrpcStatus ? { body: null } : undefined);
}
