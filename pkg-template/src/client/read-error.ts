/**
 * An upstream error as an error of this package: its class, its members, and the response for it.
 */

import { allowAssignment, defineOwnProperty } from "../errors/assigned-members.js";
import { type ExceptionClass, type HTTPException, isHTTPException } from "../index.js";
import type { MatchedProblem } from "../model/problem-declaration.js";
import type { ResponseSource } from "../model/response-source.js";
import { READ } from "../model/symbols.js";
import { createSealedSource } from "../response/sealed-source.js";
import { defineProperty } from "../values/define-property.js";
import { toOneLine } from "../values/one-line.js";
import { throwOptionError } from "../values/option-names.js";
import { readOwn } from "../values/own-record.js";
import { resolveTypeURI } from "../values/type-uri.js";
import type { Codes } from "./codes.js";
import { findReadDetails } from "./read-details.js";
import type { Report } from "./report.js";
import type { ReportedChallenge, ReportedError, ReportedRateLimit } from "./report-fields.js";
import { parseResponseStatus } from "./response-values.js";
import { findClassByStatus, type TitledClass } from "./status-classes.js";

/** The parts of a response that its error keeps. */
export interface ReadResponse {
  /** The status. */
  readonly status: number;
  /** The headers. */
  readonly headers: Headers;
  /** The URL of the response, after redirects; empty if it is unknown. */
  readonly url: string;
  /** The method of the request, if it is known. */
  readonly method?: string | undefined;
}

/** The members of an error that was read from a response: see {@link ReadError}. */
export interface ReadMembers {
  /** The report of the response. */
  readonly report: Report;
  /** The parts of the response that are kept. */
  readonly response: ReadResponse;
  /** A name for programs, in the words of the API. */
  readonly code: string | number | undefined;
  /** The errors in single parts of the request. */
  readonly errors: readonly ReportedError[];
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined;
  /** Whether the server, or the declaration of the problem, says that another try is worth it. */
  readonly retryable: boolean | undefined;
  /** The id of the request on the server. */
  readonly requestId: string | undefined;
  /** The state of a quota. */
  readonly rateLimit: ReportedRateLimit | undefined;
  /** How a client can prove who it is: see {@link ReportFields.challenges}. */
  readonly challenges: readonly ReportedChallenge[];
  /** The recognised format. */
  readonly dialect: string;
  /** The body: a value if it is JSON, otherwise its text. */
  readonly raw: unknown;
}

/** An error that was read from a response: an instance of the class for its status or its code. */
export type ReadError = HTTPException & ReadMembers;

/** The details of a response, which the options of its error hold. */
class ReadDetails {
  readonly response: ReadResponse;
  /** What your server responds with in place of the error; `undefined` if the error is relayed. */
  readonly source: ResponseSource | undefined;
  /** Returns the text for a log, which a client may not see. */
  readonly headline: () => string;
  /** The members that the error of a declared problem has in place of those of the report. */
  readonly declared: MatchedProblem["members"] | undefined;
  #report: Report | (() => Report);

  constructor(
    report: Report | (() => Report),
    response: ReadResponse,
    source: ResponseSource | undefined,
    declared: MatchedProblem["members"] | undefined,
  ) {
    this.#report = report;
    this.response = response;
    this.source = source;
    this.declared = declared;
    this.headline = () => {
      const { detail, title } = this.report;
      return toOneLine(detail ?? title ?? findClassByStatus(this.response.status).title);
    };
  }

