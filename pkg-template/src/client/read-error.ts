/** Another server's error as an error here: its class, what it tells, and what goes out for it. */

import {
  type ExceptionClass,
  HTTPBadGateway,
  type HTTPException,
  HTTPGatewayTimeout,
  HTTPInternalServerError,
  HTTPOk,
  isHTTPException,
  statusMap,
} from "../index.js";
import type { ResponseSource } from "../model/response-source.js";
import { READ } from "../model/symbols.js";
import { oneLine } from "../values/one-line.js";
import type { Codes } from "./codes.js";
import { throwOptionError } from "./options.js";
import { readStatus } from "./parse-error.js";
import type { Report, ReportedError, ReportedRateLimit } from "./report.js";

/** What is kept of an answer that was read. */
export interface ReadResponse {
  /** Its status. */
  readonly status: number;
  /** Its header fields. */
  readonly headers: Headers;
  /** The URL that it came from, after redirects; empty where that is not known. */
  readonly url: string;
  /** The method of the request, where that is known. */
  readonly method?: string | undefined;
}

/** What errors have that were read from an answer: see {@link ReadError}. */
export interface ReadMembers {
  /** What the answer says. */
  readonly report: Report;
  /** What is kept of the answer itself. */
  readonly response: ReadResponse;
  /** A name for programs, in the words of the API. */
  readonly code: string | number | undefined;
  /** What is wrong with single parts of the request. */
  readonly errors: readonly ReportedError[];
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined;
  /** The id under which the server knows the request. */
  readonly requestId: string | undefined;
  /** What is left of a quota. */
  readonly rateLimit: ReportedRateLimit | undefined;
  /** The format that was recognised. */
  readonly dialect: string;
  /** The body: a value where it is JSON, else its text. */
  readonly raw: unknown;
}

/** An error that was read from an answer: an instance of the class for its status or its code. */
export type ReadError = HTTPException & ReadMembers;

/**
 * Gives whether an error was read from an answer: what `fetchOrThrow` and `raiseForStatus` throw where
 * one came. It narrows an error whose class is known already, too.
 *
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { isReadError, raiseForStatus } from "httpexc/client";
 *
 * const headers = { "x-request-id": "8f2a" };
 * try {
 *   await raiseForStatus(new Response("No such song.", { status: 404, headers }));
 * } catch (error) {
 *   console.assert(isReadError(error) && error.requestId === "8f2a");
 *   console.assert(error instanceof HTTPNotFound && isReadError(error) && error.dialect === "text");
 * }
 * console.assert(!isReadError(new HTTPNotFound()));
 * ```
 */
export function isReadError(error: unknown): error is ReadError {
  return isHTTPException(error) && findReadDetails(error) !== undefined;
}

/** What is known of an answer, in the options of its error. */
class ReadDetails {
  readonly response: ReadResponse;
  /** What goes out in place of the error; nothing where it is relayed. */
  readonly source: ResponseSource | undefined;
  /** Gives what a log says of the error, which a client may not see. */
  readonly headline: () => string;
  #report: Report | (() => Report);

  constructor(report: Report | (() => Report), response: ReadResponse, source?: ResponseSource) {
    this.#report = report;
    this.response = response;
    this.source = source;
    this.headline = () => {
      const { detail, title } = this.report;
      return oneLine(detail ?? title ?? (findClass(this.response.status) as TitledClass).title);
    };
  }

