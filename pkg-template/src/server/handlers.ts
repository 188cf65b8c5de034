/** Which handler an error goes to: the most specific one, and of equals the latest. */

import { findSource } from "../errors/is-http-exception.js";
import { isHTTPException } from "../index.js";
import { createPromiseError, isPromise } from "../values/sync-result.js";
import type { ErrorHandler } from "./config.js";

/** What a handler is registered for. */
export type Target =
  | number
  | (abstract new (
      ...args: never[]
    ) => unknown)
  | ((error: unknown) => boolean);

interface HandlerEntry {
  readonly target: Target;
  readonly handler: ErrorHandler;
}

/** More than the length of any chain of classes. */
const STATUS = 1e6;
const PREDICATE = 2e6;

/**
 * Gives whether a function is a class. The `prototype` of a class of ECMAScript or of the platform
 * cannot be replaced; that of an older one has members or a base, as no other function's has.
 */
function isClass(target: Target): target is abstract new () => unknown {
  const own = Object.getOwnPropertyDescriptor(target, "prototype");
  if (!own || Object(own.value) !== own.value) return false;
  const base = Object.getPrototypeOf(own.value);
  const hasBase = base !== null && Object.getPrototypeOf(base) !== null;
  return !own.writable || hasBase || Reflect.ownKeys(own.value).length > 1;
}

/** Gives how many classes stand above a class. */
function countAncestors(kind: object): number {
  let count = 0;
  for (let above = Object.getPrototypeOf(kind); above; above = Object.getPrototypeOf(above)) {
    count++;
  }
  return count;
}

/** Gives how closely a target names an error; 0 if it does not. */
function rankTarget(target: Target, error: unknown, tell: (problem: unknown) => void): number {
  if (typeof target === "number") {
    // The status that goes out: that of an error that was read is another server's.
    const status = isHTTPException(error) && (findSource(error)?.status ?? error.status);
    return status === target ? STATUS : 0;
  }
  if (isClass(target)) return error instanceof target ? countAncestors(target.prototype) : 0;
  const said: unknown = (target as (error: unknown) => boolean)(error);
  if (isPromise(said)) tell(createPromiseError("a predicate"));
  return said === true ? PREDICATE : 0;
}

/** The handlers of one configuration. */
export class Handlers {
  readonly #entries: HandlerEntry[] = [];

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

  /**
   * Gives the handler for an error, if there is one. A predicate that throws says no, and one that
   * gives a promise, too.
   *
   * @param tell - is told of a predicate that gave a promise
   */
  find(error: unknown, tell: (problem: unknown) => void): ErrorHandler | undefined {
    let best = 0;
    let found: ErrorHandler | undefined;
    for (const { target, handler } of this.#entries) {
      let close = 0;
      try {
        close = rankTarget(target, error, tell);
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
