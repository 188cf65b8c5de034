/** Reads the start of a body and cancels the rest. */

import { readMember } from "../values/safe-read.js";
import { decodeText } from "./charset.js";
import { type BodyStart, EMPTY_CONTENT, readContent } from "./response-values.js";

/** The limits of reading a body. */
export interface ReadLimits {
  /** The most decoded bytes that are read. */
  readonly maxBytes: number;
  /** The most seconds that reading takes. What came before counts. */
  readonly timeout: number;
  /** Aborts the reading. */
  readonly signal?: AbortSignal | null | undefined;
}

/** A chunk of a body, or its end. */
interface BodyChunk {
  readonly done?: unknown;
  readonly value?: unknown;
}

/** The members of a stream's reader that are used; other sources of chunks have the same. */
interface BodySource {
  read(): Promise<BodyChunk>;
  cancel(reason?: unknown): unknown;
}

/** The longest time that a timer can be set to, in milliseconds. */
export const MAX_TIMEOUT = 2 ** 31 - 1;

/** If a body has more empty chunks, reading ends: they take time and bring no bytes. */
const MAX_EMPTY_CHUNKS = 1000;

/**
 * After this many chunks timers get a turn. If all chunks are there already, reading them would
 * otherwise keep the timeout from ending it.
 */
const CHUNKS_PER_TURN = 256;

/** A chunk is copied if its buffer has more unused bytes than its content, plus this many. */
const SPARE_BYTES = 4096;

/**
 * Returns the start of a response's body, as text if its chunks are texts, and whether it was cut off.
 * A body that cannot be read (it was read before or is locked) is empty; if reading fails, the bytes
 * before that count.
 *
 * @throws the signal's reason if the signal is aborted
 */
export function readBodyStart(response: unknown, limits: ReadLimits): Promise<BodyStart> {
  const source = findBodySource(response);
  if (source) return readChunks(source, limits);
  const { signal } = limits;
  return signal?.aborted ? Promise.reject(signal.reason) : Promise.resolve({ body: EMPTY_CONTENT });
}

function findBodySource(response: unknown): BodySource | undefined {
  try {
    const body = readMember(response, "body") as
      | (ReadableStream & AsyncIterable<unknown>)
      | null
      | undefined;
    if (readMember(response, "bodyUsed") === true) return undefined;
    // Others have null because they have no streams.
    if (body === null && isPlatformResponse(response)) return undefined;
    if (typeof body?.getReader === "function") return body.getReader();
    // Some replacements of fetch have a stream of Node's as their body.
    if (typeof body?.[Symbol.asyncIterator] === "function") return createIteratorSource(body);
    const content = readWholeContent(response as Response);
    return content && createWholeSource(content);
  } catch {
    // It is locked.
    return undefined;
  }
}

/** Whether a response is of the platform's class, in which a body of null is empty. */
export function isPlatformResponse(response: unknown): boolean {
  return typeof Response === "function" && response instanceof Response;
}

/** Reads all of the content of a response without a stream. Some stand-ins have only `json`. */
function readWholeContent(response: Response): Promise<unknown> | undefined {
  const { arrayBuffer, text, json } = response;
  if (typeof arrayBuffer === "function") return arrayBuffer.call(response);
  if (typeof text === "function") return text.call(response);
  return typeof json === "function" ? json.call(response).then(JSON.stringify) : undefined;
}

function createIteratorSource(body: AsyncIterable<unknown>): BodySource {
  const chunks = body[Symbol.asyncIterator]();
  const { destroy } = body as { destroy?(): unknown };
  // `return` of an iterator that waits for a chunk would settle only after the chunk came.
  const cancel = () => (destroy ? destroy.call(body) : chunks.return?.());
  return { read: () => chunks.next(), cancel };
}

/** Creates a source of one chunk, the whole content, and the end after it. */
function createWholeSource(content: Promise<unknown>): BodySource {
  let isRead = false;
  return {
    read: async () => {
      if (isRead) return { done: true };
      isRead = true;
      return { value: await content };
    },
    cancel: () => undefined,
  };
}

/** Cancels a body that nobody reads any further. It never throws. */
export function cancelBody(body: unknown, reason?: unknown): void {
  try {
    Promise.resolve((body as BodySource | undefined)?.cancel?.(reason)).catch(() => {});
  } catch {
    // It has ended already, or something else reads it.
  }
}

function readChunks(source: BodySource, limits: ReadLimits): Promise<BodyStart> {
  const { maxBytes, timeout, signal } = limits;
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let emptyCount = 0;
    let isOver = false;
    let isText = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (isCut: boolean): boolean => {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else {
        const content = joinChunks(chunks, size);
        const body = isText ? decodeText(content, "utf-8", { isCut }) : content;
        resolve({ body, isCut });
      }
      return true;
    };
    const stop = (): void => {
      if (finish(true)) cancelBody(source, signal?.reason);
    };
    const breakOff = (): void => {
      finish(true);
    };
    const readNext = (): void => {
      try {
        if (isOver) return;
        if (size >= maxBytes || emptyCount >= MAX_EMPTY_CHUNKS) stop();
        // If reading fails, the chunks before that count.
        else Promise.resolve(source.read()).then(addChunk, breakOff);
      } catch {
        breakOff();
      }
    };
    const addChunk = (chunk: BodyChunk | undefined): void => {
      if (typeof chunk !== "object" || chunk === null) breakOff();
      else if (chunk.done) finish(false);
      if (isOver) return;
      isText ||= typeof chunk?.value === "string";
      const bytes = encodeChunk(chunk?.value).subarray(0, maxBytes - size);
      if (bytes.length === 0) emptyCount++;
      else chunks.push(bytes);
      size += bytes.length;
      if ((chunks.length + emptyCount) % CHUNKS_PER_TURN > 0) readNext();
      else setTimeout(readNext);
    };
    if (signal?.aborted) {
      stop();
      return;
    }
    // The listener comes first: if the signal refuses it, no timer is left behind.
    signal?.addEventListener("abort", stop, { once: true });
    if (timeout < Number.POSITIVE_INFINITY) {
      timer = setTimeout(stop, Math.min(timeout * 1000, MAX_TIMEOUT));
    }
    readNext();
  });
}

function encodeChunk(chunk: unknown): Uint8Array {
  const content = readContent(chunk, MAX_TIMEOUT);
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Joins chunks. A single chunk that is a small view of a large buffer is copied. */
function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first && first.buffer.byteLength <= 2 * size + SPARE_BYTES) {
    return first;
  }
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
