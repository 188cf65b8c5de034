/** Validates the configuration of `createErrors`. */

import { DIALECT_NAMES } from "../generated/protocol.js";
import type { OptionProblem } from "../model/option-problem.js";
import { PROBLEMS } from "../model/problem-declaration.js";
import type { ProblemDetails } from "../model/problem-details.js";
import { CREATE_WRITER } from "../model/symbols.js";
import { hasForm, TOKEN } from "../options/forms.js";
import { checkHeaderList, toHeaderList } from "../options/headers.js";
import { describeValue } from "../values/describe-value.js";
import { createRecord } from "../values/own-record.js";
import { readMember } from "../values/safe-read.js";
import { describeUnknownOption } from "../values/unknown-option.js";
import type { CorsOptions, ErrorsConfig } from "./config.js";
import { formatDialectImport } from "./dialect-import.js";

/** A media type of the configuration, and the function that writes it. */
export type FormatWriter = readonly [
  type: string,
  write: (problem: ProblemDetails) => string | Uint8Array,
];

/** What the options of a valid configuration stand for. */
export interface ConfigValidation {
  readonly formats: readonly FormatWriter[];
  /** The configuration, with its own options alone. */
  readonly config: ErrorsConfig;
}

/** A media type without parameters (RFC 6838, 4.2). */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/** Returns what is wrong with the value of an option, or undefined if nothing is. */
type ConfigCheck = (value: unknown) => string | undefined;

/** Creates the check that returns the reason for each value that is not valid. */
function createCheck(isValid: (value: unknown) => boolean, reason: string): ConfigCheck {
  return (value) => (isValid(value) ? undefined : reason);
}

const isFunction = (value: unknown): boolean => typeof value === "function";
const isString = (value: unknown): boolean => typeof value === "string";
const isToken = (value: unknown): boolean => hasForm(TOKEN, value);
const isTokenList = (value: unknown): boolean => Array.isArray(value) && value.every(isToken);

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const checkBoolean = createCheck(
  (value) => typeof value === "boolean",
  "is neither true nor false",
);
const checkFunction = createCheck(isFunction, "is not a function");

