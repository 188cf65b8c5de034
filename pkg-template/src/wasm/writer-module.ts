/** The modules of the core that write responses. */

import { decode, encodeInto } from "#wasm";
import type { WriterExports } from "./exports.js";
import {
  CoreModule,
  countUtf8Bytes,
  type ModuleInstance,
  readBytes,
  readLength,
} from "./instance.js";
import type { ProblemRecord } from "./problem-record.js";

/** The parts of a response that the core wrote. */
export interface RenderedParts {
  /** A line `name: value` for each header. */
  readonly headers: string;
  /** The body. A text costs less than a copy of its bytes, of which each would be memory of its own. */
  readonly body: string;
  /** The number of bytes of the body as UTF-8. */
  readonly bodyLength: number;
}

/** Returns the text that a call left in memory. */
function decodeResult(instance: ModuleInstance<WriterExports>, place: number): string {
  return readLength(instance, place) === 0 ? "" : decode(readBytes(instance, place));
}

/** A module that writes. Its methods throw if the core fails; the next call has a new instance. */
export class WriterModule extends CoreModule<WriterExports> {
  /**
   * Returns the number of the media type that an Accept value selects from those of a dialect.
   *
   * @param further - more media types to select from, each followed by a comma
   */
  negotiate(dialect: number, accept: string, further = ""): number {
    return this.run(0, countUtf8Bytes(accept) + countUtf8Bytes(further), ({ exports, text }) => {
      const acceptBytes = encodeInto(accept, text);
      const furtherBytes = further === "" ? 0 : encodeInto(further, text.subarray(acceptBytes));
      return exports.negotiate(dialect, acceptBytes, acceptBytes + furtherBytes);
    });
  }

  /**
   * Writes parts of the response for a record.
   *
   * @param parts - the flags of the parts, added
   */
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
      return {
        headers: decodeResult(instance, 0),
        body: decodeResult(instance, 2),
        bodyLength: readLength(instance, 2),
      };
    });
  }
}
