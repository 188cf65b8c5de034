/** Judges what {@link createErrors} is given. */

import { DIALECT_NAMES } from "../generated/protocol.js";
import type { ProblemDetails } from "../model/problem-details.js";
import { hasForm, TOKEN } from "../options/forms.js";
import { checkHeaderList, toHeaderList } from "../options/headers.js";
import type { CorsOptions, ErrorsConfig } from "./config.js";

/** The names of all options. */
const OPTION_NAMES: ReadonlySet<string> = new Set<keyof ErrorsConfig>([
  "dialect",
  "formats",
  "headers",
  "cors",
  "serializer",
  "jsonFormatter",
  "expose",
  "stack",
  "requestId",
  "localize",
  "template",
  "pages",
  "templateValues",
  "onError",
]);

/** A media type of the user's, and what writes it. */
export type FormatWriter = readonly [
  type: string,
  write: (problem: ProblemDetails) => string | Uint8Array,
];

/** The result of a validation: what the configuration stands for. */
export interface ConfigValidation {
  /** The number of the dialect. */
  readonly dialect: number;
  readonly formats: readonly FormatWriter[];
}

/** Says of a value what is wrong with it, or nothing. */
type Check = (value: unknown) => string | undefined;

const not =
  (what: string, fits: (value: unknown) => boolean): Check =>
  (value) =>
    fits(value) ? undefined : what;

const isFunction = (value: unknown): boolean => typeof value === "function";
const isText = (value: unknown): boolean => typeof value === "string";
const isToken = (value: unknown): boolean => hasForm(TOKEN, value);
const isTokens = (value: unknown): boolean => Array.isArray(value) && value.every(isToken);

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const flag = not("is neither true nor false", (value) => typeof value === "boolean");
const call = not("is not a function", isFunction);

/** Gives whether a value may stand in `Origin` (Fetch, 3.2.1); in no other form it ever fits. */
function isOrigin(value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (!/^https?:/.test(value)) return /^(null|[a-z][a-z\d+.-]*:\/\/[^\s/?#]*)$/.test(value);
  try {
    return new URL(value).origin === value;
  } catch {
    return false;
  }
}

const CORS: { readonly [member: string]: Check } = {
  origin: not(
    "is neither * nor an origin, a list of origins or a function",
    (value) => value === "*" || isFunction(value) || [value].flat().every(isOrigin),
  ),
  credentials: flag,
  exposeHeaders: not("is not a list of field names", isTokens),
};

/** What each option must be, but for those that {@link validateConfig} reads. */
const CHECKS: { readonly [option: string]: Check } = {
  cors: (value) => {
    if (typeof value === "boolean") return undefined;
    if (!isObject(value)) return "is neither true nor false nor an object";
    for (const [name, member] of Object.entries(value as CorsOptions)) {
      const check = Object.hasOwn(CORS, name) ? CORS[name] : undefined;
      if (!check) return `has ${name}, which is not an option of it`;
      const wrong = member === undefined ? undefined : check(member);
      if (wrong) return `has ${name}, which ${wrong}`;
    }
    return undefined;
  },
  formats: (value) => {
    if (!isObject(value)) return "is not an object";
    for (const [type, write] of Object.entries(value)) {
      const isType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type);
      if (!isType || !isFunction(write)) return `has no media type and function at ${type}`;
    }
    return undefined;
  },
  headers: (value) => {
    if (isFunction(value)) return undefined;
    try {
      return checkHeaderList(toHeaderList(value), 500);
    } catch (error) {
      // The iterator of the user's headers failed.
      return `cannot be read: ${(error as Error).message}`;
    }
  },
  pages: (value) => {
    if (!isObject(value)) return "is not an object";
    const wrong = Object.entries(value).find(([, page]) => page !== undefined && !isText(page));
    return wrong && `has no text at ${wrong[0]}`;
  },
  requestId: not(
    "is neither a field name nor a function",
    (value) => isToken(value) || isFunction(value),
  ),
  template: not("is not a string", isText),
  templateValues: not("is not a list of names", isTokens),
  expose: flag,
  stack: flag,
  serializer: call,
  jsonFormatter: call,
  localize: call,
  onError: call,
};

/**
 * Gives the number of the dialect and the formats of a configuration.
 *
 * @throws TypeError where an option is unknown or cannot be used
 */
export function validateConfig(config: ErrorsConfig): ConfigValidation {
  if (!isObject(config)) throw new TypeError("Cannot create errors: the options are not an object");
  // Judged now, so that a mistake shows before the first error does.
  for (const [name, value] of Object.entries(config)) {
    if (!OPTION_NAMES.has(name))
      throw new TypeError(`Cannot create errors: ${name} is not an option`);
    const wrong = value === undefined ? undefined : CHECKS[name]?.(value);
    if (wrong) throw new TypeError(`Cannot create errors: ${name} ${wrong}`);
  }
  const { dialect = "problem", formats = {} } = config;
  const number = DIALECT_NAMES.indexOf(dialect);
  if (number < 0) {
    throw new TypeError(`Cannot create errors: dialect is none of ${DIALECT_NAMES.join(", ")}`);
  }
  return { dialect: number, formats: Object.entries(formats) };
}
