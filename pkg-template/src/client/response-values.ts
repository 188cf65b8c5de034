/** Values of a response, or of an object that resembles one, whose types nothing guarantees. */

import { validateAmount } from "./validate-options.js";

/** The content of a body that is missing or cannot be read. */
export const EMPTY_CONTENT = new Uint8Array();

/** A body, or its start. */
export interface BodyStart {
  readonly body: string | Uint8Array;
  /** Whether the body may have more bytes. Default: false. */
  readonly isCut?: boolean;
}

/** A response that is read. */
export interface ReadableResponse extends BodyStart {
  readonly status: number;
  /** A line `name: value` for each header, with the name in lower case. */
  readonly head: string;
  /** The moment of the response in seconds since 1970. Default: now. */
  readonly now?: number;
}

/** The most bytes of a body that can be read, whatever the option says. */
const MAX_BYTES_LIMIT = 1 << 28;

/** Returns a status from 1 to 999, or 0 if the value is none. */
export function parseResponseStatus(value: unknown): number {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return Number.isInteger(status) && (status as number) > 0 && (status as number) < 1000
    ? (status as number)
    : 0;
}

/**
 * Returns the start of a text, or of the bytes of a buffer or a view. Any other value, and a buffer
 * that was transferred, has no content.
 *
 * @param maxLength - the most bytes, or UTF-16 code units of a text
 */
export function readContent(body: unknown, maxLength: number): string | Uint8Array {
  if (typeof body === "string") return body.length > maxLength ? body.slice(0, maxLength) : body;
  try {
    const tag = Object.prototype.toString.call(body);
    if (ArrayBuffer.isView(body)) {
      const { buffer, byteOffset, byteLength } = body;
      return new Uint8Array(buffer, byteOffset, Math.min(byteLength, maxLength));
    }
    // The tag also tells a buffer of another realm.
    if (/ (Shared)?ArrayBuffer]$/.test(tag)) {
      const buffer = body as ArrayBuffer;
      return new Uint8Array(buffer, 0, Math.min(buffer.byteLength, maxLength));
    }
  } catch {
    // The buffer was transferred, or the value throws when its tag is read.
  }
  return EMPTY_CONTENT;
}

/**
 * Returns the most bytes of a body to read.
 *
 * @throws TypeError if the option is something else than a number from 0 on
 */
export function validateMaxBytes(maxBytes: unknown, fallback: number): number {
  const amount = validateAmount("read a response", "maxBytes", maxBytes, fallback);
  return Math.floor(Math.min(amount, MAX_BYTES_LIMIT));
}
