/** The forms that texts in headers have, and what a check of a form returns. */

import type { OptionProblem } from "../model/option-problem.js";

/** A header value: visible characters of Latin-1, space and tab (RFC 9110, 5.5). */
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** A token (RFC 9110, 5.6.2). */
export const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** Whether a value is a string of a form. */
export function hasForm(form: RegExp, value: unknown): boolean {
  return typeof value === "string" && form.test(value);
}

/** A reason, and the part of the value that it is about. */
type DetailedReason = Pick<OptionProblem, "member" | "reason">;

/** Returns what is wrong with a value, or undefined if it has the form. */
export type FormCheck = (value: unknown, status: number) => string | DetailedReason | undefined;
