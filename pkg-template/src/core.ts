/**
 * The core in WebAssembly: made at first use, dropped when anything goes wrong in it.
 *
 * This is the only file that knows of wasm memory. Everything that it calls is synchronous, and
 * nothing in the core calls back.
 */

import { decode, encodeInto, instantiate } from "#wasm";
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
interface Core {
  readonly exports: Exports;
  /** The memory that the views are of: when it grows, it is another, and they are void. */
  buffer: ArrayBuffer | undefined;
  table: Uint32Array;
  text: Uint8Array;
}

/** With more memory than this an instance is not kept: wasm memory never shrinks. */
const KEEP = 1 << 20;

let core: Core | undefined;

/** Runs a call with room for a table and a text; a throw of any kind costs the instance. */
function withCore<T>(words: number, units: number, call: (core: Core) => T): T {
  try {
    core ??= {
      exports: instantiate(),
      buffer: undefined,
      table: new Uint32Array(),
      text: new Uint8Array(),
    };
    reserve(core, words, units * 3);
    const result = call(core);
    if ((core.buffer as ArrayBuffer).byteLength > KEEP) core = undefined;
    return result;
  } catch (error) {
    core = undefined;
    throw error;
  }
}

/** Sees to it that the views are valid and have room. The results need some where nothing goes in. */
function reserve(core: Core, words: number, bytes: number): void {
  const { exports, table, text } = core;
  const fits = core.buffer !== undefined && words <= table.length && bytes <= text.length;
  if (fits && core.buffer === exports.memory.buffer) return;
  const longest = Math.max(words, table.length, 64);
  const most = Math.max(bytes, text.length, 4096);
  if (!fits) exports.reserve(longest, most);
  const { buffer } = exports.memory;
  core.buffer = buffer;
  core.table = new Uint32Array(buffer, exports.table(), longest);
  core.text = new Uint8Array(buffer, exports.text(), most);
}

/** Gives the number of the media type that an Accept value asks for. */
export function negotiate(accept: string): number {
  return withCore(0, accept.length, ({ exports, text }) =>
    exports.negotiate(encodeInto(accept, text)),
  );
}

/** Gives parts of the answer for a record. */
export function render(record: Record, status: number, media: number, parts: number): Rendered {
  const words = record.table.length;
  return withCore(words, record.text.length, (core) => {
    const { exports } = core;
    const bytes = record.text === "" ? 0 : encodeInto(record.text, core.text);
    core.table.set(record.table);
    exports.render(status, media, parts, words, bytes);
    reserve(core, 0, 0);
    const { table, buffer } = core;
    const bytesAt = (place: number): Uint8Array =>
      new Uint8Array(buffer as ArrayBuffer, table[place], table[place + 1]);
    const fields = bytesAt(0);
    return {
      fields: fields.length === 0 ? "" : decode(fields),
      body: bytesAt(2),
    };
  });
}

/** Gives a problem as the object that its JSON stands for; nothing for a status without content. */
export function renderProblem(record: Record, status: number): unknown {
  const { body } = render(record, status, 0, BODY);
  return body.length === 0 ? undefined : JSON.parse(decode(body));
}
