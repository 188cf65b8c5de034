/**
 * The core in WebAssembly: made at first use, dropped when anything goes wrong in it.
 *
 * This is the only file that knows of wasm memory. Everything that it calls is synchronous, and
 * nothing in the core calls back.
 */

import type { ModuleExports } from "./exports.js";

/** An instance, with views of the table and the text in its memory. */
export interface ModuleInstance<E extends ModuleExports> {
  readonly exports: E;
  /** The memory that the views are of: when it grows, it is another, and they are void. */
  buffer: ArrayBuffer | undefined;
  table: Uint32Array;
  text: Uint8Array;
}

/** With more memory than this an instance is not kept: wasm memory never shrinks. */
const KEPT = 1 << 20;

/** A module of the core, which makes its instance when it is first asked. */
export class CoreModule<E extends ModuleExports> {
  readonly #instantiate: () => E;
  readonly #kept: number;
  #instance: ModuleInstance<E> | undefined;

  constructor(instantiate: () => E, kept = KEPT) {
    this.#instantiate = instantiate;
    this.#kept = kept;
  }

  /** Runs a call with room for a table and a text; a throw of any kind costs the instance. */
  run<T>(words: number, bytes: number, call: (instance: ModuleInstance<E>) => T): T {
    try {
      this.#instance ??= {
        exports: this.#instantiate(),
        buffer: undefined,
        table: new Uint32Array(),
        text: new Uint8Array(),
      };
      reserveMemory(this.#instance, words, bytes);
      const result = call(this.#instance);
      if ((this.#instance.buffer as ArrayBuffer).byteLength > this.#kept)
        this.#instance = undefined;
      return result;
    } catch (error) {
      this.#instance = undefined;
      throw error;
    }
  }
}

/** How many bytes of UTF-8 a text can take. */
export const countUtf8Bytes = (text: string): number => text.length * 3;

/** Gives the bytes that a call left in memory, by the place in the table where it tells of them. */
export function readBytes(instance: ModuleInstance<ModuleExports>, place: number): Uint8Array {
  reserveMemory(instance, 0, 0);
  const { table, buffer } = instance;
  return new Uint8Array(buffer as ArrayBuffer, table[place], table[place + 1]);
}

/** Gives the numbers that a call left in memory, in the same way. */
export function readNumbers(instance: ModuleInstance<ModuleExports>, place: number): Uint32Array {
  reserveMemory(instance, 0, 0);
  const { table, buffer } = instance;
  return new Uint32Array(buffer as ArrayBuffer, table[place], table[place + 1]);
}

/** Sees to it that the views are valid and have room. The results need some where nothing goes in. */
function reserveMemory(
  instance: ModuleInstance<ModuleExports>,
  words: number,
  bytes: number,
): void {
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
