/**
 * Responses as problem details in JSON (RFC 9457), written without the core: byte for byte what it writes
 * for `application/problem+json`, headers included. They are sent while the core fails, and by whatever
 * has no core. fuzz/json-writer.mjs compares both writers.
 *
 * This file and what it imports must not know the wasm folder, other formats, negotiation, templates or
 * dialects.
 */

import { CoreLimit, PROBLEM_MEMBER_NAMES } from "../generated/protocol.js";
import { NO_BODY, PHRASES } from "../generated/statuses.js";
import type { AnyOptions, FieldError } from "../model/options.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { HEADER_VALUE, hasForm } from "../options/forms.js";
import { createEmptyRecord } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";
import { encodeText } from "../values/unicode.js";
import { encodeUriCharacters } from "../values/uri-characters.js";
import { createResponseParts, createUncachedParts } from "./create-parts.js";
import { createDutyHeaders } from "./duty-headers.js";
import { formatJson, formatJsonMembers } from "./json-text.js";
import { readFieldError, readHelp } from "./nested-options.js";

/** A member of a list that names `Accept` or every header (RFC 9110, 12.5.5). */
const VARY_ACCEPT = /^[\t ]*(\*|accept)[\t ]*$/i;

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
  for (let at = 0; at < json.length; at++) {
    const char = json[at] as string;
    if (char === '"') {
      while (json[++at] !== '"') if (json[at] === "\\") at++;
    } else if ("[{".includes(char)) {
      if (++depth > CoreLimit.JsonDepth) return [];
    } else if ("]}".includes(char)) depth--;
    if (depth === 0 || (depth === 1 && char === ",")) {
      members.push(json.slice(start, at));
      start = at + 1;
    }
  }
  return members.filter((member) => member !== "");
}

/** Returns the further members of a problem as texts, without those whose names are taken. */
function listExtensions({ extensions }: AnyOptions, requestId: string | undefined): string[] {
  if (extensions === undefined) return [];
  const taken = [...PROBLEM_MEMBER_NAMES, ...(requestId === undefined ? [] : ["requestId"])];
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
    requestId,
  };
  const json = formatJson(members)?.slice(1, -1);
  if (json === undefined) return undefined;
  const extensions = readSafely(() => listExtensions(options, requestId)) ?? [];
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
    name.toLowerCase() === "vary" &&
    hasForm(HEADER_VALUE, value) &&
    value.split(",").some((member) => VARY_ACCEPT.test(member));
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
    const body = encodeText(json);
    return createResponseParts(source, method, headers, body, body.length);
  };
  const { status } = source;
  return readSafely(create) ?? createUncachedParts(status, PHRASES[status] ?? "", [], null);
}
