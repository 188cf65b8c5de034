/**
 * Redacts what looks like a secret in a text. The text is searched and not parsed, as it may be a
 * part of headers, a URL, a form or JSON, or one of these in another.
 */

import { PREFIXED_KEY } from "./key-prefixes.js";
import { redactPrintedForms } from "./printed-forms.js";
import { findValueEnd, REDACTED, replaceValues } from "./replace-values.js";
import { SecretNames } from "./secret-names.js";

/** The most UTF-16 code units of a text; the rest is cut off. */
const MAX_TEXT_LENGTH = 10_000;

/** How often the percent-encoding of a parameter's value is decoded to search in it. */
const MAX_DECODED_LAYERS = 2;

/** The colours of a terminal, as they are and escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const COLOURS = /(?:\x1b|\\{1,8}(?:u001b|x1b|033))\[[\d;]{0,20}m/gi;
/** A letter, a digit, a hyphen or an underscore that is escaped. */
const ESCAPED_NAME_CHAR =
  /\\{1,8}(?:u00|u\{0{0,4}|x)(?:(2d|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\da])(?![\da-f]\})\}?)/gi;
/** Credentials as Authorization has them. A single word does not count, as in "Basic realm". */
const CREDENTIALS = /\b([Bb]earer|BEARER|[Bb]asic)\s+(?=\S{16}|\S*\d|\S+[A-Z])[\w\-.~+/]{4,}=*/g;
/** The user information of a URL (RFC 3986, 3.2.1); the URL may be cut off before the host. */
const USER_INFO = /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#"'`<>]{1,1000}(?:@|(?=…$))/gi;
/**
 * User information whose password has a slash, a question mark or a number sign, which people forget
 * to encode. Digits after the colon and a slash are a port and a path.
 */
const LOOSE_USER_INFO =
  /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#@:"'`<>]{0,200}:(?!\d{1,5}[/?#])[^\s@"'`<>]{1,200}@/gi;
