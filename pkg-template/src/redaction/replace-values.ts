/** Replaces values in a text, and finds where a value ends. */

/** Replaces the value of a secret. */
export const REDACTED = "[redacted]";

/** The end of a value, and the text that replaces it. */
interface ValueReplacement {
  readonly end: number;
  readonly text: string;
}

/**
 * Replaces values in a text.
 *
 * @param names - matches a name and everything up to its value
 * @param findReplacement - is called with a match and the start of the value; returns `undefined`
 * if the value stays
 */
export function replaceValues(
  text: string,
  names: RegExp,
  findReplacement: (match: RegExpExecArray, start: number) => ValueReplacement | undefined,
): string {
  let result = "";
  let copiedEnd = 0;
  names.lastIndex = 0;
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const start = names.lastIndex;
    const replacement = findReplacement(match, start);
    if (replacement === undefined) continue;
    result += text.slice(copiedEnd, start) + replacement.text;
    copiedEnd = Math.max(replacement.end, start);
    names.lastIndex = copiedEnd;
  }
  return result + text.slice(copiedEnd);
}

/**
 * Returns the end of a string, after its closing quote.
 *
 * @param quote - the quote with the backslashes before it: they tell how deep JSON lies in JSON
 */
export function findStringEnd(text: string, start: number, quote: string): number {
  const mark = quote.slice(-1);
  const quoteEscapes = quote.length - 1;
  for (let at = text.indexOf(mark, start); at >= 0; at = text.indexOf(mark, at + 1)) {
    let backslashes = 0;
    while (at - backslashes > start && text[at - backslashes - 1] === "\\") backslashes++;
    // In a string of JSON a backslash is written as two, and a quote has one before it.
    const ownBackslashes = (backslashes - quoteEscapes) / (quoteEscapes + 1);
    if (ownBackslashes >= 0 && ownBackslashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Returns the end of a value of JSON, or of one that Node prints, which may have other quotes. */
export function findValueEnd(text: string, start: number, quote: string): number {
  const escapes = quote.slice(0, -1);
  const findQuote = (at: number): string | undefined => {
    if (!text.startsWith(escapes, at)) return undefined;
    const mark = text.charAt(at + escapes.length);
    return mark !== "" && "\"'`".includes(mark) ? escapes + mark : undefined;
  };
  const first = findQuote(start);
  if (first !== undefined) return findStringEnd(text, start + first.length, first);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    const inner = findQuote(at);
    if (inner !== undefined) at = findStringEnd(text, at + inner.length, inner) - 1;
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      depth--;
      if (depth <= 0) return depth < 0 ? at : at + 1;
    } else if (depth === 0 && /[,\r\n]/.test(char)) return at;
  }
  return text.length;
}
