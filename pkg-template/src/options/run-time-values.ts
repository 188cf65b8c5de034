/**
 * Values of options that are measured or looked up when an error occurs: a delay, what is left of a
 * quota, a column that may be null. An error is built where something has gone wrong already, so an odd
 * value must not cost the response: it is moved to the nearest valid one, or counts as not given. What
 * a programmer writes down (the methods of `allow`, challenges, a status, a flag) is no such value: a
 * mistake there throws.
 */

import type { OptionForm } from "../generated/option-specs.js";
import { pickMembers } from "../values/own-record.js";

/** The largest integer of a structured field (RFC 9651, 3.3.1). */
const LARGEST_COUNT = 999_999_999_999_999;

/** The first and the last moment that an HTTP date can hold (RFC 9110, 5.6.7). */
const FIRST_MOMENT = /* @__PURE__ */ Date.parse("0000-01-01T00:00:00Z");
const LAST_MOMENT = /* @__PURE__ */ Date.parse("9999-12-31T23:59:59Z");

/** The members of a quota. All but the name are counts. */
export const RATE_LIMIT_MEMBERS = ["limit", "remaining", "reset", "window", "name"] as const;

/** Whether a value counts as given: `undefined`, `null` and `NaN` do not. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !Number.isNaN(value);
}

/** Returns a number from 0 to a limit, or undefined if it is infinite. Anything else stays as it is. */
function clampNumber(value: unknown, most: number): unknown {
  if (typeof value !== "number") return value;
  return value === Number.POSITIVE_INFINITY ? undefined : Math.min(Math.max(value, 0), most);
}

/** Returns a delay or a date that `Retry-After` can hold (RFC 9110, 10.2.3). */
function normalizeDelayOrDate(value: unknown): unknown {
  if (!(value instanceof Date)) return clampNumber(value, Number.MAX_SAFE_INTEGER);
  const time = value.getTime();
  if (Number.isNaN(time)) return undefined;
  const clamped = Math.min(Math.max(time, FIRST_MOMENT), LAST_MOMENT);
  return clamped === time ? value : new Date(clamped);
}

/** Returns a quota with its given members, counts rounded up. The error shows it to its user. */
function normalizeRateLimit(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const quota: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(pickMembers(value, RATE_LIMIT_MEMBERS))) {
    const count = isGiven(member) ? clampNumber(member, LARGEST_COUNT) : undefined;
    if (count !== undefined) quota[name] = typeof count === "number" ? Math.ceil(count) : count;
  }
  return quota;
}

/** Returns a value as it is. */
const keepValue = (value: unknown): unknown => value;

/** The forms whose values are known only at run time, each with what finds the valid value. */
const NORMALIZERS: { readonly [form in OptionForm]?: (value: unknown) => unknown } = {
  code: keepValue,
  delayOrDate: normalizeDelayOrDate,
  fieldErrors: keepValue,
  headers: keepValue,
  help: keepValue,
  members: keepValue,
  rateLimit: normalizeRateLimit,
  reference: keepValue,
  text: keepValue,
  wholeNumber: keepValue,
};

/**
 * Returns the value of an option in its valid form, or undefined if it counts as not given. A value of
 * the wrong type stays as it is, and so does one that a programmer writes down.
 */
export function normalizeRunTimeValue(form: OptionForm | undefined, value: unknown): unknown {
  const normalize =
    form !== undefined && Object.hasOwn(NORMALIZERS, form) ? NORMALIZERS[form] : undefined;
  if (normalize === undefined) return value;
  return isGiven(value) ? normalize(value) : undefined;
}
