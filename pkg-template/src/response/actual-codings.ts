/**
 * Finds out in which of its declared content codings some content is. The headers do not tell: `fetch`
 * decodes content and keeps the header, each platform decodes other codings, and what
 * `new Response(r.body, r)` returns has no URL. The content tells more, because a coding begins with
 * known bytes (gzip, zstd) and can be decoded, or its content is no text and can be decoded (deflate,
 * br). Decoded content may be coded itself, as a file in gzip is. Where the origin of the content shows
 * that, it decides.
 */

import { type ContentOrigin, UNKNOWN_ORIGIN } from "./content-origin.js";

/** How much of the content is known: less than is needed, as much as will be known, or all of it. */
export type SampleExtent = "part" | "enough" | "whole";

/** Returns whether bytes are in a coding, or undefined if more of the content is needed. */
type CodingTest = (bytes: Uint8Array, extent: SampleExtent) => boolean | undefined;

/** Creates the test for a coding whose content begins with known bytes. */
function createMagicTest(length: number, hasMagic: (bytes: Uint8Array) => boolean): CodingTest {
  return (bytes, extent) => {
    if (bytes.length < length && extent === "part") return undefined;
    return bytes.length >= length && hasMagic(bytes);
  };
}

/** The number of bytes after which the beginning of coded content is no text. */
const LEAST_SAMPLE = 16;

/** The bytes of the content that are checked for text. */
const TEXT_SAMPLE = 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const NOT_TEXT = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;

/** Whether bytes are text in UTF-8. Coded content is not, except empty content in br, which is one byte. */
function isText(bytes: Uint8Array, extent: SampleExtent): boolean {
  if (bytes.length === 1) return false;
  const sample = bytes.subarray(0, TEXT_SAMPLE);
  const isCut = extent !== "whole" || sample.length < bytes.length;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: isCut });
    return !NOT_TEXT.test(text);
  } catch {
    return false;
  }
}

/** A synchronous decoder of Node's `zlib`. */
type Decoder = (
  bytes: Uint8Array,
  options: { finishFlush?: number; maxOutputLength: number; info: true },
) => { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };

/** The parts of Node's `zlib`, which Deno and Bun have as well, that are used here. */
interface ZlibModule {
  readonly brotliDecompressSync: Decoder;
  readonly gunzipSync: Decoder;
  readonly inflateSync: Decoder;
  readonly inflateRawSync: Decoder;
  readonly constants: { readonly BROTLI_OPERATION_FLUSH: number; readonly Z_SYNC_FLUSH: number };
}

/** Returns `zlib` of the platform, or undefined in a browser and before Node 20.16. */
function findZlib(): ZlibModule | undefined {
  const { process } = globalThis as {
    readonly process?: { getBuiltinModule?(name: string): ZlibModule | undefined };
  };
  return process?.getBuiltinModule?.("node:zlib");
}

/** The most that is decoded as a trial, in bytes. */
const MAX_TRIAL_OUTPUT = 65_536;

