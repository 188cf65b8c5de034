/** The responses of errors without a configuration: problem details (RFC 9457) in any of their formats. */

import { MediaType } from "../generated/protocol.js";
import type { ProblemDetails } from "../model/problem-details.js";
import type { ResponseMethods } from "../model/response-methods.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { createDutyHeaders } from "../response/duty-headers.js";
import { findDutyResponses } from "../response/find-duty-responses.js";
import { createJsonResponse, writeProblemJson } from "../response/json-writer.js";
import { overrideParts } from "../response/overrides.js";
import { findProblemWriter, requireProblemWriter } from "../response/problem-writer.js";
import { readSafely } from "../values/safe-read.js";

/**
 * Returns the body of a response as text, or "" if the status has none.
 *
 * @throws Error if the core fails or, in a browser, is not imported
 */
export function writeProblem(source: ResponseSource, type: MediaType): string {
  return requireProblemWriter().writeText(source, type);
}

/** Returns the problem that a source describes, with all of its members. It never throws. */
export function createProblemDetails(source: ResponseSource): ProblemDetails {
  const { status, title } = source;
  const problem = { ...source, representation: "always" } as const;
  // A status without content has no body.
  const parse = (json: string): ProblemDetails =>
    json === "" ? { type: "about:blank", title, status } : JSON.parse(json);
  return (
    readSafely(() => parse(writeProblem(problem, MediaType.ApplicationProblemJson))) ??
    parse(writeProblemJson(problem))
  );
}

/**
 * Returns the headers that do not depend on the format. A redirect to an origin that its location names
 * has a `location` only if it is `external`, because there is no request to compare it with.
 */
export function createProblemHeaders(source: ResponseSource): Header[] {
  const resolved = findDutyResponses()?.resolveOrOmit(source) ?? source;
  return (
    readSafely(() => findProblemWriter()?.writeDutyHeaders(resolved)) ?? createDutyHeaders(resolved)
  );
}

/** Returns a source whose location may be sent, or that of a 500 if its location may not. */
export function resolveSource(source: ResponseSource, url: string | undefined): ResponseSource {
  return findDutyResponses()?.resolveOrSeal(source, url) ?? source;
}

/**
 * Returns the response to a request. It never throws: if the core fails, the response is JSON, whatever
 * was asked for. If an overridden method fails, the response is as without it.
 *
 * @param error - the error, whose class may override methods
 * @param base - the prototype that declares the methods
 */
export function createProblemParts(
  error: ResponseMethods,
  base: ResponseMethods,
  source: ResponseSource,
  method: string | undefined,
  accept: string | null | undefined,
  url: string | undefined,
): ResponseParts {
  const resolved = resolveSource(source, url);
  const parts = writeWithCore(resolved, method, accept) ?? createJsonResponse(resolved, method);
  if (resolved.isSealed) return parts;
  // No function is passed here: each response would create one.
  try {
    return overrideParts(error, base, parts, method);
  } catch {
    return parts;
  }
}

/** Returns the response that the core writes, or undefined if there is no core or it fails. */
function writeWithCore(
  source: ResponseSource,
  method: string | undefined,
  accept: string | null | undefined,
): ResponseParts | undefined {
  try {
    const writer = findProblemWriter(accept);
    return writer?.write(source, method, writer.negotiate(accept));
  } catch {
    return undefined;
  }
}
