/** Whether an error that a `fetch` threw says that the network failed. */

import { readMember } from "../values/safe-read.js";

/**
 * The codes of errors of Node, undici, Bun and axios that say so. Any other code says that another
 * try fails as well: a certificate, an argument, a redirect.
 */
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  "EADDRNOTAVAIL",
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ESERVFAIL",
  "ESOCKETTIMEDOUT",
  "ETIMEDOUT",
  "ETIMEOUT",
  "ERR_NETWORK",
  "ERR_STREAM_PREMATURE_CLOSE",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
  "ConnectionClosed",
  "ConnectionRefused",
  "ConnectionReset",
  "ConnectionTimeout",
  "FailedToOpenSocket",
]);

/** The names of errors that say so: those of the DOM, undici and Deno. */
const NETWORK_ERROR_NAMES: ReadonlySet<unknown> = new Set([
  "ConnectTimeoutError",
  "NetworkError",
  "TimeoutError",
  "ConnectionAborted",
  "ConnectionRefused",
  "ConnectionReset",
  "HostUnreachable",
  "NetworkUnreachable",
  "TimedOut",
]);

/**
 * The messages of errors that have neither code nor cause: those of Chromium, Firefox, Safari (five
 * of them), polyfills, Node, Bun and workerd. Safari translates its own; another language is unknown.
 */
const NETWORK_MESSAGE =
  /^(Failed to fetch( \(.*\))?|NetworkError when attempting to fetch resource\.|Load failed( \(.*\))?|The Internet connection appears to be offline\.|The network connection was lost\.|The request timed out\.|Could not connect to the server\.|Network request failed|fetch failed|terminated|network error|Network connection lost\.?)$/;

/** The messages of Deno, and what tells those that would come again. */
const DENO_MESSAGE = /^error (sending request (for url|from) |reading a body from connection)/;
const DENO_PERMANENT = /certificate|invalid HTTP|parse/i;

/** The most causes that are looked at, one below another. */
const MAX_FOLLOWED_CAUSES = 8;

/**
 * Whether an error that was thrown in place of a response says that the network failed, so that
 * another try may succeed. Anything that is not known to say so does not: a bug in the `fetch`
 * itself, a request that cannot be sent, a certificate that is refused, an abort.
 */
export function isNetworkFailure(error: unknown): boolean {
  let link = error;
  for (let depth = 0; depth < MAX_FOLLOWED_CAUSES; depth++) {
    if (typeof link !== "object" || link === null) return false;
    const code = readMember(link, "code");
    const below = findCause(link);
    const name = readMember(link, "name");
    // axios with `fetch`, and ky, throw these for anything that `fetch` throws, such as a certificate that
    // is refused.
    const isDecidedBelow =
      (code === "ERR_NETWORK" || name === "NetworkError") && below !== undefined;
    if (typeof code === "string" && !isDecidedBelow) return NETWORK_CODES.has(code);
    if (NETWORK_ERROR_NAMES.has(name) && !isDecidedBelow) return true;
    if (hasNetworkType(link)) return true;
    if (below === undefined) return hasNetworkMessage(link);
    link = below;
  }
  return false;
}

/**
 * Whether the type says so: that of node-fetch's errors, whose others have a code or come again, or that of a
 * network error of the Fetch standard, `Response.error()`, which mocks of `fetch` have as the cause.
 */
function hasNetworkType(link: object): boolean {
  const type = readMember(link, "type");
  return type === "request-timeout" || (type === "error" && readMember(link, "status") === 0);
}

/** Returns the error below another one; of several, such as one per address, the first. */
function findCause(error: object): unknown {
  const errors = readMember(error, "errors");
  return readMember(error, "cause") ?? (Array.isArray(errors) ? errors[0] : undefined);
}

function hasNetworkMessage(error: object): boolean {
  const message = readMember(error, "message");
  if (typeof message !== "string") return false;
  if (NETWORK_MESSAGE.test(message)) return true;
  return DENO_MESSAGE.test(message) && !DENO_PERMANENT.test(message);
}
