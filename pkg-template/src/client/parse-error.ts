/** {@link parseError}: an answer that was read already, as a report. */

import { type HeadersLike, headerLines } from "./header-lines.js";
import { type ReadableResponse, readResponse } from "./reader.js";
import type { Report } from "./report.js";
import { readByteLimit, readContent, readOptionalMember, readStatus } from "./response-values.js";

/** An answer, as far as it is there. */
export interface AnswerLike {
  /** Its status. */
  readonly status?: number | undefined;
  /** Its header fields. */
  readonly headers?: HeadersLike | null | undefined;
  /** Its content. */
  readonly body?: string | Uint8Array | ArrayBuffer | null | undefined;
}

/** How {@link parseError} reads. */
export interface ParseOptions {
  /** How many bytes of the body are read at most; the rest does not count. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
}

/** What {@link parseError} reads of a body that lies in memory already. */
const MOST = 1 << 20;

/** Gives a body that stays as it is, whatever its owner does with the memory. */
function copyBody(body: string | Uint8Array): string | Uint8Array {
  return typeof body === "string" ? body : body.slice();
}

/**
 * Gives what an error answer says, in whichever format. It takes any input: what is of a wrong type
 * counts as not there. The caller says that the answer is an error, so that one with an ok status is
 * read as one, too.
 *
 * @throws TypeError where an option cannot be used
 * @example
 * ```ts
 * import { parseError } from "httpexc/client";
 *
 * const report = parseError({
 *   status: 429,
 *   headers: { "content-type": "application/json" },
 *   body: '{"code": 20028, "message": "Slow down, please.", "retry_after": 1.5}',
 * });
 * console.assert(report.code === 20028 && report.detail === "Slow down, please.");
 * ```
 */
export function parseError(answer: AnswerLike, options?: ParseOptions): Report {
  const most = readByteLimit(options?.maxBytes, MOST);
  const readable: ReadableResponse = {
    status: readStatus(readOptionalMember(answer, "status")),
    head: headerLines(readOptionalMember(answer, "headers")),
    body: copyBody(readContent(readOptionalMember(answer, "body"), most)),
  };
  return readResponse(readable, true).report;
}
