/**
 * The check of each form that the value of an option can have: its type, its range, and the characters
 * that a header value may hold. Which option has which form is in scripts/options.mjs. The checks
 * format no header and throw nothing.
 */

import type { OptionForm } from "../generated/option-specs.js";
import type { Challenge } from "../model/option-values.js";
import { toList } from "../values/lists.js";
import { type FormCheck, HEADER_VALUE, hasForm, TOKEN } from "./forms.js";
import { checkHeaderList } from "./headers.js";

/** A protocol name with or without a version (RFC 9110, 7.8). */
const PROTOCOL = /^[!#$%&'*+\-.^_`|~\w]+(\/[!#$%&'*+\-.^_`|~\w]+)?$/;
/** An opaque credential (RFC 9110, 11.2). */
const TOKEN68 = /^[\w\-.~+/]+=*$/;
/** A JSON pointer, plain or as a URI fragment (RFC 6901, 3 and 6). */
const POINTER = /^#?(\/|$)/;
/** A reason phrase without obs-text (RFC 9112, 4), at most 200 characters long. */
const REASON_PHRASE = /^[\t\x20-\x7e]{1,200}$/;
/** A control character. A URI reference with one is refused instead of being encoded. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const CONTROL = /[\x00-\x1f\x7f]/;

const checkText = (value: unknown) => (typeof value === "string" ? undefined : "is not a string");

const checkCode = (value: unknown) =>
  typeof value === "string" || Number.isFinite(value)
    ? undefined
    : "is neither a string nor a finite number";

const checkUri = (value: unknown) =>
  checkText(value) ?? (hasForm(CONTROL, value) ? "has a control character" : undefined);

/** Returns the check of one string or a list of strings, each of a form. */
function createListCheck(form: RegExp, item: string, mayBeEmpty = false): FormCheck {
  return (value) => {
    const items = toList(value);
    if (!mayBeEmpty && items.length === 0) return "is empty";
    // findIndex visits the holes of a sparse list; `every` would skip them.
    const invalid = items.findIndex((text) => text === "" || !hasForm(form, text));
    return invalid < 0 ? undefined : `has an item that is not ${item}`;
  };
}

function isChallenge(value: Challenge): boolean {
  if (typeof value === "string") return /\S/.test(value) && HEADER_VALUE.test(value);
  const { scheme, token68, params, ...unknown } = Object(value);
  if (!hasForm(TOKEN, scheme) || Object.keys(unknown).length > 0) return false;
  if (token68 !== undefined) return hasForm(TOKEN68, token68) && !params;
  return Object.entries(params ?? {}).every(
    ([name, param]) => hasForm(TOKEN, name) && hasForm(HEADER_VALUE, param),
  );
}

const checkChallenges: FormCheck = (value) => {
  const challenges = toList(value as Challenge);
  if (challenges.length === 0) return "is empty: at least one is needed";
  return challenges.every(isChallenge) ? undefined : "has an item that is not a challenge";
};

const checkFieldErrors: FormCheck = (value) => {
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

const checkHelp: FormCheck = (value) => {
  const { href, text } = Object(value);
  if (typeof href !== "string") return "has no href";
  return text === undefined ? undefined : checkText(text);
};

const checkRateLimit: FormCheck = (value) => {
  const { limit, remaining, reset, window = 0, name = "" } = Object(value);
  const counts = [limit, remaining, reset, window];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return "has a member that is not a whole number from 0 on";
  }
  return name === "" || hasForm(TOKEN, name) ? undefined : "has a name that is not a token";
};

const checkDelayOrDate: FormCheck = (value) => {
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

const checkWholeNumber: FormCheck = (value) => {
  if (typeof value !== "number") return "is not a number";
  return Number.isSafeInteger(value) && value >= 0
    ? undefined
    : { reason: "is not a whole number from 0 on", isRange: true };
};

/** The check of each form. */
export const FORM_CHECKS: { readonly [form in OptionForm]: FormCheck } = {
  any: () => undefined,
  challenges: checkChallenges,
  code: checkCode,
  codings: createListCheck(HEADER_VALUE, "a content coding"),
  delayOrDate: checkDelayOrDate,
  fieldErrors: checkFieldErrors,
  flag: (value) => (typeof value === "boolean" ? undefined : "is not true or false"),
  headers: checkHeaderList,
  help: checkHelp,
  mediaTypes: createListCheck(HEADER_VALUE, "a media type"),
  members: (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "is not an object",
  methods: createListCheck(TOKEN, "a method", true),
  onlyTrue: (value) => (value === true ? undefined : "is not true"),
  protocols: createListCheck(PROTOCOL, "a protocol"),
  rateLimit: checkRateLimit,
  reasonPhrase: (value) =>
    hasForm(REASON_PHRASE, value) ? undefined : "is not a line of 1 to 200 ASCII characters",
  reference: (value) => checkUri(value instanceof URL ? value.href : value),
  representation: (value) =>
    value === "always" || value === "detail" || value === "never"
      ? undefined
      : 'is neither "always" nor "detail" nor "never"',
  response: (value) =>
    typeof Response === "function" && value instanceof Response ? undefined : "is not a Response",
  text: checkText,
  token: (value) => (hasForm(TOKEN, value) ? undefined : "is not a token"),
  uri: checkUri,
  wholeNumber: checkWholeNumber,
};
