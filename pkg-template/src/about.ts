/** The details of errors that are about one part of the request. */

import { cannot } from "./check.js";
import type { RetryOptions } from "./options.js";

type Given = string | { readonly [option: string]: unknown } | undefined;

/** Gives what an error is about, and its options with a detail that begins with it. */
export function about(
  sentence: string,
  field: string,
  first: Given | object,
  second: Given | object,
): { culprit: string; options: RetryOptions } {
  const given = (typeof first === "object" ? first : second) ?? {};
  const { [field]: culprit, ...options } = given as { [option: string]: unknown };
  if (culprit === undefined) throw new TypeError(cannot(400, `${field} is missing`));
  if (typeof culprit !== "string") throw new TypeError(cannot(400, `${field} is not a string`));
  const more = typeof first === "string" ? first : options["detail"];
  if (typeof first === "string" && options["detail"] !== undefined) {
    throw new TypeError(cannot(400, "detail is given twice"));
  }
  if (more !== undefined && typeof more !== "string") {
    throw new TypeError(cannot(400, "detail is not a string"));
  }
  const begun = sentence.replace("{}", () => culprit);
  return {
    culprit,
    options: { ...options, detail: more === undefined ? begun : `${begun} ${more}` },
  };
}
