/** A report out of the core: one text, and numbers that say what stands where in it. */

import type { ReportedError, ReportedRateLimit, ReportFields } from "./report.js";

/** Stands where a text would start that is not there. */
const NONE = 0xffff_ffff;
/** Stands before a number that is a segment of a path. */
const INDEX = 0xffff_fffe;
/** Stands before the place of its digits, where it is too large for that. */
const DIGITS = 0xffff_fffd;

/** The parts of a request, by number. */
const PLACES = [undefined, "body", "query", "path", "header", "cookie"] as const;

/** What there is beside the fields of a report. */
export interface UnpackedReport {
  readonly fields: ReportFields;
  /** Whether the answer is an error: its status says so, or its body does and that was asked. */
  readonly isError: boolean;
  /** Whether the body is JSON. */
  readonly isJson: boolean;
}

/** Reads what `src/packed.rs` of the core packed, from one number to the next. */
class ReportUnpacker {
  readonly #text: string;
  readonly #numbers: Uint32Array;
  #at = 0;

  constructor(text: string, numbers: Uint32Array) {
    this.#text = text;
    this.#numbers = numbers;
  }

  next(): number {
    const number = this.#numbers[this.#at++];
    if (number === undefined) throw new RangeError("no end");
    return number;
  }

  text(): string | null {
    const start = this.next();
    const length = this.next();
    return start === NONE ? null : this.#text.slice(start, start + length);
  }

  digits(): number | null {
    const digits = this.text();
    return digits === null ? null : Number(digits);
  }

  code(): string | number | null {
    const isNumber = this.next() === 2;
    const text = this.text();
    // A number that JavaScript would round stays as its digits.
    return isNumber && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER ? Number(text) : text;
  }

  /** Gives the members of an object; names such as `__proto__` are members like any other. */
  members(): { readonly [name: string]: unknown } | undefined {
    const json = this.text();
    return json === null ? undefined : JSON.parse(json);
  }

  #path(): (string | number)[] {
    const path: (string | number)[] = [];
    for (let count = this.next(); count > 0; count--) {
      const kind = this.#numbers[this.#at];
      if (kind === INDEX || kind === DIGITS) this.#at++;
      const segment = kind === INDEX ? this.next() : kind === DIGITS ? this.digits() : this.text();
      path.push(segment ?? "");
    }
    return path;
  }

  errors(): ReportedError[] {
    const errors: ReportedError[] = [];
    for (let count = this.next(); count > 0; count--) errors.push(this.#error());
    return errors;
  }

  #error(): ReportedError {
    const path = this.#path();
    const place = PLACES[this.next()];
    const code = this.code();
    const message = this.text();
    const more = this.members();
    const error =
      place === undefined ? { path, code, message } : { path, in: place, code, message };
    // What was said once more under these names says nothing else.
    return more === undefined ? error : { ...error, ...more, ...error };
  }

  rateLimit(): ReportedRateLimit | null {
    if (this.next() === 0) return null;
    return {
      limit: this.digits(),
      remaining: this.digits(),
      reset: this.digits(),
      scope: this.text(),
      global: [false, true, null][this.next()] ?? null,
      bucket: this.text(),
    };
  }
}

type Mutable = { -readonly [Name in keyof ReportFields]: ReportFields[Name] };

/** @throws RangeError, SyntaxError where it is no report: the core fails */
export function unpackReport(text: string, numbers: Uint32Array): UnpackedReport {
  const from = new ReportUnpacker(text, numbers);
  const status = from.next();
  const isError = from.next() === 1;
  const isJson = from.next() === 1;
  // They are read in the order in which they were packed, and shown in the order of the type.
  const fields: Mutable = {
    status,
    code: from.code(),
    type: from.text(),
    title: from.text(),
    detail: from.text(),
    instance: from.text(),
    errors: [],
    retryAfter: from.digits(),
    requestId: from.text(),
    rateLimit: null,
    help: from.text(),
    extensions: {},
    dialect: from.text() ?? "",
  };
  fields.extensions = from.members() ?? {};
  fields.rateLimit = from.rateLimit();
  fields.errors = from.errors();
  return { isError, isJson, fields };
}
