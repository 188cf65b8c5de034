/**
 * The content of ready responses that errors carry. An error may be sent more than once, but content can
 * be read only once, so it is copied. Only short content is kept: a copy of long or endless content would
 * fill the memory, and its source would never be cancelled.
 */

/** The most that is kept, in bytes. */
const MAX_KEPT = 65_536;

/** How much is read of content that is cancelled, to keep it if it is short: in reads and in milliseconds. */
const MAX_NEEDLESS_READS = 16;
const MAX_NEEDLESS_TIME = 20;

/** The chunks of the content that is kept, by the response. */
const keptChunks = /* @__PURE__ */ new WeakMap<Response, readonly Uint8Array[]>();

/** Creates a stream that calls `read` for each chunk that its consumer wants. */
export function createLazyStream(
  read: () => Promise<Uint8Array | undefined>,
  cancel: (reason: unknown) => Promise<void>,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await read();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}

/** A copy of the content of a ready response. */
class ContentCopy {
  readonly #original: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #chunks: Uint8Array[] | undefined = [];
  #length = 0;

  constructor(original: Response, copy: ReadableStream<Uint8Array>) {
    this.#original = original;
    this.#reader = copy.getReader();
  }

  /** Returns the next chunk, or undefined at the end. It rejects if the content fails. */
  async read(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#reader.read();
    if (done) {
      if (this.#chunks) keptChunks.set(this.#original, this.#chunks);
      return undefined;
    }
    this.#length += value.length;
    if (this.#length > MAX_KEPT) this.#stopKeeping();
    this.#chunks?.push(value.slice());
    return value;
  }

  /** Cancels the copy and the original, unless the content ends soon and is kept. */
  async cancel(reason: unknown): Promise<void> {
    if (await this.#endsSoon()) return;
    this.#stopKeeping();
    await this.#reader.cancel(reason);
  }

  #stopKeeping(): void {
    if (this.#chunks) this.#original.body?.cancel().catch(() => {});
    this.#chunks = undefined;
  }

  /** Whether the content has ended after a few more reads. */
  async #endsSoon(): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, MAX_NEEDLESS_TIME, null);
    });
    try {
      for (let reads = 0; this.#chunks && reads < MAX_NEEDLESS_READS; reads++) {
        const chunk = await Promise.race([this.read(), deadline]);
        if (chunk === undefined) return true;
        if (chunk === null) return false;
      }
    } catch {
      // The content failed, so it is not kept.
    } finally {
      clearTimeout(timer);
    }
    return false;
  }
}

/**
 * Returns the content of a ready response for one sending, or null if it has none.
 *
 * @throws TypeError if the content has been read, and was not kept
 */
export function copyContent(ready: Response): ReadableStream<Uint8Array> | null {
  const chunks = keptChunks.get(ready)?.values();
  if (chunks) {
    return createLazyStream(
      async () => chunks.next().value?.slice(),
      async () => {},
    );
  }
  const { body } = ready.clone();
  if (body === null) return null;
  const copy = new ContentCopy(ready, body);
  return createLazyStream(
    () => copy.read(),
    (reason) => copy.cancel(reason),
  );
}
