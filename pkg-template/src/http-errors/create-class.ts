/** The classes of http-errors: functions, since they are also called without `new`. */

import { PHRASES } from "../generated/statuses.js";
import { HTTPError } from "../index.js";
import { defineExceptionMembers, findPhrase } from "./exception-members.js";

/** A class that is also a function. */
export interface HttpErrorClass {
  new (message?: unknown): Error;
  (message?: unknown): Error;
  readonly prototype: Error;
}

/** Sets a property as an error of http-errors has it. */
function defineProperty(
  target: object,
  name: PropertyKey,
  value: unknown,
  enumerable: boolean,
): void {
  Object.defineProperty(target, name, { configurable: true, enumerable, writable: true, value });
}

/** Names a function, whatever a bundler calls it. */
export function setName(target: object, name: string): void {
  Object.defineProperty(target, "name", { configurable: true, value: name });
}

/** Records a stack that starts at the caller of a function, where the platform can. */
export function captureStack(error: Error, above: unknown): void {
  const { captureStackTrace } = Error as { captureStackTrace?(error: Error, above: unknown): void };
  captureStackTrace?.call(Error, error, above);
}

/** Lets the instances of one function be those of another, too. */
function inherit(kind: { prototype: object }, base: object & { prototype: object }): void {
  kind.prototype = Object.create(base.prototype);
  defineProperty(kind.prototype, "constructor", kind, false);
  Object.setPrototypeOf(kind, base);
}

// An arrow function could not be called with `new`, and would say something else.
function throwAbstract(): never {
  throw new TypeError("cannot construct abstract class");
}

/** The base of all of them, which is never built. */
export const HttpError = throwAbstract as unknown as HttpErrorClass;
setName(HttpError, "HttpError");
inherit(HttpError, HTTPError);
defineExceptionMembers(HttpError.prototype, () => true);

/**
 * What JSON has of an error: its own properties, as without this, but of a private one its phrase.
 */
function toJSON(this: Error & { expose?: unknown; status?: unknown }): object {
  if (this.expose === true) return { ...this };
  return { message: findPhrase(this.status as number) ?? "Internal Server Error" };
}
defineProperty(HttpError.prototype, "toJSON", toJSON, false);

// These have name and message as own properties, which Bun shows by itself.
defineProperty(HttpError.prototype, Symbol.for("nodejs.util.inspect.custom"), undefined, false);

function createClass(status: number, name: string): HttpErrorClass {
  const kind = function (message?: unknown): Error {
    const text = message ?? findPhrase(status);
    const error: Error = Reflect.construct(Error, [text], new.target ?? kind);
    defineProperty(error, "message", text, true);
    defineProperty(error, "name", name, false);
    captureStack(error, new.target ?? kind);
    return error;
  } as HttpErrorClass;
  setName(kind, name);
  inherit(kind, HttpError);
  // http-errors shows them to a `for in`, which is how some copy an error.
  defineProperty(kind.prototype, "status", status, true);
  defineProperty(kind.prototype, "statusCode", status, true);
  defineProperty(kind.prototype, "expose", status < 500, true);
  return kind;
}

/** Gives the phrase of a status as a name: each word with a capital, and no other characters. */
function toIdentifier(phrase: string): string {
  return phrase.replaceAll(/(?:^| )(\w)|\W/g, (_, first: string | undefined) =>
    (first ?? "").toUpperCase(),
  );
}

/** The classes by status and by name. */
export const classes: { [name: string | number]: HttpErrorClass } = {};
for (const status of Object.keys(PHRASES).map(Number)) {
  // What came into use without a registry is unknown to http-errors, but for the 509.
  if (status < 400 || status === 499 || status > 511) continue;
  const name = toIdentifier(findPhrase(status) as string);
  const kind = createClass(status, name.endsWith("Error") ? name : `${name}Error`);
  classes[status] = kind;
  classes[name] = kind;
}
