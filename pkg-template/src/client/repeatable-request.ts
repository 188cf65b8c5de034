/** Requests that may be sent more than once. */

import { createRandomId } from "../values/random-id.js";
import { readMember } from "../values/safe-read.js";
import { validateSignal } from "./abort-signal.js";
import { copyRequestInit, findRequestMethod, isUrl } from "./fetch-request.js";
import { formatHeaderLines } from "./header-lines.js";
import { isIdempotent } from "./retry-policy.js";

/** The second argument of a fetch. */
export interface FetchInit extends RequestInit {
  readonly headers?: HeadersInit;
}

/**
 * The headers by which a server takes a request for one with another method. A parameter of the query,
 * such as `_method`, is not looked at.
 */
const METHOD_HEADER = /^x-(?:http-method(?:-override)?|method-override):(.*)$/gm;

/** A line with a key that the caller set. */
const KEY_HEADER = /^idempotency-key: *\S/m;

/** A request that may be sent more than once. */
export interface RepeatableRequest {
  /** The method, or the one in a header such as `X-HTTP-Method-Override` that may not be repeated. */
  readonly method: string;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Whether it can be sent more than once. What is not understood cannot. */
  readonly canReplay: boolean;
  /** Whether it has a key by which the server recognizes another try of it. */
  readonly hasKey: boolean;
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

/**
 * Creates a request that may be sent more than once.
 *
 * @param addsKey - whether a POST or a PATCH gets a key, if the caller set none
 * @throws TypeError if the signal is none
 */
export function createRepeatableRequest(
  input: unknown,
  givenInit: FetchInit | undefined,
  addsKey: boolean,
): RepeatableRequest {
  const init = givenInit && copyRequestInit(givenInit);
  const isRequest = typeof Request === "function" && input instanceof Request;
  const request = isRequest ? input : undefined;
  const hasInitBody = init?.body !== undefined && init.body !== null;
  // A signal of `null` takes the one of a Request away (Fetch, 5.4).
  const signal = init?.signal === undefined ? readMember(input, "signal") : init.signal;
  const callerSignal = validateSignal(signal, "retry");
  const callerHeaders = init?.headers ?? (readMember(input, "headers") as HeadersInit | undefined);
  const headerLines = formatHeaderLines(callerHeaders);
  const method = findHeededMethod(findRequestMethod(input, init), headerLines);
  const hasKey = addsKey && /^(POST|PATCH)$/.test(method);
  // A structured string is quoted (RFC 9651, 3.3.3).
  const key = hasKey && !KEY_HEADER.test(headerLines) ? `"${createRandomId()}"` : undefined;
  return {
    method,
    hasKey,
    signal: callerSignal,
    canReplay: hasInitBody
      ? isKnownInput(input) && isReplayable(init.body)
      : hasReplayableBody(input),
    createArguments(failureCount, isLast, signal) {
      // The body of a Request can be read once. The last try may use it up.
      const nextInput = request && !hasInitBody && !isLast ? request.clone() : input;
      if (failureCount === 0 && key === undefined && signal === callerSignal) {
        return givenInit === undefined ? [nextInput] : [nextInput, givenInit];
      }
      // A fetch of another package may expect an object like any other.
      const nextInit: { -readonly [Name in keyof FetchInit]: FetchInit[Name] } = { ...init };
      if (signal !== callerSignal) nextInit.signal = signal ?? null;
      if (failureCount > 0 || key !== undefined) {
        const headers = new Headers(callerHeaders);
        if (failureCount > 0) headers.set("x-failed-requests", String(failureCount));
        if (key !== undefined) headers.set("idempotency-key", key);
        nextInit.headers = headers;
      }
      return [nextInput, nextInit];
    },
  };
}

/**
 * Returns the method that a server may heed: of that of a request and those in its headers, the first
 * that is not idempotent.
 */
function findHeededMethod(method: string, headerLines: string): string {
  const lines = headerLines.matchAll(METHOD_HEADER);
  const others = [...lines].flatMap(([, list = ""]) => list.split(","));
  const names = others.map((name) => name.trim().toUpperCase()).filter((name) => name !== "");
  return [method, ...names].find((name) => !isIdempotent(name)) ?? method;
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
