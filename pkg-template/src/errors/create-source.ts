/** What the response of an error is made from. */

import { PHRASES } from "../generated/statuses.js";
import type { ClassStatics } from "../model/class-statics.js";
import type { ConstructorOptions, ResponseSource } from "../model/response-source.js";
import { READ } from "../model/symbols.js";
import { createSource } from "../response/empty-source.js";
import { INTERNAL_ERROR_SOURCE } from "../response/sealed-source.js";
import { createRecord } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";
import { requireSync } from "../values/sync-result.js";
import { readDerivedStatus } from "./derived-members.js";
import { findState } from "./error-state.js";

/** The members of an error that its subclass may override. */
interface ErrorTexts {
  readonly title: string;
  readonly detail: string | undefined;
  readonly expose: boolean;
}

/**
 * Returns the source of an error's response.
 *
 * @throws TypeError if no constructor has built the error
 */
export function createErrorSource(error: ErrorTexts): ResponseSource {
  const state = findState(error);
  if (state === undefined) {
    throw new TypeError("Cannot read an error: no constructor has built it");
  }
  const { isExposed, options } = state;
  const status = readDerivedStatus(error) ?? state.status;
  return createResponseSource(error, status, isExposed, options);
}

/** Returns the source of an error's response, or that of a 500 if no constructor has built the error. */
export function findErrorSource(error: ErrorTexts): ResponseSource {
  return readSafely(() => createErrorSource(error)) ?? INTERNAL_ERROR_SOURCE;
}

/**
 * Returns the source of the response for a state of an error.
 *
 * @param error - whose class and texts count
 * @param status - as it was last assigned; one that cannot be sent becomes a 500
 */
function createResponseSource(
  error: ErrorTexts,
  status: number,
  isExposed: boolean,
  options: ConstructorOptions | undefined,
): ResponseSource {
  // An error that was read has a source that reveals nothing of the response, unless it is relayed.
  const readSource = options?.[READ]?.source;
  if (readSource) return readSource;
  const sent = Number.isInteger(status) && status >= 200 && status <= 599 ? status : 500;
  const source = createSource(sent, PHRASES[sent] ?? "Error", undefined);
  source.options = options;
  source.representation = options?.representation;
  try {
    const errorClass = error.constructor as unknown as ClassStatics;
    // If this throws, nothing is shown.
    source.isExposed = isExposed && error.expose === true;
    // Nobody sees the error about a promise, so that it needs no name.
    source.title = `${requireSync("", error.title) ?? source.title}`;
    source.explanation = requireSync("", errorClass.explanation);
    source.representation ??= errorClass.representation;
    source.template = errorClass.template;
    source.page = errorClass.page;
    const detail = requireSync("", error.detail) ?? undefined;
    if (detail !== options?.detail) {
      source.options = createRecord(options ?? {}, { detail: detail && `${detail}` });
    }
    const isOfClass = sent === errorClass.status && source.title === errorClass.title;
    if (isOfClass) source.errorClass = errorClass;
  } catch {
    // The code of a subclass failed. The texts that it did not return are left out.
  }
  return source;
}
