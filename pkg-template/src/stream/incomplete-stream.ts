/** {@link IncompleteStream}: the connection was lost in the middle of a stream. */

import { NoResponse } from "../client/no-response.js";
import { defineProperty } from "../values/define-property.js";
import { readMember } from "../values/safe-read.js";

/**
 * An event stream broke off: the connection was lost, or the stream ended within an event. The events
 * before that are complete. It is a {@link NoResponse}, as the rest of the response did not come.
 *
 * @example
 * ```ts
 * import { IncompleteStream, readEvents } from "httpexc/stream";
 *
 * const headers = { "content-type": "text/event-stream" };
 * const cut = new Response("id: 7\ndata: Blue in Green\n\ndata: So Wh", { headers });
 * const titles: string[] = [];
 * try {
 *   for await (const { data } of readEvents(cut)) titles.push(data);
 * } catch (error) {
 *   console.assert(error instanceof IncompleteStream && error.lastEventId === "7");
 * }
 * console.assert(titles.join() === "Blue in Green");
 * ```
 */
export class IncompleteStream extends NoResponse {
  /** The id of the last event that came, to send as `Last-Event-ID`; empty if none had one. */
  readonly lastEventId: string;

  /**
   * @param cause - what reading the body threw
   * @param lastEventId - the id of the last event that came
   */
  constructor(cause: unknown, lastEventId: string) {
    super(cause);
    const reason = readMember(cause, "message");
    const text = typeof reason === "string" && reason !== "" ? `: ${reason}` : "";
    defineProperty(this, "message", {
      configurable: true,
      value: `The event stream broke off${text}`,
      writable: true,
    });
    this.lastEventId = lastEventId;
  }

  /** The name, even if a bundler renames the class. */
  override get name(): string {
    return "IncompleteStream";
  }

  override set name(name: string) {
    defineProperty(this, "name", { configurable: true, value: name, writable: true });
  }
}
