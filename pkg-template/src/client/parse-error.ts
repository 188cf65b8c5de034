/** {@link parseError}: a response that was received already, as a report. */

import { validateOptionNames } from "../values/option-names.js";
import { readMember } from "../values/safe-read.js";
import { formatHeaderLines, type HeadersLike } from "./header-lines.js";
import { formatParsedBody } from "./parsed-body.js";
import { readResponse } from "./reader.js";
import type { Report } from "./report.js";
import {
  type BodyStart,
  parseResponseStatus,
  type ReadableResponse,
  readContent,
  validateMaxBytes,
} from "./response-values.js";

/** The parts of a response; each may be missing. */
export interface AnswerLike {
  /** The status. */
  readonly status?: number | undefined;
  /** The headers. */
  readonly headers?: HeadersLike | null | undefined;
  /**
   * The body: a text, bytes, or what a client made of its JSON, such as `error.response.data` of axios.
   * Any other value counts as missing.
   */
  readonly body?: string | object | null | undefined;
}

/** The options of {@link parseError}. */
export interface ParseOptions {
  /** The most bytes of the body that are read; the rest is ignored. Default: 1 MiB. */
  readonly maxBytes?: number | undefined;
}

/** The default of `maxBytes` for a body that lies in memory already. */
const DEFAULT_PARSE_BYTES = 1 << 20;

/** Copies the start of a body, as the owner of the body may write to the memory later. */
function copyBodyStart(body: unknown, maxBytes: number): BodyStart {
  // One more than is read tells whether the body is longer.
  const content = readContent(formatParsedBody(body), maxBytes + 1);
  return { body: content.slice(0, maxBytes), isCut: content.length > maxBytes };
}

/**
 * Returns a report of an error response in any format. It takes any input: a part of a wrong type
 * counts as missing. The caller knows that the response is an error, so one with an ok status is
 * read as an error, too.
 *
 * @throws TypeError if an option is invalid
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
 *
 * // The body may have been parsed.
 * const { detail } = parseError({ status: 404, body: { message: "Unknown song" } });
 * console.assert(detail === "Unknown song");
 * ```
 */
export function parseError(answer: AnswerLike, options?: ParseOptions): Report {
  const own = validateOptionNames(options ?? {}, "read a response", { maxBytes: true });
  const maxBytes = validateMaxBytes(own.maxBytes, DEFAULT_PARSE_BYTES);
  const response: ReadableResponse = {
    status: parseResponseStatus(readMember(answer, "status")),
    head: formatHeaderLines(readMember(answer, "headers")),
    ...copyBodyStart(readMember(answer, "body"), maxBytes),
  };
  return readResponse(response, true).report;
}
