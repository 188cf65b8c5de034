/** What a body is read from: a stream, or content that is there as a whole. */

import { readMember } from "../values/safe-read.js";
import { isPlatformResponse } from "./platform-response.js";

/** A chunk of a body, or its end. */
interface BodyChunk {
  readonly done?: unknown;
  readonly value?: unknown;
}

/** The members of a stream's reader that are used; other sources of chunks have the same. */
export interface BodySource {
  read(): Promise<BodyChunk>;
  cancel(reason?: unknown): unknown;
}

/**
 * Returns the reader of the stream that a response has as its body, `null` if the body is empty or cannot be
 * read, or `undefined` if it is no stream of the platform.
 */
export function findStreamSource(response: unknown): BodySource | null | undefined {
  try {
    const body = readMember(response, "body") as ReadableStream | null | undefined;
    if (readMember(response, "bodyUsed") === true) return null;
    // Others have null because they have no streams.
    if (body === null && isPlatformResponse(response)) return null;
    return typeof body?.getReader === "function" ? body.getReader() : undefined;
  } catch {
    // It is locked.
    return null;
  }
}

/** Creates a source of one chunk, the whole content, and the end after it. */
export function createWholeSource(readWhole: () => Promise<unknown>): BodySource {
  let isRead = false;
  return {
    read: async () => {
      if (isRead) return { done: true };
      isRead = true;
      return { value: await readWhole() };
    },
    cancel: () => undefined,
  };
}
