/** What an answer leaves of the fields that a handler set before it threw. */

/** What was set for the content or the caching of a success, and is wrong on an error. */
const STALE = /* @__PURE__ */ new Set([
  "accept-ranges",
  "cache-control",
  "cdn-cache-control",
  "cloudflare-cdn-cache-control",
  "content-digest",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-md5",
  "content-range",
  "content-type",
  "digest",
  "etag",
  "expires",
  "last-modified",
  "repr-digest",
  "surrogate-control",
  "trailer",
  "transfer-encoding",
]);

/** What a 304 says as a 200 would have said it, for caches (RFC 9110, 15.4.5; RFC 9213). */
const CACHED = /* @__PURE__ */ new Set([
  "cache-control",
  "cdn-cache-control",
  "cloudflare-cdn-cache-control",
  "content-location",
  "etag",
  "expires",
  "last-modified",
  "surrogate-control",
]);

/** Gives whether a field, by its name in lower case, is taken back by an answer of a status. */
export function isStaleHeader(name: string, status: number): boolean {
  return STALE.has(name) && !(status === 304 && CACHED.has(name));
}

/** Gives one Vary value for several; each name stands in it once. */
export function mergeVary(values: readonly string[]): string {
  const members = values.flatMap((value) => value.split(/\s*,\s*/));
  const named = members.filter((member) => member !== "");
  const seen = new Map(named.map((member) => [member.toLowerCase(), member]));
  return seen.has("*") ? "*" : [...seen.values()].join(", ");
}

/** Puts the fields of an answer over those that were set before it; CORS fields and cookies stay. */
export function mergeHeaders(
  kept: Headers,
  fields: Iterable<readonly [string, string]>,
  status: number,
): void {
  for (const name of [...kept.keys()]) if (isStaleHeader(name, status)) kept.delete(name);
  for (const [name, value] of fields) {
    if (name === "set-cookie") kept.append(name, value);
    else if (name === "vary") kept.set(name, mergeVary([kept.get(name) ?? "", value]));
    else kept.set(name, value);
  }
}
