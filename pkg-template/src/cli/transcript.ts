/** Parses responses as curl prints them (`curl -i`, `curl -v`). */

import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** One response of a transcript. */
export interface TranscribedResponse {
  /** Its status, or 0 if there is no status line. */
  readonly status: number;
  /** Its reason phrase. */
  readonly phrase: string;
  /** Its headers. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Its content. */
  readonly body: Uint8Array;
}

/** The most bytes that a body may decompress to. */
const MOST_DECODED_BYTES = 1 << 22;

/** A status line: HTTP/2 and HTTP/3 have no minor version and no phrase (RFC 9112, 4). */
const STATUS_LINE = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?\r?\n/;
/** The same at the start of any line, followed by a header or an empty line. */
const LATER_STATUS_LINE =
  /(?:^|\n)(HTTP\/\d(?:\.\d)? \d{3}(?: [^\r\n]*)?\r?\n(?:[!#$%&'*+\-.^_`|~\w]+:|\r?\n))/;

/** Returns bytes as text with one character per byte. */
const decodeLatin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** Returns the response lines of `curl -v`, without the request's and curl's own. */
function removeNotes(text: string): string {
  if (/^HTTP\//m.test(text) || !/^< HTTP\//m.test(text)) return text;
  const kept: string[] = [];
  // `< ` begins a line of the response, `> ` one of the request; curl writes the others.
  for (const line of text.split("\n")) {
    if (/^<(?: |\r?$)/.test(line)) kept.push(line.replace(/^< ?/, ""));
    else if (!/^(?:[*>]|[{}] \[\d+ bytes)/.test(line)) kept.push(line);
  }
  const all = kept.join("\n");
  return all.slice(Math.max(0, all.search(/^HTTP\//m)));
}

/** Returns the head of the response at the start of a text, and where its body begins. */
function parseResponseAt(
  text: string,
): { head: Omit<TranscribedResponse, "body">; bodyStart: number } | undefined {
  const match = STATUS_LINE.exec(text);
  if (!match) return undefined;
  const [whole, status, phrase = ""] = match;
  const headers: [string, string][] = [];
  let at = whole.length;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(at, next).replace(/\r?\n$/, "");
    at = next;
    if (line === "") break;
    const colon = line.indexOf(":");
    const last = headers.at(-1);
    // A line that begins with a space continues the line before (RFC 9112, 5.2).
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return { head: { status: Number(status), phrase: phrase.trim(), headers }, bodyStart: at };
}

/** Returns the last value of a header. */
export function findHeader(
  headers: readonly (readonly [name: string, value: string])[],
  name: string,
): string | undefined {
  return headers.filter(([one]) => one.toLowerCase() === name).at(-1)?.[1];
}

/** Returns where the next response begins after the headers of one, or undefined for the last. */
function findNextResponse(rest: string, { status, headers }: Omit<TranscribedResponse, "body">) {
  if (status < 200 || STATUS_LINE.test(rest)) return STATUS_LINE.test(rest) ? 0 : undefined;
  const length = findHeader(headers, "content-length") ?? "";
  if (/^\d{1,15}$/.test(length)) {
    // After the announced content, or within it if curl does not print it (as after a HEAD).
    const behind = rest.slice(Number(length));
    if (behind.trim() === "") return undefined;
    const gap = /^\s*/.exec(behind)?.[0].length ?? 0;
    if (STATUS_LINE.test(behind.slice(gap))) return Number(length) + gap;
  }
  // A body can hold a transcript itself (RFC 9110, 9.3.8).
  if (/^message\/http/i.test(findHeader(headers, "content-type") ?? "")) return undefined;
  const found = LATER_STATUS_LINE.exec(rest);
  return found ? found.index + found[0].length - (found[1] ?? "").length : undefined;
}

/** Returns content without its coding (RFC 9110, 8.4.1). curl decodes only with `--compressed`. */
function decodeContent(body: Uint8Array, coding: string): Uint8Array {
  const options = { maxOutputLength: MOST_DECODED_BYTES };
  const ways: { readonly [coding: string]: readonly ((body: Uint8Array) => Uint8Array)[] } = {
    gzip: [(bytes) => gunzipSync(bytes, options)],
    "x-gzip": [(bytes) => gunzipSync(bytes, options)],
    deflate: [(bytes) => inflateSync(bytes, options), (bytes) => inflateRawSync(bytes, options)],
    br: [(bytes) => brotliDecompressSync(bytes, options)],
  };
  for (const way of Object.hasOwn(ways, coding) ? (ways[coding] ?? []) : []) {
    try {
      return way(body);
    } catch {
      // The body is decoded already (`curl --compressed`), cut off, or too large.
    }
  }
  return body;
}

/**
 * Returns the last response of a transcript. Before it may stand interim responses (100, 103), a
 * proxy's response to CONNECT, and redirects that curl followed. A text without a status line is a
 * body alone.
 */
export function findLastResponse(input: Uint8Array): TranscribedResponse {
  let text = removeNotes(decodeLatin1(input).replace(/^\s+(?=HTTP\/)/, ""));
  let found = parseResponseAt(text);
  if (!found) return { status: 0, phrase: "", headers: [], body: input };
  for (;;) {
    const rest = text.slice(found.bodyStart);
    const next = findNextResponse(rest, found.head);
    if (next === undefined) {
      const coding = (findHeader(found.head.headers, "content-encoding") ?? "").toLowerCase();
      const body: Uint8Array = Buffer.from(rest, "latin1");
      return { ...found.head, body: decodeContent(body, coding) };
    }
    text = rest.slice(next);
    const following = parseResponseAt(text);
    if (!following) throw new Error("A status line was found, and then not");
    found = following;
  }
}