/** The same for databases, which have no `@` in their paths: there, digits are a password. */
const DATABASE_USER_INFO =
  /(\b(?:postgres|postgresql|mysql|mariadb|mssql|sqlserver|oracle|redis|rediss|mongodb|amqps?|kafka|smtps?|imaps?|ldaps?|s?ftp|nats|clickhouse|cassandra|couchdb|neo4j|bolt|memcached)(?:\+[a-z\d]{1,20})?:\/\/)[^\s/?#@:"'`<>]{0,200}:[^\s"'`<>,;]{1,200}@/gi;
/**
 * User information whose password has spaces, quotes or line ends. Digits before one of these are a
 * port.
 */
const ODD_USER_INFO =
  /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#@:"'`<>]{0,200}:(?!\d{1,5}(?![\w!$%^&*~-])|\s)(?:(?!:\/\/|"\s{0,20}[,:}\]])[^@]){1,200}@(?=[\w.[-])/gi;
/** The user and the password before an address in the form of Go's drivers. */
const GO_USER_INFO = /(?<![\w.-])[\w.-]{1,80}:[^\s@"'`<>]{1,200}(?=@(?:tcp|udp|unix)\()/g;
/** A private key (RFC 7468), which agents for TLS have among their options. */
const PRIVATE_KEY = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----)(?:(?!-----END )[\s\S])*/g;
/** A JSON Web Token (RFC 7519, 3), signed or encrypted; it may be cut off. */
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{5,}(?:(?:\.[\w-]*){1,4}|(?=…$))/g;
/** An option of a command line, with its value after a space. */
const COMMAND_OPTION =
  /(?<![\w-])(--?[a-z][\w-]{0,80})\s+(?![-\s]|(?:is|are|was|must|has|not|and|or|to|for|option|flag|argument|requires?|needs?|cannot|should)\b)("[^"]*"|'[^']*'|[^\s"']+)/gi;
/** An object or an element without another in it: it may have the name and the value of a pair. */
const SMALL_GROUP = /\{[^{}]{1,2000}\}|<[^<>]{1,2000}>/g;
/** The name and the value of a pair, within a {@link SMALL_GROUP}. */
const PAIR_NAME =
  /(?<![\w-])(\\*["'`]?)(?:[\w-]{0,20}name|key|header|field|param|property|path|variable|setting)\1\s{0,5}[:=]\s{0,5}\\*["'`]([^"'`\\]{1,200})/gi;
const PAIR_VALUE =
  /((?<![\w-])(\\*["'`]?)(?:[\w-]{0,20}values?|content|input|received|actual)\2\s{0,5}[:=]\s{0,5})(?:(\\*["'`])(?:(?!\3)[\s\S])*\3|[^\s,{}<>"'`\\]+)/gi;
/** Values that may be a secret although nothing but a name in a sentence marks them. */
const UNMARKED_SECRET = /(?=[^\s,;]*\d)[^\s,;"'`<>()[\]{}]{6,}|[^\s,;"'`<>()[\]{}]{20,}/y;
/** The start of a message of HTTP/1. */
const HTTP_LINE = /\bHTTP\/\d/;
/** The name of a header, at the start of a word or after an escaped line end. */
const HEADER_NAME =
  /(\\[rn]|(?<![\p{L}\w\\-]))([\p{L}\w]{1,80}(?:-[\p{L}\w]{1,80}){0,9})["']?[ \t]{0,20}([:=])[ \t]{0,20}/gu;
/**
 * The name of a member of JSON, or of a `Map` as Node prints it. The JSON may itself be in a string
 * of JSON.
 */
const MEMBER_NAME = /(\\{0,7}["'`])([^"'`\\]{1,100})\1\s{0,20}(?::|=>)\s{0,20}/g;
/** The name of a member without quotes and before a value with them, as Node prints objects. */
const PRINTED_NAME =
  /(?<![\p{L}\w$"'`-])([\p{L}\w$]{1,80})\)?\]?\s{0,5}:\s{1,5}(?=["'`[{]|\w{1,40} [[{]|Map\(|Set\()/gu;
/** The name of a parameter of a query, a form or a connection string. */
const PARAMETER_NAME = /(?<![\p{L}\w.%+\-[\]$~@])([\p{L}\w.%+\-[\]$~@]{1,200})\s?=(?![=>])\s?/gu;
/** The value of a parameter, which may have the quotes of a language or of a text in a text. */
const PARAMETER_VALUE =
  /"(?:\\[\s\S]|""|[^"\\])*"?|(?:\w{1,20}\(|[NE])?'(?:\\[\s\S]|''|[^'\\])*'?|(\\+["'])(?:(?!\1)[\s\S])*(?:\1)?|[‹«“„‘「][^›»”“’」]*[›»”“’」]?|(?:[^\s&#;"'<>\\]|\\(?!["']))+/y;
/** The value of a parameter in braces, as ODBC has it. */
const BRACED_VALUE = /\{(?:\}\}|[^}])*\}?/y;
/** A word with an encoded equals sign, colon or quote. */
const ENCODED_PAIR =
  /(?<![^\s"'`<>&?#;=,[\]()])[^\s"'`<>&?#;=,[\]()]{0,2000}%(?:25){0,3}(?:3[da]|22)[^\s"'`<>&?#;=,[\]()]*/gi;

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

function redactMembers(text: string, names: SecretNames): string {
  return replaceValues(text, MEMBER_NAME, ([, quote = "", name = ""], start) => {
    if (!names.isSecretName(name)) return undefined;
    const end = findValueEnd(text, start, quote);
    const isSecret = names.isSecret(name, text.slice(start, end).trim());
    return isSecret ? { end, text: `${quote}${REDACTED}${quote}` } : undefined;
  });
}

/** Redacts members as Node prints them: `{ token: 'a' }`. */
function redactPrintedMembers(text: string, names: SecretNames): string {
  return replaceValues(text, PRINTED_NAME, ([, name = ""], start) => {
    if (!names.isSecretName(name)) return undefined;
    // The name of a class stands before an object that is no plain one.
    const valueStart =
      start +
      (/^(?:\w+(?:\(\d+\))? )?(?=[[{])/.exec(text.slice(start, start + 60))?.[0].length ?? 0);
    const mark = text.charAt(valueStart);
    const quote = /["'`]/.test(mark) ? mark : "'";
    const end = findValueEnd(text, valueStart, quote);
    return names.isSecret(name, text.slice(start, end).replaceAll(/^["'`]|["'`]$/g, ""))
      ? { end, text: `'${REDACTED}'` }
      : undefined;
  });
}

/** Redacts the values of pairs: an object or an element that has a name and a value. */
function redactPairs(text: string, names: SecretNames): string {
  return text.replaceAll(SMALL_GROUP, (group) => {
    const isSecret = [...group.matchAll(PAIR_NAME)].some(([, , name = ""]) =>
      names.isSecretPath(name.slice(name.lastIndexOf("/") + 1), "text", false),
    );
    if (!isSecret) return group;
    return group.replaceAll(
      PAIR_VALUE,
      (_, start: string, __, quote = "") => `${start}${quote}${REDACTED}${quote}`,
    );
  });
}

/** Redacts the values of options of a command line. */
function redactOptions(text: string, names: SecretNames): string {
  return text.replaceAll(COMMAND_OPTION, (match, name: string, value: string) =>
    names.isSecret(name, value) ? `${name} ${REDACTED}` : match,
  );
}

function redactHeaders(text: string, names: SecretNames): string {
  const hasHeaderLines = text.includes("\r\n");
  const isHttpText = HTTP_LINE.test(text);
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
        : !isCredential && !name.includes("-") && !startsLine && !isHttpText;
    if (isParameter) {
      if (separator === "=") return undefined;
      UNMARKED_SECRET.lastIndex = start;
      const value = UNMARKED_SECRET.exec(text)?.[0];
      if (value === undefined || value.startsWith(REDACTED.slice(1))) return undefined;
      return names.isSecret(name, value)
        ? { end: start + value.length, text: REDACTED }
        : undefined;
    }
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
    if (names.isSecretPath(name, value, isParameter)) {
      // In a value of pairs, one with quotes or braces may reach beyond the end of the pairs.
      const ownValue = text.charAt(start) === "{" ? BRACED_VALUE : PARAMETER_VALUE;
      ownValue.lastIndex = start;
      const ownEnd = start + (ownValue.exec(text)?.[0].length ?? 0);
      return { end: Math.max(end, ownEnd), text: REDACTED };
    }
    if (!isOutermost || layers === 0 || !value.includes("%")) return undefined;
    const decoded = decodePercent(value);
    const isClean = decoded === value || redactLayers(decoded, names, layers - 1) === decoded;
    // The search goes on after the value, as all names in it were looked at.
    return { end, text: isClean ? value : REDACTED };
  });
}

/** Redacts words whose percent-encoding hides a pair: `password%3Dx`. */
function redactEncodedPairs(text: string, names: SecretNames, layers: number): string {
  if (layers === 0) return text;
  return text.replace(ENCODED_PAIR, (word) => {
    const decoded = decodePercent(word);
    return redactLayers(decoded, names, layers - 1) === decoded ? word : REDACTED;
  });
}

function redactLayers(text: string, names: SecretNames, layers: number): string {
  const withoutMembers = redactPrintedMembers(
    redactMembers(redactPairs(redactPrintedForms(text, names), names), names),
    names,
  );
  const withoutHeaders = redactHeaders(redactOptions(withoutMembers, names), names);
  const withoutParameters = redactParameters(withoutHeaders, names, layers);
  return redactForms(redactEncodedPairs(withoutParameters, names, layers));
}

/** Decodes the letters that JSON may write as `\u0061` and other languages as `\x61`. */
function decodeEscapedLetters(text: string): string {
  return text.replace(ESCAPED_NAME_CHAR, (_, unicode?: string, octet?: string) =>
    String.fromCharCode(Number.parseInt(unicode ?? octet ?? "", 16)),
  );
}

/** Redacts what is a secret by its form, whatever its name is. */
function redactForms(text: string): string {
  return text
    .replace(CREDENTIALS, `$1 ${REDACTED}`)
    .replace(JSON_WEB_TOKEN, REDACTED)
    .replace(PREFIXED_KEY, REDACTED)
    .replace(GO_USER_INFO, REDACTED)
    .replace(DATABASE_USER_INFO, `$1${REDACTED}@`)
    .replace(LOOSE_USER_INFO, `$1${REDACTED}@`)
    .replace(USER_INFO, `$1${REDACTED}@`)
    .replace(ODD_USER_INFO, `$1${REDACTED}@`);
}

/** Returns a text without what looks like a secret. A long text is cut off. */
export function redactText(text: string, names: SecretNames): string {
  const plainText = decodeEscapedLetters(text.slice(0, MAX_TEXT_LENGTH).replace(COLOURS, ""));
  const shortText = text.length > MAX_TEXT_LENGTH ? `${plainText}…` : plainText;
  // A key goes first, because it has the characters of other forms in it.
  return redactLayers(shortText.replace(PRIVATE_KEY, `$1${REDACTED}`), names, MAX_DECODED_LAYERS);
}
