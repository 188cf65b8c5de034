/** What an error response depends on besides the error: the request and its id. */

import type { ProblemDetails } from "../model/problem-details.js";
import { isAborted } from "../response/aborted-request.js";
import { readAccept, readMethod } from "../response/request-like.js";

/**
 * The request that an error response is made for. Node's request becomes a Fetch `Request` only if a
 * function of the configuration needs it, because that costs more than the response.
 */
export interface RequestContext {
  readonly method: string | undefined;
  readonly accept: string | null | undefined;
  /** The request as Fetch has it, or undefined if there is none. */
  readonly request: Request | undefined;
  /** The platform's own object for the request: an error is logged once for each. */
  readonly key: unknown;
  /** What the platform gave beside the request, as a Worker's `env` and `ctx`. */
  readonly platformArguments?: readonly unknown[] | undefined;
  /** False if a framework that can have a log has none for this request. */
  hasLog?: boolean | undefined;
  /** Whether the client aborted the request. */
  isAborted(): boolean;
  /** Returns the value of a header, or null if the request does not have it. */
  readHeader(name: string): string | null;
}

/** The id of a request. */
export interface RequestId {
  readonly id: string;
  /** The header that carries it, in lower case. */
  readonly header: string;
}

/** Calls a function of the configuration. If it throws, that is reported and the result is undefined. */
export type Attempt = <T>(call: () => T) => T | undefined;

/** What is known while the response to one error is made. */
export interface ResponseContext {
  readonly requestContext: RequestContext;
  /** The id of the request, or undefined if the configuration has no ids. */
  readonly requestId: RequestId | undefined;
  readonly attempt: Attempt;
  /** Called with the problem that the response describes. */
  readonly onProblem: ((problem: ProblemDetails) => void) | undefined;
}

/** Creates the context of a Fetch request. */
export function createRequestContext(
  request: Request | undefined,
  platformArguments: readonly unknown[] = [],
): RequestContext {
  return {
    method: readMethod(request),
    accept: readAccept(request),
    request,
    key: request,
    platformArguments,
    isAborted: () => isAborted(request),
    readHeader: (name) => request?.headers.get(name) ?? null,
  };
}
