/** Ids that nobody else has. */

/** Creates a random id in the form of a UUID (RFC 9562, 5.4). */
export function createRandomId(): string {
  try {
    return crypto.randomUUID();
  } catch {
    // Node 18 has no global `crypto`, and a page that came without TLS has no `randomUUID`. An id must be
    // unique, but it is no secret, so Math.random is good enough.
    return "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx".replace(/x/g, () =>
      Math.floor(Math.random() * 16).toString(16),
    );
  }
}
