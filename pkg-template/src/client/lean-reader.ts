/**
 * Reads well-formed problem details (RFC 9457) without the core. The report is the one that the core
 * gives, or there is none: whatever may mean more than it says goes to the core. What the core makes of
 * problem details is in `src/read/formats/json.rs`; fuzz/lean-reader.mjs compares the two.
 */

import { CoreLimit } from "../generated/protocol.js";
import { JSON_TOKEN } from "../values/json-tokens.js";
import { createRecord } from "../values/own-record.js";
import { isKnownName } from "./known-names.js";
import { type LeanHeaders, readLeanHeaders } from "./lean-headers.js";
import { Report } from "./report.js";
import { createHeaderFields, type ReportedError, type ReportFields } from "./report-fields.js";
import type { ReadableResponse } from "./response-values.js";
import { shortenText } from "./shorten-text.js";

const PROBLEM_TYPE = /^application\/problem\+json(; *charset="?utf-8"?)?$/i;

/** A character at an end of a text that the core removes. */
const BLANK_END = /^[\s\x85\u200b-\u200d\u2060]|[\s\x85\u200b-\u200d\u2060]$/;

/** A pointer into the request as a URI fragment (RFC 6901, 6), of printable ASCII. */
const FRAGMENT_POINTER = /^#(\/[!-~]*)?$/;

/** An index as the core counts it: of more digits it may be a name, or be rounded. */
const INDEX = /^(0|[1-9]\d{0,14})$/;
const LONG_DIGITS = /^\d{16}/;

/** A surrogate that has no other half, or an escape of one that may have none. */
const SURROGATE = /\p{Surrogate}|\\u[dD][89a-fA-F]/u;

/** The members of a JSON object. They are read from a record, as `Object.prototype` has none of them. */
type JsonMembers = { readonly [name: string]: unknown };

/** Names that the core reads only in the entries of lists. */
const NEVER_READ = /^(id|name|path|source|context)$/;

/** Names whose text is the sentence or the label of an error that has none. */
const TEXT_NAME = /^(messages?|description|details|params|data|meta)$/;

/** Names whose value is the code of an error that has none. */
const CODE_NAME = /^(reason|error|category)$/;

/** Names of objects in which an error may stand. */
const CONTAINER = /^(data|meta)$/;

/** Thrown where it takes the core to read a response. */
class CoreNeeded extends Error {}

/** Returns a value, or `null` if it is missing. @throws CoreNeeded if it has another form */
function expectOptional<T>(value: unknown, isValid: (value: never) => boolean): T | null {
  if (value === undefined || value === null) return null;
  if (!isValid(value as never)) throw new CoreNeeded();
  return value as T;
}

const isTrimmedText = (value: unknown): boolean =>
  typeof value === "string" && value !== "" && !BLANK_END.test(value);

/** What may be a token, an id or a URL, which are never a sentence. */
const TOKEN_LIKE = /^\S{16,}$|^https?:|^(Bearer|Basic) /;

/** Whether a text is a label. */
const isLabel = (value: unknown): boolean =>
  isTrimmedText(value) && !TOKEN_LIKE.test(value as string);

