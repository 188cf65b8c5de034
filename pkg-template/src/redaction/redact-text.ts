/** Texts without what looks like a secret in them: fields, URLs, forms, and JSON. */

import { SecretNames } from "./secret-names.js";

/** Stands in the place of a value. */
export const REDACTED = "[redacted]";

/** How long a text is, and how often a value in it is decoded. */
const LENGTH = 10_000;
const LAYERS = 2;

/** Credentials as Authorization has them. One word, such as "Basic realm", is none. */
const CREDENTIALS = /\b([Bb]earer|BEARER|[Bb]asic)\s+(?=\S{16}|\S*\d|\S+[A-Z])[\w\-.~+/]{4,}=*/g;
/** What stands before the host in a URL (RFC 3986, 3.2.1), or before the end of what was cut off. */
const USERINFO = /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#]{1,1000}(?:@|(?=…$))/gi;
/** A private key (RFC 7468), which agents for TLS have among their options. */
const KEY = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)(?:(?!-----END )[\s\S])*/g;
/** The name of a field, at the beginning of a word or behind a line end that is escaped. */
const FIELD = /(\\[rn]|(?<![\w\\-]))(\w{1,80}(?:-\w{1,80}){0,9})["']?[ \t]{0,20}([:=])[ \t]{0,20}/g;
/** A name in JSON, which may itself be in a string of JSON. */
const MEMBER = /(\\{0,7}["'])([^"'\\]{1,100})\1\s{0,20}:\s{0,20}/g;
/** A name in a query, a form or a connection string. */
const PARAMETER = /(?<![\w.%+\-[\]$~@])([\w.%+\-[\]$~@]{1,200})\s?=(?![=>])\s?/g;
/** Its value. */
const VALUE = /"[^"]*"?|'[^']*'?|(?:[^\s&#;"'<>\\]|\\(?!["']))+/y;
/** Where a value ends, and what stands in its place. */
interface HiddenValue {
  readonly end: number;
  readonly instead: string;
}

/**
 * Replaces values in a text.
 *
 * @param names - matches what stands before a value
 * @param judge - is told a match and where the value begins
 */
function hideValue(
  text: string,
  names: RegExp,
  judge: (match: RegExpExecArray, start: number) => HiddenValue | undefined,
): string {
  let cleaned = "";
  let done = 0;
  names.lastIndex = 0;
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const start = names.lastIndex;
    const hidden = judge(match, start);
    if (hidden === undefined) continue;
    cleaned += text.slice(done, start) + hidden.instead;
    done = Math.max(hidden.end, start);
    names.lastIndex = done;
  }
  return cleaned + text.slice(done);
}

/** Gives a text without its percent-encoding; what is no UTF-8 loses that of ASCII alone. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      const ascii = (octet: string) => String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return run.replace(/%[2-7][\da-f]/gi, ascii);
    }
  });
}

/** Gives where a string ends, behind its quote. */
function findStringEnd(text: string, start: number, quote: string): number {
  const mark = quote.slice(-1);
  const escapes = quote.length - 1;
  for (let at = text.indexOf(mark, start); at >= 0; at = text.indexOf(mark, at + 1)) {
    let before = 0;
    while (at - before > start && text[at - before - 1] === "\\") before++;
    // In a string of JSON each backslash is two of them, and its quotes have one before them.
    const own = (before - escapes) / (escapes + 1);
    if (own >= 0 && own % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Gives where a value of JSON ends. */
function findValueEnd(text: string, start: number, quote: string): number {
  if (text.startsWith(quote, start)) return findStringEnd(text, start + quote.length, quote);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (text.startsWith(quote, at)) at = findStringEnd(text, at + quote.length, quote) - 1;
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      depth--;
      if (depth <= 0) return depth < 0 ? at : at + 1;
    } else if (depth === 0 && /[,\r\n]/.test(char)) return at;
  }
  return text.length;
}

function redactMembers(text: string, names: SecretNames): string {
  return hideValue(text, MEMBER, ([, quote = "", name = ""], start) => {
    if (!names.hides(name)) return undefined;
    const end = findValueEnd(text, start, quote);
    const isSecret = names.isSecret(name, text.slice(start, end).trim());
    return isSecret ? { end, instead: `${quote}${REDACTED}${quote}` } : undefined;
  });
}

function redactFields(text: string, names: SecretNames): string {
  const isBlock = text.includes("\r\n");
  return hideValue(text, FIELD, (match, start) => {
    const [, escaped = "", name = "", mark] = match;
    const isField = SecretNames.isField(name);
    if (!isField && !names.hides(name)) return undefined;
    const before = text.charAt(match.index - 1);
    const isLine = isBlock && (match.index === 0 || before === "\n");
    // A parameter ends before its line does.
    if (
      mark === "=" ? !isField || /[?&#;]/.test(before) : !isField && !name.includes("-") && !isLine
    )
      return undefined;
    if (/^\\*["']?\[redacted\]/.test(text.slice(start, start + 20))) return undefined;
    // A line may be folded (RFC 9112, 5.2).
    const line = escaped ? /\\+[rn]|["\r\n]|$/g : /(?<!\r)\n|\r(?!\n[ \t])|$/g;
    line.lastIndex = start;
    const end = line.exec(text)?.index ?? text.length;
    const isSecret = names.isSecret(name, text.slice(start, end).trim());
    return isSecret ? { end, instead: REDACTED } : undefined;
  });
}

function redactParameters(text: string, names: SecretNames, layers: number): string {
  // Of pairs that are values of pairs all end at one place, which is looked for once.
  let end = 0;
  return hideValue(text, PARAMETER, (match, start) => {
    const isFirst = start >= end;
    if (isFirst) {
      VALUE.lastIndex = start;
      end = start + (VALUE.exec(text)?.[0].length ?? 0);
    }
    if (start >= end || text.startsWith(REDACTED, start)) return undefined;
    const name = decodePercent((match[1] as string).replaceAll("+", " "));
    const before = text.charAt(match.index - 1);
    const isParameter = /[?&#;]/.test(before) || text.startsWith("&", end);
    const value = text.slice(start, end);
    if (names.isSecretPath(name, value, isParameter)) return { end, instead: REDACTED };
    if (!isFirst || layers === 0 || !value.includes("%")) return undefined;
    const inner = decodePercent(value);
    const isClean = inner === value || redactLayers(inner, names, layers - 1) === inner;
    // What is in it was looked at as well.
    return { end, instead: isClean ? value : REDACTED };
  });
}

function redactLayers(text: string, names: SecretNames, layers: number): string {
  return redactParameters(redactFields(redactMembers(text, names), names), names, layers)
    .replace(KEY, `$1${REDACTED}`)
    .replace(CREDENTIALS, `$1 ${REDACTED}`)
    .replace(USERINFO, `$1${REDACTED}@`);
}

/** Gives a text without what looks like a secret, and not longer than a log can bear. */
export function redactText(text: string, names: SecretNames): string {
  return redactLayers(text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text, names, LAYERS);
}
