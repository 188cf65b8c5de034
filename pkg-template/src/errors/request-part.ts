/** The details of errors that are about one part of the request. */

import type { RetryOptions } from "../model/options.js";
import { createOptionError } from "../options/option-error.js";
import { validateArguments } from "../options/validate.js";

type PartArgument = string | { readonly [option: string]: unknown } | undefined;

/** Gives what an error is about, and its options with a detail that begins with it. */
export function parsePartArguments(
  sentence: string,
  field: string,
  first: PartArgument | object,
  second: PartArgument | object,
): { culprit: string; options: RetryOptions } {
  const isOptions = typeof first === "object" && second === undefined;
  const given = (isOptions ? first : second) ?? {};
  const { [field]: culprit, ...rest } = given as { [option: string]: unknown };
  if (typeof culprit !== "string") {
    throw createOptionError(
      400,
      culprit === undefined
        ? { option: field, rule: "missing", reason: "is missing" }
        : { option: field, rule: "invalid", reason: "is not a string" },
    );
  }
  const options = validateArguments(400, isOptions ? undefined : (first as string), rest);
  const begun = sentence.replace("{}", () => culprit);
  const detail = options?.detail === undefined ? begun : `${begun} ${options.detail}`;
  return { culprit, options: { ...options, detail } };
}
