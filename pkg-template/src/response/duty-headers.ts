/**
 * The headers of a response that do not describe its content, written without the core. They are those
 * of `add_duty_headers` in src/response_parts.rs, byte for byte; js-tests/unit/duty-headers.test.mjs
 * compares them.
 */

import type { AnyOptions, Challenge } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { HEADER_VALUE, hasForm, TOKEN } from "../options/forms.js";
import { toList } from "../values/lists.js";
import { CACHE_CONTROLS, CONNECTION_HEADERS } from "./merge-headers.js";
import { encodeUriCharacters } from "./redirect-target.js";

/** The parameters of a challenge that are not quoted (RFC 7616, 3.3). */
const UNQUOTED_PARAMETERS = ["algorithm", "stale", "userhash"];

/** The headers of an error that only a response of success, or a 304, may have (RFC 9110, 8). */
const SUCCESS_HEADERS = ["content-disposition", "content-location", "etag", "last-modified"];

/** The headers that only the writer of the content sets. */
const WRITER_HEADERS = [
  "content-type",
  "content-length",
  "content-encoding",
  "content-md5",
  "content-digest",
  "repr-digest",
  "digest",
  "x-content-type-options",
];

/** Whether a header of the user's may be sent with a status. */
function isSendable(status: number, name: string): boolean {
  if (WRITER_HEADERS.includes(name) || CONNECTION_HEADERS.includes(name)) return false;
  if (name === "content-range") return status === 206;
  return !SUCCESS_HEADERS.includes(name) || status < 300 || status === 304;
}

/** Formats a challenge (RFC 9110, 11.3), with quoted parameters (RFC 9110, 5.6.4). */
function formatChallenge(challenge: Challenge): string {
  if (typeof challenge === "string") return challenge;
  const { scheme, token68, params = {} } = challenge;
  if (token68 !== undefined) return `${scheme} ${token68}`;
  const parameters = Object.entries(params).map(([name, value]) => {
    const isUnquoted = UNQUOTED_PARAMETERS.includes(name.toLowerCase()) && hasForm(TOKEN, value);
    return `${name}=${isUnquoted ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`}`;
  });
  return parameters.length > 0 ? `${scheme} ${parameters.join(", ")}` : scheme;
}

/** Formats a delay or a moment, both rounded up (RFC 9110, 10.2.3). */
function formatRetryAfter(retryAfter: number | Date): string {
  if (typeof retryAfter === "number") return `${BigInt(Math.ceil(retryAfter))}`;
  return new Date(Math.ceil(retryAfter.getTime() / 1000) * 1000).toUTCString();
}

/** Formats a list (RFC 9110, 5.6.1), or returns undefined if it has no item. */
function formatListHeader(items: string | readonly string[] | undefined): string | undefined {
  const sendable = toList(items ?? []).filter((item) => item !== "" && hasForm(HEADER_VALUE, item));
  return sendable.length > 0 ? sendable.join(", ") : undefined;
}

/** Returns the headers of an error's options, each of which may be created by a call that throws. */
function listOptionHeaders(
  status: number,
  options: AnyOptions,
): readonly (readonly [name: string, create: () => string | readonly string[] | undefined])[] {
  const { allow, location, retryAfter, length, unit = "bytes", blockedBy } = options;
  return [
    [
      status === 407 ? "proxy-authenticate" : "www-authenticate",
      () => toList(options.challenges ?? []).map(formatChallenge),
    ],
    ["location", () => location && encodeUriCharacters(String(location))],
    ["retry-after", () => (retryAfter === undefined ? undefined : formatRetryAfter(retryAfter))],
    ["content-range", () => (length === undefined ? undefined : `${unit} */${BigInt(length)}`)],
    // An empty Allow says that no method is allowed (RFC 9110, 10.2.1).
    ["allow", () => (allow === undefined ? undefined : (formatListHeader(allow) ?? ""))],
    ["upgrade", () => formatListHeader(options.upgrade)],
    ["accept", () => formatListHeader(options.accept)],
    ["accept-encoding", () => formatListHeader(options.acceptEncoding)],
    ["accept-patch", () => formatListHeader(options.acceptPatch)],
    ["link", () => blockedBy && `<${encodeUriCharacters(blockedBy)}>; rel="blocked-by"`],
  ];
}

/**
 * Creates the headers of the status and of the options. Caches may not store the response, because it
 * is sent in place of another. It never throws: what an option has become since it was validated may
 * not be sendable.
 *
 * @param source - the source, whose location is validated
 */
export function createDutyHeaders({ status, options = {} }: ResponseSource): Header[] {
  const headers: Header[] = [["cache-control", "no-store"]];
  const add = (name: string, value: unknown): void => {
    if (!hasForm(TOKEN, name) || !hasForm(HEADER_VALUE, value)) return;
    headers.push([name, (value as string).replace(/^[\t ]+/, "").replace(/[\t ]+$/, "")]);
  };
  const attempt = (call: () => void): void => {
    try {
      call();
    } catch {
      // The value of the option was changed after it was validated.
    }
  };
  for (const [name, create] of listOptionHeaders(status, options)) {
    attempt(() => {
      for (const value of toList(create() ?? [])) add(name, value);
    });
  }
  // A header of the user's does not repeat one of these. Several `Link` headers may be sent.
  const dutyNames = headers.map(([name]) => name).filter((name) => name !== "link");
  attempt(() => {
    for (const [name, value] of (options.headers ?? []) as Iterable<Header>) {
      const lowerName = name.toLowerCase();
      const isAllowed = isSendable(status, lowerName) && !CACHE_CONTROLS.test(lowerName);
      if (isAllowed && !dutyNames.includes(lowerName)) add(lowerName, value);
    }
  });
  return headers;
}
