/** The module of the core that reads responses. */

import { decode, encodeInto } from "#wasm";
import { ReadFlag } from "../generated/protocol.js";
import type { ReaderExports } from "./exports.js";
import { CoreModule, countUtf8Bytes, readBytes, readNumbers } from "./instance.js";
import { ReportRecord } from "./report-record.js";

/** The parts of a response as the core takes them. */
export interface ReaderInput {
  readonly status: number;
  /** A line `name: value` for each header, with the name in lower case. */
  readonly head: string;
  /** A text, or UTF-8. */
  readonly body: string | Uint8Array;
  /** Whether the body was cut off. */
  readonly isCut: boolean;
  /** The moment of the response in seconds since 1970. */
  readonly now: number;
}

/** Texts of a report keep the whole response in memory if they are parts of it, so it must be short. */
const LONGEST_SOURCE = 4096;

/** The module that reads. Its methods throw if the core fails; the next call has a new instance. */
export class ReaderModule extends CoreModule<ReaderExports> {
  /**
   * Reads a response and returns its unpacked report.
   *
   * @param inOk - whether the body of an ok response may say that it is an error
   * @param unpack - is called with the record of the report, which is valid until it returns
   */
  read<T>(input: ReaderInput, inOk: boolean, unpack: (record: ReportRecord) => T): T {
    const { status, head, body, isCut, now } = input;
    let flags = (inOk ? ReadFlag.ExamineOk : 0) + (isCut ? ReadFlag.Cut : 0);
    const isText = typeof body === "string";
    // An empty line ends the headers, as it does in HTTP/1.1.
    const text = `${head}\n${isText ? body : ""}`;
    return this.run(0, countUtf8Bytes(text) + (isText ? 0 : body.length), (instance) => {
      let bytes = encodeInto(text, instance.text);
      let source = "";
      if (!isText) {
        instance.text.set(body, bytes);
        bytes += body.length;
      } else if (bytes === text.length && bytes <= LONGEST_SOURCE) {
        flags += ReadFlag.AsciiSource;
        source = text;
      }
      instance.exports.read(status, bytes, flags, now);
      const numbers = readNumbers(instance, 0);
      // Mostly the source has all texts.
      const added = instance.table[3] === 0 ? "" : decode(readBytes(instance, 2));
      return unpack(new ReportRecord(source, added, numbers));
    });
  }
}
