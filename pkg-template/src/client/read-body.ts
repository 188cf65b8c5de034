/** As many bytes of a body as are wanted, and an end to the rest. */

import { decodeText } from "./charset.js";
import { NOTHING, readContent, readOptionalMember } from "./response-values.js";

/** What stops the reading of a body. */
export interface ReadLimits {
  /** How many decoded bytes are read at most. */
  readonly maxBytes: number;
  /** How many seconds it may take; what came until then is used. */
  readonly timeout: number;
  /** Breaks it off. */
  readonly signal?: AbortSignal | null | undefined;
}

/** As much of a reader as is needed: of a stream, or of something that gives one part after another. */
interface BodySource {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(reason?: unknown): unknown;
}

/** The longest time that a timer can be set to, in milliseconds. */
export const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * Gives the start of a response's body: text where it comes as such, whatever its charset was. What cannot be read, because it was read before, is locked or
 * breaks off, is as good as not there.
 *
 * @throws the signal's reason, once it is aborted
 */
export function readBodyStart(response: unknown, limits: ReadLimits): Promise<string | Uint8Array> {
  const source = findBodySource(response);
  if (source) return readChunks(source, limits);
  const { signal } = limits;
  return signal?.aborted ? Promise.reject(signal.reason) : Promise.resolve(NOTHING);
}

function findBodySource(response: unknown): BodySource | undefined {
  try {
    const body = readOptionalMember(response, "body") as
      | (ReadableStream & AsyncIterable<unknown>)
      | null
      | undefined;
    if (body === null || readOptionalMember(response, "bodyUsed") === true) return undefined;
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

/** Ends a body that nobody reads on. */
export function cancelBody(body: unknown, reason?: unknown): void {
  try {
    Promise.resolve((body as BodySource | undefined)?.cancel?.(reason)).catch(() => {});
  } catch {
    // It ended by itself, or somebody reads it after all.
  }
}

/** Parts without content beyond so many are as good as an end: they cost time, and no bytes. */
const EMPTY_PARTS = 1000;

/** After so many parts timers get a turn, which parts that are all there already would keep from them. */
const TURN = 256;

function readChunks(source: BodySource, limits: ReadLimits): Promise<string | Uint8Array> {
  const { maxBytes, timeout, signal } = limits;
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    let size = 0;
    let empty = 0;
    let isOver = false;
    let isText = false;
    const finish = (): boolean => {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", halt);
      if (signal?.aborted) reject(signal.reason);
      else resolve(isText ? decodeText(joinChunks(parts, size), "utf-8") : joinChunks(parts, size));
      return true;
    };
    const halt = (): void => {
      if (finish()) cancelBody(source, signal?.reason);
    };
    const next = (): void => {
      try {
        if (isOver) return;
        if (size >= maxBytes || empty >= EMPTY_PARTS) halt();
        // Where it breaks off, what came before counts.
        else Promise.resolve(source.read()).then(take, finish);
      } catch {
        finish();
      }
    };
    const take = (part: { readonly done?: unknown; readonly value?: unknown } | undefined) => {
      if (typeof part !== "object" || part === null || part.done) finish();
      if (isOver) return;
      isText ||= typeof part?.value === "string";
      const bytes = toBytes(part?.value).subarray(0, maxBytes - size);
      if (bytes.length === 0) empty++;
      else parts.push(bytes);
      size += bytes.length;
      if ((parts.length + empty) % TURN > 0) next();
      else setTimeout(next);
    };
    const timer =
      timeout < Number.POSITIVE_INFINITY
        ? setTimeout(halt, Math.min(timeout * 1000, LONGEST_TIMEOUT))
        : undefined;
    if (signal?.aborted) halt();
    else {
      signal?.addEventListener("abort", halt, { once: true });
      next();
    }
  });
}

function toBytes(part: unknown): Uint8Array {
  const content = readContent(part, LONGEST_TIMEOUT);
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Gives parts as one, without the memory around them: a part may be a view of a large buffer. */
function joinChunks(parts: readonly Uint8Array[], size: number): Uint8Array {
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
