// The cases: every way in which a ready response comes about, with every coding, length and method.

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { CODINGS } from "./codings.mjs";

/** Bytes that look random and are always the same. */
function createNoise(length) {
  const parts = [];
  for (let at = 0; at < length; at += 32) parts.push(createHash("sha256").update(`${at}`).digest());
  return Buffer.concat(parts).subarray(0, length);
}

/** The contents before they are coded. */
export const CONTENTS = {
  text: Buffer.from(JSON.stringify({ type: "about:blank", title: "Not Found", status: 404 })),
  noise: createNoise(700),
  empty: Buffer.alloc(0),
  large: Buffer.from("A line that is repeated.\n".repeat(8000)),
  // Content that is coded itself, or looks so.
  file: gzipSync("A file that another server sends in gzip."),
  start: Buffer.from([0x1f, 0x8b, 8, 1, 2, 3]),
  semicolon: Buffer.from(";"),
};

const LOOKS_CODED = ["file", "start", "semicolon"];

/**
 * How a ready response is made: `fetched` from another server, `cloned` from that, `rewrapped` by
 * `new Response(r.body, r)`, `buffered` by `new Response(await r.arrayBuffer(), r)`; or by the
 * application, `coded` as it declares or `plain` in spite of it, from bytes or from a stream.
 */
export const MAKES = ["fetched", "cloned", "rewrapped", "buffered", "coded", "plain", "stream"];

/** Whether a response is made from one of another server. */
export const isRemote = (make) => MAKES.indexOf(make) < 4;

/** The length that the response declares. That of another server is right. */
export const LENGTHS = ["none", "right", "long", "short"];

/** Whether a case is tried: with all of them, a run would take minutes. */
function isTried({ send, make, length, coding, content, method }) {
  // Only the origin of such content shows that it is decoded: its URL, or the length that was sent.
  if (LOOKS_CODED.includes(content)) {
    return isRemote(make) && length === "right" && method === "GET" && send === "thrown";
  }
  const isPlain = length === "none" && content === "text";
  if (send === "carried") return isPlain;
  if (content === "large") return length === "none" && method === "GET";
  return method !== "POST" || (content === "text" && coding !== "identity-named");
}

/** Returns all combinations of values: one object for each. */
function combine([[name, values], ...others]) {
  if (others.length === 0) return values.map((value) => ({ [name]: value }));
  return combine(others).flatMap((rest) => values.map((value) => ({ [name]: value, ...rest })));
}

/** Returns the cases that are tried, in random order, which is always the same. */
export function listCases(sends = ["thrown", "carried"], methods = ["GET", "HEAD", "POST"]) {
  const cases = combine([
    ["send", sends],
    ["make", MAKES],
    ["length", LENGTHS],
    ["coding", Object.keys(CODINGS)],
    ["content", Object.keys(CONTENTS)],
    ["method", methods],
  ]).filter((one) => isTried(one) && !(isRemote(one.make) && LENGTHS.indexOf(one.length) > 1));
  let seed = 7;
  for (let at = cases.length - 1; at > 0; at--) {
    seed = (seed * 48_271) % 2_147_483_647;
    const other = seed % (at + 1);
    [cases[at], cases[other]] = [cases[other], cases[at]];
  }
  return cases;
}

/** Formats a case and the mark of its response as a path of one segment, which all routers take. */
export function formatCasePath({ send, make, length, coding, content }, mark) {
  return `/${[send, make, length, coding, content, mark].join("~")}`;
}

/** Parses the path of a case. */
export function parseCasePath(path) {
  const [send, make, length, coding, content, mark] = path.replace(/^.*\//, "").split("~");
  return { send, make, length, coding, content, mark };
}

/** Headers about another connection, as another server sends them. */
export const HOP_HEADERS = {
  connection: "keep-alive, x-hop",
  "keep-alive": "timeout=99",
  "proxy-connection": "keep-alive",
  te: "trailers",
  trailer: "x-trailer",
  "x-hop": "1",
};

/** Returns headers and content of a response whose content is coded. */
export function createCodedContent({ coding, content }) {
  const { value, encode } = CODINGS[coding];
  const bytes = encode(CONTENTS[content]);
  const headers = {
    "content-type": "application/octet-stream",
    etag: '"v1"',
    "content-digest": "sha-256=:AAAA:",
    ...(value === undefined ? {} : { "content-encoding": value }),
  };
  return { headers, bytes };
}
