/** Responses of any implementation of Fetch, told by their members. */

import { isClassInstance, readMember } from "./safe-read.js";

/** A stream of Node. */
export interface NodeStream extends AsyncIterable<Uint8Array> {
  once(event: "unpipe", call: (source: NodeStream) => void): void;
  destroy(): void;
}

/** What the responses of all implementations have. */
export interface ForeignResponse {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly bodyUsed: boolean;
  readonly headers: {
    forEach(call: (value: string, name: string) => void): void;
    getSetCookie?(): string[];
    /** All values by name; only node-fetch has it. */
    raw?(): { readonly [name: string]: readonly string[] };
  };
  readonly body: ReadableStream<Uint8Array> | NodeStream | null;
}

const hasMethods = (value: unknown, ...names: readonly string[]): boolean =>
  names.every((name) => typeof readMember(value, name) === "function");

/** Whether a value is a response of any implementation of Fetch, with a status or without. */
export function hasResponseShape(value: unknown): value is ForeignResponse {
  if (typeof readMember(value, "status") !== "number") return false;
  if (!isClassInstance(value) || !hasMethods(value, "clone", "text")) return false;
  if (!hasMethods(readMember(value, "headers"), "get", "forEach")) return false;
  const body = readMember(value, "body");
  return body === null || hasMethods(body, "getReader") || hasMethods(body, "pipe", "destroy");
}

/** Whether a value is a response of another implementation than the platform's, with a status. */
export function isForeignResponse(value: unknown): value is ForeignResponse {
  if (!hasResponseShape(value) || value.status < 200 || value.status > 599) return false;
  // The platform's class is named last: to load it fails where WebAssembly is switched off.
  return typeof Response === "function" && !(value instanceof Response);
}
