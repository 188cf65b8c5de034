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

/** What the core made: field lines as text, and the bytes of the body. */
export interface Rendered {
  readonly fields: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** An instance with its buffers. */
interface Core {
  readonly exports: Exports;
  words: number;
  bytes: number;
}

/** Beyond this many bytes an instance is not kept: wasm memory never shrinks. */
const KEEP = 1 << 20;

let core: Core | undefined;

/** Runs a call with room for a table and a text; a throw of any kind costs the instance. */
function withCore<T>(words: number, units: number, call: (core: Core) => T): T {
  const room = units * 3;
  try {
    core ??= { exports: instantiate(), words: 0, bytes: 0 };
    // A new instance has no room at all, and the results need some even where nothing goes in.
    if (core.words === 0 || core.words < words || core.bytes < room) {
      core.words = Math.max(words, core.words, 64);
      core.bytes = Math.max(room, core.bytes, 4096);
      core.exports.reserve(core.words, core.bytes);
    }
    const result = call(core);
    if (core.bytes > KEEP) core = undefined;
    return result;
  } catch (error) {
    core = undefined;
    throw error;
  }
}

function write({ exports, bytes }: Core, text: string): number {
  if (text === "") return 0;
  return encodeInto(text, new Uint8Array(exports.memory.buffer, exports.text(), bytes));
}

/** Gives the number of the media type that an Accept value asks for. */
export function negotiate(accept: string): number {
  return withCore(0, accept.length, (core) => core.exports.negotiate(write(core, accept)));
}

/** Gives parts of the answer for a record. */
export function render(record: Record, status: number, media: number, parts: number): Rendered {
  const { table, text } = record;
  return withCore(table.length, text.length, (core) => {
    const { exports } = core;
    const bytes = write(core, text);
    if (table.length > 0) {
      new Uint32Array(exports.memory.buffer, exports.table(), table.length).set(table);
    }
    exports.render(status, media, parts, table.length, bytes);
    // The memory may have grown, which detaches every view that was made before.
    const { buffer } = exports.memory;
    const [fields = 0, fieldsLength = 0, body = 0, bodyLength = 0] = new Uint32Array(
      buffer,
      exports.table(),
      4,
    );
    return {
      fields: fieldsLength === 0 ? "" : decode(new Uint8Array(buffer, fields, fieldsLength)),
      body: new Uint8Array(buffer, body, bodyLength).slice(),
    };
  });
}

/** Gives a problem as the object that its JSON stands for; nothing for a status without content. */
export function renderProblem(record: Record, status: number): unknown {
  const { body } = render(record, status, 0, BODY);
  return body.length === 0 ? undefined : JSON.parse(decode(body));
}
