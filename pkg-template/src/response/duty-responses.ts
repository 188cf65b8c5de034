/** What the options of duties do in responses. */

import type { AnyOptions } from "../model/options.js";
import type { ResponseSource } from "../model/response-source.js";
import { createRecord } from "../values/own-record.js";
import { listDutyOptionHeaders } from "./duty-option-headers.js";
import type { OptionHeader } from "./option-header.js";
import { resolveRedirect } from "./redirect-target.js";
import { INTERNAL_ERROR_SOURCE } from "./sealed-source.js";

/** What the options of duties do in responses. */
export interface DutyResponses {
  /** Returns the headers of an error's options, in which one that any error may have stands. */
  listHeaders(
    status: number,
    options: AnyOptions,
    retryAfter: OptionHeader,
  ): readonly OptionHeader[];
  /** Returns a source whose location is resolved, or the source of a 500 if it leads elsewhere. */
  resolveOrSeal(source: ResponseSource, url: string | undefined): ResponseSource;
  /** Returns a source whose location is resolved without a request, or left out if it leads elsewhere. */
  resolveOrOmit(source: ResponseSource): ResponseSource;
}

function resolveOrSeal(source: ResponseSource, url: string | undefined): ResponseSource {
  try {
    return resolveRedirect(source, url);
  } catch {
    return INTERNAL_ERROR_SOURCE;
  }
}

function resolveOrOmit(source: ResponseSource): ResponseSource {
  try {
    return resolveRedirect(source, undefined);
  } catch {
    return { ...source, options: createRecord(source.options ?? {}, { location: undefined }) };
  }
}

/** All of that. */
export const DUTY_RESPONSES: DutyResponses = {
  listHeaders: listDutyOptionHeaders,
  resolveOrSeal,
  resolveOrOmit,
};
