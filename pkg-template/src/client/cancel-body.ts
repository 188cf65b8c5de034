/** Cancels bodies. */

/** What can be cancelled: a stream, or a reader of one. */
interface Cancellable {
  cancel?(reason?: unknown): unknown;
}

/** Cancels a body that nobody reads any further. It never throws. */
export function cancelBody(body: unknown, reason?: unknown): void {
  try {
    Promise.resolve((body as Cancellable | undefined)?.cancel?.(reason)).catch(() => {});
  } catch {
    // It has ended already, or something else reads it.
  }
}
