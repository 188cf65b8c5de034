/** The classes of http-errors: functions, since they are also called without `new`. */

import { PHRASES } from "../generated/statuses.js";
import { HTTPError } from "../index.js";
import { answerable, phraseOf } from "./exception-members.js";

/** A class that is also a function. */
export interface Kind {
  new (message?: unknown): Error;
  (message?: unknown): Error;
  readonly prototype: Error;
}

/** Sets a property as an error of http-errors has it. */
function set(target: object, name: PropertyKey, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, name, { configurable: true, enumerable, writable: true, value });
}

/** Names a function, whatever a bundler calls it. */
export function entitle(target: object, name: string): void {
  Object.defineProperty(target, "name", { configurable: true, value: name });
}

/** Records a stack that starts at the caller of a function, where the platform can. */
export function capture(error: Error, above: unknown): void {
  const { captureStackTrace } = Error as { captureStackTrace?(error: Error, above: unknown): void };
  captureStackTrace?.call(Error, error, above);
}

/** Lets the instances of one function be those of another, too. */
function inherit(kind: { prototype: object }, base: object & { prototype: object }): void {
  kind.prototype = Object.create(base.prototype);
  set(kind.prototype, "constructor", kind, false);
  Object.setPrototypeOf(kind, base);
}

// An arrow function could not be called with `new`, and would say something else.
function abstract(): never {
  throw new TypeError("cannot construct abstract class");
}

/** The base of all of them, which is never built. */
export const HttpError = abstract as unknown as Kind;
entitle(HttpError, "HttpError");
inherit(HttpError, HTTPError);
answerable(HttpError.prototype, () => true);

/**
 * What JSON has of an error: its own properties, as without this, but of a private one its phrase.
 */
function toJSON(this: Error & { expose?: unknown; status?: unknown }): object {
  if (this.expose === true) return { ...this };
  return { message: phraseOf(this.status as number) ?? "Internal Server Error" };
}
set(HttpError.prototype, "toJSON", toJSON, false);

// These have name and message as own properties, which Bun shows by itself.
set(HttpError.prototype, Symbol.for("nodejs.util.inspect.custom"), undefined, false);

function kindOf(status: number, name: string): Kind {
  const kind = function (message?: unknown): Error {
    const text = message ?? phraseOf(status);
    const error: Error = Reflect.construct(Error, [text], new.target ?? kind);
    set(error, "message", text, true);
    set(error, "name", name, false);
    capture(error, new.target ?? kind);
    return error;
  } as Kind;
  entitle(kind, name);
  inherit(kind, HttpError);
  // http-errors shows them to a `for in`, which is how some copy an error.
  set(kind.prototype, "status", status, true);
  set(kind.prototype, "statusCode", status, true);
  set(kind.prototype, "expose", status < 500, true);
  return kind;
}

/** Gives the phrase of a status as a name: each word with a capital, and no other characters. */
function identifier(phrase: string): string {
  return phrase.replaceAll(/(?:^| )(\w)|\W/g, (_, first: string | undefined) =>
    (first ?? "").toUpperCase(),
  );
}

/** The classes by status and by name. */
export const kinds: { [name: string | number]: Kind } = {};
for (const status of Object.keys(PHRASES).map(Number)) {
  // What came into use without a registry is unknown to http-errors, but for the 509.
  if (status < 400 || status === 499 || status > 511) continue;
  const name = identifier(phraseOf(status) as string);
  const kind = kindOf(status, name.endsWith("Error") ? name : `${name}Error`);
  kinds[status] = kind;
  kinds[name] = kind;
}
