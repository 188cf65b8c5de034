/** Wraps the methods of a class of Workers so that their errors cross to the caller. */

import { HTTPException, isHTTPException } from "../index.js";
import { DEFAULT_LOG } from "../model/symbols.js";
import { defineIfPossible, defineProperty, readOwnDescriptor } from "../values/define-property.js";
import { isInstance, readSafely } from "../values/safe-read.js";
import { createPortable } from "./create-portable.js";
import { CARRIER_NAME, formatPortableText } from "./portable-form.js";

/** A class whose instances are called by another Worker. */
// biome-ignore lint/suspicious/noExplicitAny: each class has arguments of its own
export type ServiceClass = abstract new (...args: any[]) => object;

/** The handlers that the platform calls by itself: what they throw is the platform's. */
const PLATFORM_HANDLERS: ReadonlySet<PropertyKey> = new Set([
  "constructor",
  "fetch",
  "connect",
  "alarm",
  "webSocketMessage",
  "webSocketClose",
  "webSocketError",
  "scheduled",
  "queue",
  "email",
  "tail",
  "tailStream",
  "trace",
  "test",
]);

/** The errors that stand for another one already. */
const carriers = new WeakSet<object>();

/**
 * Creates the error that crosses in place of another one. Of an error workerd sends its name and its
 * message, and from compatibility date 2026-04-21 on its own properties, of which `cause` and `stack`
 * are private. So this is an error that has the portable one in its message and no other own property.
 *
 * A method of the same class may have called the one that failed, and catch the error. So it is of the
 * same class, and has the state of the error, which is under a symbol and does not cross.
 */
function createCarrier(error: HTTPException): Error {
  const portable = createPortable(error);
  const message = formatPortableText(portable);
  const carrier = readSafely(() => createTwin(error, message)) ?? new Error(message);
  const stack = `${CARRIER_NAME}: ${portable.problem.title}`;
  for (const [name, value] of Object.entries({ name: CARRIER_NAME, stack })) {
    defineProperty(carrier, name, { configurable: true, value, writable: true });
  }
  carriers.add(carrier);
  HTTPException[DEFAULT_LOG].setOriginal(carrier, error);
  return carrier;
}

/**
 * Creates an error of the class of another one, with its state and another message. Its cause is not its own
 * property, as those cross.
 */
function createTwin(error: HTTPException, message: string): Error {
  const twin: Error = Reflect.construct(Error, [message], error.constructor);
  if (readOwnDescriptor(error, "cause")) {
    const prototype: object = Object.create(Object.getPrototypeOf(twin));
    defineProperty(prototype, "cause", { configurable: true, value: error.cause, writable: true });
    Object.setPrototypeOf(twin, prototype);
  }
  for (const symbol of Object.getOwnPropertySymbols(error)) {
    const descriptor = readOwnDescriptor(error, symbol);
    if (descriptor) defineIfPossible(twin, symbol, descriptor);
  }
  return twin;
}

/** Returns what crosses in place of a value that was thrown. */
function convertThrown(thrown: unknown, report: (error: HTTPException) => void): unknown {
  if (!isHTTPException(thrown) || carriers.has(thrown)) return thrown;
  report(thrown);
  return createCarrier(thrown);
}

/** Returns a function that calls another one, and throws what crosses in place of its errors. */
function wrapFunction(
  call: (...args: never[]) => unknown,
  report: (error: HTTPException) => void,
): (...args: never[]) => unknown {
  return function (this: unknown, ...args) {
    let result: unknown;
    try {
      result = Reflect.apply(call, this, args);
    } catch (error) {
      throw convertThrown(error, report);
    }
    // A promise of workerd's for a call of another Worker stays as it is, so that it can be pipelined.
    if (!isInstance(result, Promise)) return result;
    return (result as Promise<unknown>).catch((error: unknown) => {
      throw convertThrown(error, report);
    });
  };
}

/** Yields the prototypes of a class and of those that it extends, without those of the platform. */
function* listPrototypes(Class: ServiceClass): Generator<object> {
  let prototype: object | null = Class.prototype;
  while (prototype !== null && prototype !== Object.prototype) {
    const source = Function.prototype.toString.call(prototype.constructor);
    if (/\[native code\]\s*\}$/.test(source)) return;
    yield prototype;
    prototype = Object.getPrototypeOf(prototype);
  }
}

/**
 * Returns a class that extends another one, and whose methods and getters throw errors that cross.
 *
 * @param report - called with each error before it crosses
 */
export function wrapClass<Class extends ServiceClass>(
  Class: Class,
  report: (error: HTTPException) => void,
): Class {
  const Base = Class as unknown as new (...args: unknown[]) => object;
  const Wrapped = class extends Base {};
  defineProperty(Wrapped, "name", { configurable: true, value: Class.name });
  const { prototype } = Wrapped;
  for (const holder of listPrototypes(Class)) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (PLATFORM_HANDLERS.has(name) || Object.hasOwn(prototype, name)) continue;
      const { value, get, ...others } = readOwnDescriptor(holder, name) as PropertyDescriptor;
      if (get) defineProperty(prototype, name, { ...others, get: wrapFunction(get, report) });
      else if (typeof value === "function") {
        defineProperty(prototype, name, { ...others, value: wrapFunction(value, report) });
      }
    }
  }
  return Wrapped as unknown as Class;
}
