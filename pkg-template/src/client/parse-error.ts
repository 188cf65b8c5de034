/** {@link parseError}: an answer that was read already, as a report. */

import { type HeadersLike, headerLines } from "./header-lines.js";
import { type ReadableResponse, readResponse } from "./reader.js";
import type { Report } from "./report.js";
import { validateAmount } from "./validate-options.js";

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

const NOTHING = new Uint8Array();

/** Gives a member of a value that may be none, or may throw. */
export function readOptionalMember(value: unknown, name: string): unknown {
  try {
    return (value as { [name: string]: unknown } | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

/** Gives a status, or 0 for what is none. */
export function readStatus(value: unknown): number {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return Number.isInteger(status) && (status as number) > 0 && (status as number) < 1000
    ? (status as number)
    : 0;
}

/** Gives as many bytes of a body as are wanted, or its text; nothing where it is something else. */
export function readContent(body: unknown, most: number): string | Uint8Array {
  if (typeof body === "string") return body.length > most ? body.slice(0, most) : body;
  try {
    const tag = Object.prototype.toString.call(body);
    if (ArrayBuffer.isView(body)) {
      const { buffer, byteOffset, byteLength } = body;
      return new Uint8Array(buffer, byteOffset, Math.min(byteLength, most));
    }
    // From whichever realm it comes.
    if (/ (Shared)?ArrayBuffer]$/.test(tag)) {
      const buffer = body as ArrayBuffer;
      return new Uint8Array(buffer, 0, Math.min(buffer.byteLength, most));
    }
  } catch {
    // Its memory was given away, or it does not even say what it is.
  }
  return NOTHING;
}

/** Gives a body that stays as it is, whatever its owner does with the memory. */
function copyBody(body: string | Uint8Array): string | Uint8Array {
  return typeof body === "string" ? body : body.slice();
}

/**
 * Gives how many bytes to read at most.
 *
 * @throws TypeError where the option is no such number
 */
export function readByteLimit(maxBytes: unknown, usual: number): number {
  return Math.floor(
    Math.min(validateAmount("read an answer", "maxBytes", maxBytes, usual), 1 << 28),
  );
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
