/** Formats the headers of a response, in any form that callers have them, as lines. */

/** Headers in any form: a `Headers`, pairs, or an object whose values may be lists. */
export type HeadersLike =
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | number | readonly string[] | undefined };

/** The most headers, and the most UTF-16 code units of them together, that are read. */
const MAX_HEADER_COUNT = 256;
const MAX_HEADER_UNITS = 1 << 16;

/** The characters that end a line. No header value that came over a wire has them. */
const LINE_BREAK = /[\r\n\0]/;
const LINE_BREAKS = /[\r\n\0]+/g;

/** Returns the value of Content-Type in header lines, in lower case; empty if there is none. */
export function findContentType(head: string): string {
  return /^content-type:(.*)/m.exec(head)?.[1]?.trim().toLowerCase() ?? "";
}

/** The headers that are read if an object has headers by name alone: those that most APIs send. */
const COMMON_HEADERS = [
  "content-type",
  "date",
  "retry-after",
  "www-authenticate",
  "grpc-status",
  "grpc-message",
  "x-request-id",
  "request-id",
  "ratelimit",
  "ratelimit-policy",
  "x-ratelimit-limit",
  "x-ratelimit-remaining",
  "x-ratelimit-reset",
  "x-ratelimit-reset-after",
];

/** Headers that are left out: they may hold a secret, and say nothing about an error. */
const COOKIE_HEADER = /^set-cookie2?$/;

/**
 * Returns `name: value` and a line feed for each header, with names in lower case. Lists give a
 * line per value. It never throws: if reading the headers fails, or they are too many, it returns
 * the lines before that.
 */
export function formatHeaderLines(headers: unknown): string {
  let lines = "";
  let count = 0;
  const addHeader = (name: unknown, value: unknown): void => {
    if (typeof name !== "string" || name === "" || name.includes(":") || LINE_BREAK.test(name)) {
      return;
    }
    const lowerName = name.toLowerCase();
    if (COOKIE_HEADER.test(lowerName)) return;
    if (++count > MAX_HEADER_COUNT) throw new RangeError();
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== "string" && typeof item !== "number") continue;
      const text = `${item}`;
      if (lines.length + lowerName.length + text.length > MAX_HEADER_UNITS) throw new RangeError();
      lines += `${lowerName}: ${LINE_BREAK.test(text) ? text.replace(LINE_BREAKS, " ") : text}\n`;
    }
  };
  try {
    if (typeof headers !== "object" || headers === null) return "";
    if (Symbol.iterator in headers) {
      for (const pair of headers as Iterable<unknown>) {
        if (Array.isArray(pair)) addHeader(pair[0], pair[1]);
      }
    } else {
      const members = headers as { readonly [name: string]: unknown };
      const { get } = members;
      const hasGet = typeof get === "function";
      for (const name of hasGet ? COMMON_HEADERS : Object.keys(members)) {
        addHeader(name, hasGet ? get.call(members, name) : members[name]);
      }
    }
  } catch {
    // The lines before the failure or the limit count.
  }
  return lines;
}
