/**
 * Takes the values of a report, one after another, from the record that
 * `src/binding/report_record.rs` packs: one text, and numbers that say where each value lies in it.
 */

import { CodeForm, ReportMark } from "../generated/protocol.js";

/** A record, and the place of the value that is taken next. */
export class ReportRecord {
  readonly #source: string;
  readonly #text: string;
  /** They may lie in the core's memory, so a record is valid until the next call of the core. */
  readonly #numbers: Uint32Array;
  #at = 0;

  /**
   * @param source - the response if the core knows that it is here, or else an empty text
   * @param text - what is not in the source
   */
  constructor(source: string, text: string, numbers: Uint32Array) {
    this.#source = source;
    this.#text = text;
    this.#numbers = numbers;
  }

  /**
   * Takes a number.
   *
   * @throws RangeError if there are no more: the core has failed
   */
  takeNumber(): number {
    const number = this.#numbers[this.#at++];
    if (number === undefined) throw new RangeError("Cannot read a report: it has no end");
    return number;
  }

  /** Takes a text. */
  takeText(): string | null {
    const start = this.takeNumber();
    const length = this.takeNumber();
    if (start === ReportMark.NoText) return null;
    const after = start - this.#source.length;
    return after < 0
      ? this.#source.slice(start, start + length)
      : this.#text.slice(after, after + length);
  }

  /** Takes a number that is packed as its decimal digits. */
  takeDecimal(): number | null {
    const digits = this.takeText();
    return digits === null ? null : Number(digits);
  }

  /** Takes a code. A number that JavaScript would round stays a text of its digits. */
  takeCode(): string | number | null {
    const isNumber = this.takeNumber() === CodeForm.Number;
    const text = this.takeText();
    return isNumber && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER ? Number(text) : text;
  }

  /** Takes the members of an object. A name such as `__proto__` is a member like any other. */
  takeMembers(): { readonly [name: string]: unknown } | undefined {
    const json = this.takeText();
    return json === null ? undefined : JSON.parse(json);
  }

  /** Takes a path: names and indices from the outside in. */
  takePath(): (string | number)[] {
    const path: (string | number)[] = [];
    for (let count = this.takeNumber(); count > 0; count--) path.push(this.#takeSegment());
    return path;
  }

  #takeSegment(): string | number {
    const mark = this.#numbers[this.#at];
    if (mark === ReportMark.IndexSegment || mark === ReportMark.DigitsSegment) this.#at++;
    if (mark === ReportMark.IndexSegment) return this.takeNumber();
    return (mark === ReportMark.DigitsSegment ? this.takeDecimal() : this.takeText()) ?? "";
  }
}
