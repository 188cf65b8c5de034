/** Node's requests as the functions of a configuration see them. */

import type { IncomingMessage } from "node:http";
import { isAborted } from "../response/aborted-request.js";
import type { RequestContext } from "../server/request-context.js";
import { createRecord } from "../values/own-record.js";
import { readMember } from "../values/safe-read.js";

/** What a framework knows better than Node, such as the target before routing and the scheme before a proxy. */
export interface RequestOverrides {
  readonly originalUrl?: string | undefined;
  readonly protocol?: string | undefined;
  readonly method?: string | undefined;
}

/** The host of a request whose own cannot be in a URL. No site has it (RFC 6761, 6.4). */
const NO_HOST = "host.invalid";

function readOverride(overrides: object, name: keyof RequestOverrides): string | undefined {
  return readMember(overrides, name) as string | undefined;
}

/** Returns a header of Node's request, whose headers are an object like any other. */
function readHeader(req: IncomingMessage, name: string): string | undefined {
  return readMember(req.headers, name) as string | undefined;
}

/** Returns the URL of a request (RFC 9110, 7.1; RFC 9112, 3.3). */
function createRequestUrl(req: IncomingMessage, overrides: RequestOverrides): string {
  const isEncrypted = readMember(req.socket, "encrypted");
  const scheme = readOverride(overrides, "protocol") ?? (isEncrypted ? "https" : "http");
  // In HTTP/2, `:authority` comes before a Host header (RFC 9113, 8.3.1).
  const host = readHeader(req, ":authority") ?? readHeader(req, "host") ?? "localhost";
  const originalUrl = readOverride(overrides, "originalUrl") ?? readOverride(req, "originalUrl");
  const target = originalUrl ?? req.url ?? "/";
  // A target that is neither a path nor a URL is `*`, or the host of a CONNECT.
  const path = target.startsWith("/") ? target : "/";
  const urls = [`${scheme}://${host}${path}`, `${scheme}://${NO_HOST}${path}`];
  if (/^https?:/i.test(target)) urls.unshift(target);
  return urls.find(isRequestUrl) ?? `${scheme}://${NO_HOST}/`;
}

/** Whether a text is a URL without credentials, which Fetch refuses. */
function isRequestUrl(text: string): boolean {
  try {
    const { username, password } = new URL(text);
    return username === "" && password === "";
  } catch {
    return false;
  }
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
    const headers = new Headers();
    for (const [name, values] of Object.entries(req.headers)) {
      if (values === undefined || name.startsWith(":")) continue;
      for (const value of [values].flat()) headers.append(name, value);
    }
    // Fetch forbids CONNECT, TRACE and TRACK (Fetch, 2.2.1). The response to a GET fits them, too.
    const requestMethod = readOverride(overrides, "method") ?? req.method ?? "GET";
    const method = /^(CONNECT|TRACE|TRACK)$/i.test(requestMethod) ? "GET" : requestMethod;
    return new Request(createRequestUrl(req, overrides), createRecord({ method, headers }));
  } catch {
    return undefined;
  }
}

/**
 * Creates the context of Node's request. The Fetch `Request` is created when it is first read.
 *
 * @param overrides - what the framework knows better than the request
 */
export function createNodeRequestContext(
  req: IncomingMessage,
  platformArguments: readonly unknown[],
  overrides: RequestOverrides = {},
): RequestContext {
  let request: Request | undefined;
  let isCreated = false;
  return {
    method: readOverride(overrides, "method") ?? req.method,
    accept: readHeader(req, "accept"),
    get request() {
      if (!isCreated) request = createFetchRequest(req, overrides);
      isCreated = true;
      return request;
    },
    key: req,
    platformArguments,
    isAborted: () => isAborted(req),
    readHeader: (name) => readHeader(req, name) ?? null,
  };
}
