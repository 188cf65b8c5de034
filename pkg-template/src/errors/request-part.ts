/** The details of errors that are about one part of the request. */

import type { RetryOptions } from "../model/options.js";
import { cannot, optionsOf } from "../options/validate.js";

type Given = string | { readonly [option: string]: unknown } | undefined;

/** Gives what an error is about, and its options with a detail that begins with it. */
export function about(
  sentence: string,
  field: string,
  first: Given | object,
  second: Given | object,
): { culprit: string; options: RetryOptions } {
  const isOptions = typeof first === "object" && second === undefined;
  const given = (isOptions ? first : second) ?? {};
  const { [field]: culprit, ...rest } = given as { [option: string]: unknown };
  if (typeof culprit !== "string") {
    const why = culprit === undefined ? "missing" : "not a string";
    throw new TypeError(cannot(400, `${field} is ${why}`));
  }
  const options = optionsOf(400, isOptions ? undefined : (first as string), rest);
  const begun = sentence.replace("{}", () => culprit);
  const detail = options?.detail === undefined ? begun : `${begun} ${options.detail}`;
  return { culprit, options: { ...options, detail } };
}
