/**
 * Where a portable error may be in a value that was caught or received. Clients and SDKs put texts and data
 * of other servers into their errors, so a place counts only if a platform has filled it.
 */

import { isObjectPrototype, isPlainObject } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { CARRIER_NAME, parsePortableText } from "./portable-form.js";

/**
 * The own properties of an error that workerd creates for one that crossed, and Wrangler in Node for one of
 * workerd's. An error with others is a client's, even if it has no class of its own.
 */
const PLATFORM_PROPERTIES: ReadonlySet<PropertyKey> = new Set([
  "stack",
  "message",
  "name",
  "remote",
  "retryable",
  "overloaded",
  "durableObjectReset",
  "cause",
]);

/** What workerd may write before the message, once for each Worker that the error passes. */
const NAMES_BEFORE = new RegExp(`^(?:${CARRIER_NAME}: ){1,4}`);

function isError(value: unknown): value is object {
  return readSafely(() => Object.prototype.toString.call(value)) === "[object Error]";
}

/**
 * Whether a value is an error without a class of its own, of any realm: its prototype is `Error.prototype`,
 * below which is only `Object.prototype`. Platforms create such errors for others that crossed.
 */
function isPlainError(value: unknown): value is object {
  if (!isError(value)) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  const parent: object | null = prototype && Object.getPrototypeOf(prototype);
  return parent !== null && isObjectPrototype(parent);
}

/** Returns the portable error in the message of an error of workerd's. */
function parseMessage(error: object): unknown {
  const isOfPlatform = Reflect.ownKeys(error).every((name) => PLATFORM_PROPERTIES.has(name));
  const message = readMember(error, "message");
  // Wrangler sets the cause to undefined.
  if (!isOfPlatform || readMember(error, "cause") !== undefined || typeof message !== "string")
    return undefined;
  return parsePortableText(message.replace(NAMES_BEFORE, ""));
}

/** Returns the data of an error of a route as React Router creates it for what `data()` has. */
function readRouteData(value: unknown): unknown {
  const isRouteError =
    typeof readMember(value, "status") === "number" &&
    typeof readMember(value, "statusText") === "string" &&
    typeof readMember(value, "internal") === "boolean";
  return isRouteError ? readMember(value, "data") : undefined;
}

/** Returns what is in a value in the place of a portable error, or undefined. It never throws. */
export function findPortable(value: unknown): unknown {
  return readSafely(() => {
    if (typeof value === "string") return parsePortableText(value);
    if (!isError(value)) return readRouteData(value) ?? (isPlainObject(value) ? value : undefined);
    if (!isPlainError(value)) return undefined;
    // That of React is for the boundary of an error; it replaces the message.
    return parsePortableText(readMember(value, "digest")) ?? parseMessage(value);
  });
}
