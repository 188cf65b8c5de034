/** What every answer depends on of a request. */

import type { ProblemDetails } from "../model/problem-details.js";
import { readAccept, readMethod } from "../response/request-like.js";

/**
 * A request that an answer is made for. Node's becomes one of Fetch's where code of the user's asks
 * for it, as that costs more than the answer.
 */
export interface RequestContext {
  readonly method: string | undefined;
  readonly accept: string | null | undefined;
  /** The request as Fetch has it, or nothing where there is none. */
  readonly request: Request | undefined;
  /** Gives the value of a field. */
  readHeader(name: string): string | null;
}

/** Calls code of the user's; gives nothing where that throws, which is reported. */
export type Attempt = <T>(call: () => T) => T | undefined;

/** What an answer is asked with. */
export interface ResponseContext {
  readonly request: RequestContext;
  readonly requestId: { readonly id: string; readonly field: string } | undefined;
  readonly attempt: Attempt;
  readonly onProblem: ((problem: ProblemDetails) => void) | undefined;
}

/** Gives what is asked by a request of Fetch's. */
export function createRequestContext(request: Request | undefined): RequestContext {
  return {
    method: readMethod(request),
    accept: readAccept(request),
    request,
    readHeader: (name) => request?.headers.get(name) ?? null,
  };
}
