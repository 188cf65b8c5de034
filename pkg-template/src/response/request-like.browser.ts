/** The parts of a request of Fetch that a response depends on. Whatever the request is, reading never throws. */

import { readMember, readSafely } from "../values/safe-read.js";
import type { RequestLike } from "./request-like.js";

/** Returns a member if it is a text. */
function readText(object: unknown, name: string): string | undefined {
  const value = readMember(object, name);
  return typeof value === "string" ? value : undefined;
}

/** Returns the method of a request. Without one a response is that to a GET. */
export function readMethod(request: RequestLike | undefined): string | undefined {
  return readText(request, "method");
}

/** Returns the `Accept` value of a request. */
export function readAccept(request: RequestLike | undefined): string | undefined {
  const headers = readMember(request, "headers") as Headers | undefined;
  return readSafely(() => headers?.get?.("accept")) ?? readText(headers, "accept");
}

/** Returns the absolute URL of a request, or undefined if it has none. */
export function readUrl(request: RequestLike | undefined): string | undefined {
  const url = readText(request, "url");
  // A path alone says nothing of the origin.
  return url?.startsWith("/") ? undefined : url;
}