  /** What the answer says. It is read when it is first asked for: an error may be thrown for less. */
  get report(): Report {
    if (typeof this.#report === "function") this.#report = this.#report();
    return this.#report;
  }
}

type ClassesByStatus = { readonly [status: number]: ExceptionClass };
type TitledClass = ExceptionClass & { readonly title: string; readonly status?: number };

/** Gives the class for a status; one that is unknown counts as the x00 of its family (RFC 9110, 15). */
function findClass(status: number): ExceptionClass {
  const classes = statusMap as unknown as ClassesByStatus;
  const family = Math.floor(status / 100);
  return (
    classes[status] ?? (family === 2 ? HTTPOk : (classes[family * 100] ?? HTTPInternalServerError))
  );
}

/** What goes out for another server's error. Of its text and its fields there is nothing in it. */
function createGatewaySource(errorClass: ExceptionClass): ResponseSource {
  const { title, status } = errorClass as unknown as TitledClass;
  return {
    explanation: undefined,
    isExposed: false,
    options: undefined,
    isSealed: true,
    status: status as number,
    title,
    errorClass,
  };
}

let badGateway: ResponseSource | undefined;
let timeout: ResponseSource | undefined;

/** Gives what goes out for an error with a status: the same for all, so that it is made once. */
function findGatewaySource(status: number): ResponseSource {
  if (status === 408 || status === 504) {
    timeout ??= createGatewaySource(HTTPGatewayTimeout);
    return timeout;
  }
  badGateway ??= createGatewaySource(HTTPBadGateway);
  return badGateway;
}

/** The fields of a report that errors have under the same name, and what stands for those without. */
const SHARED_MEMBERS = [
  "detail",
  "type",
  "instance",
  "code",
  "rateLimit",
  "requestId",
  "retryAfter",
  "errors",
  "extensions",
  "dialect",
] as const;

function createHelp({ help }: Report): { readonly href: string } | undefined {
  return help === null ? undefined : { href: help };
}

/** Gives what an error has of its report. */
const MEMBERS: { readonly [name: string]: (known: ReadDetails, kind: TitledClass) => unknown } = {
  ...Object.fromEntries(
    SHARED_MEMBERS.map((name) => [name, ({ report }: ReadDetails) => report[name] ?? undefined]),
  ),
  report: ({ report }) => report,
  response: ({ response }) => response,
  title: ({ report }, kind) => report.title ?? kind.title,
  help: ({ report }) => createHelp(report),
  raw: ({ report }) => report.raw,
  // The source has another one: that of the answer that goes out.
  statusText: (_, kind) => kind.title,
};

/** Gives what is known of the answer of an error. */
function findReadDetails(error: object): ReadDetails | undefined {
  return (error as { readonly options?: { readonly [READ]?: ReadDetails } }).options?.[READ];
}

/** The classes of errors that were read, by the class that they extend and the status. */
const readClasses = new WeakMap<ExceptionClass, Map<number, ExceptionClass>>();

/**
 * Gives a class that extends another one by what is known of an answer. On the prototype that is at
 * no cost for an error, and nobody who copies the properties of an error copies the answer.
 */
function findReadClass(base: ExceptionClass, status: number): ExceptionClass {
  const known = readClasses.get(base) ?? new Map<number, ExceptionClass>();
  readClasses.set(base, known);
  const made = known.get(status);
  if (made) return made;
  const kind = class extends base {} as unknown as TitledClass;
  const define = (name: string, value: unknown) =>
    Object.defineProperty(kind, name, { configurable: true, value });
  define("name", base.name);
  define("status", status);
  if (kind.title === undefined) {
    // A status that no registry has is known by the title of its family.
    define("title", (findClass(status) as TitledClass).title);
  }
  for (const [member, get] of Object.entries(MEMBERS)) {
    Object.defineProperty(kind.prototype, member, {
      configurable: true,
      get(this: object) {
        return get(findReadDetails(this) as ReadDetails, kind);
      },
    });
  }
  known.set(status, kind);
  return kind;
}

/** How an error is made of a report. */
export interface ReadErrorSettings {
  readonly codes?: Codes | undefined;
  readonly relay?: boolean | undefined;
  readonly stack?: boolean | undefined;
}

/**
 * Gives the error for an answer.
 *
 * @param read - gives what the answer says; it is asked now only if that decides on the error
 */
export function createReadError(
  read: () => Report,
  response: ReadResponse,
  making: ReadErrorSettings,
): ReadError {
  const status = readStatus(response.status);
  const isRelayed = making.relay === true && status >= 300 && status <= 599;
  const source = isRelayed ? undefined : findGatewaySource(status);
  const { codes, stack } = making;
  const known = new ReadDetails(codes || isRelayed ? read() : read, response, source);
  const usual = findClass(status);
  const own = codes?.get(known.report.code);
  for (let less = isRelayed ? 0 : 1; less < 3; less++) {
    // A class of the user's may refuse.
    for (const kind of own ? [own, usual] : [usual]) {
      const options = { stack, expose: isRelayed, [READ]: known };
      // The constructor of a class of the user's may look at any of them; else nobody does.
      if (less === 0 || (less === 1 && kind === own))
        Object.assign(options, createOptions(known.report));
      if (less === 0) Object.assign(options, createRelayOptions(known.report, response));
      try {
        const error = buildError(kind, status, options);
        // It may have kept the options to itself, or what the server sent is fit for none.
        if (findReadDetails(error) === known) return error as ReadError;
      } catch {
        // The next one asks for less.
      }
    }
  }
  throwOptionError("read an answer", `its status is ${status}`);
}

function buildError(kind: ExceptionClass, status: number, options: object): HTTPException {
  const sent = status >= 200 && status <= 599 ? status : 500;
  const { status: fixed } = kind as unknown as TitledClass;
  // A class without a status takes it before the options, as HTTPError does.
  if (fixed === undefined) return new (findReadClass(kind, sent))(sent, options);
  // A class of errors refuses the status of an answer that was ok, and is told of it later.
  const isLate = fixed >= 400 && sent < 400;
  const error = new (findReadClass(kind, isLate ? fixed : sent))(options);
  if (isLate) (error as { status: number }).status = sent;
  return error;
}

const OPTION_MEMBERS = ["detail", "title", "type", "instance", "code", "extensions"] as const;

/** Gives the options that say what a report says. */
function createOptions(report: Report) {
  return {
    ...Object.fromEntries(OPTION_MEMBERS.map((name) => [name, report[name] ?? undefined])),
    help: createHelp(report),
    errors: report.errors.map(({ path, code, message }) => ({
      path,
      code: code ?? undefined,
      message: message ?? undefined,
    })),
  };
}

/** Gives the options for what an answer that is relayed has to have. */
function createRelayOptions({ status, retryAfter }: Report, { headers }: ReadResponse) {
  const field = (name: string): string | undefined => headers.get?.(name) ?? undefined;
  const [, unit, length] = /^(\S+) \*\/(\d{1,15})$/.exec(field("content-range") ?? "") ?? [];
  const [, blockedBy] = /<([^<>]*)>\s*;\s*rel="?blocked-by\b/i.exec(field("link") ?? "") ?? [];
  const duties: { readonly [status: number]: object } = {
    401: { challenges: field("www-authenticate") },
    405: { allow: splitList(field("allow")) },
    407: { challenges: field("proxy-authenticate") },
    416: { unit, length: length && Number(length) },
    426: { upgrade: splitList(field("upgrade")) },
    451: { blockedBy },
  };
  const location = status < 400 ? field("location") : undefined;
  return { retryAfter: retryAfter ?? undefined, location, ...duties[status] };
}

function splitList(value: string | undefined): string[] | undefined {
  return value?.split(/[\s,]+/).filter((item) => item !== "");
}
