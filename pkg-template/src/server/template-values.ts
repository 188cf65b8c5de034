/** The values of a request that page templates may show. */

import type { Header } from "../model/response-parts.js";
import type { RequestContext } from "./request-context.js";

type TemplateValue = readonly [name: string, value: string];

/** Returns the values that templates may show: only those that the configuration names. */
export function readTemplateValues(
  names: readonly string[],
  requestContext: RequestContext,
): TemplateValue[] {
  const request = names.length > 0 ? requestContext.request : undefined;
  if (request === undefined) return [];
  const { pathname, search } = new URL(request.url);
  return names.flatMap((name): TemplateValue[] => {
    // WSGI's names are accepted, so that templates for WebOb need no change.
    const plainName = name
      .toLowerCase()
      .replace(/^http_/, "")
      .replaceAll("_", "-");
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
