// What a client of its own needs from a server that refused a request: why, the scopes that would be enough, and
// who gives out tokens.

import { fetchOrThrow, isReadError } from "httpexc/client";

/**
 * Returns what the Bearer challenge of an error says, or undefined if it has none. The metadata is that of
 * RFC 9728, and undefined if the challenge has no URL of it.
 */
export async function discoverAuthorization(error, serverUrl) {
  if (!isReadError(error)) return undefined;
  const challenge = error.challenges.find(({ scheme }) => scheme.toLowerCase() === "bearer");
  if (!challenge) return undefined;
  const { error: reason, scope = "", resource_metadata: url } = challenge.params;
  const metadata = url === undefined ? undefined : await (await fetchOrThrow(url)).json();
  // Otherwise a server could send a client to get a token for another one (RFC 9728, 3.3).
  if (metadata && metadata.resource !== serverUrl) {
    throw new Error(`The metadata at ${url} is not that of ${serverUrl}`);
  }
  return { reason, scopes: scope.split(" ").filter(Boolean), metadata };
}
