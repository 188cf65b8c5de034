/** Requests that may be sent more than once. */

import { readMember } from "../values/safe-read.js";
import { validateSignal } from "./abort-signal.js";
import { copyRequestInit, findRequestMethod, isUrl } from "./fetch-request.js";

/** The second argument of a fetch. */
export interface FetchInit extends RequestInit {
  readonly headers?: HeadersInit;
}

/** A request that may be sent more than once. */
export interface RepeatableRequest {
  readonly method: string;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Whether it can be sent more than once. What is not understood cannot. */
  readonly canReplay: boolean;
  /**
   * Creates the arguments of a fetch for the next try.
   *
   * @param failureCount - the failed tries that the request tells of; 0 adds no header
   */
  createArguments(
    failureCount: number,
    isLast: boolean,
    signal?: AbortSignal,
  ): [input: unknown, init?: unknown];
}

/** @throws TypeError if the signal is none */
export function createRepeatableRequest(
  input: unknown,
  givenInit: FetchInit | undefined,
): RepeatableRequest {
  const init = givenInit && copyRequestInit(givenInit);
  const isRequest = typeof Request === "function" && input instanceof Request;
  const request = isRequest ? input : undefined;
  const hasInitBody = init?.body !== undefined && init.body !== null;
  // A signal of `null` takes the one of a Request away (Fetch, 5.4).
  const signal = init?.signal === undefined ? readMember(input, "signal") : init.signal;
  const callerSignal = validateSignal(signal, "retry");
  return {
    method: findRequestMethod(input, init),
    signal: callerSignal,
    canReplay: hasInitBody
      ? isKnownInput(input) && isReplayable(init.body)
      : hasReplayableBody(input),
    createArguments(failureCount, isLast, signal) {
      // The body of a Request can be read once. The last try may use it up.
      const nextInput = request && !hasInitBody && !isLast ? request.clone() : input;
      if (failureCount === 0 && signal === callerSignal) {
        return givenInit === undefined ? [nextInput] : [nextInput, givenInit];
      }
      // A fetch of another package may expect an object like any other.
      const nextInit: { -readonly [Name in keyof FetchInit]: FetchInit[Name] } = { ...init };
      if (signal !== callerSignal) nextInit.signal = signal ?? null;
      if (failureCount > 0) {
        const headers = new Headers(init?.headers ?? (readMember(input, "headers") as Headers));
        headers.set("x-failed-requests", String(failureCount));
        nextInit.headers = headers;
      }
      return [nextInput, nextInit];
    },
  };
}

/** Whether the first argument of a fetch is a URL or a `Request`, of the platform or of a package. */
function isKnownInput(input: unknown): boolean {
  return isUrl(input) || isRequestLike(input);
}

function isRequestLike(input: unknown): boolean {
  return (
    typeof readMember(input, "url") === "string" && typeof readMember(input, "method") === "string"
  );
}

/** Whether the first argument of a fetch can be given to it again, with the body that it may have. */
function hasReplayableBody(input: unknown): boolean {
  if (isUrl(input)) return true;
  if (!isRequestLike(input) || readMember(input, "bodyUsed") === true) return false;
  const body = readMember(input, "body");
  if (body === null) return true;
  // Only of the platform's own class is it known how it is cloned.
  if (typeof Request !== "function" || !(input instanceof Request)) {
    return body === undefined && /^(GET|HEAD)$/.test(`${readMember(input, "method")}`);
  }
  // Some platforms do not show the body. A replacement of the class may have a stream of Node, whose
  // clones wait for each other.
  return (
    body === undefined ||
    (typeof readMember(body, "getReader") === "function" && readMember(body, "locked") !== true)
  );
}

/** Whether a body can be sent more than once. */
function isReplayable(body: unknown): boolean {
  if (typeof body === "string") return true;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return true;
  return ["URLSearchParams", "Blob", "FormData"].some((name) => {
    const bodyClass = (globalThis as { [name: string]: unknown })[name];
    return typeof bodyClass === "function" && body instanceof bodyClass;
  });
}
