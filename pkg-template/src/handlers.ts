/** Which handler an error goes to: the most specific one, and of equals the latest. */

import { sourceOf } from "./brand.js";
import type { ErrorHandler } from "./errors-config.js";
import { isHTTPException } from "./index.js";

/** What a handler is registered for. */
export type Target =
  | number
  | (abstract new (
      ...args: never[]
    ) => unknown)
  | ((error: unknown) => boolean);

interface Entry {
  readonly target: Target;
  readonly handler: ErrorHandler;
}

/** More than the length of any chain of classes. */
const STATUS = 1e6;
const PREDICATE = 2e6;

function isClass(target: Target): target is abstract new () => unknown {
  return typeof target === "function" && /^class\b/.test(Function.prototype.toString.call(target));
}

/** Gives how many classes stand above a class. */
function depth(kind: object): number {
  let count = 0;
  for (let above = Object.getPrototypeOf(kind); above; above = Object.getPrototypeOf(above)) {
    count++;
  }
  return count;
}

/** Gives how closely a target names an error; 0 if it does not. */
function closeness(target: Target, error: unknown): number {
  if (typeof target === "number") {
    // The status that goes out: that of an error that was read is another server's.
    const status = isHTTPException(error) && (sourceOf(error)?.status ?? error.status);
    return status === target ? STATUS : 0;
  }
  // Classes of the platform are no `class` in their source, but have a prototype that cannot change.
  const own = Object.getOwnPropertyDescriptor(target, "prototype");
  if (isClass(target) || (own && !own.writable)) {
    const kind = target as abstract new () => unknown;
    return error instanceof kind ? depth(kind.prototype) : 0;
  }
  return (target as (error: unknown) => boolean)(error) === true ? PREDICATE : 0;
}

/** The handlers of one configuration. */
export class Handlers {
  readonly #entries: Entry[] = [];

  /** @throws TypeError where the target or the handler is of another kind */
  add(target: Target, handler: ErrorHandler): void {
    const isStatus = Number.isInteger(target);
    if (!isStatus && typeof target !== "function") {
      throw new TypeError("Cannot add a handler: it is for no status, class or predicate");
    }
    if (typeof handler !== "function") {
      throw new TypeError("Cannot add a handler: it is not a function");
    }
    this.#entries.push({ target, handler });
  }

  /** Gives the handler for an error, if there is one. A predicate that throws says no. */
  find(error: unknown): ErrorHandler | undefined {
    let best = 0;
    let found: ErrorHandler | undefined;
    for (const { target, handler } of this.#entries) {
      let close = 0;
      try {
        close = closeness(target, error);
      } catch {
        continue;
      }
      if (close > 0 && close >= best) {
        best = close;
        found = handler;
      }
    }
    return found;
  }
}
