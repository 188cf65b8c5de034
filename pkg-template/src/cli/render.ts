/** `httpexc render <status>`: prints the response for an error as a client gets it. */

import { findCatalogueRow } from "../catalogue/find-row.js";
import { DIALECT_NAMES } from "../generated/protocol.js";
import {
  defineStatus,
  type ExceptionClass,
  type FieldError,
  type HTTPException,
  statusMap,
} from "../index.js";
import type { OptionProblem } from "../model/option-problem.js";
import { findOptionProblem } from "../options/find-option-problem.js";
import { createErrors, type DialectName } from "../server.js";
import { type OptionTypes, type ParsedArguments, requireOneWord } from "./arguments.js";
import { parseStatus } from "./statuses.js";
import type { Style } from "./style.js";
import { formatSuggestion, UsageError } from "./wrong-use.js";

const TEXT = { type: "string" } as const;
const TEXTS = { type: "string", multiple: true } as const;
const FLAG = { type: "boolean" } as const;

/** The options of the command. */
export const RENDER_OPTIONS: OptionTypes = {
  accept: TEXT,
  method: TEXT,
  url: TEXT,
  dialect: TEXT,
  body: FLAG,
  detail: TEXT,
  title: TEXT,
  code: TEXT,
  type: TEXT,
  instance: TEXT,
  "help-href": TEXT,
  comment: TEXT,
  error: TEXTS,
  extension: TEXTS,
  header: TEXTS,
  expose: FLAG,
  "retry-after": TEXT,
  allow: TEXTS,
  challenge: TEXTS,
  upgrade: TEXTS,
  location: TEXT,
  external: FLAG,
  length: TEXT,
  unit: TEXT,
  "accepts-type": TEXTS,
  "accepts-encoding": TEXTS,
  "accepts-patch": TEXTS,
  "blocked-by": TEXT,
};

/** The option of the command for an option of errors, if the names differ. */
const FLAG_NAMES: { readonly [option: string]: string } = {
  retryAfter: "retry-after",
  challenges: "challenge",
  accept: "accepts-type",
  acceptEncoding: "accepts-encoding",
  acceptPatch: "accepts-patch",
  blockedBy: "blocked-by",
  headers: "header",
  errors: "error",
  extensions: "extension",
};

/** An example of each required option. */
const FLAG_SAMPLES: { readonly [option: string]: string } = {
  allow: "--allow GET,HEAD",
  challenges: "--challenge 'Bearer realm=\"api\"'",
  upgrade: "--upgrade websocket",
  location: "--location /elsewhere",
};

