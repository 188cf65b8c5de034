/** An event of an event stream (WHATWG HTML, 9.2), and its text. */

import { describeValue } from "../values/describe-value.js";
import { pickMembers } from "../values/own-record.js";

/**
 * An event of a stream. Other members of the object are not sent.
 *
 * The name `error` is that of failures: `readEvents` throws an error for such an event, of any sender.
 */
export interface ServerSentEvent {
  /** The name of the event. Default: `message`. */
  readonly event?: string | undefined;
  /** The data as text. Each kind of line break in it is read as a line feed. */
  readonly data: string;
  /** The id, which an `EventSource` that connects again sends as `Last-Event-ID`. */
  readonly id?: string | undefined;
  /**
   * Milliseconds that an `EventSource` waits before it connects again. The name and the unit are those of
   * the standard (WHATWG HTML, 9.2.6); `retryAfter` of an error is in seconds.
   */
  readonly retry?: number | undefined;
}

/** The characters that end a line (WHATWG HTML, 9.2.5). */
const LINE_END = /\r\n?|\n/;

const EVENT_MEMBERS = ["event", "data", "id", "retry"] as const;

/** @throws TypeError always */
function throwEventError(reason: string): never {
  throw new TypeError(`Cannot send an event: ${reason}`);
}

/** Returns the line of a field whose value is on one line, or "" without a value. */
function formatLine(name: string, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value !== "string") throwEventError(`${name} is not a string`);
  if (LINE_END.test(value)) throwEventError(`${name} has a line break`);
  // A client ignores such an id.
  if (name === "id" && value.includes("\0")) throwEventError("id has the character U+0000");
  return `${name}: ${value}\n`;
}

/** Returns the line that says when to connect again. */
function formatRetry(retry: unknown): string {
  if (retry === undefined) return "";
  if (typeof retry !== "number" || !(retry >= 0 && retry <= Number.MAX_SAFE_INTEGER)) {
    throwEventError("retry is not a number of milliseconds");
  }
  return `retry: ${Math.round(retry)}\n`;
}

/**
 * Returns the text of an event.
 *
 * @throws TypeError if a member is of the wrong type, or could forge a line
 */
export function formatEvent(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    throwEventError(`expected an object with data, not ${describeValue(value)}`);
  }
  const { event, data, id, retry } = pickMembers(value, EVENT_MEMBERS);
  if (typeof data !== "string") throwEventError("data is not a string");
  const lines = data.split(LINE_END).map((line) => `data: ${line}\n`);
  return `${formatLine("event", event)}${formatLine("id", id)}${formatRetry(retry)}${lines.join("")}\n`;
}
