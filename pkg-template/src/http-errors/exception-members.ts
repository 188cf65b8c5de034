/** How an error with the shape of http-errors is answered: as an error of this package would be. */

import { PHRASES } from "../generated/statuses.js";
import { HTTPError, HTTPException, isHTTPException } from "../index.js";
import { BRAND, SOURCE } from "../model/symbols.js";
import { validateOptions } from "../options/validate.js";

/** What http-errors puts on an error, and what its users add. */
interface HttpErrorLike extends Error {
  readonly status?: unknown;
  readonly expose?: unknown;
  readonly headers?: unknown;
}

type HeaderPair = readonly [name: string, value: unknown];

/** Phrases that http-errors kept, which are the messages of its errors. */
const OLDER_PHRASES: { readonly [status: number]: string } = {
  100: "Continue",
  101: "Switching Protocols",
  102: "Processing",
  103: "Early Hints",
  413: "Payload Too Large",
  422: "Unprocessable Entity",
};

/** Gives the phrase of a status in the words of http-errors. */
export function findPhrase(status: number): string | undefined {
  return OLDER_PHRASES[status] ?? PHRASES[status];
}

/** Gives the number whose class stands for a status that has none of its own. */
export function findFamily(status: number): number {
  return Number(`${String(status).charAt(0)}00`);
}

/** Gives the header fields that were put on an error and that can be sent. */
function validateHeaders(error: HttpErrorLike, status: number): [string, string][] {
  const headers = Object.hasOwn(error, "headers") ? error.headers : undefined;
  if (typeof headers !== "object" || headers === null) return [];
  const pairs =
    Symbol.iterator in headers ? (headers as Iterable<HeaderPair>) : Object.entries(headers);
  const kept: [string, string][] = [];
  for (const pair of pairs) {
    try {
      const [name, value] = pair;
      const fields = { [name]: value as string };
      kept.push(...(validateOptions(status, { headers: fields }).headers as [string, string][]));
    } catch {
      // One that could break out of its line costs nothing but itself.
    }
  }
  return kept;
}

/**
 * Gives an error of this package that answers for another. What has no status of an error is a 500,
 * and a message is only shown where `expose` says so.
 */
function createStandIn(error: HttpErrorLike): HTTPException {
  const { status: given, message, cause } = error;
  const isStatus = Number.isInteger(given) && (given as number) >= 400 && (given as number) <= 599;
  const status = isStatus ? (given as number) : 500;
  const family = findFamily(status);
  const exposed = isStatus && error.expose === true;
  const usual = [findPhrase(status), findPhrase(family)];
  const made = new HTTPError(family, {
    // A message that is only the phrase says nothing about this occurrence.
    detail: typeof message === "string" && !usual.includes(message) ? message : undefined,
    title: PHRASES[status] ?? PHRASES[family],
    headers: validateHeaders(error, status),
    expose: exposed === status < 500 ? undefined : exposed,
    cause,
    stack: false,
  });
  // Set afterwards, since http-errors makes a 401 without a challenge and a 405 without methods.
  (made as unknown as { status: number }).status = status;
  return made;
}

/** Gives what answers for an error, whatever its users made of its properties. */
export function createException(error: Error): HTTPException {
  try {
    return createStandIn(error);
  } catch {
    return new HTTPError(500, { stack: false });
  }
}

type Members = { readonly [key: PropertyKey]: (...args: unknown[]) => unknown };

/** The members of http-errors' own, and the one that decides what JSON has of an error. */
const LEFT = new Set(["constructor", "name", "status", "statusCode", "expose", "toJSON"]);

/**
 * Gives an object the members of an error of this package, each of which asks the error that
 * answers for it. They can be written over, as properties of http-errors' errors can.
 *
 * @param also - whether to define a member, by its key
 */
export function defineExceptionMembers(target: object, also: (key: PropertyKey) => boolean): void {
  const base: object = HTTPException.prototype;
  for (const key of Reflect.ownKeys(base)) {
    const isKnown = typeof key === "string" ? !LEFT.has(key) : key === BRAND || key === SOURCE;
    if (!isKnown || !also(key)) continue;
    const shared = { configurable: true, enumerable: false };
    if ("value" in (Object.getOwnPropertyDescriptor(base, key) as PropertyDescriptor)) {
      const value = function (this: Error, ...args: unknown[]) {
        return (createException(this) as unknown as Members)[key]?.(...args);
      };
      Object.defineProperty(target, key, { ...shared, writable: true, value });
      continue;
    }
    Object.defineProperty(target, key, {
      ...shared,
      get(this: Error) {
        // Those of http-errors have fields only where they were given some, as an own property.
        if (key === "headers") return undefined;
        return (createException(this) as unknown as Members)[key];
      },
      set(this: Error, value: unknown) {
        const own = { configurable: true, enumerable: true, writable: true, value };
        Object.defineProperty(this, key, own);
      },
    });
  }
}

/** Makes an error that others built one that this package answers, as it stands at that time. */
export function brandError<E extends Error>(error: E): E {
  if (isHTTPException(error)) return error;
  const { prototype } = HTTPException;
  defineExceptionMembers(error, (key) => {
    if (typeof key === "symbol") return true;
    return (
      "value" in (Object.getOwnPropertyDescriptor(prototype, key) as object) && !(key in error)
    );
  });
  return error;
}