  /** The report. The body is read at the first use, as many errors are thrown without it. */
  get report(): Report {
    if (typeof this.#report === "function") this.#report = this.#report();
    return this.#report;
  }
}

/** Returns the source of the response for an upstream error. It has no text and no header of that. */
function findGatewaySource(status: number): ResponseSource {
  const errorClass = findClassByStatus(status === 408 || status === 504 ? 504 : 502);
  return createSealedSource(errorClass.status as number, errorClass.title, errorClass);
}

/** The members of a report that are options of errors under the same name. */
const REPORT_OPTIONS = [
  "detail",
  "title",
  "type",
  "instance",
  "code",
  "retryable",
  "extensions",
] as const;

/** The members of a report that errors have under the same name, with `undefined` for `null`. */
const REPORT_MEMBERS = [
  ...REPORT_OPTIONS,
  "rateLimit",
  "requestId",
  "retryAfter",
  "errors",
  "challenges",
  "dialect",
] as const;

function createHelp({ help }: Report): { readonly href: string } | undefined {
  return help === null ? undefined : { href: help };
}

/** The members of a read error, each with the function that returns its value. */
const READ_MEMBERS: {
  readonly [name: string]: (details: ReadDetails, errorClass: TitledClass) => unknown;
} = {
  ...Object.fromEntries(
    REPORT_MEMBERS.map((name) => [
      name,
      // A declared problem has its type, its code and its extensions of its declaration.
      ({ declared, report }: ReadDetails) => readOwn(declared, name) ?? report[name] ?? undefined,
    ]),
  ),
  retryable: ({ declared, report }) => report.retryable ?? declared?.retryable,
  report: ({ report }) => report,
  response: ({ response }) => response,
  title: ({ report }, errorClass) => report.title ?? errorClass.title,
  help: ({ report }) => createHelp(report),
  raw: ({ report }) => report.raw,
  // Not that of the source, which belongs to the 502 or 504.
  statusText: (_, errorClass) => errorClass.title,
};

/** The classes of read errors, by the class that they extend and by status. */
const readClasses = new WeakMap<ExceptionClass, Map<number, TitledClass>>();

/**
 * Returns a class that extends another one by the members of a read error. They are on its
 * prototype: so they cost an error nothing, and copying an error's own properties does not copy the
 * response.
 */
function findReadClass(base: ExceptionClass, status: number): TitledClass {
  const classes = readClasses.get(base) ?? new Map<number, TitledClass>();
  readClasses.set(base, classes);
  let readClass = classes.get(status);
  if (readClass === undefined) {
    readClass = createReadClass(base, status);
    classes.set(status, readClass);
  }
  return readClass;
}

function createReadClass(base: ExceptionClass, status: number): TitledClass {
  const readClass = class extends base {} as unknown as TitledClass;
  const define = (name: string, value: unknown) =>
    defineProperty(readClass, name, { configurable: true, value });
  define("name", base.name);
  define("status", status);
  // A status without a title of its own has that of its family.
  if (readClass.title === undefined) define("title", findClassByStatus(status).title);
  for (const [name, readValue] of Object.entries(READ_MEMBERS)) {
    defineProperty(readClass.prototype, name, {
      configurable: true,
      get(this: object) {
        return readValue(findReadDetails(this) as ReadDetails, readClass);
      },
    });
  }
  allowAssignment(readClass.prototype, defineOwnProperty);
  return readClass;
}

/** How an error is created from a report. */
export interface ReadErrorSettings {
  readonly codes?: Codes | undefined;
  readonly declared?: MatchedProblem | undefined;
  /** Creates the options of an error that is relayed; `undefined` if it is not. */
  readonly createRelayOptions?: ((report: Report, response: ReadResponse) => object) | undefined;
  readonly stack?: boolean | undefined;
}

/**
 * Creates the error for a response.
 *
 * @param getReport - returns the report; it is called at once only if the error's class or options
 * depend on it
 * @throws TypeError if no class takes the status
 */
export function createReadError(
  getReport: () => Report,
  response: ReadResponse,
  settings: ReadErrorSettings,
): ReadError {
  const { codes, declared, createRelayOptions, stack } = settings;
  const status = parseResponseStatus(response.status);
  const canBeRelayed = status >= 300 && status <= 599;
  const relay = canBeRelayed ? createRelayOptions : undefined;
  const isRelayed = relay !== undefined;
  const source = isRelayed ? undefined : findGatewaySource(status);
  const report = codes || isRelayed ? getReport() : getReport;
  const details = new ReadDetails(report, response, source, declared?.members);
  const statusClass = findClassByStatus(status);
  const codeClass =
    (declared?.declaredClass as ExceptionClass | undefined) ??
    (codes && findCodeClass(codes, details.report, response.url));
  // A class may refuse the options. Then the next attempt gives it fewer of them: 0 has the report
  // and the headers to relay, 1 the report (for a class of the user's alone), and 2 neither.
  for (let attempt = isRelayed ? 0 : 1; attempt < 3; attempt++) {
    for (const errorClass of codeClass ? [codeClass, statusClass] : [statusClass]) {
      const options = { stack, expose: isRelayed, [READ]: details };
      // Only the constructor of a class of the user's may use the report: else it is not read yet.
      if (attempt === 0 || (attempt === 1 && errorClass === codeClass)) {
        Object.assign(options, createReportOptions(details.report));
      }
      if (attempt === 0) Object.assign(options, relay?.(details.report, response));
      try {
        return buildError(errorClass, status, options) as ReadError;
      } catch {
        // The class refuses what the upstream sent; the next attempt has fewer options.
      }
    }
  }
  throwOptionError("read a response", `its status is ${status}`);
}

/**
 * Returns the class for the type of a problem, or for its code. The type identifies the problem, so it
 * comes first, and it may be relative to the URL of the response (RFC 9457, 3.1.1).
 */
function findCodeClass(codes: Codes, report: Report, url: string): ExceptionClass | undefined {
  const { type, code } = report;
  return codes.get(type) ?? codes.get(resolveTypeURI(type, url)) ?? codes.get(code);
}

type DetailsOptions = { readonly [READ]: ReadDetails };

/** @throws TypeError, RangeError if the class refuses the options */
function buildError(
  errorClass: ExceptionClass,
  status: number,
  options: DetailsOptions,
): HTTPException {
  const validStatus = status >= 200 && status <= 599 ? status : 500;
  const { status: classStatus } = errorClass as unknown as TitledClass;
  // A class without a status takes one before the options, as HTTPError does.
  if (classStatus === undefined) {
    return construct(findReadClass(errorClass, validStatus), [validStatus], options);
  }
  // A class of errors refuses the status of an ok response, so that is assigned afterwards.
  const isAssigned = classStatus >= 400 && validStatus < 400;
  const readClass = findReadClass(errorClass, isAssigned ? classStatus : validStatus);
  const error = construct(readClass, [], options);
  if (isAssigned) (error as { status: number }).status = validStatus;
  return error;
}

/** The most arguments that the constructor of a user's class may take before its options. */
const MAX_ARGUMENTS_BEFORE = 3;

/**
 * Constructs an error that has the options. The constructor of a user's class may take other
 * arguments before them, of which a response has none, and may have a detail of its own. If it
 * throws, or does not give the options to its base, the error is created without it.
 *
 * @throws TypeError, RangeError if the base of all classes refuses the options
 */
function construct(
  readClass: ExceptionClass,
  first: readonly number[],
  options: DetailsOptions,
): HTTPException {
  for (const given of [options, { ...options, detail: undefined }]) {
    for (let before = 0; before <= MAX_ARGUMENTS_BEFORE; before++) {
      try {
        const missing = new Array<undefined>(before).fill(undefined);
        const error = new readClass(...first, ...missing, given);
        if (findReadDetails(error) === options[READ]) return error;
      } catch {
        // The options may stand elsewhere.
      }
    }
  }
  return Reflect.construct(findRootClass(readClass), [...first, options], readClass);
}

/** Returns the `HTTPException` that a class extends; a class of another copy extends that copy's. */
function findRootClass(errorClass: ExceptionClass): ExceptionClass {
  let root = errorClass;
  for (;;) {
    const base = Object.getPrototypeOf(root) as ExceptionClass;
    if (!isHTTPException(base.prototype)) return root;
    root = base;
  }
}

/** Creates the options of an error that has the members of a report. */
function createReportOptions(report: Report) {
  return {
    ...Object.fromEntries(REPORT_OPTIONS.map((name) => [name, report[name] ?? undefined])),
    help: createHelp(report),
    errors: report.errors.map(({ path, code, message }) => ({
      path,
      code: code ?? undefined,
      message: message ?? undefined,
    })),
  };
}
