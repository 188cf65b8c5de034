/**
 * The instance of a module of the core: created at first use, and dropped if anything goes wrong in
 * it.
 *
 * Only the files of this folder know WebAssembly memory. All calls are synchronous, and nothing in
 * the core calls back.
 */

import type { ModuleExports } from "./exports.js";

/** An instance, with views of the table and the text in its memory. */
export interface ModuleInstance<E extends ModuleExports> {
  readonly exports: E;
  /** The memory behind the views. When memory grows, its buffer is replaced, and they are void. */
  buffer: ArrayBuffer | undefined;
  table: Uint32Array;
  text: Uint8Array;
}

/** An instance with more bytes of memory is dropped after the call: wasm memory never shrinks. */
const DEFAULT_MEMORY_LIMIT = 1 << 20;

/** The least room that is reserved, in words and in bytes: every call leaves its results there. */
const LEAST_WORDS = 64;
const LEAST_BYTES = 4096;

/** A module of the core. It creates its instance at the first call. */
export class CoreModule<E extends ModuleExports> {
  readonly #instantiate: () => E;
  readonly #memoryLimit: number;
  #instance: ModuleInstance<E> | undefined;

  /** @param memoryLimit - an instance with more bytes of memory is dropped after the call */
  constructor(instantiate: () => E, memoryLimit = DEFAULT_MEMORY_LIMIT) {
    this.#instantiate = instantiate;
    this.#memoryLimit = memoryLimit;
  }

  /**
   * Runs a call with room for a table and a text. If anything throws, the instance is dropped.
   *
   * @throws whatever the call, the core or the platform throws
   */
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
      const { byteLength } = this.#instance.buffer as ArrayBuffer;
      if (byteLength > this.#memoryLimit) this.#instance = undefined;
      return result;
    } catch (error) {
      this.#instance = undefined;
      throw error;
    }
  }
}

/** Returns the most bytes that a text can take in UTF-8. */
export const countUtf8Bytes = (text: string): number => text.length * 3;

/**
 * Returns the bytes that a call left in memory. They are valid until the next call.
 *
 * @param place - where the table has their address and their number
 */
export function readBytes(instance: ModuleInstance<ModuleExports>, place: number): Uint8Array {
  reserveMemory(instance, 0, 0);
  const { table, buffer } = instance;
  return new Uint8Array(buffer as ArrayBuffer, table[place], table[place + 1]);
}

/** Returns the number of bytes that a call left in memory. */
export function readLength(instance: ModuleInstance<ModuleExports>, place: number): number {
  reserveMemory(instance, 0, 0);
  return instance.table[place + 1] as number;
}

/** Returns the 32-bit numbers that a call left in memory, in the same way. */
export function readNumbers(instance: ModuleInstance<ModuleExports>, place: number): Uint32Array {
  reserveMemory(instance, 0, 0);
  const { table, buffer } = instance;
  return new Uint32Array(buffer as ArrayBuffer, table[place], table[place + 1]);
}

/**
 * Makes room for a table and a text if there is too little, and renews the views if they are void.
 */
function reserveMemory(
  instance: ModuleInstance<ModuleExports>,
  words: number,
  bytes: number,
): void {
  const { exports, table, text } = instance;
  const hasRoom = instance.buffer !== undefined && words <= table.length && bytes <= text.length;
  if (hasRoom && instance.buffer === exports.memory.buffer) return;
  const tableLength = Math.max(words, table.length, LEAST_WORDS);
  const textLength = Math.max(bytes, text.length, LEAST_BYTES);
  if (!hasRoom) exports.reserve(tableLength, textLength);
  const { buffer } = exports.memory;
  instance.buffer = buffer;
  instance.table = new Uint32Array(buffer, exports.table(), tableLength);
  instance.text = new Uint8Array(buffer, exports.text(), textLength);
}
