/** Answers as curl shows them (`curl -i`, `curl -v`), taken apart. */

export interface Answer {
  /** Its status; 0 where there is no status line. */
  readonly status: number;
  /** Its reason phrase. */
  readonly phrase: string;
  readonly headers: readonly [name: string, value: string][];
  readonly body: string;
}

/** A status line: HTTP/2 and HTTP/3 have no minor version and no phrase (RFC 9112, 4). */
const STATUS = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\n]*))?(?:\n|$)/;

/** Gives the answer's lines of what `curl -v` shows, which marks them. */
function withoutNotes(text: string): string {
  if (/^HTTP\//m.test(text) || !/^< HTTP\//m.test(text)) return text;
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    if (/^<( |$)/.test(line)) kept.push(line.replace(/^< ?/, ""));
    // The request, and what curl says itself.
    else if (!/^([*>]|[{}] \[\d+ bytes)/.test(line)) kept.push(line);
  }
  const all = kept.join("\n");
  return all.slice(Math.max(0, all.search(/^HTTP\//m)));
}

/** Gives what begins with a status line, and all that follows its header fields as its body. */
function taken(text: string, line: RegExpExecArray): Answer {
  const headers: [string, string][] = [];
  let at = line[0].length;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const field = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
    if (field === "") break;
    const colon = field.indexOf(":");
    const last = headers.at(-1);
    // A line that begins with a space goes on with the one before (RFC 9112, 5.2).
    if (/^[ \t]/.test(field) && last) last[1] += ` ${field.trim()}`;
    else if (colon > 0) headers.push([field.slice(0, colon).trim(), field.slice(colon + 1).trim()]);
  }
  return { status: Number(line[1]), phrase: line[2] ?? "", headers, body: text.slice(at) };
}

/**
 * Gives the last answer of a transcript: behind interim answers (100, 103) and redirects that were
 * followed. A text without a status line is a body alone.
 */
export function lastAnswer(pasted: string): Answer {
  let text = withoutNotes(pasted.replaceAll("\r\n", "\n")).replace(/^\s+(?=HTTP\/)/, "");
  let answer: Answer | undefined;
  for (let line = STATUS.exec(text); line; line = STATUS.exec(text)) {
    answer = taken(text, line);
    // What has no content ends with its fields, so that the next answer may follow.
    text = answer.body.replace(/^\s+(?=HTTP\/)/, "");
  }
  return answer ?? { status: 0, phrase: "", headers: [], body: pasted };
}
