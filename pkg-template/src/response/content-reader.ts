/** Reads the content of ready responses, and tells in which content codings it is. */

import type { Header } from "../model/response-parts.js";
import { findActualCodings, type SampleExtent } from "./actual-codings.js";
import { type ContentOrigin, findContentOrigin } from "./content-origin.js";
import { declareCodings, listDeclaredCodings } from "./declared-codings.js";
import { createLazyStream } from "./ready-content.js";
import { createPassedResponse, createResponseLike, isWorkerd } from "./ready-response.js";

/** The most that is read before the headers are sent, in bytes. */
const MAX_AHEAD = 65_536;

/** The longest wait for more content after the first bytes, in milliseconds. */
const MAX_WAIT = 50;

/** Returns chunks as one. */
function concatChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * Returns a chunk as bytes. Fetch wants bytes, but what the application streams may be text.
 *
 * @throws TypeError if the chunk is neither
 */
function toBytes(chunk: unknown): Uint8Array {
  if (typeof chunk === "string") return new TextEncoder().encode(chunk);
  if (ArrayBuffer.isView(chunk) && "subarray" in chunk) return chunk as Uint8Array;
  throw new TypeError("Cannot send a ready response: a chunk of its content is not bytes");
}

/** The content of a ready response, some of which may be read before it is sent. */
export class ContentReader {
  readonly #reader: ReadableStreamDefaultReader<unknown>;
  readonly #ahead: Uint8Array[] = [];
  #next: Promise<Uint8Array | undefined> | undefined;

  /** @throws TypeError if something else reads the content */
  constructor(content: ReadableStream<unknown>) {
    this.#reader = content.getReader();
  }

  /** Returns the next bytes, or undefined at the end. It rejects if the content fails. */
  async read(): Promise<Uint8Array | undefined> {
    const chunk = this.#ahead.shift();
    if (chunk !== undefined) return chunk;
    const next = this.#next ?? this.#readChunk();
    this.#next = undefined;
    return next;
  }

  /** Cancels the content. A pending read resolves as at the end. */
  cancel(): void {
    this.#ahead.length = 0;
    this.#reader.cancel().catch(() => {});
  }

  /** Returns the content as a stream. */
  toStream(): ReadableStream<Uint8Array> {
    return createLazyStream(
      () => this.read(),
      (reason) => this.#reader.cancel(reason),
    );
  }

  async #readChunk(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#reader.read();
    return done ? undefined : toBytes(value);
  }

  /**
   * Returns those of the declared codings that the content is in. It reads as much as that needs, the
   * first bytes at least, and `read` returns these bytes again. It rejects if the content fails.
   */
  async findCodings(
    declared: readonly string[],
    origin: ContentOrigin,
  ): Promise<readonly string[]> {
    let extent: SampleExtent = "part";
    let length = 0;
    let wanted = 1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let deadline: Promise<null> | undefined;
    try {
      for (;;) {
        while (extent === "part" && length < wanted) {
          this.#next ??= this.#readChunk();
          const chunk = await Promise.race(deadline ? [this.#next, deadline] : [this.#next]);
          if (chunk === null) extent = "enough";
          else {
            this.#next = undefined;
            if (chunk === undefined) extent = "whole";
            else {
              this.#ahead.push(chunk);
              length += chunk.length;
              if (length >= MAX_AHEAD) extent = "enough";
              deadline ??= new Promise((resolve) => {
                timer = setTimeout(resolve, MAX_WAIT, null);
              });
            }
          }
        }
        const codings = findActualCodings(
          declared,
          concatChunks(this.#ahead, length),
          extent,
          origin,
        );
        if (codings !== undefined) return codings;
        // A trial takes time, so small chunks are tried together.
        wanted = length * 2;
      }
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Returns the headers of a response without content: they declare no coding that could be checked. */
export function declareNoContent(
  headers: readonly Header[],
  declared: readonly string[],
): Header[] {
  const actual = findActualCodings(declared, new Uint8Array(), "whole") ?? [];
  return declareCodings(headers, declared, actual);
}

/**
 * Returns a ready response with only the headers that may be sent. They declare the codings that the
 * content is in. It never rejects: if the content cannot be read, it returns the same response.
 */
export async function settleReadyResponse(
  ready: Response,
  method: string | undefined,
): Promise<Response> {
  try {
    const origin = findContentOrigin(ready);
    const passed = createPassedResponse(ready, method);
    const declared = listDeclaredCodings(passed.headers);
    if (isWorkerd() || declared.length === 0) return passed;
    const headers = [...passed.headers];
    const { body } = passed;
    if (body === null || method === "HEAD") {
      return createResponseLike(passed, declareNoContent(headers, declared), body);
    }
    const reader = new ContentReader(body);
    // If the content fails, sending it fails, too.
    const actual = await reader.findCodings(declared, origin).catch(() => declared);
    const content = reader.toStream();
    return createResponseLike(passed, declareCodings(headers, declared, actual), content);
  } catch {
    // Something else reads the content already.
    return ready;
  }
}
