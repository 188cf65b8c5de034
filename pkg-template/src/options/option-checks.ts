/**
 * The check of each option's value: its type, its range, and the characters that a header value may
 * hold. The checks format no header and throw nothing.
 */

import type { OptionProblem } from "../model/option-problem.js";
import type { AnyOptions, Challenge } from "../model/options.js";
import { toList } from "../values/lists.js";

/** Visible characters of Latin-1, space and tab: a header value (RFC 9110, 5.5). */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** A token (RFC 9110, 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
/** A protocol name with or without a version (RFC 9110, 7.8). */
const PROTOCOL = /^[!#$%&'*+\-.^_`|~\w]+(\/[!#$%&'*+\-.^_`|~\w]+)?$/;
/** An opaque credential (RFC 9110, 11.2). */
const TOKEN68 = /^[\w\-.~+/]+=*$/;
/** A JSON pointer, plain or as a URI fragment (RFC 6901, 3 and 6). */
const POINTER = /^#?(\/|$)/;
/** A reason phrase without the bytes that HTTP/1.1 calls obsolete (RFC 9112, 4). */
const REASON_PHRASE = /^[\t\x20-\x7e]{1,200}$/;
/** A control character. A location with one is refused instead of being encoded. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const CONTROL = /[\x00-\x1f\x7f]/;

/** A reason, with the part of the value that it is about, or with the word that it is a range. */
type DetailedReason = Pick<OptionProblem, "member" | "reason" | "isRange">;

/** Returns what is wrong with a value, or undefined if nothing is. */
export type OptionCheck = (value: unknown, status: number) => string | DetailedReason | undefined;

function hasForm(form: RegExp, value: unknown): boolean {
  return typeof value === "string" && form.test(value);
}

const checkText = (value: unknown) => (typeof value === "string" ? undefined : "is not a string");

const checkFlag: OptionCheck = (value) =>
  typeof value === "boolean" ? undefined : "is not true or false";

const acceptAny: OptionCheck = () => undefined;

const checkCode = (value: unknown) =>
  typeof value === "string" || Number.isFinite(value)
    ? undefined
    : "is neither a string nor a finite number";

const checkUri: OptionCheck = (value) =>
  checkText(value) ?? (hasForm(CONTROL, value) ? "has a control character" : undefined);

/** Returns the check of one string or a list of strings, each of a form. */
function createListCheck(form: RegExp, item: string, mayBeEmpty = false): OptionCheck {
  return (value) => {
    const items = toList(value);
    if (!mayBeEmpty && items.length === 0) return "is empty";
    // findIndex visits the holes of a sparse list; `every` would skip them.
    const invalid = items.findIndex((text) => text === "" || !hasForm(form, text));
    return invalid < 0 ? undefined : `has an item that is not ${item}`;
  };
}

function isChallenge(value: Challenge): boolean {
  if (typeof value === "string") return /\S/.test(value) && VALUE.test(value);
  const { scheme, token68, params, ...unknown } = Object(value);
  if (!hasForm(TOKEN, scheme) || Object.keys(unknown).length > 0) return false;
  if (token68 !== undefined) return hasForm(TOKEN68, token68) && !params;
  return Object.entries(params ?? {}).every(
    ([name, param]) => hasForm(TOKEN, name) && hasForm(VALUE, param),
  );
}

const checkChallenges: OptionCheck = (value) => {
  const challenges = toList(value as Challenge);
  if (challenges.length === 0) return "is empty: at least one is needed";
  return challenges.every(isChallenge) ? undefined : "has an item that is not a challenge";
};

const checkErrors: OptionCheck = (value) => {
  if (!Array.isArray(value)) return "is not a list";
  for (const [index, fieldError] of value.entries()) {
    const { path, code, message } = Object(fieldError);
    const isPath = Array.isArray(path)
      ? path.every((step) => checkCode(step) === undefined)
      : hasForm(POINTER, path);
    if (!isPath) {
      return { member: `[${index}].path`, reason: "is neither a list nor a JSON pointer" };
    }
    if (message !== undefined && typeof message !== "string") {
      return { member: `[${index}].message`, reason: "is not a string" };
    }
    const reason = code === undefined ? undefined : checkCode(code);
    if (reason !== undefined) return { member: `[${index}].code`, reason };
  }
  return undefined;
};

const checkHelp: OptionCheck = (value) => {
  const { href, text } = Object(value);
  if (typeof href !== "string") return "has no href";
  return text === undefined ? undefined : checkText(text);
};

/** Checks header pairs; `headers` of another type has been left as it is. */
const checkHeaders: OptionCheck = (pairs, status) => {
  if (!Array.isArray(pairs)) return "is not an object";
  for (const [name, value] of pairs) {
    if (!hasForm(TOKEN, name)) return "has a field name that is not a token";
    if (status >= 300 && status < 400 && /^location$/i.test(name)) {
      return "has a Location, which is an option of its own";
    }
    if (!hasForm(VALUE, value)) return `has a value for ${name} that no field can hold`;
  }
  return undefined;
};

const checkRateLimit: OptionCheck = (value) => {
  const { limit, remaining, reset, window = 0, name = "" } = Object(value);
  const counts = [limit, remaining, reset, window];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return "has a member that is not a whole number from 0 on";
  }
  return name === "" || hasForm(TOKEN, name) ? undefined : "has a name that is not a token";
};

const checkRetryAfter: OptionCheck = (value) => {
  const time = value instanceof Date ? value.getTime() : value;
  if (typeof time !== "number") return "is neither a number nor a Date";
  if (value instanceof Date) {
    const year = value.getUTCFullYear();
    return year >= 0 && year <= 9999
      ? undefined
      : { reason: "is not of the years 0 to 9999", isRange: true };
  }
  return time >= 0 && time <= Number.MAX_SAFE_INTEGER
    ? undefined
    : { reason: "is not a number from 0 on", isRange: true };
};

const checkLength: OptionCheck = (value) => {
  if (typeof value !== "number") return "is not a number";
  return Number.isSafeInteger(value) && value >= 0
    ? undefined
    : { reason: "is not a whole number from 0 on", isRange: true };
};

/** The check of each option. A name without a row is no option. */
export const OPTION_CHECKS: { readonly [option in keyof AnyOptions & string]-?: OptionCheck } = {
  detail: checkText,
  title: checkText,
  type: checkText,
  instance: checkText,
  comment: checkText,
  statusText: (value) =>
    hasForm(REASON_PHRASE, value) ? undefined : "is not a line of 1 to 200 ASCII characters",
  representation: (value) =>
    value === "always" || value === "detail" || value === "never"
      ? undefined
      : 'is neither "always" nor "detail" nor "never"',
  response: (value) =>
    typeof Response === "function" && value instanceof Response ? undefined : "is not a Response",
  addSlash: (value) => (value === true ? undefined : "is not true"),
  external: checkFlag,
  absolute: checkFlag,
  rateLimit: checkRateLimit,
  originalError: acceptAny,
  code: checkCode,
  cause: acceptAny,
  expose: checkFlag,
  stack: checkFlag,
  errors: checkErrors,
  help: checkHelp,
  extensions: (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "is not an object",
  headers: checkHeaders,
  retryAfter: checkRetryAfter,
  allow: createListCheck(TOKEN, "a method", true),
  challenges: checkChallenges,
  upgrade: createListCheck(PROTOCOL, "a protocol"),
  location: (value) => checkUri(value instanceof URL ? value.href : value, 0),
  length: checkLength,
  unit: (value) => (hasForm(TOKEN, value) ? undefined : "is not a token"),
  accept: createListCheck(VALUE, "a media type"),
  acceptEncoding: createListCheck(VALUE, "a content coding"),
  acceptPatch: createListCheck(VALUE, "a media type"),
  blockedBy: checkUri,
};
