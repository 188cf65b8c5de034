/** The content codings that headers declare (RFC 9110, 8.4), and the headers that depend on them. */

import type { Header } from "../model/response-parts.js";

/** Parses a header that is a list, such as one of codings or of names (RFC 9110, 5.6.1). */
export function parseListHeader(value: string | null): string[] {
  return (value ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Returns the content codings that headers declare, in the order in which they were applied. */
export function listDeclaredCodings(headers: Iterable<Header>): string[] {
  // `identity` names no coding, but some servers send it (RFC 9110, 8.4.1).
  return [...headers]
    .filter(([name]) => name === "content-encoding")
    .flatMap(([, value]) => parseListHeader(value))
    .filter((coding) => coding.toLowerCase() !== "identity");
}

/**
 * Headers about the bytes of the content as it was coded (RFC 9110, 14.3; RFC 9530, 2 and 3). They are
 * wrong if it is decoded.
 */
const CODED_CONTENT_HEADERS = [
  "accept-ranges",
  "content-digest",
  "content-md5",
  "digest",
  "repr-digest",
];

/**
 * Returns headers that declare the codings that the content is in.
 *
 * @param declared - the codings that the headers declare
 * @param actual - the codings that the content is in
 */
export function declareCodings(
  headers: readonly Header[],
  declared: readonly string[],
  actual: readonly string[],
): Header[] {
  const isDecoded = actual.length < declared.length;
  return headers.flatMap((header): Header[] => {
    const [name, value] = header;
    if (name === "content-encoding") return actual.length > 0 ? [[name, actual.join(", ")]] : [];
    if (!isDecoded) return [header];
    if (CODED_CONTENT_HEADERS.includes(name)) return [];
    // The content means the same, but its bytes are others (RFC 9110, 8.8.1).
    return name === "etag" && value.startsWith('"') ? [[name, `W/${value}`]] : [header];
  });
}
