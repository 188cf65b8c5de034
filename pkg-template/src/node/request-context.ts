/** Node's requests as the functions of a configuration see them. */

import type { IncomingMessage } from "node:http";
import { isAborted } from "../response/aborted-request.js";
import type { RequestContext } from "../server/request-context.js";

/** What a framework knows better than Node, such as the target before routing and the scheme before a proxy. */
export interface RequestOverrides {
  readonly originalUrl?: string | undefined;
  readonly protocol?: string | undefined;
  readonly method?: string | undefined;
}

/**
 * Creates a Fetch request with the method, URL and headers of a request, without its content. Returns
 * undefined if Fetch refuses it.
 */
function createFetchRequest(
  req: IncomingMessage,
  overrides: RequestOverrides,
): Request | undefined {
  try {
    const { encrypted } = req.socket as { readonly encrypted?: boolean };
    const scheme = overrides.protocol ?? (encrypted ? "https" : "http");
    const host = req.headers.host ?? req.headers[":authority"] ?? "localhost";
    const target = overrides.originalUrl ?? req.url ?? "/";
    const url = target.startsWith("/") ? `${scheme}://${host}${target}` : target;
    const headers = new Headers();
    for (const [name, values] of Object.entries(req.headers)) {
      if (values === undefined || name.startsWith(":")) continue;
      for (const value of [values].flat()) headers.append(name, value);
    }
    // Fetch forbids CONNECT, TRACE and TRACK (Fetch, 2.2.1). The response to a GET fits them, too.
    const requestMethod = overrides.method ?? req.method ?? "GET";
    const method = /^(CONNECT|TRACE|TRACK)$/i.test(requestMethod) ? "GET" : requestMethod;
    return new Request(url, { method, headers });
  } catch {
    return undefined;
  }
}

/** Creates the context of Node's request. The Fetch `Request` is created when it is first read. */
export function createNodeRequestContext(
  req: IncomingMessage,
  overrides: RequestOverrides = {},
): RequestContext {
  let request: Request | undefined;
  let isCreated = false;
  return {
    method: overrides.method ?? req.method,
    accept: req.headers.accept,
    get request() {
      if (!isCreated) request = createFetchRequest(req, overrides);
      isCreated = true;
      return request;
    },
    isAborted: () => isAborted(req),
    readHeader: (name) => (req.headers[name] as string | undefined) ?? null,
  };
}
