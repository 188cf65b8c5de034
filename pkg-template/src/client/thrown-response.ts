/** Finds the response that a thrown value describes, or that it says that none came. It never throws. */

import { isHTTPException } from "../index.js";
import { hasMember } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { isNetworkFailure } from "./network-failure.js";
import { isNoResponse } from "./no-response.js";
import { formatParsedBody } from "./parsed-body.js";
import { isStatus } from "./retry-options.js";
import { RESPONSE_SHAPES, type ResponseShape } from "./thrown-shapes.js";

/** A response that a thrown value describes. */
export interface ThrownResponse {
  readonly status: number;
  readonly headers: object;
  /**
   * Returns the body as a text or bytes, or `undefined` if the client has not read it, or lost it.
   */
  readonly getContent: () => unknown;
  /** What may be read if there is no content: the response as the client has it, and its body. */
  readonly holder: unknown;
  readonly getBody: () => unknown;
}

/** Returns the member of a value at a path of names with dots between them. */
function readPath(value: unknown, path: string): unknown {
  return path === "" ? value : path.split(".").reduce<unknown>(readMember, value);
}

/** Whether a value is a text or bytes. */
function isContent(value: unknown): boolean {
  if (typeof value === "string" || ArrayBuffer.isView(value)) return true;
  const tag = readSafely(() => Object.prototype.toString.call(value));
  return tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]";
}

/** Whether an error is one of http-errors or like it, which an application or its framework throws. */
function isOwnServerError(thrown: unknown): boolean {
  return typeof readMember(thrown, "expose") === "boolean";
}

/** Returns the response that a value has in one shape, or `undefined` if it has none. */
function readShape(thrown: object, shape: ResponseShape): ThrownResponse | undefined {
  const { marks, head, bodies, restoreBody } = shape;
  if (!readSafely(() => marks.every((mark) => hasMember(thrown, mark)))) return undefined;
  if (head === "" && isOwnServerError(thrown)) return undefined;
  const holder = typeof head === "string" ? readPath(thrown, head) : head(thrown);
  const status = readMember(holder, "status") ?? readMember(holder, "statusCode");
  const headers = readMember(holder, "headers");
  if (!isStatus(status) || typeof headers !== "object" || headers === null) return undefined;
  const getValues = () => bodies.map((path) => readPath(thrown, path));
  const getContent = (): unknown => {
    const value = getValues().find((body) => isContent(formatParsedBody(body)));
    return formatParsedBody(restoreBody ? restoreBody(thrown, value) : value);
  };
  const getBody = () => getValues().find((body) => typeof body === "object" && body !== null);
  return { status: status as number, headers, getContent, holder, getBody };
}

/**
 * Returns the response that a thrown value describes: a response itself, or an error of a client that
 * has one of the {@link RESPONSE_SHAPES}. Returns `undefined` for any other value, and for an error of
 * this package.
 */
export function findThrownResponse(thrown: unknown): ThrownResponse | undefined {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  if (readSafely(() => isHTTPException(thrown))) return undefined;
  for (const shape of RESPONSE_SHAPES) {
    const response = readShape(thrown, shape);
    if (response) return response;
  }
  return undefined;
}

/** The names of errors that say that a request was aborted. In Bun the error has the name of the reason. */
const ABORT_NAME = /^(Abort|Canceled|Timeout)Error$/;

/** The paths of the reason of an abort: axios 1, gaxios 7 and 8; got 14 and 16, ofetch 1. */
const ABORT_REASON_PATHS = ["config.signal.reason", "options.signal.reason"];

/** What OpenAI 7 and Anthropic 1 throw for a timeout. Its other members are those of an abort. */
const TIMEOUT_MESSAGE = "Request timed out.";

/**
 * Whether a thrown value says that no response came: the network failed, or the client waited no longer.
 * An abort by the program does not say so, unless its reason is a timeout.
 */
export function isWithoutResponse(thrown: unknown): boolean {
  if (isOwnServerError(thrown)) return false;
  if (isNoResponse(thrown) || isNetworkFailure(thrown)) return true;
  // Stripe 23 has what Node threw in it.
  if (isNetworkFailure(readMember(thrown, "detail"))) return true;
  if (readMember(thrown, "message") === TIMEOUT_MESSAGE) return true;
  return ABORT_REASON_PATHS.some((path) => {
    const reason = readPath(thrown, path);
    return isNetworkFailure(reason) && isAbortedBy(thrown, reason);
  });
}

/** Whether an error is an abort, and not one that came before its signal was aborted. */
function isAbortedBy(thrown: unknown, reason: unknown): boolean {
  const names = ["name", "cause.name"].map((path) => readPath(thrown, path));
  if (names.some((name) => typeof name === "string" && ABORT_NAME.test(name))) return true;
  // workerd throws a copy of the reason, which has no name.
  const [message, ending] = [readPath(thrown, "cause.message"), readMember(reason, "message")];
  return typeof message === "string" && typeof ending === "string" && message.endsWith(ending);
}

/**
 * The paths of the method of the request: axios and gaxios; got and ofetch; ky and @octokit/core;
 * superagent; @discordjs/rest.
 */
const METHOD_PATHS = [
  "config.method",
  "options.method",
  "request.method",
  "response.req.method",
  "method",
];

/** The paths of the URL: of any response; axios in Node, and with its fetch adapter; @discordjs/rest. */
const URL_PATHS = ["response.url", "request.res.responseUrl", "request.url", "url"];

/** Returns the text at the first of several paths that has one of a form. */
function findTextAt(thrown: unknown, paths: readonly string[], form: RegExp): string | undefined {
  return paths
    .map((path) => readPath(thrown, path))
    .find((value): value is string => typeof value === "string" && form.test(value));
}

/** Returns the method of the request of what a client threw, if it is known. */
export function findThrownMethod(thrown: unknown): string | undefined {
  return findTextAt(thrown, METHOD_PATHS, /^[\w-]+$/)?.toUpperCase();
}

/** Returns the URL of the response of what a client threw; empty if it is unknown. */
export function findThrownUrl(thrown: unknown): string {
  return findTextAt(thrown, URL_PATHS, /^https?:/i) ?? "";
}
