/** Reads the start of a body and cancels the rest. */

import { readMember } from "../values/safe-read.js";
import { encodeText } from "../values/unicode.js";
import { cancelBody } from "./cancel-body.js";
import { decodeText } from "./charset.js";
import { cloneResponse } from "./clone-response.js";
import { isPlatformResponse } from "./platform-response.js";
import { type BodyStart, EMPTY_CONTENT, readContent } from "./response-values.js";
import { startTimer, type Timer } from "./timer.js";

/** The limits of reading a body. */
export interface ReadLimits {
  /** The most decoded bytes that are read. */
  readonly maxBytes: number;
  /** The most seconds that reading takes. What came before counts. */
  readonly timeout: number;
  /** Aborts the reading. */
  readonly signal?: AbortSignal | null | undefined;
  /** Is called when the first bytes are there. */
  readonly onContent?: (() => void) | undefined;
}

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

export function findBodySource(response: unknown): BodySource | undefined {
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
    return createWholeSource(response as Response);
  } catch {
    // It is locked.
    return undefined;
  }
}

function createIteratorSource(body: AsyncIterable<unknown>): BodySource {
  const chunks = body[Symbol.asyncIterator]();
  const { destroy } = body as { destroy?(): unknown };
  // `return` of an iterator that waits for a chunk would settle only after the chunk came.
  const cancel = () => (destroy ? destroy.call(body) : chunks.return?.());
  return { read: () => chunks.next(), cancel };
}

/** Returns the function that reads all of the content of a response without a stream, if it has one. */
function findWholeReader(response: Response): (() => Promise<unknown>) | undefined {
  const { arrayBuffer, text, json } = response;
  if (typeof arrayBuffer === "function") return () => readBytesOrText(response);
  if (typeof text === "function") return () => response.text();
  // Some stand-ins have only this.
  return typeof json === "function" ? () => response.json().then(JSON.stringify) : undefined;
}

/** Creates a source of one chunk, the whole content, and the end after it. */
function createWholeSource(response: Response): BodySource | undefined {
  const readWhole = findWholeReader(response);
  if (!readWhole) return undefined;
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

/**
 * Returns the content of a response as bytes, or as text if there are no bytes: React Native has methods
 * for both, and not all of its versions can read bytes.
 */
async function readBytesOrText(response: Response): Promise<unknown> {
  // The attempt uses the body up.
  const copy = cloneResponse(response) ?? response;
  try {
    return await response.arrayBuffer();
  } catch {
    return (copy as Response).text();
  }
}

async function readChunks(source: BodySource, limits: ReadLimits): Promise<BodyStart> {
  const { maxBytes, timeout, signal, onContent } = limits;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let emptyCount = 0;
  let isText = false;
  let isCut = true;
  let timer: Timer | undefined;
  let isStopped = false;
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = () => {
      isStopped = true;
      resolve();
    };
  });
  // The listener comes first: if the signal refuses it, no timer is left behind.
  signal?.addEventListener("abort", stop, { once: true });
  if (timeout < Number.POSITIVE_INFINITY) timer = startTimer(stop, timeout);
  try {
    for (;;) {
      isStopped ||= signal?.aborted === true || size >= maxBytes || emptyCount >= MAX_EMPTY_CHUNKS;
      const chunk = isStopped ? undefined : await Promise.race([stopped, source.read()]);
      if (isStopped) {
        cancelBody(source, signal?.reason);
        break;
      }
      if (typeof chunk !== "object" || chunk === null) break;
      if (chunk.done) {
        isCut = false;
        break;
      }
      isText ||= typeof chunk.value === "string";
      const bytes = encodeChunk(chunk.value).subarray(0, maxBytes - size);
      if (size === 0 && bytes.length > 0) onContent?.();
      if (bytes.length === 0) emptyCount++;
      else chunks.push(bytes);
      size += bytes.length;
      if ((chunks.length + emptyCount) % CHUNKS_PER_TURN === 0) await waitForTimers();
    }
  } catch {
    // If reading fails, the chunks before that count.
  }
  clearTimeout(timer);
  signal?.removeEventListener("abort", stop);
  if (signal?.aborted) throw signal.reason;
  const content = joinChunks(chunks, size);
  return { body: isText ? decodeText(content, "utf-8", { isCut }) : content, isCut };
}

/** Waits until the timers that are due have run. */
function waitForTimers(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function encodeChunk(chunk: unknown): Uint8Array {
  const content = readContent(chunk, Number.POSITIVE_INFINITY);
  return typeof content === "string" ? encodeText(content) : content;
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
