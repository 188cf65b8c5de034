/** The responses of errors without a configuration: problem details (RFC 9457) in any of their formats. */

import { MEDIA_TYPES } from "../generated/protocol.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createDutyHeaders } from "../response/duty-headers.js";
import { createPlainResponse, removeUserHeaders } from "../response/plain-response.js";
import { findProblemWriter } from "../response/problem-writer.js";
import { resolveRedirect } from "../response/redirect-target.js";
import { INTERNAL_ERROR_SOURCE } from "../response/sealed-source.js";
import { createRecord } from "../values/own-record.js";

/**
 * Returns the body of a response as text, or "" if the status has none.
 *
 * @throws Error if the core fails
 */
export function writeProblem(source: ResponseSource, type: (typeof MEDIA_TYPES)[number]): string {
  return findProblemWriter().writeText(source, MEDIA_TYPES.indexOf(type));
}

/**
 * Returns the headers that do not depend on the format. A redirect to an origin that its location names
 * has a `location` only if it is `external`, because there is no request to compare it with.
 */
export function createProblemHeaders(source: ResponseSource): Header[] {
  let resolved: ResponseSource;
  try {
    resolved = resolveRedirect(source, undefined);
  } catch {
    const options = createRecord(source.options ?? {}, { location: undefined });
    resolved = { ...source, options };
  }
  try {
    return findProblemWriter().writeDutyHeaders(resolved);
  } catch {
    return createDutyHeaders(resolved);
  }
}

/** Returns a source whose location may be sent, or that of a 500 if its location may not. */
function resolveSource(source: ResponseSource, url: string | undefined): ResponseSource {
  try {
    return resolveRedirect(source, url);
  } catch {
    return INTERNAL_ERROR_SOURCE;
  }
}

/**
 * Returns the plain responses to a request, for a platform that refused the response of
 * {@link createProblemParts}: the second one is for a platform that refuses the first one, too. It
 * never throws.
 */
export function createPlainProblems(
  source: ResponseSource,
  method: string | undefined,
  url: string | undefined,
): readonly [ResponseParts, ResponseParts] {
  const resolved = resolveSource(source, url);
  return [
    createPlainResponse(resolved, method),
    createPlainResponse(removeUserHeaders(resolved), method),
  ];
}

/**
 * Returns the response to a request. It never throws: if the core or an overridden method fails, the
 * response is plain.
 *
 * @param override - returns the response with the changes that overridden methods make
 */
export function createProblemParts(
  source: ResponseSource,
  method: string | undefined,
  accept: string | null | undefined,
  url: string | undefined,
  override: (parts: ResponseParts) => ResponseParts,
): ResponseParts {
  const resolved = resolveSource(source, url);
  try {
    const writer = findProblemWriter(accept);
    const parts = writer.write(resolved, method, writer.negotiate(accept));
    return resolved.isSealed ? parts : override(parts);
  } catch {
    return createPlainResponse(resolved, method);
  }
}
