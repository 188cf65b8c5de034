// The differences between a response of the package and what a runtime's own server sends for it.
// Each line is a fact about a runtime. The runtime's test compares what is on the wire, so it fails
// when a runtime fixes one of them.

/** Stands for the body if a client cannot tell from the framing where the response ends. */
export const ENDLESS = "(a response without an end)";

const statusLines = (status) => new RegExp(`^(## .*\\n${status}) .*$`, "gm");

/** The server sends its own reason phrase, which a client ignores (RFC 9112, 4). */
const replacePhrase = (status, own) => (text) => text.replace(statusLines(status), `$1 ${own}`);

/** The server drops a header. */
const dropHeader = (name) => (text) => text.replace(new RegExp(`^${name}: .*\\n`, "gm"), "");

/** The server sends neither length nor transfer coding. Over HTTP/1.1 a client waits for more. */
const dropFraming = (status) => (text) =>
  text.replace(new RegExp(`^(## .*: GET, .*\\n${status} .*\\n)\\n\\n`, "gm"), `$1\n${ENDLESS}\n`);

/** Deno.serve */
export const DENO = [
  // Deno uses older phrases and ignores statusText. An unknown status has an empty phrase.
  replacePhrase(203, "Non Authoritative Information"),
  replacePhrase(413, "Payload Too Large"),
  replacePhrase(418, "I'm a teapot"),
  replacePhrase(422, "Unprocessable Entity"),
  replacePhrase(455, ""),
  replacePhrase(522, ""),
  // Deno treats a 205 like a 204, which cannot have a body, and drops its Content-Length, too.
  dropFraming(205),
];

/** Bun.serve */
export const BUN = [
  // Bun uses older phrases and ignores statusText. The phrase of an unknown status is "HM".
  replacePhrase(413, "Payload Too Large"),
  replacePhrase(422, "Unprocessable Entity"),
  replacePhrase(455, "HM"),
  replacePhrase(522, "HM"),
];

/** workerd: by itself and through wrangler dev */
export const WORKERD = [
  // Upgrade belongs to a connection. A Worker does not own connections, not even for a 426.
  dropHeader("upgrade"),
];

/** Returns the transcript as a client of a runtime's server sees it. */
export const applyDeviations = (text, deviations) =>
  deviations.reduce((changed, deviate) => deviate(changed), text);
