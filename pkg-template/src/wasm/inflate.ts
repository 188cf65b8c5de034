/**
 * Inflates modules at once (RFC 1950 and 1951), for platforms without a decompressor that is synchronous.
 * The input is what the build wrote, so nothing is checked but what the module's compiler would not see.
 */

/** The lengths of copies: the least one of each code, and the number of further bits (RFC 1951, 3.2.5). */
const COPY_LENGTHS = /* @__PURE__ */ createSteps(3, 4, 28);
/** The distances of copies, in the same way. */
const COPY_DISTANCES = /* @__PURE__ */ createSteps(1, 2, 30);

/** The longest copy has a code of its own, without further bits. */
const LONGEST_COPY = 258;

/** The order of the lengths of the codes for lengths (RFC 1951, 3.2.7). */
const LENGTH_CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The bits of the longest code. */
const MAX_BITS = 15;

/** Returns the least value and the number of further bits of each code. */
function createSteps(first: number, perLength: number, count: number): [number, number][] {
  const steps: [number, number][] = [];
  let least = first;
  for (let code = 0; code < count; code++) {
    const bits = Math.max(0, Math.floor(code / perLength) - 1);
    steps.push([least, bits]);
    least += 2 ** bits;
  }
  return steps;
}

/** A canonical Huffman code: the number of codes of each length, and the symbols in their order. */
interface HuffmanCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** Creates the code whose symbols have the given lengths (RFC 1951, 3.2.2). */
function createHuffmanCode(lengths: Uint8Array): HuffmanCode {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(MAX_BITS + 2);
  for (let length = 1; length <= MAX_BITS; length++) {
    offsets[length + 1] = (offsets[length] as number) + (counts[length] as number);
  }
  const symbols = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const at = offsets[length] as number;
    symbols[at] = symbol;
    offsets[length] = at + 1;
  }
  return { counts, symbols };
}

/** The code of literals and lengths in blocks without a code of their own (RFC 1951, 3.2.6). */
function createFixedCode(): HuffmanCode {
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256);
  lengths.fill(7, 256, 280);
  return createHuffmanCode(lengths);
}

/** Inflates one stream. */
class Inflater {
  readonly #input: Uint8Array;
  /** After the two bytes that zlib's format begins with. */
  #at = 2;
  #bits = 0;
  #bitCount = 0;
  #output: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(input: Uint8Array) {
    this.#input = input;
    this.#output = new Uint8Array(input.length * 4);
  }

  /** @throws RangeError if the stream is damaged */
  inflate(): Uint8Array<ArrayBuffer> {
    let isLast = false;
    while (!isLast) {
      isLast = this.#readBits(1) === 1;
      const kind = this.#readBits(2);
      if (kind === 0) this.#copyStored();
      else if (kind === 1) {
        this.#inflateBlock(createFixedCode(), createHuffmanCode(new Uint8Array(30).fill(5)));
      } else this.#inflateDynamicBlock();
    }
    return this.#output.subarray(0, this.#length);
  }

  #readBits(count: number): number {
    while (this.#bitCount < count) {
      const byte = this.#input[this.#at++];
      if (byte === undefined) throw new RangeError("Cannot inflate a module: it has no end");
      this.#bits |= byte << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #readSymbol({ counts, symbols }: HuffmanCode): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      code |= this.#readBits(1);
      const count = counts[length] as number;
      if (code - first < count) return symbols[index + code - first] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError("Cannot inflate a module: a code is unknown");
  }

  /** Makes room for more bytes. */
  #reserve(more: number): void {
    if (this.#length + more <= this.#output.length) return;
    const larger = new Uint8Array((this.#length + more) * 2);
    larger.set(this.#output);
    this.#output = larger;
  }

  #copyStored(): void {
    this.#bits = 0;
    this.#bitCount = 0;
    const length = this.#readBits(16);
    this.#readBits(16);
    this.#reserve(length);
    this.#output.set(this.#input.subarray(this.#at, this.#at + length), this.#length);
    this.#at += length;
    this.#length += length;
  }

  #inflateDynamicBlock(): void {
    const literals = this.#readBits(5) + 257;
    const distances = this.#readBits(5) + 1;
    const count = this.#readBits(4) + 4;
    const codeLengths = new Uint8Array(LENGTH_CODE_ORDER.length);
    for (const symbol of LENGTH_CODE_ORDER.slice(0, count)) codeLengths[symbol] = this.#readBits(3);
    const lengthCode = createHuffmanCode(codeLengths);
    const lengths = new Uint8Array(literals + distances);
    let at = 0;
    while (at < lengths.length) {
      const symbol = this.#readSymbol(lengthCode);
      if (symbol < 16) lengths[at++] = symbol;
      else {
        const repeated = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
        const times = symbol === 18 ? 11 + this.#readBits(7) : 3 + this.#readBits(symbol - 14);
        lengths.fill(repeated, at, at + times);
        at += times;
      }
    }
    this.#inflateBlock(
      createHuffmanCode(lengths.subarray(0, literals)),
      createHuffmanCode(lengths.subarray(literals)),
    );
  }

  #inflateBlock(literals: HuffmanCode, distances: HuffmanCode): void {
    for (;;) {
      const symbol = this.#readSymbol(literals);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.#reserve(1);
        this.#output[this.#length++] = symbol;
      } else {
        const length = this.#readStep(COPY_LENGTHS, symbol - 257);
        this.#copyBack(length, this.#readStep(COPY_DISTANCES, this.#readSymbol(distances)));
      }
    }
  }

  #readStep(steps: readonly [number, number][], code: number): number {
    const step = steps[code];
    return step ? step[0] + this.#readBits(step[1]) : LONGEST_COPY;
  }

  /** Copies bytes of the output. The copy may overlap what it copies. */
  #copyBack(length: number, distance: number): void {
    this.#reserve(length);
    const output = this.#output;
    for (const end = this.#length + length; this.#length < end; this.#length++) {
      output[this.#length] = output[this.#length - distance] as number;
    }
  }
}

/** The part of Node's `process`, which Bun and Deno have as well, that finds modules of the platform. */
interface NodeProcess {
  getBuiltinModule?(name: "node:zlib"): {
    inflateSync(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  };
}

/**
 * Inflates bytes.
 *
 * @param bytes - in zlib's format (RFC 1950), without a preset dictionary
 * @throws RangeError or an error of the platform if the bytes are damaged
 */
export function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { process } = globalThis as { process?: NodeProcess };
  // The platform takes a tenth of the time.
  const zlib = process?.getBuiltinModule?.("node:zlib");
  return zlib ? zlib.inflateSync(bytes) : new Inflater(bytes).inflate();
}
