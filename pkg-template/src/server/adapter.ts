/** What all adapters have in common: a configuration, and what is a framework's own error. */

import { HTTPError, type HTTPException, type ProblemDetails, statusMap } from "../index.js";
import type { ResponseParts } from "../model/response-parts.js";
import { isResponseParts } from "../response/fetch.js";
import { FetchHeaderStore, mergeHeaders } from "../response/merge-headers.js";
import { createErrors, type Errors, type ErrorsConfig } from "../server.js";
import { isInstance } from "../values/safe-read.js";
import type { RequestContext } from "./request-context.js";
import { validateConfig } from "./validate-config.js";

/** Fields that belong to the framework's own content. */
const CONTENT_HEADERS = ["content-encoding", "content-length", "content-type", "transfer-encoding"];

/** Gives the answer for what a framework caught. */
export interface AdapterResponder {
  (
    error: unknown,
    request: Request | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Promise<Response>;
  /** Gives it where more is known than the request tells. */
  respond(asking: RequestContext, error: unknown): Promise<Response>;
  /** Gives it before it is a `Response`, unless it is somebody else's. */
  createParts(error: unknown, asking: RequestContext): Promise<ResponseParts | Response>;
}

/**
 * Returns a response whose headers are merged into those that were set before the error.
 *
 * @param headers - the headers that were set before; they are changed
 */
export function createMergedResponse(
  response: ResponseParts | Response,
  headers: Headers,
): Response {
  const { status, statusText, body } = response;
  mergeHeaders(new FetchHeaderStore(headers), [...response.headers], status);
  // `Response` copies a text at less cost than bytes.
  const text = isResponseParts(response) ? response.cachedContent?.text : undefined;
  return new Response((text ?? body) as BodyInit | null, { status, statusText, headers });
}

/** An error as frameworks make them. */
export interface FrameworkError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly expose?: unknown;
  readonly headers?: unknown;
}

/**
 * Says whether an error is the framework's own, so that its status and a 4xx's message count. A text
 * is shown in place of the message.
 */
export type IsOwn = (error: FrameworkError) => boolean | string;

/** Gives whether an error tells of another server's answer, whose status is not ours. */
export function isUpstream(error: object): boolean {
  return "response" in error || "request" in error || "config" in error;
}

/**
 * Gives what answers by a configuration. Where none says who is told of a 5xx and the framework has
 * no log of its own, it goes to the console, as the frameworks' own handlers do.
 */
export function createResponder(
  options: Errors | ErrorsConfig,
  isOwn: IsOwn,
  { hasLog = false } = {},
): AdapterResponder {
  const usual: ErrorsConfig = hasLog ? {} : { onError: (error) => console.error(error) };
  const errors = toErrors(options, usual);
  const adopt = (thrown: unknown): HTTPException | undefined => adoptFrameworkError(thrown, isOwn);
  const respond = (
    error: unknown,
    request: Request | undefined,
    tell?: (problem: ProblemDetails) => void,
  ): Promise<Response> => errors.respond(error, request, adopt, tell);
  return Object.assign(respond, {
    respond: (asking: RequestContext, error: unknown) => errors.respondTo(asking, error, adopt),
    createParts: (error: unknown, asking: RequestContext) => errors.answer(error, asking, adopt),
  });
}

/** @throws TypeError where the options cannot be used */
function toErrors(options: Errors | ErrorsConfig, usual: ErrorsConfig): Errors {
  if ("respond" in Object(options)) return options as Errors;
  // Before they are copied, which makes options of anything.
  validateConfig(options as ErrorsConfig);
  return createErrors({ ...usual, ...options });
}

/** Gives whatever was thrown as an error that a log can read. */
export function toError(thrown: unknown): Error {
  if (isInstance(thrown, Error)) return thrown;
  try {
    return new Error(String(thrown));
  } catch {
    return new Error("Cannot tell what was thrown: it has no text");
  }
}

/** Gives an error of this package for one of a framework's, or nothing where it is none. */
function adoptFrameworkError(thrown: unknown, isOwn: IsOwn): HTTPException | undefined {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const error = thrown as FrameworkError;
  const { status = error.statusCode, expose } = error;
  const { statusCode = status } = error;
  if (typeof status !== "number" || statusCode !== status) return undefined;
  if (!Number.isInteger(status) || status < 400 || status > 599) return undefined;
  // http-errors' signature. A status alone may be that of another server's answer, as axios has it.
  const isAgreed = typeof expose === "boolean" && error.statusCode === error.status;
  const own = isAgreed || isOwn(error);
  if (own === false) return undefined;
  const shown = expose === undefined ? status < 500 : expose === true;
  const text = typeof own === "string" ? own : error.message;
  return createExceptionFor(status, shown ? text : undefined, error);
}

/** The class of a status, as far as it is known here. */
interface StatusClass {
  new (options: object): HTTPException;
  readonly title?: string | undefined;
}

/** Gives an error of any status with a text that may be shown, for one that another package made. */
function createExceptionFor(status: number, text: unknown, from: FrameworkError): HTTPException {
  const kind = statusMap[status as keyof typeof statusMap] as unknown as StatusClass | undefined;
  // Many frameworks repeat the phrase of the status where there is nothing to say.
  const isDetail = typeof text === "string" && text !== "" && text !== kind?.title;
  const shown = isDetail ? { detail: text, expose: true } : {};
  const headers = readForeignHeaders(from.headers);
  for (const options of [
    { ...shown, cause: from, headers },
    { ...shown, cause: from },
  ]) {
    try {
      if (kind) return new kind(options);
    } catch {
      // A duty is not fulfilled, as by a 401 without a challenge.
    }
    try {
      const error: { status: number } & HTTPException = new HTTPError(
        status < 500 ? 400 : 500,
        options,
      );
      error.status = status;
      return error;
    } catch {
      // A field cannot go out.
    }
  }
  throw new TypeError(`Cannot answer with ${status}`);
}

/** Gives the fields that an error brings, but for those about a body that is not sent. */
function readForeignHeaders(headers: unknown): [string, string][] {
  if (typeof headers !== "object" || headers === null) return [];
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return pairs
    .filter(([name]) => !CONTENT_HEADERS.includes(name.toLowerCase()))
    .flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
}
