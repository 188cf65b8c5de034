/**
 * The headers of a response that do not describe its content, written without the core. They are those
 * of `add_duty_headers` in src/response_parts.rs, byte for byte; fuzz/json-writer.mjs compares them.
 */

import { NO_STORE } from "../generated/statuses.js";
import type { AnyOptions, Challenge } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { HEADER_VALUE, hasForm, TOKEN } from "../options/forms.js";
import { toList } from "../values/lists.js";
import { createEmptyRecord } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";
import { CACHE_CONTROLS } from "./merge-headers.js";
import { readChallenge } from "./nested-options.js";
import { encodeUriCharacters } from "./redirect-target.js";

/** The parameters of a challenge that are not quoted (RFC 7616, 3.3). */
const UNQUOTED_PARAMETERS = ["algorithm", "stale", "userhash"];

/** The headers that only the writer of the content or of the connection sets. */
const WRITER_HEADERS =
  /^(content-(type|length|encoding|md5|digest)|(repr-)?digest|x-content-type-options|transfer-encoding|trailer|(proxy-)?connection|keep-alive|te|upgrade)$/;

/** The headers of an error that only a response of success, or a 304, may have (RFC 9110, 8). */
const SUCCESS_HEADERS = /^(content-(disposition|location)|etag|last-modified)$/;

/** A text without the spaces and tabs at its ends. It is found in linear time. */
const TRIMMED = /[^\t ](.*[^\t ])?/;

/** The first and the last second since 1970 that an HTTP-date can name: the years 0 to 9999. */
const FIRST_SECOND = -62_167_219_200;
const LAST_SECOND = 253_402_300_799;

/** Whether a header of the user's may be sent with a status. Its name is in lower case. */
function isSendable(status: number, name: string): boolean {
  if (WRITER_HEADERS.test(name)) return false;
  if (name === "content-range") return status === 206;
  if (CACHE_CONTROLS.test(name)) return !NO_STORE.includes(status);
  return status < 300 || status === 304 || !SUCCESS_HEADERS.test(name);
}

/** Formats a challenge (RFC 9110, 11.3), with quoted parameters (RFC 9110, 5.6.4). */
function formatChallenge(challenge: Challenge): string {
  if (typeof challenge === "string") return challenge;
  const { scheme, token68, params } = readChallenge(challenge);
  if (token68 !== undefined) return `${scheme} ${token68}`;
  const parameters = params.map(([name, value]) => {
    const isUnquoted = UNQUOTED_PARAMETERS.includes(name.toLowerCase()) && hasForm(TOKEN, value);
    return `${name}=${isUnquoted ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`}`;
  });
  return parameters.length > 0 ? `${scheme} ${parameters.join(", ")}` : scheme;
}

/** Formats a number of seconds or units, rounded up, or returns undefined if no header can have it. */
function formatCount(number: number | undefined): string | undefined {
  if (number === undefined) return undefined;
  const count = Math.ceil(number);
  return count >= 0 && count < 2 ** 64 ? `${BigInt(count)}` : undefined;
}

/** Formats a delay or a moment, both rounded up (RFC 9110, 10.2.3). */
function formatRetryAfter(retryAfter: number | Date | undefined): string | undefined {
  if (!(retryAfter instanceof Date)) return formatCount(retryAfter);
  const second = Math.ceil(retryAfter.getTime() / 1000);
  if (Number.isNaN(second)) return undefined;
  const sendable = Math.min(Math.max(second, FIRST_SECOND), LAST_SECOND);
  return new Date(sendable * 1000).toUTCString();
}

/** Formats a list (RFC 9110, 5.6.1), or returns undefined if it is empty. */
function formatListHeader(
  items: string | readonly string[] | undefined,
  mayBeEmpty = false,
): string | undefined {
  const list = toList(items ?? []);
  if (items === undefined || (list.length === 0 && !mayBeEmpty)) return undefined;
  return list.filter((item) => item !== "" && hasForm(HEADER_VALUE, item)).join(", ");
}

function formatReference(reference: string | URL | undefined): string | undefined {
  return reference === undefined ? undefined : encodeUriCharacters(String(reference));
}

/** Formats a link to who demanded a block (RFC 7725, 4). */
function formatBlockedBy(blockedBy: string | undefined): string | undefined {
  return blockedBy === undefined ? undefined : `<${formatReference(blockedBy)}>; rel="blocked-by"`;
}

/** Returns the headers of an error's options, each of which may be created by a call that throws. */
function listOptionHeaders(
  status: number,
  options: AnyOptions,
): readonly (readonly [name: string, create: () => string | readonly string[] | undefined])[] {
  const formatContentRange = () => {
    const length = formatCount(options.length);
    return length && `${options.unit ?? "bytes"} */${length}`;
  };
  return [
    [
      status === 407 ? "proxy-authenticate" : "www-authenticate",
      () => toList(options.challenges ?? []).map(formatChallenge),
    ],
    ["location", () => formatReference(options.location)],
    ["retry-after", () => formatRetryAfter(options.retryAfter)],
    ["content-range", formatContentRange],
    // An empty Allow says that no method is allowed (RFC 9110, 10.2.1).
    ["allow", () => formatListHeader(options.allow, true)],
    ["upgrade", () => formatListHeader(options.upgrade)],
    ["accept", () => formatListHeader(options.accept)],
    ["accept-encoding", () => formatListHeader(options.acceptEncoding)],
    ["accept-patch", () => formatListHeader(options.acceptPatch)],
    ["link", () => formatBlockedBy(options.blockedBy)],
  ];
}

/**
 * Returns the headers of the status and of the options. It never throws: what an option has become
 * since it was validated may not be sendable, and then its header is left out.
 *
 * @param source - the source, whose location is validated
 */
export function createDutyHeaders(source: ResponseSource): Header[] {
  const { status, options = createEmptyRecord<AnyOptions>() } = source;
  const headers: Header[] = [];
  /** A header of the user's does not repeat one of these. Several `Link` headers may be sent. */
  const ownNames: string[] = [];
  const add = (name: string, value: string): void => {
    if (hasForm(HEADER_VALUE, value)) headers.push([name, TRIMMED.exec(value)?.[0] ?? ""]);
  };
  const addOwn = (name: string, value: string): void => {
    if (name !== "link") ownNames.push(name);
    add(name, value);
  };
  if (NO_STORE.includes(status)) addOwn("cache-control", "no-store");
  for (const [name, create] of listOptionHeaders(status, options)) {
    for (const value of toList(readSafely(create) ?? [])) addOwn(name, value);
  }
  for (const header of (options.headers ?? []) as Iterable<Header>) {
    readSafely(() => {
      const [name, value] = header;
      if (!hasForm(TOKEN, name)) return;
      const lowerName = name.toLowerCase();
      if (!ownNames.includes(lowerName) && isSendable(status, lowerName)) add(lowerName, value);
    });
  }
  return headers;
}
