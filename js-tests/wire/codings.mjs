// Content codings, each with its encoder and its decoder. Not every Node has zstd, so its frames hold
// the bytes as they are (RFC 8878, 3.1.1.2.1).

import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
} from "node:zlib";

const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const LARGEST_BLOCK = 1 << 17;

function encodeZstd(bytes) {
  const head = Buffer.alloc(9);
  head.set(ZSTD_MAGIC);
  // One segment, and four bytes for the length of the content.
  head.writeUInt8(0xa0, 4);
  head.writeUInt32LE(bytes.length, 5);
  const parts = [head];
  for (let at = 0; at === 0 || at < bytes.length; at += LARGEST_BLOCK) {
    const block = bytes.subarray(at, at + LARGEST_BLOCK);
    const blockHead = Buffer.alloc(3);
    const isLast = at + LARGEST_BLOCK >= bytes.length;
    blockHead.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    parts.push(blockHead, block);
  }
  return Buffer.concat(parts);
}

function decodeZstd(bytes) {
  if (ZSTD_MAGIC.some((byte, at) => bytes[at] !== byte)) throw new Error("It is no zstd");
  const blocks = [];
  let isLast = false;
  for (let at = 9; !isLast; ) {
    const head = bytes.readUIntLE(at, 3);
    isLast = (head & 1) === 1;
    blocks.push(bytes.subarray(at + 3, at + 3 + (head >> 3)));
    at += 3 + (head >> 3);
  }
  return Buffer.concat(blocks);
}

/** A coding that nobody knows: the bytes in reverse order. */
const reverse = (bytes) => Buffer.from(bytes).reverse();

function inflateAny(bytes) {
  return (bytes[0] & 15) === 8 ? inflateSync(bytes) : inflateRawSync(bytes);
}

/** By name: the value of Content-Encoding, the encoder and the decoder. */
export const CODINGS = {
  identity: { value: undefined, encode: (bytes) => bytes },
  "identity-named": { value: "identity", encode: (bytes) => bytes },
  gzip: { value: "gzip", encode: gzipSync },
  "gzip-upper": { value: "GZIP", encode: gzipSync },
  "x-gzip": { value: "x-gzip", encode: gzipSync },
  deflate: { value: "deflate", encode: deflateSync },
  "deflate-raw": { value: "deflate", encode: deflateRawSync },
  br: { value: "br", encode: brotliCompressSync },
  zstd: { value: "zstd", encode: encodeZstd },
  unknown: { value: "x-reversed", encode: reverse },
  "gzip-br": { value: "gzip, br", encode: (bytes) => brotliCompressSync(gzipSync(bytes)) },
  "identity-gzip": { value: "identity, gzip", encode: gzipSync },
  "unknown-gzip": { value: "x-reversed, gzip", encode: (bytes) => gzipSync(reverse(bytes)) },
};

const DECODERS = {
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateAny,
  br: brotliDecompressSync,
  zstd: decodeZstd,
  "x-reversed": reverse,
};

/** Returns content without the codings that a response declares. It throws if it is not in them. */
export function decodeContent(bytes, contentEncoding) {
  const codings = (contentEncoding ?? "")
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean);
  return codings.reduceRight((decoded, coding) => DECODERS[coding](decoded), bytes);
}
