/** `httpexc render <status>`: prints the response for an error as a client gets it. */

import { findCatalogueRow } from "../catalogue/find-row.js";
import * as dialects from "../dialects.js";
import { DIALECT_NAMES, type DialectName } from "../generated/protocol.js";
import { defineStatus, type ExceptionClass, type HTTPException, statusMap } from "../index.js";
import type { Dialect } from "../model/dialect.js";
import { findOptionProblem } from "../options/find-option-problem.js";
import { createErrors } from "../server.js";
import { type OptionTypes, type ParsedArguments, requireOneWord } from "./arguments.js";
import { createErrorOptions, ERROR_FLAGS, formatOptionProblem } from "./error-flags.js";
import { parseStatus } from "./statuses.js";
import type { Style } from "./style.js";
import { formatSuggestion, UsageError } from "./wrong-use.js";

/** The dialects by their names. A type error tells if one is not exported. */
const DIALECTS: { readonly [name in DialectName]: Dialect } = dialects;

const TEXT = { type: "string" } as const;

/** The options of the command. */
export const RENDER_OPTIONS: OptionTypes = {
  accept: TEXT,
  method: TEXT,
  url: TEXT,
  dialect: TEXT,
  body: { type: "boolean" },
  ...ERROR_FLAGS,
};

/** Returns the class for a status; a new one if the status is not registered. */
function findErrorClass(status: number, title: string | undefined): ExceptionClass {
  if (status < 200) throw new UsageError(`${status} is an interim response, so no error has it`);
  const known = (statusMap as { readonly [status: number]: ExceptionClass })[status];
  if (known) return known;
  const row = findCatalogueRow(status);
  if (row?.standing === "unused" || (status >= 300 && status < 400)) {
    throw new UsageError(`No error can have the status ${status}`);
  }
  const phrase = title ?? row?.phrase;
  if (phrase === undefined) {
    throw new UsageError(
      `${status} is not a registered status code, so it needs a title: --title "…"`,
    );
  }
  return defineStatus(status, { title: phrase }) as unknown as ExceptionClass;
}

function buildException(args: ParsedArguments, status: number): HTTPException {
  const options = createErrorOptions(args);
  const Class = findErrorClass(status, args.one("title")) as unknown as new (
    options: object,
  ) => HTTPException;
  const problem = findOptionProblem(status, options);
  if (problem !== undefined) throw new UsageError(formatOptionProblem(problem, status));
  return new Class(options);
}

function createRequest({ one }: ParsedArguments): Request {
  const accept = one("accept");
  const url = one("url") ?? "http://localhost/";
  const method = one("method") ?? "GET";
  const attempts: readonly (readonly [flag: string, value: string, init: RequestInit])[] = [
    ["--url", url, {}],
    ["--method", method, { method }],
    ["--accept", accept ?? "", accept === undefined ? {} : { headers: { accept } }],
  ];
  let init: RequestInit = {};
  for (const [flag, value, part] of attempts) {
    init = { ...init, ...part };
    try {
      new Request(url, init);
    } catch {
      throw new UsageError(`A request cannot have ${flag} ${JSON.stringify(value)}`);
    }
  }
  return new Request(url, init);
}

/** A response as text, and a note about it. */
export interface RenderedResponse {
  readonly output: string;
  readonly note: string | undefined;
}

/** Returns the response for the error that the arguments describe. */
export async function render(args: ParsedArguments, style: Style): Promise<RenderedResponse> {
  const status = parseStatus(requireOneWord(args, "the status of the error"));
  const word = args.one("dialect") ?? "problem";
  const name = DIALECT_NAMES.find((one) => one === word);
  if (name === undefined) {
    throw new UsageError(
      `Unknown dialect ${word}${formatSuggestion(word, DIALECT_NAMES) || "."} Dialects: ${DIALECT_NAMES.join(", ")}`,
    );
  }
  const error = buildException(args, status);
  const request = createRequest(args);
  let isRefused = false;
  const errors = createErrors({
    dialect: DIALECTS[name],
    onError: () => {
      isRefused = status < 500;
    },
  });
  const response = errors.toResponse(error, request);
  const body = await response.text();
  const notes: string[] = [];
  if (isRefused)
    notes.push(
      "The location is on another origin, so the response is a 500. Add --external to allow it.",
    );
  if (status >= 500 && !args.has("expose") && (args.has("detail") || args.has("error"))) {
    notes.push("The details of a 5xx appear only in the log. Add --expose to send them.");
  }
  const note = notes.length > 0 ? notes.join("\n") : undefined;
  if (args.has("body")) return { output: body, note };
  const { statusText } = response;
  const colour = response.status >= 500 ? style.red : style.yellow;
  const line = `HTTP/1.1 ${response.status} ${statusText}`.trimEnd();
  const headers = [...response.headers].map(([name, value]) => `${style.cyan(name)}: ${value}`);
  return { output: [style.bold(colour(line)), ...headers, "", body].join("\n"), note };
}
