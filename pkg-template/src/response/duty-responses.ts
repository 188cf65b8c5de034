/** What the options of duties do in responses. */

import type { AnyOptions } from "../model/options.js";
import type { ResponseSource } from "../model/response-source.js";
import { listDutyOptionHeaders } from "./duty-option-headers.js";
import type { OptionHeader } from "./option-header.js";
import { resolveRedirect } from "./redirect-target.js";

/** What the options of duties do in responses. */
export interface DutyResponses {
  /** Returns the headers of an error's options, in which one that any error may have stands. */
  listHeaders(
    status: number,
    options: AnyOptions,
    retryAfter: OptionHeader,
  ): readonly OptionHeader[];
  /** Returns a source whose location is resolved. @throws TypeError if it leads elsewhere */
  resolveRedirect(source: ResponseSource, url: string | undefined): ResponseSource;
}

/** All of that. */
export const DUTY_RESPONSES: DutyResponses = {
  listHeaders: listDutyOptionHeaders,
  resolveRedirect,
};
