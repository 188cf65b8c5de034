/**
 * The shapes of errors that HTTP clients and SDKs throw for the response of another server, where no
 * single name of a member says so.
 */

import { readOwnDescriptor } from "../values/define-property.js";
import { readOwn } from "../values/own-record.js";
import { isInstance } from "../values/safe-read.js";

type Test = (value: unknown, error: object) => boolean;

const isPresent: Test = (value) => value !== undefined && value !== null;
const isPlainText: Test = (value) => typeof value === "string";
const isFlag: Test = (value) => typeof value === "boolean";
const isDate: Test = (value) => isInstance(value, Date);
const isAnyObject: Test = (value) => typeof value === "object" && value !== null;
/** The URL of a request that a server received has no origin; that of a request to another server has. */
const isAbsoluteUrl: Test = (value) =>
  isInstance(value, URL) || (typeof value === "string" && /^https?:\/\//i.test(value));
const isApiErrorName: Test = (value) => typeof value === "string" && /api_?error$/i.test(value);
/** JSON as the message, perhaps after the status. */
const isJsonText: Test = (value) =>
  typeof value === "string" && /^(\d{3} )?\s*\{\s*"[\s\S]*\}\s*$/.test(value);
const isOwnStatus: Test = (value, error) =>
  typeof value === "number" &&
  [readOwn(error, "status"), readOwn(error, "statusCode")].includes(value);

/**
 * The shapes. An error has one of them if each of its members passes the test. A member that an
 * application's own error has as well, such as `errors` or `details`, is none by itself.
 */
const UPSTREAM_SHAPES = /* @__PURE__ */ createUpstreamShapes();

function createUpstreamShapes(): readonly { readonly [member: string]: Test }[] {
  return [
    { name: (name) => name === "FirebaseError" },
    // Gemini
    { message: isJsonText },
    // The reason phrase of a response, beside what was requested or what it had
    ...["url", "method", "errorDetails", "data", "payload", "json"].map((name) => ({
      statusText: isPlainText,
      [name]: isPresent,
    })),
    // MongoDB Realm, Discord
    { method: isPlainText, url: isAbsoluteUrl },
    // Clients in browsers, and those that run there as well
    { xhr: isPresent },
    { errorResponse: isPresent },
    // Wreck, and clients like it
    { payload: isPresent },
    { statusMessage: isPlainText, json: isPresent },
    // tRPC
    { shape: isPresent, data: isPresent },
    { shape: isPresent, meta: isPresent },
    // GraphQL
    { query: isPlainText, errors: isPresent },
    // Mailgun
    { details: isPresent, type: isApiErrorName },
    // Google
    { errors: isPresent, code: isOwnStatus },
    // AWS, version 2
    { extendedRequestId: isPresent },
    { cfId: isPresent },
    { retryable: isFlag, time: isDate },
    { region: isPlainText, time: isDate },
    { region: isPlainText, retryable: isFlag },
  ];
}

/** Members whose value may be an error or an object that tells nothing of an exchange. */
const OTHER_MEMBERS = ["cause", "headers", "stack"];

/**
 * Whether a value is a response, as a client or a platform has it: an object with headers and a status,
 * or with headers alone if the member has the name of one.
 */
function isReceivedResponse(value: unknown, name: string): boolean {
  if (!isAnyObject(value, {}) || isInstance(value, Error)) return false;
  if (!isAnyObject(readOwn(value, "headers"), {})) return false;
  return (
    name === "res" ||
    ["status", "statusCode"].some((member) => typeof readOwn(value, member) === "number")
  );
}

/**
 * Whether an error has one of the shapes, or a response as a member of any name.
 *
 * @param ownMembers - names that say nothing on an error of this class
 * @throws whatever a getter or a proxy throws
 */
export function hasUpstreamShape(error: object, ownMembers: readonly string[]): boolean {
  const hasShape = UPSTREAM_SHAPES.some((shape) =>
    Object.entries(shape).every(
      ([name, test]) => !ownMembers.includes(name) && test(readOwn(error, name), error),
    ),
  );
  if (hasShape) return true;
  // An object that inherits from an error has the members of that one.
  for (let holder: object | null = error; holder; holder = Object.getPrototypeOf(holder)) {
    const owner = holder;
    const hasResponse = Object.getOwnPropertyNames(owner).some((name) => {
      if (OTHER_MEMBERS.includes(name) || ownMembers.includes(name)) return false;
      return isReceivedResponse(readOwnDescriptor(owner, name)?.value, name);
    });
    if (hasResponse) return true;
  }
  return false;
}
