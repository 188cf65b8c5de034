/**
 * Redacts what looks like a secret in a text. The text is searched and not parsed, as it may be a
 * part of headers, a URL, a form or JSON, or one of these in another.
 */

import { SecretNames } from "./secret-names.js";

/** Replaces the value of a secret. */
export const REDACTED = "[redacted]";

/** The most UTF-16 code units of a text; the rest is cut off. */
const MAX_TEXT_LENGTH = 10_000;

/** How often the percent-encoding of a parameter's value is decoded to search in it. */
const MAX_DECODED_LAYERS = 2;

/** Credentials as Authorization has them. A single word does not count, as in "Basic realm". */
const CREDENTIALS = /\b([Bb]earer|BEARER|[Bb]asic)\s+(?=\S{16}|\S*\d|\S+[A-Z])[\w\-.~+/]{4,}=*/g;
/** The user information of a URL (RFC 3986, 3.2.1); the URL may be cut off before the host. */
const USER_INFO = /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#]{1,1000}(?:@|(?=…$))/gi;
/** A private key (RFC 7468), which agents for TLS have among their options. */
const PRIVATE_KEY = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)(?:(?!-----END )[\s\S])*/g;
/** The name of a header, at the start of a word or after an escaped line end. */
const HEADER_NAME =
  /(\\[rn]|(?<![\w\\-]))(\w{1,80}(?:-\w{1,80}){0,9})["']?[ \t]{0,20}([:=])[ \t]{0,20}/g;
/** The name of a member of JSON. The JSON may itself be in a string of JSON. */
const MEMBER_NAME = /(\\{0,7}["'])([^"'\\]{1,100})\1\s{0,20}:\s{0,20}/g;
/** The name of a parameter of a query, a form or a connection string. */
const PARAMETER_NAME = /(?<![\w.%+\-[\]$~@])([\w.%+\-[\]$~@]{1,200})\s?=(?![=>])\s?/g;
/** The value of a parameter. */
const PARAMETER_VALUE = /"[^"]*"?|'[^']*'?|(?:[^\s&#;"'<>\\]|\\(?!["']))+/y;

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
function replaceValues(
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

/** Decodes the percent-encoding of a text. If the octets are not UTF-8, only ASCII is decoded. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      const decodeAscii = (octet: string) =>
        String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return run.replace(/%[2-7][\da-f]/gi, decodeAscii);
    }
  });
}

/**
 * Returns the end of a string, after its closing quote.
 *
 * @param quote - the quote with the backslashes before it: they tell how deep JSON lies in JSON
 */
function findStringEnd(text: string, start: number, quote: string): number {
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

/** Returns the end of a value of JSON. */
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
  return replaceValues(text, MEMBER_NAME, ([, quote = "", name = ""], start) => {
    if (!names.isSecretName(name)) return undefined;
    const end = findValueEnd(text, start, quote);
    const isSecret = names.isSecret(name, text.slice(start, end).trim());
    return isSecret ? { end, text: `${quote}${REDACTED}${quote}` } : undefined;
  });
}

function redactHeaders(text: string, names: SecretNames): string {
  const hasHeaderLines = text.includes("\r\n");
  return replaceValues(text, HEADER_NAME, (match, start) => {
    const [, escapedLineEnd = "", name = "", separator] = match;
    const isCredential = SecretNames.isCredentialHeader(name);
    if (!isCredential && !names.isSecretName(name)) return undefined;
    const charBefore = text.charAt(match.index - 1);
    const startsLine = hasHeaderLines && (match.index === 0 || charBefore === "\n");
    // A header's value reaches to the end of its line; that of a parameter does not.
    const isParameter =
      separator === "="
        ? !isCredential || /[?&#;]/.test(charBefore)
        : !isCredential && !name.includes("-") && !startsLine;
    if (isParameter) return undefined;
    if (/^\\*["']?\[redacted\]/.test(text.slice(start, start + 20))) return undefined;
    // A line may be folded (RFC 9112, 5.2).
    const lineEnd = escapedLineEnd ? /\\+[rn]|["\r\n]|$/g : /(?<!\r)\n|\r(?!\n[ \t])|$/g;
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text)?.index ?? text.length;
    const isSecret = names.isSecret(name, text.slice(start, end).trim());
    return isSecret ? { end, text: REDACTED } : undefined;
  });
}

function redactParameters(text: string, names: SecretNames, layers: number): string {
  // If a value consists of pairs, their values all end at the same place, which is found once.
  let end = 0;
  return replaceValues(text, PARAMETER_NAME, (match, start) => {
    const isOutermost = start >= end;
    if (isOutermost) {
      PARAMETER_VALUE.lastIndex = start;
      end = start + (PARAMETER_VALUE.exec(text)?.[0].length ?? 0);
    }
    if (start >= end || text.startsWith(REDACTED, start)) return undefined;
    const name = decodePercent((match[1] as string).replaceAll("+", " "));
    const charBefore = text.charAt(match.index - 1);
    const isParameter = /[?&#;]/.test(charBefore) || text.startsWith("&", end);
    const value = text.slice(start, end);
    if (names.isSecretPath(name, value, isParameter)) return { end, text: REDACTED };
    if (!isOutermost || layers === 0 || !value.includes("%")) return undefined;
    const decoded = decodePercent(value);
    const isClean = decoded === value || redactLayers(decoded, names, layers - 1) === decoded;
    // The search goes on after the value, as all names in it were looked at.
    return { end, text: isClean ? value : REDACTED };
  });
}

function redactLayers(text: string, names: SecretNames, layers: number): string {
  return redactParameters(redactHeaders(redactMembers(text, names), names), names, layers)
    .replace(PRIVATE_KEY, `$1${REDACTED}`)
    .replace(CREDENTIALS, `$1 ${REDACTED}`)
    .replace(USER_INFO, `$1${REDACTED}@`);
}

/** Returns a text without what looks like a secret. A long text is cut off. */
export function redactText(text: string, names: SecretNames): string {
  const shortText = text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
  return redactLayers(shortText, names, MAX_DECODED_LAYERS);
}
