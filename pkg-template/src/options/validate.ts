/** Validates what an error is built from. Every error that is thrown here says why in its message. */

import type { ClassStatics } from "../model/class-statics.js";
import type { Header } from "../model/response-parts.js";
import type { ConstructorOptions } from "../model/response-source.js";
import { READ } from "../model/symbols.js";
import { createEmptyRecord, createRecord } from "../values/own-record.js";
import { copyOptions, findDutyProblem, findInvalidOption } from "./find-option-problem.js";
import { createOptionError, formatBuildError } from "./option-error.js";
import { createRateLimitHeaders } from "./rate-limit.js";
import { isGiven } from "./run-time-values.js";

/**
 * Returns the status that a constructor was given.
 *
 * @throws TypeError if it is not a number
 * @throws RangeError if it is not a whole number from `least` to 599
 */
export function validateStatus(status: unknown, { name }: ClassStatics, least = 400): number {
  if (typeof status !== "number") {
    throw new TypeError(formatBuildError(`an ${name}`, "status is not a number"));
  }
  if (!Number.isInteger(status) || status < least || status > 599) {
    const reason = `status ${status} is not a whole number from ${least} to 599`;
    throw new RangeError(formatBuildError(`an ${name}`, reason));
  }
  return status;
}

/**
 * Returns a validated copy of the options of a status, in which `headers` are pairs and hold those of
 * `rateLimit`, and `cause` is set if `originalError` is.
 *
 * @throws TypeError if an option is unknown, belongs to another status or has a value of the wrong type
 * @throws RangeError if the value of an option is out of range
 */
export function validateOptions(status: number, options: ConstructorOptions): ConstructorOptions {
  const copy = copyOptions(options);
  const problem = findInvalidOption(status, copy);
  if (problem) throw createOptionError(status, problem);
  if (copy.rateLimit) {
    const headers = (copy.headers ?? []) as readonly Header[];
    const added = createRateLimitHeaders(copy.rateLimit);
    // The options of a specialised class are validated twice.
    const known = added.map(String);
    copy.headers = [...headers.filter((header) => !known.includes(String(header))), ...added];
  }
  if ("originalError" in copy) copy.cause ??= copy.originalError;
  return copy;
}

/** @throws TypeError if the options leave out one that the status requires, or exclude each other */
export function validateDuty(status: number, options: ConstructorOptions | undefined): void {
  const problem = findDutyProblem(status, options);
  if (problem) throw createOptionError(status, problem);
}

/**
 * Returns the validated options that a constructor was called with, or undefined if there were none:
 * `(detail, options)` or `(options)`.
 *
 * @throws TypeError, RangeError as {@link validateOptions}, and if the detail is given twice
 */
export function validateArguments(
  status: number,
  first: unknown,
  second: unknown,
): ConstructorOptions | undefined {
  let detail = first;
  let options = second as ConstructorOptions | null | undefined;
  if (second === undefined) {
    // Most errors are built from nothing or from a detail, which need no further validation.
    if (first === undefined || first === null) return undefined;
    if (typeof first === "string") {
      const onlyDetail = createEmptyRecord<{ detail: string }>();
      onlyDetail.detail = first;
      return onlyDetail;
    }
    if (typeof first === "object") {
      options = first as ConstructorOptions;
      // The options of an error that was read are not the user's: the reader made them.
      if (options[READ]?.source) return createRecord(options);
      detail = undefined;
    }
  }
  if (options !== undefined && (typeof options !== "object" || options === null)) {
    throw new TypeError(formatBuildError(status, "the options are not an object"));
  }
  if (options instanceof Error) {
    const reason = "the options are an error, which is given as cause";
    throw new TypeError(formatBuildError(status, reason));
  }
  if (!isGiven(detail)) return options && validateOptions(status, options);
  const others = createRecord(options ?? {});
  if (isGiven(others.detail)) {
    const problem = { option: "detail", reason: "is given twice" };
    throw createOptionError(status, problem);
  }
  return validateOptions(status, createRecord(others, { detail: detail as string }));
}