/** Whether a value has the form of an `Origin` (Fetch, 3.2.1). Browsers send it in no other form. */
function isOrigin(value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (!/^https?:/.test(value)) return /^(null|[a-z][a-z\d+.-]*:\/\/[^\s/?#]*)$/.test(value);
  try {
    return new URL(value).origin === value;
  } catch {
    return false;
  }
}

/** The check of each member of `cors`. */
const CORS_CHECKS: { readonly [member in keyof CorsOptions]-?: ConfigCheck } = {
  origin: createCheck(
    (value) => value === "*" || isFunction(value) || [value].flat().every(isOrigin),
    "is neither * nor an origin, a list of origins or a function",
  ),
  credentials: checkBoolean,
  exposeHeaders: createCheck(isTokenList, "is not a list of field names"),
};

const checkCors: ConfigCheck = (value) => {
  if (typeof value === "boolean") return undefined;
  if (!isObject(value)) return "is neither true nor false nor an object";
  for (const [member, memberValue] of Object.entries(value)) {
    if (!hasCheck(CORS_CHECKS, member)) {
      const listKnown = () => Object.keys(CORS_CHECKS);
      return `has ${member}, which ${describeUnknownOption(member, listKnown, "an option of it")}`;
    }
    const reason = memberValue === undefined ? undefined : CORS_CHECKS[member](memberValue);
    if (reason !== undefined) return `has ${member}, which ${reason}`;
  }
  // Any site could read the responses to a user who is logged in (Fetch, 3.3.5).
  const { credentials, origin = "*" } = value as CorsOptions;
  if (credentials === true && [origin].flat().some((name) => name === "*" || name === "null")) {
    return "has credentials, for which origin must name the origins";
  }
  return undefined;
};

const checkDialect: ConfigCheck = (value) => {
  if (typeof readMember(value, CREATE_WRITER) === "function") return undefined;
  const name = DIALECT_NAMES.find((one) => one === value);
  if (name !== undefined) return `is a string. ${formatDialectImport(name)}`;
  return `is not a dialect of httpexc/dialects: ${DIALECT_NAMES.join(", ")}`;
};

const checkFormats: ConfigCheck = (value) => {
  if (!isObject(value)) return "is not an object";
  const invalid = Object.entries(value).find(
    ([type, write]) => !MEDIA_TYPE.test(type) || !isFunction(write),
  );
  return invalid && `has an entry that is not a media type with a function: ${invalid[0]}`;
};

const checkHeaders: ConfigCheck = (value) => {
  if (isFunction(value)) return undefined;
  try {
    return checkHeaderList(toHeaderList(value), 500);
  } catch (error) {
    // The headers are an iterable of the user's, and it threw.
    return `cannot be read: ${(error as Error).message}`;
  }
};

const checkPages: ConfigCheck = (value) => {
  if (!isObject(value)) return "is not an object";
  const invalid = Object.entries(value).find(([, page]) => page !== undefined && !isString(page));
  return invalid && `has an entry that is not a string: ${invalid[0]}`;
};

/** The check of each option. A name without a row is no option. */
const CONFIG_CHECKS: { readonly [option in keyof ErrorsConfig]-?: ConfigCheck } = {
  dialect: checkDialect,
  formats: checkFormats,
  headers: checkHeaders,
  cors: checkCors,
  serializer: checkFunction,
  jsonFormatter: checkFunction,
  expose: checkBoolean,
  stack: checkBoolean,
  requestId: createCheck(
    (value) => isToken(value) || isFunction(value),
    "is neither a field name nor a function",
  ),
  customize: checkFunction,
  template: createCheck(isString, "is not a string"),
  pages: checkPages,
  templateValues: createCheck(isTokenList, "is not a list of names"),
  adopt: checkFunction,
  problems: createCheck(
    (value) => readMember(value, PROBLEMS) !== undefined,
    "is not the result of defineProblems",
  ),
  check: checkBoolean,
  onResponse: checkFunction,
  onError: createCheck(
    (value) => isFunction(value) || value === null,
    "is neither a function nor null",
  ),
};

/** Whether a table of checks has one for a name. */
function hasCheck<Checks extends object>(checks: Checks, name: PropertyKey): name is keyof Checks {
  return Object.hasOwn(checks, name);
}

/** The options that only the larger module of the core has, each with the dialect to import for it. */
const DIALECT_OPTIONS = {
  formats: "problem",
  template: "problem",
  pages: "problem",
  templateValues: "problem",
  jsonFormatter: "webob",
} as const;

/** Returns the first option that needs a dialect if there is none, or undefined. */
function findMissingDialect(config: ErrorsConfig): OptionProblem | undefined {
  if (config.dialect !== undefined) return undefined;
  for (const [option, name] of Object.entries(DIALECT_OPTIONS)) {
    if (config[option as keyof typeof DIALECT_OPTIONS] === undefined) continue;
    return {
      option,
      reason: `needs a dialect. ${formatDialectImport(name)}`,
    };
  }
  return undefined;
}

/** Returns the first option that is unknown or has an invalid value, or undefined if all are valid. */
export function findConfigProblem(config: ErrorsConfig): OptionProblem | undefined {
  const own = createRecord(config);
  for (const [option, value] of Object.entries(own)) {
    if (!hasCheck(CONFIG_CHECKS, option)) {
      const reason = describeUnknownOption(option, () => Object.keys(CONFIG_CHECKS));
      return { option, reason };
    }
    const reason = value === undefined ? undefined : CONFIG_CHECKS[option](value);
    if (reason !== undefined) return { option, reason };
  }
  if (own.check && own.problems === undefined) {
    return { option: "check", reason: "requires problems" };
  }
  return findMissingDialect(own);
}

/**
 * Validates a configuration and returns what its options stand for. It runs when the configuration is
 * given, so that a mistake shows before the first error does.
 *
 * @throws TypeError if an option is unknown or cannot be used
 */
export function validateConfig(config: ErrorsConfig): ConfigValidation {
  if (!isObject(config)) {
    const reason = `the options are not an object, but ${describeValue(config)}`;
    throw new TypeError(`Cannot create errors: ${reason}`);
  }
  const problem = findConfigProblem(config);
  if (problem) throw new TypeError(`Cannot create errors: ${problem.option} ${problem.reason}`);
  const ownConfig = createRecord(config);
  return { formats: Object.entries(ownConfig.formats ?? {}), config: ownConfig };
}
