/** As many bytes of a body as are wanted, and an end to the rest. */

import { contentOf, member } from "./parse.js";

/** What stops the reading of a body. */
export interface Limits {
  /** How many decoded bytes are read at most. */
  readonly maxBytes: number;
  /** How many seconds it may take; what came until then is used. */
  readonly timeout: number;
  /** Breaks it off. */
  readonly signal?: AbortSignal | null | undefined;
}

/** As much of a reader as is needed: of a stream, or of something that gives one part after another. */
interface Source {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(reason?: unknown): unknown;
}

const NOTHING = new Uint8Array();

/** The longest time that a timer can be set to, in milliseconds. */
export const LONGEST = 2 ** 31 - 1;

/**
 * Gives the start of a response's body. What cannot be read, because it was read before, is locked or
 * breaks off, is as good as not there.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function startOf(response: unknown, limits: Limits): Promise<Uint8Array> {
  const { signal } = limits;
  const source = sourceOf(response);
  if (signal?.aborted) {
    cancel(source, signal.reason);
    throw signal.reason;
  }
  return source ? read(source, limits) : NOTHING;
}

function sourceOf(response: unknown): Source | undefined {
  try {
    const body = member(response, "body") as
      | (ReadableStream & AsyncIterable<unknown>)
      | null
      | undefined;
    if (body === null || member(response, "bodyUsed") === true) return undefined;
    if (typeof body?.getReader === "function") return body.getReader();
    // The streams of Node, which some stand-ins for fetch have.
    if (typeof body?.[Symbol.asyncIterator] === "function") {
      const parts = body[Symbol.asyncIterator]();
      const { destroy } = body as { destroy?(): unknown };
      // An iterator that waits for a part would not return before it comes.
      const cancel = () => (destroy ? destroy.call(body) : parts.return?.());
      return { read: () => parts.next(), cancel };
    }
    const { arrayBuffer, text } = response as Response;
    const whole: (() => Promise<unknown>) | undefined = arrayBuffer ?? text;
    if (typeof whole !== "function") return undefined;
    const given = [whole.call(response)];
    return {
      read: async () => ({ value: await given[0], done: given.pop() === undefined }),
      cancel: () => undefined,
    };
  } catch {
    // It is locked.
    return undefined;
  }
}

function cancel(source: Source | undefined, reason?: unknown): void {
  try {
    Promise.resolve(source?.cancel(reason)).catch(() => {});
  } catch {
    // It ended by itself.
  }
}

/** Parts without content beyond so many are as good as an end: they cost time, and no bytes. */
const EMPTY_PARTS = 1000;

async function read(source: Source, limits: Limits): Promise<Uint8Array> {
  const { maxBytes, signal } = limits;
  const parts: Uint8Array[] = [];
  let size = 0;
  let empty = 0;
  let isOver = false;
  const all = async (): Promise<void> => {
    while (size < maxBytes && empty < EMPTY_PARTS && !isOver) {
      const { done, value } = await source.read();
      // What comes after an abort is not wanted any more.
      if (done || isOver) return end();
      const bytes = bytesOf(value).subarray(0, maxBytes - size);
      if (bytes.length === 0) empty++;
      else parts.push(bytes);
      size += bytes.length;
    }
  };
  const end = (): void => {
    isOver = true;
  };
  let isEnded = false;
  const done = (): void => {
    isEnded = true;
  };
  // Where it breaks off, what came before counts.
  const reading = all().then(done, done);
  // Most bodies are there already, and need no timer.
  for (let turn = 0; turn < TURNS && !isEnded; turn++) await undefined;
  if (!isEnded) await until(reading, source, limits, end);
  if (!isOver) cancel(source);
  if (signal?.aborted) throw signal.reason;
  return joined(parts, size);
}

/** How many turns of the queue of promises a body that is there already may take. */
const TURNS = 32;

/** Waits for the end of a reading, or for what ends it. */
async function until(
  reading: Promise<void>,
  source: Source,
  { timeout, signal }: Limits,
  end: () => void,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let halt = end;
  await new Promise<void>((resolve) => {
    halt = () => {
      end();
      cancel(source, signal?.reason);
      resolve();
    };
    if (signal?.aborted) return halt();
    signal?.addEventListener("abort", halt, { once: true });
    if (timeout < Number.POSITIVE_INFINITY) {
      timer = setTimeout(halt, Math.min(timeout * 1000, LONGEST));
    }
    void reading.then(resolve);
  });
  clearTimeout(timer);
  signal?.removeEventListener("abort", halt);
}

function bytesOf(part: unknown): Uint8Array {
  const content = contentOf(part, LONGEST);
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Gives parts as one, without the memory around them: a part may be a view of a large buffer. */
function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first && first.buffer.byteLength <= 2 * size + SPARE) return first;
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** So much memory around a part is not worth a copy. */
const SPARE = 4096;
