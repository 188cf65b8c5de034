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

/** Gives whether a field, by its name in lower case, is taken back. */
export function isStale(name: string): boolean {
  return STALE.has(name);
}

/** Gives one Vary value for several; each name stands in it once. */
export function mergedVary(values: readonly string[]): string {
  const members = values.flatMap((value) => value.split(/\s*,\s*/));
  const named = members.filter((member) => member !== "");
  const seen = new Map(named.map((member) => [member.toLowerCase(), member]));
  return seen.has("*") ? "*" : [...seen.values()].join(", ");
}

/** Puts an error's fields over those that were set before it; CORS fields and cookies stay. */
export function mergeFields(kept: Headers, fields: Iterable<readonly [string, string]>): void {
  for (const name of [...kept.keys()]) if (isStale(name)) kept.delete(name);
  for (const [name, value] of fields) {
    if (name === "set-cookie") kept.append(name, value);
    else if (name === "vary") kept.set(name, mergedVary([kept.get(name) ?? "", value]));
    else kept.set(name, value);
  }
}
