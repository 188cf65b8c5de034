/** Real responses for an error: in each media type, with and without an origin. */

import { findCatalogueRow } from "../catalogue/find-row.js";
import { MEDIA_TYPES } from "../generated/protocol.js";
import { type ExceptionClass, HTTPException, isHTTPException } from "../index.js";
import type { ClassStatics } from "../model/class-statics.js";
import type { ProblemDeclaration } from "../model/problem-declaration.js";
import { createSampleOptions } from "../options/samples.js";
import { validateOptions } from "../options/validate.js";
import { createProblemSample, hasNoExample } from "../problems/documentation/problem-sample.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { findDeclaration } from "../values/declared-problem.js";
import { defineProperty } from "../values/define-property.js";
import { createRecord, readOwn } from "../values/own-record.js";

/** A response. */
export interface Probe {
  /** Its media type without parameters, or undefined if it has no content. */
  readonly type: string | undefined;
  readonly headers: Headers;
  readonly body: string;
}

/** An error, and the responses for it. */
export interface ProbedError {
  readonly error: HTTPException;
  readonly name: string;
  readonly status: number;
  /** Its declaration, if it is a declared problem. */
  readonly declaration: ProblemDeclaration | undefined;
  readonly probes: readonly Probe[];
  /** Whether the content is an example: not if the extensions of a declared class are not known. */
  readonly isExample: boolean;
  /** Whether its class writes the content itself. */
  readonly hasOwnContent: boolean;
}

/** The text that stands for the options of a sample if a constructor puts them into a text. */
const PROBE_TEXT = "httpexc-openapi-probe";

/** Whether a value has the options of a sample in it, or a text that was made without an argument. */
function hasProbe(value: unknown): boolean {
  const text = JSON.stringify(value) ?? "";
  return text.includes(PROBE_TEXT) || /(?<![a-z])(?:undefined|NaN)(?![a-z])|\[object /i.test(text);
}

/**
 * Whether a constructor passes the options on as they are. One that takes arguments of its own would put
 * the sample into the error, and so into the document.
 */
function keepsOptions(
  error: HTTPException,
  status: number,
  samples: { readonly [option: string]: unknown },
): boolean {
  const options = (error as unknown as { readonly options: { [option: string]: unknown } }).options;
  const expected = (validateOptions(status, samples) ?? {}) as { [option: string]: unknown };
  const names = new Set([...Object.keys(options), ...Object.keys(expected)]);
  return [...names].every((name) =>
    expected[name] === undefined
      ? !hasProbe(options[name])
      : JSON.stringify(options[name]) === JSON.stringify(expected[name]),
  );
}

/**
 * Creates an error of a class: with every option that its status has, or only with the required ones.
 *
 * @throws TypeError if the constructor takes arguments of its own
 */
function createSample(Class: ExceptionClass, isBare = false): HTTPException {
  const requestPart = readOwn(Class, "requestPart") as string | undefined;
  const { status, name, explanation } = Class as unknown as ClassStatics & {
    readonly requestPart?: string;
  };
  const why = `Cannot describe ${name}: give an error of it in place of the class`;
  if (status === undefined) throw new TypeError(why);
  const declaration = findDeclaration(readOwn(Class, "prototype"));
  if (declaration) return createProblemSample(Class, declaration, isBare);
  const row = findCatalogueRow(status);
  const duties = (row?.duties ?? []).filter(({ required }) => required || !isBare);
  const options: { [option: string]: unknown } = {
    stack: false,
    ...createSampleOptions(status, duties),
  };
  if (requestPart !== undefined) {
    // Such an error writes its detail from the name of the part.
    options[requestPart] = requestPart === "header" ? "X-Song" : "song";
  } else if (!isBare) {
    options["detail"] = explanation ?? row?.explanation ?? "An example.";
  }
  defineProperty(options, "toString", { value: () => PROBE_TEXT });
  let error: HTTPException;
  try {
    error = new (Class as unknown as new (options: object) => HTTPException)(options);
  } catch (cause) {
    throw new TypeError(why, { cause });
  }
  if (!isHTTPException(error)) throw new TypeError(why);
  const takesOptions = requestPart !== undefined || keepsOptions(error, status, options);
  if (!takesOptions) throw new TypeError(why);
  return error;
}

/** Creates requests that differ in the headers that responses depend on. */
function createRequests(type: string, config: ErrorsConfig): Request[] {
  const { cors, requestId } = config;
  const { origin } = typeof cors === "object" ? cors : { origin: undefined };
  const allowed =
    typeof origin === "string" ? origin : Array.isArray(origin) ? origin[0] : undefined;
  const idHeader = typeof requestId === "string" ? requestId : "x-request-id";
  const sent = allowed === undefined || allowed === "*" ? "https://app.example" : `${allowed}`;
  return [
    { accept: type, origin: sent, [idHeader]: "c0ffee07" },
    { accept: type, [idHeader]: "c0ffee08" },
  ].map((headers) => new Request("https://api.example/", createRecord({ headers })));
}

async function probeResponse(
  errors: Errors,
  error: HTTPException,
  request: Request,
): Promise<Probe> {
  const response = errors.toResponse(error, request);
  const body = await response.text();
  const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  return { type: body === "" ? undefined : type, headers: response.headers, body };
}

/** Whether a class writes the content itself. */
function hasOwnContent(error: HTTPException): boolean {
  const { toJSON, toXML, toHTML, toText } = HTTPException.prototype;
  return (
    error.toJSON !== toJSON ||
    error.toXML !== toXML ||
    error.toHTML !== toHTML ||
    error.toText !== toText ||
    error.response !== undefined
  );
}

/** Creates an error with the required options alone; undefined if the class takes other arguments. */
function createBareError(Class: ExceptionClass): HTTPException | undefined {
  try {
    return createSample(Class, true);
  } catch {
    return undefined;
  }
}

/** Returns the responses for a class or an error. */
export async function probeError(
  errors: Errors,
  config: ErrorsConfig,
  target: ExceptionClass | HTTPException,
): Promise<ProbedError> {
  const error = isHTTPException(target) ? target : createSample(target as ExceptionClass);
  const types = [...MEDIA_TYPES, ...Object.keys(config.formats ?? {})];
  const requests = types.flatMap((type) => createRequests(type, config));
  // A header that another error of the class lacks is not required.
  const bare = createBareError(
    isHTTPException(target) ? (target.constructor as ExceptionClass) : target,
  );
  const probes: Probe[] = [];
  for (const one of bare === undefined ? [error] : [error, bare]) {
    for (const request of requests) probes.push(await probeResponse(errors, one, request));
  }
  const [first] = createRequests("*/*", config);
  const { status } = errors.toResponse(error, first);
  const declaration = findDeclaration(error);
  return {
    error,
    name: error.name,
    status,
    declaration,
    probes,
    isExample: isHTTPException(target) || declaration === undefined || !hasNoExample(declaration),
    hasOwnContent: hasOwnContent(error),
  };
}
