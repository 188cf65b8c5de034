/** Answers as curl shows them (`curl -i`, `curl -v`), taken apart. */

import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** One answer of a transcript. */
export interface TranscribedResponse {
  /** Its status; 0 where there is no status line. */
  readonly status: number;
  /** Its reason phrase. */
  readonly phrase: string;
  /** Its header fields. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Its content. */
  readonly body: Uint8Array;
}

/** More of a body than this is not unpacked. */
const MOST = 1 << 22;

/** A status line: HTTP/2 and HTTP/3 have no minor version and no phrase (RFC 9112, 4). */
const STATUS = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?\r?\n/;
/** The same at the begin of any line, with a field or the empty line after it. */
const LATER =
  /(?:^|\n)(HTTP\/\d(?:\.\d)? \d{3}(?: [^\r\n]*)?\r?\n(?:[!#$%&'*+\-.^_`|~\w]+:|\r?\n))/;

/** Gives bytes as text that has one character for each. */
const decodeLatin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** Gives the lines of `curl -v` that an answer is, without what curl says itself. */
function removeNotes(text: string): string {
  if (/^HTTP\//m.test(text) || !/^< HTTP\//m.test(text)) return text;
  const kept: string[] = [];
  // `< ` is an answer's line, `> ` a request's, and the others are curl's own or tell of bytes.
  for (const line of text.split("\n")) {
    if (/^<(?: |\r?$)/.test(line)) kept.push(line.replace(/^< ?/, ""));
    else if (!/^(?:[*>]|[{}] \[\d+ bytes)/.test(line)) kept.push(line);
  }
  const all = kept.join("\n");
  return all.slice(Math.max(0, all.search(/^HTTP\//m)));
}

/** One answer of a text, and where what follows it begins. */
function parseResponseAt(
  text: string,
): { answer: Omit<TranscribedResponse, "body">; head: number } | undefined {
  const line = STATUS.exec(text);
  if (!line) return undefined;
  const [whole, status, phrase = ""] = line;
  const headers: [string, string][] = [];
  let at = whole.length;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const next = end < 0 ? text.length : end + 1;
    const field = text.slice(at, next).replace(/\r?\n$/, "");
    at = next;
    if (field === "") break;
    const colon = field.indexOf(":");
    const last = headers.at(-1);
    // A line that begins with a space goes on with the one before (RFC 9112, 5.2).
    if (/^[ \t]/.test(field) && last) last[1] += ` ${field.trim()}`;
    else if (colon > 0) headers.push([field.slice(0, colon).trim(), field.slice(colon + 1).trim()]);
  }
  return { answer: { status: Number(status), phrase: phrase.trim(), headers }, head: at };
}

/** Gives the last value of a field. */
export function findHeader(
  headers: readonly (readonly [name: string, value: string])[],
  name: string,
): string | undefined {
  return headers.filter(([one]) => one.toLowerCase() === name).at(-1)?.[1];
}

/** Gives where the next answer begins in what follows the header fields of one; nothing for the last. */
function findNextResponse(rest: string, { status, headers }: Omit<TranscribedResponse, "body">) {
  if (status < 200 || STATUS.test(rest)) return STATUS.test(rest) ? 0 : undefined;
  const length = findHeader(headers, "content-length") ?? "";
  if (/^\d{1,15}$/.test(length)) {
    // Behind the content that was announced, or within it where that is not shown (as of a HEAD).
    const behind = rest.slice(Number(length));
    if (behind.trim() === "") return undefined;
    const gap = /^\s*/.exec(behind)?.[0].length ?? 0;
    if (STATUS.test(behind.slice(gap))) return Number(length) + gap;
  }
  // A body can hold a transcript itself (RFC 9110, 9.3.8).
  if (/^message\/http/i.test(findHeader(headers, "content-type") ?? "")) return undefined;
  const found = LATER.exec(rest);
  return found ? found.index + found[0].length - (found[1] ?? "").length : undefined;
}

/** Gives content as it was before a content coding (RFC 9110, 8.4.1); curl undoes it only if asked. */
function decodeContent(body: Uint8Array, coding: string): Uint8Array {
  const options = { maxOutputLength: MOST };
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
      // It is decoded already (`curl --compressed`), cut off, or too large.
    }
  }
  return body;
}

/**
 * Gives the last answer of a transcript: behind interim answers (100, 103), the answer of a proxy to
 * CONNECT, redirects that were followed. A text without a status line is a body alone.
 */
export function findLastResponse(input: Uint8Array): TranscribedResponse {
  let text = removeNotes(decodeLatin1(input).replace(/^\s+(?=HTTP\/)/, ""));
  let found = parseResponseAt(text);
  if (!found) return { status: 0, phrase: "", headers: [], body: input };
  for (;;) {
    const rest = text.slice(found.head);
    const next = findNextResponse(rest, found.answer);
    if (next === undefined) {
      const coding = (findHeader(found.answer.headers, "content-encoding") ?? "").toLowerCase();
      const body: Uint8Array = Buffer.from(rest, "latin1");
      return { ...found.answer, body: decodeContent(body, coding) };
    }
    text = rest.slice(next);
    const following = parseResponseAt(text);
    if (!following) throw new Error("A status line was found, and then not");
    found = following;
  }
}
