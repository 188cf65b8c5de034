/** Parses responses as curl prints them (`curl -i`, `curl -v`). */

export interface PastedResponse {
  /** The status, or 0 if there is no status line. */
  readonly status: number;
  /** The reason phrase. */
  readonly phrase: string;
  readonly headers: readonly [name: string, value: string][];
  readonly body: string;
}

/** A status line: HTTP/2 and HTTP/3 have no minor version and no phrase (RFC 9112, 4). */
const STATUS_LINE = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\n]*))?(?:\n|$)/;

/** Returns the lines of the response in the output of `curl -v`, without their marks. */
function removeNotes(text: string): string {
  if (/^HTTP\//m.test(text) || !/^< HTTP\//m.test(text)) return text;
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    if (/^<( |$)/.test(line)) kept.push(line.replace(/^< ?/, ""));
    // The other marks are those of the request and of curl's own notes.
    else if (!/^([*>]|[{}] \[\d+ bytes)/.test(line)) kept.push(line);
  }
  const all = kept.join("\n");
  return all.slice(Math.max(0, all.search(/^HTTP\//m)));
}

/** Parses a response that begins with this status line. The text after the headers is its body. */
function parseResponse(text: string, line: RegExpExecArray): PastedResponse {
  const headers: [string, string][] = [];
  let at = line[0].length;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const header = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
    if (header === "") break;
    const colon = header.indexOf(":");
    const last = headers.at(-1);
    // A line that begins with a space continues the one before (RFC 9112, 5.2).
    if (/^[ \t]/.test(header) && last) last[1] += ` ${header.trim()}`;
    else if (colon > 0) {
      headers.push([header.slice(0, colon).trim(), header.slice(colon + 1).trim()]);
    }
  }
  return { status: Number(line[1]), phrase: line[2] ?? "", headers, body: text.slice(at) };
}

/**
 * Parses the last response of a transcript. Interim responses (100, 103) and followed redirects
 * come before it. A text without a status line is a body.
 */
export function parseLastResponse(pasted: string): PastedResponse {
  let text = removeNotes(pasted.replaceAll("\r\n", "\n")).replace(/^\s+(?=HTTP\/)/, "");
  let response: PastedResponse | undefined;
  for (let line = STATUS_LINE.exec(text); line; line = STATUS_LINE.exec(text)) {
    response = parseResponse(text, line);
    // A response without content ends after its headers, so another response may follow.
    text = response.body.replace(/^\s+(?=HTTP\/)/, "");
  }
  return response ?? { status: 0, phrase: "", headers: [], body: pasted };
}
