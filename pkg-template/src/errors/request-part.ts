/** The details of errors about one part of the request: a header, a parameter or a key. */

import type { AnyOptions, RetryOptions } from "../model/options.js";
import type { ConstructorOptions } from "../model/response-source.js";
import { PART } from "../model/symbols.js";
import { createOptionError } from "../options/option-error.js";
import { validateArguments } from "../options/validate.js";
import { createRecord } from "../values/own-record.js";

type PartArgument = string | { readonly [option: string]: unknown } | undefined;

/**
 * Returns the options of an error about a part of the request: they name the part, and their detail
 * begins with a sentence about it.
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
): RetryOptions {
  const hasDetail = typeof first !== "object" || second !== undefined;
  const argument = createRecord(Object(hasDetail ? second : first)) as {
    [option: string]: unknown;
  };
  const { [option]: part, ...rest } = argument;
  if (part === undefined) {
    throw createOptionError(400, { option, reason: "is missing" });
  }
  if (typeof part !== "string") {
    throw createOptionError(400, { option, reason: "is not a string" });
  }
  const options = validateArguments(400, hasDetail ? (first as string) : undefined, rest);
  const about = sentence.replace("{}", () => part);
  const detail = options?.detail === undefined ? about : `${about} ${options.detail}`;
  return createRecord(options ?? {}, { detail, [PART]: part });
}

/** Returns the part of the request that the options of an error name. */
export function readRequestPart(options: AnyOptions): string {
  return (options as ConstructorOptions)[PART] as string;
}
