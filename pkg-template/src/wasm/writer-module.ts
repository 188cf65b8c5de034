/** The modules of the core that write answers. */

import { decode, encodeInto } from "#wasm";
import type { WriterExports } from "./exports.js";
import { CoreModule, countUtf8Bytes, readBytes } from "./instance.js";
import type { ProblemRecord } from "./problem-record.js";

/** Which parts of an answer are wanted; they add up. */
export const HEADERS = 1;
export const BODY = 2;
export const DUTIES = 4;

/** What the core made. */
export interface RenderedParts {
  /** Field lines. */
  readonly headers: string;
  /** The body, in the core's memory: it is there until the next call. */
  readonly body: Uint8Array;
}

/** A module that writes answers. */
export class WriterModule extends CoreModule<WriterExports> {
  /** Gives the number of the media type that an Accept value asks a dialect for. */
  negotiate(dialect: number, accept: string, further = ""): number {
    return this.run(0, countUtf8Bytes(accept) + countUtf8Bytes(further), ({ exports, text }) => {
      const bytes = encodeInto(accept, text);
      const more = further === "" ? 0 : encodeInto(further, text.subarray(bytes));
      return exports.negotiate(dialect, bytes, bytes + more);
    });
  }

  /** Gives parts of the answer for a record. */
  render(
    dialect: number,
    record: ProblemRecord,
    status: number,
    media: number,
    parts: number,
  ): RenderedParts {
    const words = record.table.length;
    return this.run(words, countUtf8Bytes(record.text), (instance) => {
      const { exports } = instance;
      const bytes = record.text === "" ? 0 : encodeInto(record.text, instance.text);
      instance.table.set(record.table);
      exports.render(dialect, status, media, parts, words, bytes);
      const headers = readBytes(instance, 0);
      return {
        headers: headers.length === 0 ? "" : decode(headers),
        body: readBytes(instance, 2),
      };
    });
  }
}
