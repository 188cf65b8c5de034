/**
 * Values of options that are measured or looked up when an error occurs: a delay, what is left of a
 * quota, a column that may be null. An error is built where something has gone wrong already, so an odd
 * value must not cost the response: it is moved to the nearest valid one, or counts as not given. What
 * a programmer writes down (the methods of `allow`, challenges, a status) is no such value: a mistake there
 * throws. A flag that is `null` or `NaN` counts as not given, but any other value that is no flag throws.
 */

import type { OptionForm } from "../generated/option-specs.js";
import { clampMoment } from "../values/http-moment.js";
import { pickMembers, readOwn } from "../values/own-record.js";
import { checkMemberNames } from "./misspelling.js";
import { RATE_LIMIT_MEMBERS } from "./option-members.js";

/** The largest integer of a structured field (RFC 9651, 3.3.1). */
const LARGEST_COUNT = 999_999_999_999_999;

/** Whether a value counts as given: `undefined`, `null` and `NaN` do not. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !Number.isNaN(value);
}

/** Returns a number from 0 to a limit, or undefined if it is infinite. Anything else stays as it is. */
function clampNumber(value: unknown, most: number): unknown {
  if (typeof value !== "number") return value;
  return value === Number.POSITIVE_INFINITY ? undefined : Math.min(Math.max(value, 0), most);
}

/** Returns a number from 0 on without a fraction, rounded up, or undefined if it is infinite. */
function normalizeCount(value: unknown, most: number = Number.MAX_SAFE_INTEGER): unknown {
  const clamped = clampNumber(value, most);
  return typeof clamped === "number" ? Math.ceil(clamped) : clamped;
}

/** An HTTP-date (RFC 9110, 5.6.7), in the form of today or that of `asctime`. */
const HTTP_DATE = /^[A-Z][a-z]{2},? [\w ]{6,11} \d\d:\d\d:\d\d (GMT|\d{4})$/;

/** Returns the value of a `Retry-After` that was read elsewhere. Any other text stays as it is. */
function parseRetryAfterText(text: string): unknown {
  const trimmed = text.trim();
  if (/^\d{1,15}$/.test(trimmed)) return Number(trimmed);
  if (!HTTP_DATE.test(trimmed)) return text;
  const date = new Date(trimmed.endsWith("GMT") ? trimmed : `${trimmed} GMT`);
  return Number.isNaN(date.getTime()) ? text : date;
}

/** Returns a delay or a date that `Retry-After` can hold (RFC 9110, 10.2.3). */
function normalizeDelayOrDate(given: unknown): unknown {
  const value = typeof given === "string" ? parseRetryAfterText(given) : given;
  if (!(value instanceof Date)) return clampNumber(value, Number.MAX_SAFE_INTEGER);
  const time = value.getTime();
  if (Number.isNaN(time)) return undefined;
  const clamped = clampMoment(time);
  return clamped === time ? value : new Date(clamped);
}

/**
 * Returns a quota with its given members, counts rounded up. The error shows it to its user. One with a
 * mistyped member stays as it is, so that the check finds that.
 */
function normalizeRateLimit(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const quota: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(pickMembers(value, RATE_LIMIT_MEMBERS))) {
    const count = isGiven(member) ? normalizeCount(member, LARGEST_COUNT) : undefined;
    if (count !== undefined) quota[name] = count;
  }
  return checkMemberNames("rateLimit", value) ? value : quota;
}

/** Returns a value as it is. */
const keepValue = (value: unknown): unknown => value;

/** The forms whose values are known only at run time, each with what finds the valid value. */
const NORMALIZERS: { readonly [form in OptionForm]?: (value: unknown) => unknown } = {
  code: keepValue,
  delayOrDate: normalizeDelayOrDate,
  fieldErrors: keepValue,
  flag: keepValue,
  headers: keepValue,
  help: keepValue,
  members: keepValue,
  rateLimit: normalizeRateLimit,
  reference: keepValue,
  text: keepValue,
  wholeNumber: normalizeCount,
};

/**
 * Returns the value of an option in its valid form, or undefined if it counts as not given. A value of
 * the wrong type stays as it is, and so does one that a programmer writes down.
 */
export function normalizeRunTimeValue(form: OptionForm | undefined, value: unknown): unknown {
  const normalize = readOwn(NORMALIZERS, `${form}`) as typeof keepValue | undefined;
  if (normalize === undefined) return value;
  return isGiven(value) ? normalize(value) : undefined;
}
