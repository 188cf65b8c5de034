/** Node's requests as Fetch has them, for what a configuration asks of a request. */

import type { IncomingMessage } from "node:http";
import type { RequestContext } from "../server/request-context.js";

/** What a framework knows better than Node: the target before routing, the scheme before a proxy. */
export interface RequestOverrides {
  readonly originalUrl?: string | undefined;
  readonly protocol?: string | undefined;
  readonly method?: string | undefined;
}

/** Gives method, URL and fields of a request, without its content; nothing where Fetch refuses it. */
function createFetchRequest(
  req: IncomingMessage,
  known: RequestOverrides = {},
): Request | undefined {
  try {
    const { encrypted } = req.socket as { readonly encrypted?: boolean };
    const scheme = known.protocol ?? (encrypted ? "https" : "http");
    const host = req.headers.host ?? req.headers[":authority"] ?? "localhost";
    const target = known.originalUrl ?? req.url ?? "/";
    const url = target.startsWith("/") ? `${scheme}://${host}${target}` : target;
    const headers = new Headers();
    for (const [name, value] of Object.entries(req.headers)) {
      if (value === undefined || name.startsWith(":")) continue;
      for (const one of [value].flat()) headers.append(name, one);
    }
    // Fetch forbids CONNECT, TRACE and TRACK (Fetch, 2.2.1); a GET is answered as they are.
    const given = known.method ?? req.method ?? "GET";
    const method = /^(CONNECT|TRACE|TRACK)$/i.test(given) ? "GET" : given;
    return new Request(url, { method, headers });
  } catch {
    return undefined;
  }
}

/** Gives what is asked by a request of Node's. */
export function createNodeRequestContext(
  req: IncomingMessage,
  known: RequestOverrides = {},
): RequestContext {
  let made: Request | undefined;
  let isMade = false;
  return {
    method: known.method ?? req.method,
    accept: req.headers.accept,
    get request() {
      if (!isMade) made = createFetchRequest(req, known);
      isMade = true;
      return made;
    },
    readHeader: (name) => (req.headers[name] as string | undefined) ?? null,
  };
}
