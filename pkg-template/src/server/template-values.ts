/** The values of a request that page templates may show. */

import type { Header } from "../model/response-parts.js";
import type { RequestContext } from "./request-context.js";

type TemplateValue = readonly [name: string, value: string];

/** The names that are no headers, in the form of {@link toPlainName}. */
const REQUEST_VALUES: readonly string[] = [
  "method",
  "request-method",
  "path",
  "path-info",
  "query",
  "query-string",
];

/** The headers that identify a person: a page that shows one must not be stored for others. */
const PERSONAL_HEADER = /^(?:authorization|proxy-authorization|cookie)$/;

/** Returns a name in lower case. WSGI's names are accepted, so that templates for WebOb need no change. */
function toPlainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^http_/, "")
    .replaceAll("_", "-");
}

/**
 * Returns the headers for the request headers that templates may show: the response depends on them,
 * so a cache has to know them (RFC 9110, 12.5.5), or may not store it (RFC 9111, 5.2.2.5).
 */
export function createTemplateHeaders(names: readonly string[]): Header[] {
  const shown = names.map(toPlainName).filter((name) => !REQUEST_VALUES.includes(name));
  const headers = shown.map((name): Header => ["vary", name]);
  if (shown.some((name) => PERSONAL_HEADER.test(name))) headers.push(["cache-control", "no-store"]);
  return headers;
}

/** Returns the values that templates may show: only those that the configuration names. */
export function readTemplateValues(
  names: readonly string[],
  requestContext: RequestContext,
): TemplateValue[] {
  const request = names.length > 0 ? requestContext.request : undefined;
  if (request === undefined) return [];
  const { pathname, search } = new URL(request.url);
  return names.flatMap((name): TemplateValue[] => {
    const plainName = toPlainName(name);
    const value =
      plainName === "method" || plainName === "request-method"
        ? request.method
        : plainName === "path" || plainName === "path-info"
          ? decodePath(pathname)
          : plainName === "query" || plainName === "query-string"
            ? search.slice(1)
            : request.headers.get(plainName);
    return value === null ? [] : [[name.replaceAll("-", "_"), value]];
  });
}

/** Returns a path without percent-encoding, or as it is if its encoding is invalid. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns a response header as a value that templates may show, under a name that they can use. */
export function toTemplateValue([name, value]: Header): TemplateValue {
  return [name.toLowerCase().replaceAll("-", "_"), value];
}
