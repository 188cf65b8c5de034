/** What is remembered of limits that are for all requests to an origin. */

import { readMember } from "../values/safe-read.js";
import { readClock } from "./deadline.js";

/** The most origins that are remembered; the oldest is forgotten first. */
const MAX_ORIGINS = 256;

/** The origins that have said of a limit that it is for all requests, and the ends of the limits. */
export class GlobalHolds {
  /** The ends, by {@link readClock}, in the order in which they were noted. */
  readonly #ends = new Map<string, number>();

  /** Returns the seconds for which requests to an origin have to wait; 0 if they need not. */
  findDelay(origin: string): number {
    return Math.max(0, (this.#ends.get(origin) ?? 0) - readClock());
  }

  /** Notes that requests to an origin have to wait so many seconds. A shorter time changes nothing. */
  note(origin: string, seconds: number): void {
    const now = readClock();
    const end = Math.max(now + seconds, this.#ends.get(origin) ?? 0);
    this.#ends.delete(origin);
    for (const [other, otherEnd] of this.#ends) {
      if (otherEnd <= now || this.#ends.size >= MAX_ORIGINS) this.#ends.delete(other);
    }
    this.#ends.set(origin, end);
  }
}

/**
 * Returns the origin of a URL, or of the first argument of a `fetch`. All that cannot be parsed have
 * the same: the empty one.
 */
export function findOrigin(input: unknown): string {
  const url =
    typeof input === "object" ? (readMember(input, "url") ?? readMember(input, "href")) : input;
  const base = (globalThis as { readonly location?: { readonly href?: string } }).location?.href;
  try {
    return new URL(`${url ?? input}`, base).origin;
  } catch {
    return "";
  }
}
