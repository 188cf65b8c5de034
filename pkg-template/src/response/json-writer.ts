/**
 * Responses as problem details in JSON (RFC 9457), written without the core: byte for byte what it writes
 * for `application/problem+json`, headers included. They are sent while the core fails, and by whatever
 * has no core. fuzz/json-writer.mjs compares both writers.
 *
 * This file and what it imports must not know the wasm folder, other formats, negotiation, templates or
 * dialects.
 */

import { CoreLimit } from "../generated/protocol.js";
import { NO_BODY, PHRASES } from "../generated/statuses.js";
import type { AnyOptions, FieldError } from "../model/options.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { HEADER_VALUE, hasForm } from "../options/forms.js";
import { JSON_TOKEN } from "../values/json-tokens.js";
import { createEmptyRecord } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";
import { encodeText } from "../values/unicode.js";
import { encodeUriCharacters } from "../values/uri-characters.js";
import { createResponseParts, findReasonPhrase } from "./create-parts.js";
import { createDutyHeaders } from "./duty-headers.js";
import { formatJson, formatJsonMembers } from "./json-text.js";
import { readFieldError, readHelp } from "./nested-options.js";
import { createUncachedParts } from "./uncached-parts.js";

/** A list that names `Accept` or every header (RFC 9110, 12.5.5). */
const VARY_ACCEPT = /(^|,)[\t ]*(\*|accept)[\t ]*(,|$)/i;

/** An escape in JSON. That of a lone surrogate is longer, because JSON.stringify escapes only those. */
const JSON_ESCAPE = /\\(ud[89a-f]..|.)/g;

/** Returns a field error as the member of a body, with its path as a URI fragment (RFC 6901, 6). */
function formatFieldError(error: FieldError): object {
  const { path, code, message } = readFieldError(error);
  const pointer = path
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("")
    .replaceAll(/[%#]/g, encodeURIComponent);
  return { detail: message, pointer: encodeUriCharacters(`#${pointer}`), code };
}

/**
 * Splits an object in compact JSON into the texts of its members. It returns none if the text is not an
 * object, or if values are nested deeper than the core reads them.
 */
function splitMembers(json: string): string[] {
  if (!json.startsWith("{")) return [];
  const members: string[] = [];
  let depth = 0;
  let start = 1;
  for (const { 0: token, index } of json.matchAll(JSON_TOKEN)) {
    if ("[{".includes(token) && ++depth > CoreLimit.JsonDepth) return [];
    if ("]}".includes(token)) depth--;
    if (depth === 0 || (depth === 1 && token === ",")) {
      members.push(json.slice(start, index));
      start = index + 1;
    }
  }
  return members.filter((member) => member !== "");
}

/** Returns the further members of a problem as texts, without those whose names are taken. */
function listExtensions({ extensions }: AnyOptions, taken: readonly string[]): string[] {
  if (extensions === undefined) return [];
  return splitMembers(formatJsonMembers(extensions)).filter(
    (member) => !taken.some((name) => member.startsWith(`"${name}":`)),
  );
}

/** Returns the body with all members that can be read, or undefined if it is too long for a string. */
function formatProblem(source: ResponseSource): string | undefined {
  const { status, title, isExposed, requestId, options = createEmptyRecord<AnyOptions>() } = source;
  const { type = "about:blank", instance, code, retryable, help: link } = options;
  const [detail, fieldErrors = []] = isExposed ? [options.detail, options.errors] : [];
  const help = link && readSafely(() => readHelp(link));
  const errors = readSafely(() => fieldErrors.map(formatFieldError));
  const members = {
    type,
    title,
    status,
    detail,
    instance,
    code,
    retryable,
    help,
    errors: errors?.length ? errors : undefined,
    ...(requestId === undefined ? {} : { requestId }),
  };
  const json = formatJson(members)?.slice(1, -1);
  if (json === undefined) return undefined;
  const extensions = readSafely(() => listExtensions(options, Object.keys(members))) ?? [];
  return `{${[json, ...extensions].join()}}`.replaceAll(JSON_ESCAPE, (text) =>
    text.length > 2 ? "\ufffd" : text,
  );
}

/** Whether a response has content: its status allows some, and its representation asks for it. */
function hasContent({ status, isExposed, representation, options }: ResponseSource): boolean {
  if (NO_BODY.includes(status) || representation === "never") return false;
  return representation !== "detail" || (isExposed && options?.detail !== undefined);
}

/** Returns the body, or "" if the response has no content. It never throws. */
export function writeProblemJson(source: ResponseSource): string {
  if (!hasContent(source)) return "";
  const { status } = source;
  const fallback = { type: "about:blank", title: PHRASES[status] ?? "Error", status };
  return readSafely(() => formatProblem(source)) ?? JSON.stringify(fallback);
}

/** Returns the headers that describe the content. */
function createContentHeaders({ status, options }: ResponseSource): Header[] {
  const headers = [...((options?.headers ?? []) as Iterable<Header>)];
  const isVaryAccept = ([name, value]: Header): boolean =>
    name.toLowerCase() === "vary" && hasForm(HEADER_VALUE, value) && VARY_ACCEPT.test(value);
  const hasVary = readSafely(() => headers.some(isVaryAccept));
  return [
    // The types of problem details are for errors.
    ["content-type", status < 400 ? "application/json" : "application/problem+json"],
    ...(hasVary ? [] : [["vary", "Accept"] as const]),
    ["x-content-type-options", "nosniff"],
  ];
}

/**
 * Returns the response. It never throws: what cannot be read is left out, and if the rest cannot be
 * written, the response has the status alone.
 *
 * @param source - the source, whose location is validated
 */
export function createJsonResponse(
  source: ResponseSource,
  method: string | undefined,
): ResponseParts {
  const create = (): ResponseParts => {
    const json = writeProblemJson(source);
    const headers = createDutyHeaders(source);
    if (json !== "") headers.unshift(...createContentHeaders(source));
    return createResponseParts(status, findReasonPhrase(source), method, headers, encodeText(json));
  };
  const { status } = source;
  return readSafely(create) ?? createUncachedParts(status, PHRASES[status] ?? "", [], null);
}
