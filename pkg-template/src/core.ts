/**
 * The core in WebAssembly: made at first use, dropped when anything goes wrong in it.
 *
 * This is the only file that knows of wasm memory. Everything that it calls is synchronous, and
 * nothing in the core calls back.
 */

import { decode, encodeInto } from "#wasm";
import type { Record } from "./record.js";
import type { Exports } from "./wasm/exports.js";

/** Which parts of an answer are wanted; they add up. */
export const FIELDS = 1;
export const BODY = 2;
export const DUTIES = 4;

/** What the core made. */
export interface Rendered {
  /** Field lines. */
  readonly fields: string;
  /** The body, in the core's memory: it is there until the next call. */
  readonly body: Uint8Array;
}

/** An instance, with views of the table and the text in its memory. */
interface Instance {
  readonly exports: Exports;
  /** The memory that the views are of: when it grows, it is another, and they are void. */
  buffer: ArrayBuffer | undefined;
  table: Uint32Array;
  text: Uint8Array;
}

/** With more memory than this an instance is not kept: wasm memory never shrinks. */
const KEEP = 1 << 20;

/** A module of the core, which makes its instance when it is first asked. */
export class Core {
  readonly #instantiate: () => Exports;
  #instance: Instance | undefined;

  constructor(instantiate: () => Exports) {
    this.#instantiate = instantiate;
  }

  /** Runs a call with room for a table and a text; a throw of any kind costs the instance. */
  #with<T>(words: number, units: number, call: (instance: Instance) => T): T {
    try {
      this.#instance ??= {
        exports: this.#instantiate(),
        buffer: undefined,
        table: new Uint32Array(),
        text: new Uint8Array(),
      };
      reserve(this.#instance, words, units * 3);
      const result = call(this.#instance);
      if ((this.#instance.buffer as ArrayBuffer).byteLength > KEEP) this.#instance = undefined;
      return result;
    } catch (error) {
      this.#instance = undefined;
      throw error;
    }
  }

  /** Gives the number of the media type that an Accept value asks a dialect for. */
  negotiate(dialect: number, accept: string, further = ""): number {
    return this.#with(0, accept.length + further.length, ({ exports, text }) => {
      const bytes = encodeInto(accept, text);
      const more = further === "" ? 0 : encodeInto(further, text.subarray(bytes));
      return exports.negotiate(dialect, bytes, bytes + more);
    });
  }

  /** Gives parts of the answer for a record. */
  render(dialect: number, record: Record, status: number, media: number, parts: number): Rendered {
    const words = record.table.length;
    return this.#with(words, record.text.length, (instance) => {
      const { exports } = instance;
      const bytes = record.text === "" ? 0 : encodeInto(record.text, instance.text);
      instance.table.set(record.table);
      exports.render(dialect, status, media, parts, words, bytes);
      reserve(instance, 0, 0);
      const { table, buffer } = instance;
      const bytesAt = (place: number): Uint8Array =>
        new Uint8Array(buffer as ArrayBuffer, table[place], table[place + 1]);
      const fields = bytesAt(0);
      return {
        fields: fields.length === 0 ? "" : decode(fields),
        body: bytesAt(2),
      };
    });
  }
}

/** Sees to it that the views are valid and have room. The results need some where nothing goes in. */
function reserve(instance: Instance, words: number, bytes: number): void {
  const { exports, table, text } = instance;
  const fits = instance.buffer !== undefined && words <= table.length && bytes <= text.length;
  if (fits && instance.buffer === exports.memory.buffer) return;
  const longest = Math.max(words, table.length, 64);
  const most = Math.max(bytes, text.length, 4096);
  if (!fits) exports.reserve(longest, most);
  const { buffer } = exports.memory;
  instance.buffer = buffer;
  instance.table = new Uint32Array(buffer, exports.table(), longest);
  instance.text = new Uint8Array(buffer, exports.text(), most);
}
