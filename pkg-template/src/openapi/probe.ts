/** Real answers for an error: in each media type, with and without an origin. */

import { catalogue } from "../catalogue.js";
import { type ExceptionClass, HTTPException, isHTTPException } from "../index.js";
import type { CatalogueRow } from "../model/catalogue-row.js";
import { createSampleOptions } from "../options/samples.js";
import { MEDIA } from "../response/media-types.js";
import type { Errors, ErrorsConfig } from "../server.js";

/** What an answer was. */
export interface Probe {
  /** Its media type, without parameters; nothing where it has no content. */
  readonly type: string | undefined;
  readonly headers: Headers;
  readonly body: string;
}

/** An error, and the answers for it. */
export interface ProbedError {
  readonly error: HTTPException;
  readonly name: string;
  readonly status: number;
  readonly probes: readonly Probe[];
  /** Whether its class writes content of its own. */
  readonly isOwn: boolean;
}

/** Gives what is known of a status. */
export function findCatalogueRow(status: number): CatalogueRow | undefined {
  return catalogue.find((row) => row.status === status);
}

/**
 * Gives an error of a class, with all that its status may say, or with no more than it must.
 *
 * @throws TypeError where that takes arguments of its own
 */
function createSample(Class: ExceptionClass, isBare = false): HTTPException {
  const { status, name, explanation } = Class as unknown as {
    readonly status?: number;
    readonly name: string;
    readonly explanation?: string;
  };
  const why = `Cannot describe ${name}: give an error of it in place of the class`;
  if (status === undefined) throw new TypeError(why);
  const row = findCatalogueRow(status);
  const duties = (row?.duties ?? []).filter(({ required }) => required || !isBare);
  const options: { [option: string]: unknown } = {
    stack: false,
    ...createSampleOptions(status, duties),
  };
  if (!isBare) options["detail"] = explanation ?? row?.explanation ?? "An example.";
  for (;;) {
    try {
      const error = new (Class as unknown as new (options: object) => HTTPException)(options);
      if (isHTTPException(error)) return error;
      throw new TypeError(why);
    } catch (cause) {
      // The errors that are about one part of a request are told which.
      const missing = /: (header|param|key) is missing$/.exec((cause as Error).message)?.[1];
      if (missing === undefined || missing in options) throw new TypeError(why, { cause });
      // They say that in a sentence of their own.
      delete options["detail"];
      options[missing] = missing === "header" ? "X-Song" : "song";
    }
  }
}

/** Gives requests that an API could get: the fields that answers depend on differ. */
function createRequests(type: string, config: ErrorsConfig): Request[] {
  const { cors, requestId } = config;
  const { origin } = typeof cors === "object" ? cors : { origin: undefined };
  const known = typeof origin === "string" ? origin : Array.isArray(origin) ? origin[0] : undefined;
  const field = typeof requestId === "string" ? requestId : "x-request-id";
  const asked = known === undefined || known === "*" ? "https://app.example" : `${known}`;
  return [
    new Request("https://api.example/", {
      headers: { accept: type, origin: asked, [field]: "c0ffee07" },
    }),
    new Request("https://api.example/", { headers: { accept: type, [field]: "c0ffee08" } }),
  ];
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

/** Gives whether a class makes contents itself. */
function hasContent(error: HTTPException): boolean {
  const { toJSON, toXML, toHTML, toText } = HTTPException.prototype;
  return (
    error.toJSON !== toJSON ||
    error.toXML !== toXML ||
    error.toHTML !== toHTML ||
    error.toText !== toText ||
    error.response !== undefined
  );
}

/** Gives the error of a class that says the least; nothing where it takes arguments of its own. */
function createBareError(Class: ExceptionClass): HTTPException | undefined {
  try {
    return createSample(Class, true);
  } catch {
    return undefined;
  }
}

/** Gives the answers for a class, or an error. */
export async function probeError(
  errors: Errors,
  config: ErrorsConfig,
  given: ExceptionClass | HTTPException,
): Promise<ProbedError> {
  const error = isHTTPException(given) ? given : createSample(given as ExceptionClass);
  const types = [...MEDIA, ...Object.keys(config.formats ?? {})];
  const requests = types.flatMap((type) => createRequests(type, config));
  // What another error of the class may lack is not required.
  const bare = createBareError(
    isHTTPException(given) ? (given.constructor as ExceptionClass) : given,
  );
  const probes: Probe[] = [];
  for (const one of bare === undefined ? [error] : [error, bare]) {
    for (const request of requests) probes.push(await probeResponse(errors, one, request));
  }
  const [first] = createRequests("*/*", config);
  const { status } = errors.toResponse(error, first);
  return { error, name: error.name, status, probes, isOwn: hasContent(error) };
}
