/** Parses an event stream (WHATWG HTML, 9.2.6). This file knows no bytes and no errors of HTTP. */

import type { ServerSentEvent } from "./server-sent-event.js";

/** Parses the text of an event stream, in parts that may end anywhere. */
export class EventParser {
  readonly #maxLength: number;
  /** The parts of a line whose end has not come. */
  #lineParts: string[] = [];
  /** The lines of data of the event whose end has not come; empty if it has none. */
  #dataLines: string[] = [];
  #fields: { event?: string; id?: string; retry?: number } = {};
  /** Whether a field of the event whose end has not come was read. */
  #hasFields = false;
  /** The length of all that is kept of the event whose end has not come. */
  #length = 0;
  #isStart = true;
  /** Whether the last part ended with a carriage return, to which a line feed may belong. */
  #endedWithReturn = false;
  /** The id that came last, and the one that counts: that of the last event whose end has come. */
  #idBuffer = "";
  #lastEventId = "";

  /** @param maxLength - the most UTF-16 code units of an event */
  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /**
   * The id of the last event whose end has come, which a client sends as `Last-Event-ID` if it connects
   * again (9.2.6, "dispatch the event").
   */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** Whether the text ended within an event. Such an event is discarded. */
  get isIncomplete(): boolean {
    const line = this.#lineParts.join("");
    return this.#hasFields || (line !== "" && !line.startsWith(":"));
  }

  /**
   * Yields the events whose ends are in a part of the text.
   *
   * @throws RangeError if an event is too long
   */
  *parse(part: string): Generator<ServerSentEvent> {
    let start = 0;
    if (this.#isStart && part !== "") {
      this.#isStart = false;
      if (part.startsWith("\ufeff")) start = 1;
    }
    if (this.#endedWithReturn && part !== "") {
      this.#endedWithReturn = false;
      if (part.startsWith("\n")) start = 1;
    }
    const lineEnd = /\r\n?|\n/g;
    lineEnd.lastIndex = start;
    for (let match = lineEnd.exec(part); match; match = lineEnd.exec(part)) {
      this.#keep(part.slice(start, match.index));
      const line = this.#lineParts.length === 1 ? this.#lineParts[0] : this.#lineParts.join("");
      this.#lineParts = [];
      start = lineEnd.lastIndex;
      this.#endedWithReturn = match[0] === "\r" && start === part.length;
      const event = line === "" ? this.#takeEvent() : this.#readLine(line as string);
      if (event) yield event;
    }
    if (start < part.length) this.#keep(part.slice(start));
  }

  #keep(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#maxLength) {
      const reason = `it is longer than ${this.#maxLength} characters`;
      throw new RangeError(`Cannot read an event: ${reason}`);
    }
    this.#lineParts.push(text);
  }

  /** Returns the event that an empty line ends, or undefined if it has no data. */
  #takeEvent(): ServerSentEvent | undefined {
    const { event, ...others } = this.#fields;
    const data = this.#dataLines.length > 0 ? this.#dataLines.join("\n") : undefined;
    this.#dataLines = [];
    this.#fields = {};
    this.#hasFields = false;
    this.#length = 0;
    this.#lastEventId = this.#idBuffer;
    if (data === undefined) return undefined;
    return { ...(event ? { event } : {}), data, ...others };
  }

  /** Reads a field. A line without a colon is a field without a value. */
  #readLine(line: string): undefined {
    const colon = line.indexOf(":");
    if (colon !== 0) this.#hasFields = true;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (name === "data") this.#dataLines.push(value);
    else this.#length -= line.length;
    if (name === "event") this.#fields.event = value;
    else if (name === "id" && !value.includes("\0")) {
      this.#idBuffer = value;
      this.#fields.id = value;
    } else if (name === "retry" && /^\d+$/.test(value)) this.#fields.retry = Number(value);
  }
}
