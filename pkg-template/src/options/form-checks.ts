/**
 * The check of each form that the value of an option can have: its type, its range, and the characters
 * that a header value may hold. Which option has which form is in scripts/options.mjs. The checks
 * format no header and throw nothing.
 */

import type { OptionForm } from "../generated/option-specs.js";
import type { Challenge } from "../model/option-values.js";
import { toList } from "../values/lists.js";
import { pickMembers } from "../values/own-record.js";
import { type FormCheck, HEADER_VALUE, hasForm, TOKEN } from "./forms.js";
import { checkHeaderList } from "./headers.js";
import { isGiven, RATE_LIMIT_MEMBERS } from "./run-time-values.js";

/** A protocol name with or without a version (RFC 9110, 7.8). */
const PROTOCOL = /^[!#$%&'*+\-.^_`|~\w]+(\/[!#$%&'*+\-.^_`|~\w]+)?$/;
/** An opaque credential (RFC 9110, 11.2). */
const TOKEN68 = /^[\w\-.~+/]+=*$/;
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

const CHALLENGE_MEMBERS = ["scheme", "token68", "params"] as const;

function isChallenge(value: Challenge): boolean {
  if (typeof value === "string") return /\S/.test(value) && HEADER_VALUE.test(value);
  const { scheme, token68, params } = pickMembers(value, CHALLENGE_MEMBERS);
  const isKnown = (name: string) => (CHALLENGE_MEMBERS as readonly string[]).includes(name);
  if (!hasForm(TOKEN, scheme) || !Object.keys(value).every(isKnown)) return false;
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

const FIELD_ERROR_MEMBERS = ["path", "code", "message"] as const;

const checkFieldErrors: FormCheck = (value) => {
  if (!Array.isArray(value)) return "is not a list";
  for (const [index, fieldError] of value.entries()) {
    const { path, code, message } = pickMembers(fieldError, FIELD_ERROR_MEMBERS);
    const isPath = Array.isArray(path)
      ? path.every((step) => checkCode(step) === undefined)
      : typeof path === "string";
    if (!isPath) {
      return { member: `[${index}].path`, reason: "is neither a list nor a text" };
    }
    if (isGiven(message) && typeof message !== "string") {
      return { member: `[${index}].message`, reason: "is not a string" };
    }
    const reason = isGiven(code) ? checkCode(code) : undefined;
    if (reason !== undefined) return { member: `[${index}].code`, reason };
  }
  return undefined;
};

const checkHelp: FormCheck = (value) => {
  const { href, text } = pickMembers(value, ["href", "text"]);
  if (typeof href !== "string") return "has no href";
  return isGiven(text) ? checkText(text) : undefined;
};

/** Checks a quota whose counts have their valid form, unless they are no numbers. */
const checkRateLimit: FormCheck = (value) => {
  if (typeof value !== "object" || value === null) return "is not an object";
  const { name, ...counts } = pickMembers(value, RATE_LIMIT_MEMBERS);
  if (!Object.values(counts).every((count) => count === undefined || typeof count === "number")) {
    return "has a member that is not a number";
  }
  const hasName = name !== undefined && name !== "";
  return hasName && !hasForm(TOKEN, name) ? "has a name that is not a token" : undefined;
};

/** Checks a delay or a date, which has its valid form if it is one. */
const checkDelayOrDate: FormCheck = (value) =>
  typeof value === "number" || value instanceof Date ? undefined : "is neither a number nor a Date";

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
