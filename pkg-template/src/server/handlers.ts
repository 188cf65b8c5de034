/** Finds the handler for an error: the most specific one, and among equals the latest. */

import { findSource } from "../errors/is-http-exception.js";
import { type HTTPException, isHTTPException } from "../index.js";
import { readOwnDescriptor } from "../values/define-property.js";
import { toList } from "../values/lists.js";
import { createPromiseError, isPromise } from "../values/sync-result.js";
import type { ErrorHandler } from "./config.js";

/** A status, a class or a predicate that a handler is registered for. */
export type Target =
  | number
  | (abstract new (
      ...args: never
    ) => unknown)
  | ((error: unknown) => boolean);

/** A target in a list of targets. The base class has no constructor that a caller could use. */
export type ListedTarget = Target | typeof HTTPException;

/** The errors that a target matches: the instances of a class, what a type guard says, those of a status. */
export type MatchedError<Target> = Target extends (error: unknown) => error is infer E
  ? E
  : Target extends (error: unknown) => boolean
    ? unknown
    : Target extends number
      ? HTTPException & { readonly status: Target }
      : Target extends { readonly prototype: infer E }
        ? E
        : unknown;

interface HandlerEntry {
  readonly target: Target;
  readonly handler: ErrorHandler;
}

/** The ranks of a status and of a predicate. A class ranks below, by the number of its ancestors. */
const STATUS_RANK = 1e6;
const PREDICATE_RANK = 2e6;

/**
 * Whether a function is a class. The `prototype` of a class of ECMAScript or of the platform cannot be
 * replaced; that of an older one has members or a base, which no other function's has.
 */
function isClass(target: Target): target is abstract new () => unknown {
  const property = readOwnDescriptor(target as object, "prototype");
  if (!property || Object(property.value) !== property.value) return false;
  const base = Object.getPrototypeOf(property.value);
  const hasBase = base !== null && Object.getPrototypeOf(base) !== null;
  return !property.writable || hasBase || Reflect.ownKeys(property.value).length > 1;
}

/** Returns the number of prototypes above a prototype. */
function countAncestors(prototype: object): number {
  let count = 0;
  let ancestor = Object.getPrototypeOf(prototype);
  while (ancestor) {
    count++;
    ancestor = Object.getPrototypeOf(ancestor);
  }
  return count;
}

/** Returns how specific a target is for an error, or 0 if it does not match. */
function rankTarget(target: Target, error: unknown, onPromise: (problem: unknown) => void): number {
  if (typeof target === "number") {
    // The status of the response: that of an error that was read is the upstream's.
    const status = isHTTPException(error) && (findSource(error)?.status ?? error.status);
    return status === target ? STATUS_RANK : 0;
  }
  if (isClass(target)) return error instanceof target ? countAncestors(target.prototype) : 0;
  const result: unknown = (target as (error: unknown) => boolean)(error);
  if (isPromise(result)) onPromise(createPromiseError("a predicate"));
  return result === true ? PREDICATE_RANK : 0;
}

/** The handlers of one configuration. */
export class Handlers {
  readonly #entries: HandlerEntry[] = [];

  /**
   * Adds a handler for a target, or for each of a list.
   *
   * @throws TypeError if a target is no status, class or predicate, or the handler no function
   */
  add(targets: Target | readonly Target[], handler: ErrorHandler): void {
    const list = toList(targets);
    const isTarget = (target: unknown) => Number.isInteger(target) || typeof target === "function";
    if (list.length === 0 || !list.every(isTarget)) {
      throw new TypeError(
        "Cannot add a handler: its target is not a status, a class or a predicate",
      );
    }
    if (typeof handler !== "function") {
      throw new TypeError("Cannot add a handler: it is not a function");
    }
    for (const target of list) this.#entries.push({ target, handler });
  }

  /**
   * Returns the handler for an error, or undefined if there is none. A predicate that throws or
   * returns a promise does not match.
   *
   * @param onPromise - called with an error about a predicate that returned a promise
   */
  find(error: unknown, onPromise: (problem: unknown) => void): ErrorHandler | undefined {
    let bestRank = 0;
    let bestHandler: ErrorHandler | undefined;
    for (const { target, handler } of this.#entries) {
      let rank = 0;
      try {
        rank = rankTarget(target, error, onPromise);
      } catch {
        continue;
      }
      if (rank > 0 && rank >= bestRank) {
        bestRank = rank;
        bestHandler = handler;
      }
    }
    return bestHandler;
  }
}
