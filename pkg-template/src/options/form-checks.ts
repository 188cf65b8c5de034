/**
 * The check of each form that the value of an option can have: its type, its range, and the characters
 * that a header value may hold. Which option has which form is in scripts/options.mjs. The checks
 * format no header and throw nothing.
 */

import type { CommonForm } from "../generated/option-specs.js";
import { pickMembers } from "../values/own-record.js";
import { isForeignResponse } from "../values/response-shape.js";
import { type FormCheck, hasForm, TOKEN } from "./forms.js";
import { checkHeaderList } from "./headers.js";
import { FIELD_ERROR_MEMBERS, RATE_LIMIT_MEMBERS } from "./option-members.js";
import { isGiven } from "./run-time-values.js";

/** A reason phrase without obs-text (RFC 9112, 4), at most 200 characters long. */
const REASON_PHRASE = /^[\t\x20-\x7e]{1,200}$/;

/** The values of the type of the same name. */
const REPRESENTATION = /^(always|detail|never)$/;

/** Checks a text. */
export const checkText = (value: unknown) =>
  typeof value === "string" ? undefined : "is not a string";

const checkCode = (value: unknown) =>
  typeof value === "string" || Number.isFinite(value)
    ? undefined
    : "is neither a string nor a finite number";

const checkFieldErrors: FormCheck = (value) => {
  if (!Array.isArray(value)) return "is not a list";
  for (const [index, fieldError] of value.entries()) {
    const { path, code, message } = pickMembers(fieldError, FIELD_ERROR_MEMBERS);
    const isPath = Array.isArray(path)
      ? path.every((step) => checkCode(step) === undefined)
      : typeof path === "string";
    const reasons = {
      path: isPath ? undefined : "is neither a list nor a text",
      message: isGiven(message) ? checkText(message) : undefined,
      code: isGiven(code) ? checkCode(code) : undefined,
    };
    for (const [name, reason] of Object.entries(reasons)) {
      if (reason !== undefined) return { member: `[${index}].${name}`, reason };
    }
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

/** The check of each form that common options have. */
export const FORM_CHECKS: { readonly [form in CommonForm]: FormCheck } = {
  any: () => undefined,
  code: checkCode,
  delayOrDate: checkDelayOrDate,
  fieldErrors: checkFieldErrors,
  flag: (value) => (typeof value === "boolean" ? undefined : "is not true or false"),
  headers: checkHeaderList,
  help: checkHelp,
  members: (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "is not an object",
  rateLimit: checkRateLimit,
  reasonPhrase: (value) =>
    hasForm(REASON_PHRASE, value) ? undefined : "is not a line of 1 to 200 ASCII characters",
  representation: (value) =>
    hasForm(REPRESENTATION, value) ? undefined : 'is neither "always" nor "detail" nor "never"',
  response: (value) =>
    (typeof Response === "function" && value instanceof Response) || isForeignResponse(value)
      ? undefined
      : "is not a Response",
  text: checkText,
};
