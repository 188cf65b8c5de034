/** Reads the start of a body and cancels the rest. */

import { encodeText } from "../values/unicode.js";
import { waitFor } from "./abort-signal.js";
import { type BodySource, findStreamSource } from "./body-source.js";
import { cancelBody } from "./cancel-body.js";
import { loadRareReading } from "./rare-reader.js";
import { type BodyStart, EMPTY_CONTENT, readContent } from "./response-values.js";

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
export async function readBodyStart(response: unknown, limits: ReadLimits): Promise<BodyStart> {
  let source = findStreamSource(response);
  if (source === undefined) {
    const loading = loadRareReading(limits);
    const rare = loading instanceof Promise ? await loading : loading;
    source = rare?.findOtherSource(response);
  }
  if (source) return readChunks(source, limits);
  const { signal } = limits;
  if (signal?.aborted) throw signal.reason;
  return { body: EMPTY_CONTENT };
}

async function readChunks(source: BodySource, limits: ReadLimits): Promise<BodyStart> {
  const { maxBytes, timeout, signal, onContent } = limits;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let emptyCount = 0;
  let isText = false;
  let isCut = true;
  let isStopped = signal?.aborted === true;
  const readAll = async (): Promise<void> => {
    while (!isStopped && size < maxBytes && emptyCount < MAX_EMPTY_CHUNKS) {
      const chunk = await source.read();
      if (isStopped || typeof chunk !== "object" || chunk === null) return;
      if (chunk.done) {
        isCut = false;
        return;
      }
      isText ||= typeof chunk.value === "string";
      const bytes = encodeChunk(chunk.value).subarray(0, maxBytes - size);
      if (size === 0 && bytes.length > 0) onContent?.();
      if (bytes.length === 0) emptyCount++;
      else chunks.push(bytes);
      size += bytes.length;
      if ((chunks.length + emptyCount) % CHUNKS_PER_TURN === 0) await waitForTimers();
    }
  };
  try {
    // If reading fails, the chunks before that count.
    await waitFor(readAll(), timeout, signal ?? undefined);
  } finally {
    isStopped = true;
    if (isCut) cancelBody(source, signal?.reason);
  }
  const content = joinChunks(chunks, size);
  return { body: isText ? await decodeStart(content, isCut, limits) : content, isCut };
}

/** Returns the start of a body that came as text. */
async function decodeStart(
  content: Uint8Array,
  isCut: boolean,
  limits: ReadLimits,
): Promise<string | Uint8Array> {
  if (typeof TextDecoder === "function")
    return new TextDecoder().decode(content, { stream: isCut });
  const rare = await loadRareReading(limits);
  return rare?.decodeText(content, "utf-8", { isCut }) ?? content;
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
