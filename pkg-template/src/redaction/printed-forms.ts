/**
 * Redacts the values of secrets in the forms of particular formats and languages: XML, property lists,
 * multipart content, lists of headers, YAML, SQL, Ruby, PHP and shell commands.
 */

import { findStringEnd, findValueEnd, REDACTED, replaceValues } from "./replace-values.js";
import { HEADER_LIST, NAME_LIST, normalizeSecretName, type SecretNames } from "./secret-names.js";

/** The start of an element. */
const ELEMENT_START = /<([\p{L}\w.:-]{1,80})(?:\s[^<>]{0,200})?(?<!\/)>/gu;
/** The attribute of an element that has the name of its content. */
const NAME_ATTRIBUTE = /\s(?:name|key|id|field)=\\*["']([^"'\\]{1,100})/i;
/** The element of a property list that has a name, and the start of the next, which has the value. */
const KEY_ELEMENT =
  /<(?:[\w.-]{1,40}:)?(?:key|name|field|property|param|parameter|header|variable)>\s{0,20}([^<>]{1,200}?)\s{0,20}<\\{0,7}\/[\w:.-]{1,80}>(?:\s|\\{1,7}[rnt]){0,200}<([\w:.-]{1,80})(?:\s[^<>]{0,200})?(?<!\/)>/gi;
/** The headers of a part of a form (RFC 7578, 4.2), up to the empty line. */
const FORM_PART =
  /form-data;[^\r\n]{0,200}?\bname\*?=\\*["']?([^"'\r\n;\\]{1,100})\\*["']?(?:(?!\\+r|\\+n)[^\r\n]){0,200}(?:(?:\r?\n|\\+r\\+n|\\+n)(?:(?!\\+r|\\+n)[^\r\n]){1,200}){0,5}(?:\r?\n|\\+r\\+n|\\+n){2}/gi;
/** The end of the content of a part. */
const PART_END = /(?:\r?\n|(?:\\+r)?\\+n)--|$/g;
/** The start of a list of texts, with the name of the list. */
const LIST_START = /(?:([\w$]{1,80})\\{0,7}["'`]?\s{0,5}[:=]\s{0,5})?\[\s{0,20}(?=\\{0,7}["'`])/g;
/** A quote at a position. */
const QUOTE = /\\{0,7}["'`]/y;
/** What separates the items of a list. */
const ITEM_SEPARATOR = /\s{0,20},\s{0,20}/y;
/** A text in several lines of YAML, up to its first line (YAML 1.2, 8.1). */
const BLOCK_NAME =
  /(?<![\p{L}\w.-])["']?([\p{L}\w.-]{1,80})["']?:[ \t]{0,20}[|>][+\-\d]{0,2}[ \t]{0,20}(\r?\n|(?:\\+r)?\\+n)/gu;
/** The start of an element whose markup is escaped, as in a page that shows XML. */
const ESCAPED_ELEMENT_START = /&lt;([\p{L}\w.:-]{1,80})(?:\s(?:(?!&[lg]t;)[^<>]){0,200})?&gt;/gu;
/** A value without quotes that does not look like a word of a sentence or of a program. */
const UNQUOTED_VALUE = /(?=[^\s,;]*\d)[^\s,;"'`<>()[\]{}.]{6,}(?=[\s,;"')\]}]|$)/y;
/** A symbol of Ruby, an index of PHP or a name before an arrow. */
const ARROW_NAME =
  /(?:(:)([\p{L}\w]{1,80})|\[\\{0,7}["']?([\p{L}\w.-]{1,80})\\{0,7}["']?(?::[\w":\\]{1,80})?\]|(?<![\p{L}\w$:[-])([\p{L}\w]{1,80}))\\{0,7}["']?\s{0,5}(?:=>|->|:=)\s{0,20}(?:string\(\d{1,9}\)\s{0,5})?/gu;
/** A word and a text in quotes after it, as SQL has them. */
const QUOTED_AFTER_WORD =
  /(?<![\p{L}\w$-])(?:(identified\s{1,5}(?:with\s{1,5}\S{1,80}\s{1,5})?(?:by|as))|([\p{L}_][\p{L}\w]{1,60}))(?:\s{1,5}for\s{1,5}\S{1,80})?(?:\s{1,5}(?:to|is|as|=))?\s{1,5}(?='|N'|E'|U&'|")/giu;
/** A text of SQL: a quote in it is written twice or escaped. */
const SQL_TEXT = /(?:[NE]|U&)?'(?:\\[\s\S]|''|[^'\\])*'?|"(?:\\[\s\S]|""|[^"\\])*"?/iy;
/** The names that are the word for a password: only these are redacted before a quoted text. */
const PASSWORD_WORD = /passw(?:or)?[dt]|passphrase|secret|pwd/i;
/** The user and the password of a command. Two numbers are ids of a user and of a group. */
const COMMAND_USER =
  /(?<![\w-])((?:-[sSkLifvX]{0,4}[uU]|-a(?=\s)|--(?:proxy-)?user)(?:\s{1,5}|=)?\\*["']?)(?!\d{1,9}:\d{1,9}\b)([^\s"'\\:/]{0,100}):(?!\/)((?:(?<=["'][^\s"':]{0,100}:)[^"']{1,200}|[^\s"'\\]{1,200}))/g;
/** The commands that take a password after a short option. */
const COMMAND_PASSWORD =
  /(\b(?:mysql\w{0,20}|mariadb\w{0,20})\b[^\n]{0,300}?\s-p|\bsshpass\s{1,5}-p\s{0,5}|\bredis-cli\b[^\n]{0,200}?\s-a\s{1,5})(?![\s[])(\\*["']?)([^\s"'\\]{1,200})/g;

function redactElements(text: string, names: SecretNames): string {
  // The position up to which no element of a name ends.
  const unclosedNames = new Set<string>();
  const findContent = (name: string, start: number) => {
    if (unclosedNames.has(name)) return undefined;
    // The end of an element may be in a text of JSON.
    const end = [`</${name}`, `<\\/${name}`]
      .map((mark) => text.indexOf(mark, start))
      .filter((at) => at >= 0)
      .sort((a, b) => a - b)[0];
    if (end === undefined) unclosedNames.add(name);
    return end;
  };
  const redactContent = (start: number, name: string, elementName: string) => {
    if (!names.isSecretName(name)) return undefined;
    let end = findContent(elementName, start);
    if (end === undefined && !text.startsWith("<![CDATA[", start)) return undefined;
    end ??= text.length;
    return names.isSecret(name, text.slice(start, end).trim())
      ? { end, text: REDACTED }
      : undefined;
  };
  const withoutKeys = replaceValues(text, KEY_ELEMENT, ([, name = "", element = ""], start) =>
    redactContent(start, name, element),
  );
  if (withoutKeys !== text) return redactElements(withoutKeys, names);
  return replaceValues(text, ELEMENT_START, ([tag, element = ""], start) => {
    const attribute = NAME_ATTRIBUTE.exec(tag)?.[1] ?? "";
    const name = element.slice(element.indexOf(":") + 1);
    return redactContent(start, names.isSecretName(attribute) ? attribute : name, element);
  });
}

/** Redacts the content of elements whose markup is escaped: `&lt;password&gt;x&lt;/password&gt;`. */
function redactEscapedElements(text: string, names: SecretNames): string {
  return replaceValues(text, ESCAPED_ELEMENT_START, ([, element = ""], start) => {
    const name = element.slice(element.indexOf(":") + 1);
    if (!names.isSecretName(name)) return undefined;
    const end = text.indexOf("&lt;", start);
    if (end < 0) return undefined;
    return names.isSecret(name, text.slice(start, end).trim())
      ? { end, text: REDACTED }
      : undefined;
  });
}

function redactFormParts(text: string, names: SecretNames): string {
  return replaceValues(text, FORM_PART, ([, name = ""], start) => {
    PART_END.lastIndex = start;
    const end = PART_END.exec(text)?.index ?? text.length;
    return names.isSecretPath(name, text.slice(start, end), true)
      ? { end, text: REDACTED }
      : undefined;
  });
}

/** Redacts values in lists of texts: names and values in turns, or a pair in a list of pairs. */
function redactLists(text: string, names: SecretNames): string {
  const readQuote = (at: number): string | undefined => {
    QUOTE.lastIndex = at;
    return QUOTE.exec(text)?.[0];
  };
  const skipSeparator = (at: number): number | undefined => {
    ITEM_SEPARATOR.lastIndex = at;
    return ITEM_SEPARATOR.test(text) ? ITEM_SEPARATOR.lastIndex : undefined;
  };
  let result = "";
  let copiedEnd = 0;
  LIST_START.lastIndex = 0;
  for (let match = LIST_START.exec(text); match; match = LIST_START.exec(text)) {
    const listName = normalizeSecretName(match[1] ?? "");
    const isNested = /[[,]\s{0,20}$/.test(text.slice(Math.max(0, match.index - 21), match.index));
    let at = LIST_START.lastIndex;
    let before: string | undefined;
    for (let item = 0; ; item++) {
      const quote = readQuote(at);
      const end =
        quote === undefined
          ? findValueEnd(text, at, '"')
          : findStringEnd(text, at + quote.length, quote);
      const value =
        quote === undefined
          ? text.slice(at, end).trim()
          : text.slice(at + quote.length, end - quote.length);
      const isHeader =
        item % 2 === 1 &&
        (HEADER_LIST.test(listName) || isCredentialHeader(before ?? "")) &&
        !NAME_LIST.test(listName);
      const isPair =
        item === 1 && isNested && listName === "" && /^\s{0,20}\]/.test(text.slice(end, end + 21));
      if (before !== undefined && (isHeader || isPair) && names.isSecret(before, value)) {
        result += `${text.slice(copiedEnd, at)}${quote ?? '"'}${REDACTED}${quote ?? '"'}`;
        copiedEnd = end;
      }
      before = quote === undefined ? undefined : value;
      // What looks like a list may be a part of a sentence, so the search goes on within it.
      LIST_START.lastIndex = Math.max(copiedEnd, LIST_START.lastIndex);
      const next = skipSeparator(end);
      if (next === undefined || next >= text.length) break;
      // A list in the list is searched by itself.
      if (text.charAt(next) === "[" && !isHeaderValueNext(item, listName)) break;
      at = next;
    }
  }
  return result + text.slice(copiedEnd);
}

/** Whether the next item of a list is the value of a header, which may be a list. */
function isHeaderValueNext(item: number, listName: string): boolean {
  return item % 2 === 0 && HEADER_LIST.test(listName);
}

/** Whether a name is that of a header which holds credentials, or of a key in a header. */
function isCredentialHeader(name: string): boolean {
  return /^(?:(?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]{1,80})$/i.test(name);
}

function redactBlocks(text: string, names: SecretNames): string {
  return replaceValues(text, BLOCK_NAME, (match, start) => {
    const [, name = "", lineEnd = "\n"] = match;
    if (!names.isSecretName(name)) return undefined;
    const lineStart = text.lastIndexOf(lineEnd, match.index);
    const line = text.slice(lineStart < 0 ? 0 : lineStart + lineEnd.length, match.index);
    const indent = /^[ \t]{0,40}/.exec(line)?.[0] ?? "";
    let end = start;
    // The block has all lines that are indented deeper, and empty ones.
    while (end < text.length) {
      const at = text.indexOf(lineEnd, end);
      const lineStop = at < 0 ? text.length : at;
      const next = text.slice(end, lineStop);
      if (next.trim() !== "" && !/^[ \t]/.test(next.slice(indent.length))) break;
      end = at < 0 ? text.length : at + lineEnd.length;
    }
    return end > start ? { end, text: `${indent}  ${REDACTED}${lineEnd}` } : undefined;
  });
}

function redactArrows(text: string, names: SecretNames): string {
  return replaceValues(text, ARROW_NAME, ([, colon, symbol, index, word], start) => {
    const name = symbol ?? index ?? word ?? "";
    if (!names.isSecretName(name)) return undefined;
    const quote = /^\\{0,7}["'`]/.exec(text.slice(start, start + 8))?.[0];
    const isWord = quote === undefined && colon === undefined && index === undefined;
    UNQUOTED_VALUE.lastIndex = start;
    // A word before an arrow may be in a sentence, or the parameter of a function.
    if (isWord && !UNQUOTED_VALUE.test(text)) return undefined;
    const end = isWord
      ? UNQUOTED_VALUE.lastIndex
      : quote === undefined && index !== undefined
        ? start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0)
        : findValueEnd(text, start, quote ?? '"');
    const value = text
      .slice(start, end)
      .replaceAll(/^\\*["'`]|\\*["'`]$/g, "")
      .trim();
    const mark = quote ?? "";
    return names.isSecret(name, value) ? { end, text: `${mark}${REDACTED}${mark}` } : undefined;
  });
}

function redactSqlTexts(text: string, names: SecretNames): string {
  return replaceValues(text, QUOTED_AFTER_WORD, ([, identified, word = ""], start) => {
    if (identified === undefined && !(PASSWORD_WORD.test(word) && names.isSecretName(word))) {
      return undefined;
    }
    SQL_TEXT.lastIndex = start;
    const end = start + (SQL_TEXT.exec(text)?.[0].length ?? 0);
    const mark = text.startsWith('"', start) ? '"' : "'";
    return end - start > 2 ? { end, text: `${mark}${REDACTED}${mark}` } : undefined;
  });
}

function redactCommands(text: string): string {
  return text
    .replace(COMMAND_USER, `$1$2:${REDACTED}`)
    .replace(COMMAND_PASSWORD, `$1$2${REDACTED}`);
}

/** Returns a text without the values of secrets in these forms. */
export function redactPrintedForms(text: string, names: SecretNames): string {
  const plain = text.includes("&lt;") ? redactEscapedElements(text, names) : text;
  const withoutElements = plain.includes("<") ? redactElements(plain, names) : plain;
  const withoutParts = redactBlocks(redactFormParts(withoutElements, names), names);
  const withoutLists = withoutParts.includes("[") ? redactLists(withoutParts, names) : withoutParts;
  return redactCommands(redactSqlTexts(redactArrows(withoutLists, names), names));
}
