/** The base of the classes of http-errors, and the types of its errors. */

import { HTTPError, type RequestLike } from "../index.js";
import { INSPECT } from "../model/symbols.js";
import { defineProperty } from "../values/define-property.js";
import { readOwn } from "../values/own-record.js";
import {
  createPublicProblem,
  defineExceptionMembers,
  findHttpErrorsPhrase,
} from "./exception-members.js";

/** The properties that `createError` puts on an error. */
export interface Properties {
  /** Headers, which frameworks and `toResponse` send. */
  headers?: { [name: string]: string | number | readonly string[] } | undefined;
  /** Whether a client may see the message. */
  expose?: boolean | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a property of the user's, as with http-errors
  [name: string]: any;
}

/** An error with the shape of http-errors. This package creates responses for it. */
export interface HttpError<Status extends number = number> extends Error {
  /** The status. */
  status: Status;
  /** The same status. */
  statusCode: Status;
  /** Whether a client may see the message. */
  expose: boolean;
  /** Headers, if the error was given some. */
  headers?: { [name: string]: string } | undefined;
  /** Creates a Fetch `Response` in the format that the request asks for. */
  toResponse(request?: RequestLike): Response;
  // biome-ignore lint/suspicious/noExplicitAny: a property of the user's, as with http-errors
  [name: string]: any;
}

/** A class, which can also be called without `new`. */
export interface HttpErrorConstructor<Status extends number = number> {
  new (message?: string | null): HttpError<Status>;
  (message?: string | null): HttpError<Status>;
  readonly prototype: HttpError<Status>;
}

/** The base of all classes. It cannot be constructed. */
export type HttpErrorBase = (abstract new () => HttpError) & { readonly prototype: HttpError };

/** Defines a property with the enumerability that it has in http-errors. */
export function definePlainProperty(
  target: object,
  name: PropertyKey,
  value: unknown,
  enumerable: boolean,
): void {
  defineProperty(target, name, { configurable: true, enumerable, writable: true, value });
}

/** Sets the name of a function, whatever name a bundler gives it. */
export function setFunctionName(target: object, name: string): void {
  defineProperty(target, "name", { configurable: true, value: name });
}

/** Makes a function a subclass of another one. */
export function setBaseClass(
  subclass: { prototype: object },
  base: object & { prototype: object },
): void {
  subclass.prototype = Object.create(base.prototype);
  definePlainProperty(subclass.prototype, "constructor", subclass, false);
  Object.setPrototypeOf(subclass, base);
}

// Not an arrow function: `new` would throw another error for that.
function throwAbstract(): never {
  throw new TypeError("cannot construct abstract class");
}

/** The base of all classes. It cannot be constructed. */
export const HttpError: HttpErrorBase = throwAbstract as unknown as HttpErrorBase;

/** Returns the created error that an object inherits from, or undefined if it is from a class alone. */
function findBaseError(object: object): Error | undefined {
  let base: object | null = Object.getPrototypeOf(object);
  while (base && (Object.hasOwn(base, "constructor") || !Object.hasOwn(base, "message"))) {
    base = Object.getPrototypeOf(base);
  }
  return (base as Error | null) ?? undefined;
}

/** Returns the members that Fastify puts on an object that inherits from an error. */
function readFastifyMembers(object: object): { [name: string]: unknown } {
  const members: { [name: string]: unknown } = {};
  for (const name of ["error", "message", "statusCode"]) {
    if (Object.hasOwn(object, name)) members[name] = readOwn(object, name);
  }
  return members;
}

/**
 * Returns what `JSON.stringify` writes: the error's own properties, as in http-errors, but for a
 * private error its phrase alone. Fastify makes an object that inherits from the error for a response schema,
 * whose serializer reads the members that the schema has: they are those of the public problem, and those
 * that Fastify itself adds.
 */
function toJSON(this: Error & { expose?: unknown; status?: unknown }): object {
  const base = findBaseError(this);
  const own = base ? { ...createPublicProblem(this), ...readFastifyMembers(this) } : {};
  if (this.expose === true) return base ? { ...base, ...own } : { ...this };
  const message = findHttpErrorsPhrase(this.status as number) ?? "Internal Server Error";
  return { ...own, message };
}

setFunctionName(HttpError, "HttpError");
setBaseClass(HttpError as unknown as { prototype: object }, HTTPError);
defineExceptionMembers(HttpError.prototype, () => true);
definePlainProperty(HttpError.prototype, "toJSON", toJSON, false);

// These errors have name and message as own properties, which Bun shows without it.
definePlainProperty(HttpError.prototype, INSPECT, undefined, false);
