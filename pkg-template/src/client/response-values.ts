/** Values of a response, or of something like one, that may be of any type. */

import { validateAmount } from "./validate-options.js";

export const NOTHING = new Uint8Array();

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
