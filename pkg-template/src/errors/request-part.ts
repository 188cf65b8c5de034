/** The details of errors about one part of the request: a header, a parameter or a key. */

import type { RetryOptions } from "../model/options.js";
import { createOptionError } from "../options/option-error.js";
import { validateArguments } from "../options/validate.js";

type PartArgument = string | { readonly [option: string]: unknown } | undefined;

/**
 * Returns the part of the request, and options with a detail that begins with a sentence about it.
 *
 * @param sentence - with `{}` where the part stands
 * @param option - the option that names the part
 * @throws TypeError if the option is missing or not a string, and as `validateArguments`
 */
export function parsePartArguments(
  sentence: string,
  option: string,
  first: PartArgument | object,
  second: PartArgument | object,
): { part: string; options: RetryOptions } {
  const hasDetail = typeof first !== "object" || second !== undefined;
  const argument = (hasDetail ? second : first) ?? {};
  const { [option]: part, ...rest } = argument as { [option: string]: unknown };
  if (part === undefined) {
    throw createOptionError(400, { option, rule: "missing", reason: "is missing" });
  }
  if (typeof part !== "string") {
    throw createOptionError(400, { option, rule: "invalid", reason: "is not a string" });
  }
  const options = validateArguments(400, hasDetail ? (first as string) : undefined, rest);
  const about = sentence.replace("{}", () => part);
  const detail = options?.detail === undefined ? about : `${about} ${options.detail}`;
  return { part, options: { ...options, detail } };
}