/** Whether a decoder accepts all of the bytes. If they are not the whole content, they may end early. */
function isDecodable(
  decode: Decoder,
  flush: number,
  bytes: Uint8Array,
  extent: SampleExtent,
): boolean {
  try {
    const { engine } = decode(bytes, {
      ...(extent === "whole" ? {} : { finishFlush: flush }),
      maxOutputLength: MAX_TRIAL_OUTPUT,
      info: true,
    });
    // Bytes after the end of coded content show that the content is not coded.
    return engine.bytesWritten === bytes.length;
  } catch (error) {
    return (error as { readonly code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
  }
}

/** Creates the test for a coding without magic: its content is no text, and can be decoded. */
function createTrialTest(
  listDecoders: (zlib: ZlibModule) => readonly (readonly [decode: Decoder, flush: number])[],
): CodingTest {
  return (bytes, extent) => {
    if (bytes.length < LEAST_SAMPLE && extent === "part") return undefined;
    if (bytes.length === 0 || isText(bytes, extent)) return false;
    const zlib = findZlib();
    // Without a decoder, content that is no text counts as coded.
    const isCoded =
      zlib === undefined ||
      listDecoders(zlib).some(([decode, flush]) => isDecodable(decode, flush, bytes, extent));
    // Other content may begin like coded content, so more of it is needed.
    return isCoded && extent === "part" ? undefined : isCoded;
  };
}

/** The length of the shortest content in gzip, in bytes: its head, an empty block, its tail (RFC 1952). */
const LEAST_GZIP = 20;

/** The bytes in gzip that show by a trial that the others are, too. */
const ENOUGH_GZIP = 512;

const hasGzipMagic = ([first, second, third]: Uint8Array): boolean =>
  first === 0x1f && second === 0x8b && third === 8;

const testGzipMagic = /* @__PURE__ */ createMagicTest(3, hasGzipMagic);

/** Whether bytes are in gzip: they begin like it, and can be decoded. */
const testGzip: CodingTest = (bytes, extent) => {
  const isLikely = testGzipMagic(bytes, extent);
  if (!isLikely) return isLikely;
  if (extent === "whole" && bytes.length < LEAST_GZIP) return false;
  const zlib = findZlib();
  if (zlib === undefined) return true;
  // What follows the end of content in gzip is ignored by all decoders.
  const isCoded = decodeGzip(zlib, bytes, extent) !== undefined;
  const isSure = !isCoded || extent !== "part" || bytes.length >= ENOUGH_GZIP;
  return isSure ? isCoded : undefined;
};

/** Returns what content in gzip begins with, an empty list if it is long, or undefined if it is in none. */
function decodeGzip(
  { gunzipSync, constants: { Z_SYNC_FLUSH } }: ZlibModule,
  bytes: Uint8Array,
  extent: SampleExtent,
): Uint8Array | undefined {
  const flush = extent === "whole" ? {} : { finishFlush: Z_SYNC_FLUSH };
  try {
    return gunzipSync(bytes, { ...flush, maxOutputLength: MAX_TRIAL_OUTPUT, info: true }).buffer;
  } catch (error) {
    const isLong = (error as { readonly code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    return isLong ? new Uint8Array() : undefined;
  }
}

/** The test of each coding that a platform decodes: RFC 9110, 8.4.1; RFC 7932; RFC 8878, 3.1. */
const CODING_TESTS: { readonly [coding: string]: CodingTest | undefined } = {
  gzip: testGzip,
  "x-gzip": testGzip,
  zstd: /* @__PURE__ */ createMagicTest(4, ([first, second, third, fourth]) =>
    // A frame, or one that is skipped.
    first === 0x28
      ? second === 0xb5 && third === 0x2f && fourth === 0xfd
      : first !== undefined &&
        first >> 4 === 5 &&
        second === 0x2a &&
        third === 0x4d &&
        fourth === 0x18,
  ),
  // Some servers send deflate without the frame of zlib, and some clients take it.
  deflate: /* @__PURE__ */ createTrialTest(
    ({ inflateSync, inflateRawSync, constants: { Z_SYNC_FLUSH } }) => [
      [inflateSync, Z_SYNC_FLUSH],
      [inflateRawSync, Z_SYNC_FLUSH],
    ],
  ),
  br: /* @__PURE__ */ createTrialTest(
    ({ brotliDecompressSync, constants: { BROTLI_OPERATION_FLUSH } }) => [
      [brotliDecompressSync, BROTLI_OPERATION_FLUSH],
    ],
  ),
};

/** Returns the test of a coding, or undefined if no platform decodes it. */
function findCodingTest(coding: string): CodingTest | undefined {
  const name = coding.toLowerCase();
  return Object.hasOwn(CODING_TESTS, name) ? CODING_TESTS[name] : undefined;
}

/**
 * Returns those of the declared codings that content is in, or undefined if more of it is needed. The
 * coding that was applied last is decoded first, so it is checked first. No platform decodes a coding
 * without a test, so the content is in that coding and in those before it.
 *
 * @param declared - the codings in the order in which they were applied
 * @param bytes - the beginning of the content
 */
function findLikelyCodings(
  declared: readonly string[],
  bytes: Uint8Array,
  extent: SampleExtent,
): readonly string[] | undefined {
  // A server may name a coding any number of times. Each is tried once.
  const results = new Map<CodingTest, boolean | undefined>();
  for (let count = declared.length; count > 0; count--) {
    const test = findCodingTest(declared[count - 1] as string);
    if (test === undefined) return declared.slice(0, count);
    if (!results.has(test)) results.set(test, test(bytes, extent));
    const isCoded = results.get(test);
    if (isCoded === undefined) return undefined;
    if (isCoded) return declared.slice(0, count);
  }
  return [];
}

/**
 * Whether content that looks coded is decoded nevertheless, or undefined if more of it is needed. The
 * length in which the other server sent it is that of coded content.
 */
function isDecodedAnyway(
  bytes: Uint8Array,
  extent: SampleExtent,
  { isRemote, sentLength, isDecodedStream, isGzipFile }: ContentOrigin,
): boolean | undefined {
  if (sentLength !== undefined) {
    if (bytes.length > sentLength) return true;
    if (extent === "whole") return bytes.length < sentLength;
    if (extent === "part") return undefined;
  }
  if (isDecodedStream) return true;
  // Empty content in br is one byte. Other servers do not send it as that, but as no content.
  if (isRemote && extent === "whole" && bytes.length === 1) return true;
  if (!isGzipFile || !hasGzipMagic(bytes)) return false;
  // A file in gzip that is sent in gzip is so twice.
  const zlib = findZlib();
  const content = zlib && decodeGzip(zlib, bytes.subarray(0, ENOUGH_GZIP), "enough");
  return content !== undefined && !hasGzipMagic(content);
}

/**
 * Returns those of the declared codings that content is in, or undefined if more of it is needed.
 *
 * @param declared - the codings in the order in which they were applied
 * @param bytes - the beginning of the content
 * @param origin - what is known about the content
 */
export function findActualCodings(
  declared: readonly string[],
  bytes: Uint8Array,
  extent: SampleExtent,
  origin: ContentOrigin = UNKNOWN_ORIGIN,
): readonly string[] | undefined {
  const codings = findLikelyCodings(declared, bytes, extent);
  // No platform decodes content that is in a coding which it does not know.
  const isKnown = declared.every((coding) => findCodingTest(coding) !== undefined);
  if (codings === undefined || codings.length === 0 || !isKnown) return codings;
  const isDecoded = isDecodedAnyway(bytes, extent, origin);
  if (isDecoded === undefined) return undefined;
  return isDecoded ? [] : codings;
}