/** Whether a text is a sentence. One that is JSON itself says something else. */
const isSentence = (value: unknown): boolean => isLabel(value) && !/^[{[]/.test(value as string);

const isCode = (value: unknown): boolean =>
  typeof value === "number" ? Math.abs(value) <= Number.MAX_SAFE_INTEGER : isTrimmedText(value);

/** Whether a value is an id of a request: a word of ASCII with a digit. */
const isRequestId = (value: unknown): boolean =>
  typeof value === "string" && /^[!-~]+$/.test(value) && /\d/.test(value);

/**
 * Returns the report of a response that has no body, or is well-formed problem details and an error by its
 * status. Returns `undefined` if it takes the core to read it.
 */
export function readWithoutCore(response: ReadableResponse): Report | undefined {
  const { status, head, body, isCut = false, now = Date.now() / 1000 } = response;
  try {
    const headers = readLeanHeaders(status, head, now);
    if (!headers) return undefined;
    if (body.length === 0)
      return new Report(createHeaderFields(status, headers.members, "empty"), () => "");
    if (isCut || (status >= 200 && status <= 299)) return undefined;
    if (!PROBLEM_TYPE.test(headers.contentType)) return undefined;
    const text =
      typeof body === "string"
        ? body
        : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    if (SURROGATE.test(text)) return undefined;
    const members: unknown = JSON.parse(text);
    if (findDepth(text) > CoreLimit.JsonDepth) return undefined;
    if (typeof members !== "object" || members === null || Array.isArray(members)) return undefined;
    return new Report(createFields(status, headers, members), () => JSON.parse(text));
  } catch {
    // It is malformed, or says more than it seems to.
    return undefined;
  }
}

/** @throws CoreNeeded if it takes the core to read a member */
function createFields(status: number, headers: LeanHeaders, members: object): ReportFields {
  const {
    type: typeMember,
    title: titleMember,
    status: _,
    detail: detailMember,
    instance,
    code,
    retryable,
    help,
    errors: errorList,
    requestId,
    ...extensions
  } = createRecord(members as JsonMembers);
  const type = expectOptional<string>(typeMember, (value) => typeof value === "string");
  const title = shortenText(expectOptional(titleMember, isLabel));
  const detail = shortenText(expectOptional(detailMember, isSentence));
  const errors = (expectOptional<unknown[]>(errorList, Array.isArray) ?? []).map(
    readPlainFieldError,
  );
  // Without a sentence, the core looks for one in every member.
  const isDescribed = title !== null || detail !== null;
  const hasMore = errors.length > 0 || help !== undefined;
  // A member that says the same of a usual name counts less than those of the format.
  const isSaid = title !== null && detail !== null;
  const hasCode = code !== undefined && code !== null;
  const isExtensionRead = Object.entries(extensions).some(([name, value]) => {
    if (!isKnownName(name) || (isDescribed && NEVER_READ.test(name))) return !isPlainValue(value);
    const isOutdone = isSaid && (TEXT_NAME.test(name) || (hasCode && CODE_NAME.test(name)));
    return (
      !(isOutdone && isScalar(value)) &&
      !(isSaid && CONTAINER.test(name) && typeof value === "object" && hasOnlyOtherNames(value))
    );
  });
  const isEmpty = Object.keys(members).length === 0;
  // The only error may have the code of a problem without one: if it says the same, or names no field.
  const [only, second] = errors;
  const isCodeInError =
    (code === undefined || code === null) &&
    second === undefined &&
    only?.code != null &&
    (only.path.length === 0 || only.message === detail);
  if (
    isEmpty ||
    isExtensionRead ||
    isCodeInError ||
    (hasMore && !isDescribed) ||
    retryable === null
  ) {
    throw new CoreNeeded();
  }
  const fields = createHeaderFields(status, headers.members, "problem+json");
  return {
    ...fields,
    code:
      expectOptional<string | number>(code, isCode) ??
      (type === "about:blank" ? null : type || null),
    type,
    title,
    detail,
    instance: expectOptional(instance, isTrimmedText),
    errors,
    retryable: expectOptional(retryable, (value) => typeof value === "boolean"),
    requestId: expectOptional<string>(requestId, isRequestId) ?? fields.requestId,
    help: readHelpUrl(help),
    extensions,
  };
}

/** @throws CoreNeeded if it takes the core to read the field error */
function readPlainFieldError(item: unknown): ReportedError {
  if (typeof item !== "object" || item === null) throw new CoreNeeded();
  const { pointer, detail, code, ...others } = createRecord(item as JsonMembers);
  const path = expectOptional<string>(pointer, isPointer);
  const error = {
    path: path === null ? [] : path.split("/").slice(1).map(parseToken),
    code: expectOptional<string | number>(code, isCode),
    message: shortenText(expectOptional(detail, isTrimmedText)),
  };
  const isSaid = error.code !== null || error.message !== null || error.path.length > 0;
  if (!isSaid || Object.keys(others).length > 0) throw new CoreNeeded();
  return error;
}

const isPointer = (value: unknown): boolean =>
  typeof value === "string" && FRAGMENT_POINTER.test(value);

/**
 * Returns the segment of a path that a reference token stands for (RFC 6901, 4).
 *
 * @throws URIError if it is not well encoded, CoreNeeded if it is a long number
 */
function parseToken(token: string): string | number {
  const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  if (LONG_DIGITS.test(name)) throw new CoreNeeded();
  return INDEX.test(name) ? Number(name) : name;
}

/** Returns the URL of a help page: a text, or that of an object. @throws CoreNeeded if it is another */
function readHelpUrl(help: unknown): string | null {
  const isObject = typeof help === "object" && help !== null;
  const { href, text, ...others } = createRecord(isObject ? (help as JsonMembers) : {});
  if (Object.keys(others).length > 0) throw new CoreNeeded();
  expectOptional(text, isTrimmedText);
  const url = expectOptional<string>(isObject ? href : help, (value) => typeof value === "string");
  return url !== null && /^https?:\/\//.test(url) ? url : null;
}

/**
 * Whether a value of an extension is one that the core passes on: it has no list of objects that may be
 * field errors.
 */
function isPlainValue(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const isObject = (item: unknown): item is object =>
    typeof item === "object" && item !== null && !Array.isArray(item);
  const mayBeErrors =
    Array.isArray(value) &&
    value.some((item) => isObject(item) && Object.keys(item).some(isKnownName));
  return !mayBeErrors && Object.values(value).every(isPlainValue);
}

/** Whether a value is a text, a number or a flag. A text may be JSON. */
const isScalar = (value: unknown): boolean =>
  typeof value === "string" ? !/[{[]/.test(value) : typeof value !== "object" || value === null;

/** Whether no member of a value, at any depth, has a name that may mean something. */
function hasOnlyOtherNames(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return (
    (Array.isArray(value) ||
      !Object.keys(value).some((name) => name === "items" || isKnownName(name))) &&
    Object.values(value).every(hasOnlyOtherNames)
  );
}

/** Returns how deep the values of a JSON text are nested, those of a name that comes again included. */
function findDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(JSON_TOKEN)) {
    if ("[{".includes(token)) deepest = Math.max(deepest, ++depth);
    if ("]}".includes(token)) depth--;
  }
  return deepest;
}
