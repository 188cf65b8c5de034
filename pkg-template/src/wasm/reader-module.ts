/** The module of the core that reads responses and advises on retries. */

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

/** Returns an optional number as it crosses to the core. */
const encodeOptionalNumber = (number: number | null | undefined): number => number ?? Number.NaN;

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
    const flags = (inOk ? ReadFlag.ExamineOk : 0) + (isCut ? ReadFlag.Cut : 0);
    const isText = typeof body === "string";
    // An empty line ends the headers, as it does in HTTP/1.1.
    const text = `${head}\n${isText ? body : ""}`;
    return this.run(0, countUtf8Bytes(text) + (isText ? 0 : body.length), (instance) => {
      let bytes = encodeInto(text, instance.text);
      if (!isText) {
        instance.text.set(body, bytes);
        bytes += body.length;
      }
      instance.exports.read(status, bytes, flags, now);
      const numbers = readNumbers(instance, 0);
      return unpack(new ReportRecord(decode(readBytes(instance, 2)), numbers));
    });
  }

  /**
   * Returns the seconds after which a response says that another try is worth it, or `undefined` if
   * it does not say.
   *
   * @param now - the moment of the response in seconds since 1970
   */
  findStatedDelay(
    status: number,
    retryAfter: number | null | undefined,
    remaining: number | null | undefined,
    reset: number | null | undefined,
    now: number,
  ): number | undefined {
    const seconds = this.run(0, 0, ({ exports }) =>
      exports.stated(
        status,
        encodeOptionalNumber(retryAfter),
        encodeOptionalNumber(remaining),
        encodeOptionalNumber(reset),
        now,
      ),
    );
    return Number.isNaN(seconds) ? undefined : seconds;
  }

  /**
   * Whether a request is worth another try.
   *
   * @param policy - the number of the policy
   * @param delay - what {@link findStatedDelay} returned
   * @param flags - what the caller allows and knows of the failure: flags of `RetryFlag`, added
   */
  isRetryable(
    policy: number,
    status: number,
    method: string,
    delay: number | undefined,
    flags: number,
  ): boolean {
    return this.run(0, countUtf8Bytes(method), ({ exports, text }) => {
      const bytes = encodeInto(method, text);
      return !!exports.retryable(policy, status, bytes, encodeOptionalNumber(delay), flags);
    });
  }

  /** Returns the seconds of an exponential backoff: `share`, from 0 to 1, of its span. */
  computeBackoff(base: number, cap: number, retries: number, share: number): number {
    return this.run(0, 0, ({ exports }) => exports.backoff(base, cap, retries, share));
  }

  /** Whether a policy wants each retry to say how many tries have failed. */
  countsFailures(policy: number): boolean {
    return this.run(0, 0, ({ exports }) => !!exports.counts(policy));
  }
}
