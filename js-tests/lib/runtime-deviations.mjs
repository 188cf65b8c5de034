// What a runtime's own server makes of an answer, against what the package gave it. Each line is
// a fact about a runtime, held by its test on the wire: if one is fixed, the test says so.

/** What a client is told where the framing of an answer does not say where it ends. */
export const ENDLESS = "(an answer without an end)";

const heads = (status) => new RegExp(`^(## .*\\n${status}) .*$`, "gm");

/** The server sends a reason phrase of its own, which a client ignores (RFC 9112, 4). */
const phrase = (status, own) => (text) => text.replace(heads(status), `$1 ${own}`);

/** The server drops a field. */
const without = (name) => (text) => text.replace(new RegExp(`^${name}: .*\\n`, "gm"), "");

/** The server sends neither length nor coding, so that over HTTP/1.1 a client waits for more. */
const endless = (status) => (text) =>
  text.replace(new RegExp(`^(## .*: GET, .*\\n${status} .*\\n)\\n\\n`, "gm"), `$1\n${ENDLESS}\n`);

/** Deno.serve */
export const DENO = [
  // Its phrases are older ones, and statusText is not read; what it does not know has none.
  phrase(203, "Non Authoritative Information"),
  phrase(413, "Payload Too Large"),
  phrase(418, "I'm a teapot"),
  phrase(422, "Unprocessable Entity"),
  phrase(455, ""),
  phrase(522, ""),
  // It takes a 205 for one that, like a 204, cannot have a body, and drops a Content-Length, too.
  endless(205),
];

/** Bun.serve */
export const BUN = [
  // Its phrases are older ones, and statusText is not read; what it does not know is "HM".
  phrase(413, "Payload Too Large"),
  phrase(422, "Unprocessable Entity"),
  phrase(455, "HM"),
  phrase(522, "HM"),
];

/** workerd: by itself and through wrangler dev */
export const WORKERD = [
  // Upgrade belongs to a connection, and those are not a Worker's, not even for a 426.
  without("upgrade"),
];

/** Gives the transcript as a client of a runtime's server sees it. */
export const deviating = (text, deviations) =>
  deviations.reduce((changed, deviation) => deviation(changed), text);