/** Returns a text as a number if it is one. */
const parseNumber = (value: string) =>
  /^-?(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;

/** Splits a value at the first mark. */
function splitOnce(value: string, mark: string, option: string, form: string): [string, string] {
  const at = value.indexOf(mark);
  if (at < 1) throw new UsageError(`--${option} has the form ${form}: ${value}`);
  return [value.slice(0, at).trim(), value.slice(at + mark.length).trim()];
}

/** Parses `user.email: message`. */
function parseFieldError(value: string): FieldError {
  const [path, message] = splitOnce(value, ":", "error", "'user.email: This is no address.'");
  return { path: path.split(".").map(parseNumber), message };
}

/** Members that have an option of their own, so they cannot be extensions. */
const RESERVED_MEMBERS: { readonly [name: string]: string } = {
  type: "see --type",
  title: "see --title",
  status: "the status is the first word",
  detail: "see --detail",
  instance: "see --instance",
  code: "see --code",
  help: "see --help-href",
  errors: "see --error",
};

/** Parses `name=value`, the value as JSON if it is JSON. */
function parseMember(value: string): [string, unknown] {
  const [name, json] = splitOnce(value, "=", "extension", "name=value");
  if (Object.hasOwn(RESERVED_MEMBERS, name))
    throw new UsageError(`--extension cannot be ${name}: ${RESERVED_MEMBERS[name]}`);
  try {
    return [name, JSON.parse(json)];
  } catch {
    return [name, json];
  }
}

function parseRetryAfter(value: string | undefined): number | Date | undefined {
  if (value === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    throw new UsageError(`--retry-after is neither a number of seconds nor a date: ${value}`);
  }
  return date;
}

/** Returns the items of an option that takes lists and may be repeated. An empty value has no items. */
const splitItems = (values: readonly string[]) =>
  values.length === 0
    ? undefined
    : values.flatMap((value) =>
        value.trim() === "" ? [] : value.split(",").map((item) => item.trim()),
      );

/** Returns the options of the error, without those that the user left out. */
function createErrorOptions(args: ParsedArguments): { [option: string]: unknown } {
  const { one, all, has } = args;
  const challenges = all("challenge");
  const code = one("code");
  const errors = all("error").map(parseFieldError);
  const extensions = Object.fromEntries(all("extension").map(parseMember));
  const headers = all("header").map((value) => splitOnce(value, ":", "header", "'Name: value'"));
  const options = {
    detail: one("detail"),
    title: one("title"),
    code: code === undefined ? undefined : parseNumber(code),
    type: one("type"),
    instance: one("instance"),
    help: has("help-href") ? { href: one("help-href") } : undefined,
    comment: one("comment"),
    errors: errors.length > 0 ? errors : undefined,
    extensions: Object.keys(extensions).length > 0 ? extensions : undefined,
    headers: headers.length > 0 ? headers : undefined,
    expose: has("expose") ? true : undefined,
    retryAfter: parseRetryAfter(one("retry-after")),
    allow: splitItems(all("allow")),
    challenges: challenges.length > 0 ? challenges : undefined,
    upgrade: splitItems(all("upgrade")),
    location: one("location"),
    external: has("external") ? true : undefined,
    length: args.number("length"),
    unit: one("unit"),
    accept: splitItems(all("accepts-type")),
    acceptEncoding: splitItems(all("accepts-encoding")),
    acceptPatch: splitItems(all("accepts-patch")),
    blockedBy: one("blocked-by"),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Returns the class for a status; a new one if the status is not registered. */
function findErrorClass(status: number, title: string | undefined): ExceptionClass {
  if (status < 200) throw new UsageError(`${status} is no final answer, so it has no error`);
  const known = (statusMap as { readonly [status: number]: ExceptionClass })[status];
  if (known) return known;
  const row = findCatalogueRow(status);
  if (row?.standing === "unused" || (status >= 300 && status < 400)) {
    throw new UsageError(`${status} is no status that can be sent`);
  }
  const phrase = title ?? row?.phrase;
  if (phrase === undefined) {
    throw new UsageError(`${status} is in no registry, so it needs a title: --title "…"`);
  }
  return defineStatus(status, { title: phrase }) as unknown as ExceptionClass;
}

/** Returns what is wrong with the options, in terms of the command. */
function formatOptionProblem(problem: OptionProblem, status: number): string {
  const { option, rule, member = "", reason } = problem;
  if (rule === "missing") {
    return `A ${status} cannot go out without its header: add ${FLAG_SAMPLES[option] ?? option}`;
  }
  const flag = `--${FLAG_NAMES[option] ?? option}`;
  const isRefused = rule === "unknown" || rule === "unsupported";
  return isRefused ? `A ${status} takes no ${flag}` : `${flag}${member} ${reason}`;
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
  try {
    return new Request(url, {
      method: one("method") ?? "GET",
      headers: accept === undefined ? {} : { accept },
    });
  } catch {
    throw new UsageError("No request has this --url, --method or --accept");
  }
}

/** A response as text, and a note about it. */
export interface RenderedResponse {
  readonly output: string;
  readonly note: string | undefined;
}

/** Returns the response for the error that the arguments describe. */
export async function render(args: ParsedArguments, style: Style): Promise<RenderedResponse> {
  const status = parseStatus(requireOneWord(args, "the status of the error"));
  const dialect = (args.one("dialect") ?? "problem") as DialectName;
  if (!DIALECT_NAMES.includes(dialect)) {
    throw new UsageError(
      `Unknown dialect ${dialect}${formatSuggestion(dialect, DIALECT_NAMES) || "."} There are ${DIALECT_NAMES.join(", ")}`,
    );
  }
  const error = buildException(args, status);
  const request = createRequest(args);
  let isRefused = false;
  const errors = createErrors({
    dialect,
    onError: () => {
      isRefused = status < 500;
    },
  });
  const response = errors.toResponse(error, request);
  const body = await response.text();
  const notes: string[] = [];
  if (isRefused) notes.push("It leads to another origin, so it became a 500; see --external.");
  if (status >= 500 && !args.has("expose") && (args.has("detail") || args.has("error"))) {
    notes.push("What a 5xx says is for the log alone; see --expose.");
  }
  const note = notes.length > 0 ? notes.join("\n") : undefined;
  if (args.has("body")) return { output: body, note };
  const { statusText } = response;
  const colour = response.status >= 500 ? style.red : style.yellow;
  const line = `HTTP/1.1 ${response.status} ${statusText}`.trimEnd();
  const headers = [...response.headers].map(([name, value]) => `${style.cyan(name)}: ${value}`);
  return { output: [style.bold(colour(line)), ...headers, "", body].join("\n"), note };
}
