/** The values of a request that page templates may show. */

import type { Header } from "../model/response-parts.js";
import type { RequestContext } from "./request-context.js";

type TemplateValue = [string, string];

/** Gives the values that templates may show: none but those that were asked for. */
export function readTemplateValues(
  names: readonly string[],
  asking: RequestContext,
): TemplateValue[] {
  const request = names.length > 0 ? asking.request : undefined;
  if (request === undefined) return [];
  const { pathname, search } = new URL(request.url);
  return names.flatMap((name): TemplateValue[] => {
    // WSGI's names are understood, so that templates can stay as they are.
    const plain = name
      .toLowerCase()
      .replace(/^http_/, "")
      .replaceAll("_", "-");
    const value =
      plain === "method" || plain === "request-method"
        ? request.method
        : plain === "path" || plain === "path-info"
          ? decodePath(pathname)
          : plain === "query" || plain === "query-string"
            ? search.slice(1)
            : request.headers.get(plain);
    return value === null ? [] : [[name.replaceAll("-", "_"), value]];
  });
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A field as a value that templates may show, under a name that fits there. */
export function toTemplateValue([name, value]: Header): Header {
  return [name.toLowerCase().replaceAll("-", "_"), value];
}
