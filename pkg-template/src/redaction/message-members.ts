/**
 * What a log shows of a `Request` or a `Response` of any implementation: the platform's, undici's or
 * node-fetch's. Their members are getters of the class, so they have no keys.
 */

import { readMember } from "../values/safe-read.js";

/** The members that are shown, each if it has a value. */
const SHOWN_MEMBERS = ["status", "statusText", "method", "url"];

/** Returns the name that a class of the platform gives its objects, as in `[object Response]`. */
function readTag(value: object): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return "";
  }
}

/** Whether a value is a `Response` of any implementation. */
export function isAnyResponse(value: object): boolean {
  return readTag(value) === "Response" && typeof readMember(value, "status") === "number";
}

/** Returns the members to show of a request or a response, or undefined if a value is neither. */
export function listMessageMembers(value: object): [name: string, value: unknown][] | undefined {
  const isRequest = readTag(value) === "Request" && typeof readMember(value, "url") === "string";
  if (!isRequest && !isAnyResponse(value)) return undefined;
  const className = readMember(readMember(value, "constructor"), "name") ?? readTag(value);
  const members = SHOWN_MEMBERS.map((name): [string, unknown] => [name, readMember(value, name)]);
  const isShown = ([, member]: [string, unknown]) => member !== undefined && member !== "";
  return [["class", className], ...members.filter(isShown)];
}
