/** Reads the headers of simple responses without the core. */

import { CoreLimit } from "../generated/protocol.js";
import { BEST_REQUEST_ID_HEADER, REQUEST_ID_HEADER } from "../generated/reader-names.js";
import { readLeanChallenges } from "./lean-challenges.js";
import type { HeaderMembers, ReportedRateLimit } from "./report-fields.js";
import { roundReported } from "./reported-number.js";

/** What the headers of a simple response say. */
export interface LeanHeaders {
  readonly contentType: string;
  readonly members: HeaderMembers;
}

/** A name of a header that says something of an error, of its code, or of another try. */
const ERROR_HEADER = /error|code|exception|fault|grpc|retry/;

/** A name of a header that says something of a quota. */
const QUOTA_HEADER = /limit|remaining/;

/** The names of the other headers that are read. */
const READ_HEADER = /^(content-type|date|retry-after|(www|proxy)-authenticate)$/;

/** The length of a date as all servers should write it. */
const DATE_LENGTH = 29;

/** A value that is read as it is: printable ASCII. */
const PLAIN_VALUE = /^[ \t]*([!-~](?:[ -~]*[!-~])?)[ \t]*$/;

/** The headers of a quota as this package writes them, in order. */
const OWN_QUOTA =
  /^ratelimit-limit:(\d{1,8})\nratelimit-policy:"([\w-]+)";q=\1(?:;w=\d+)?\nratelimit-remaining:(\d{1,8})\nratelimit-reset:(\d{1,8})\nratelimit:"\2";r=\3;t=\4$/;

/**
 * Returns what headers say, or `undefined` if it takes the core to tell.
 *
 * @param head - a line `name: value` for each header, with the name in lower case
 * @param now - the moment of the response in seconds since 1970, if it has no `Date`
 */
export function readLeanHeaders(
  status: number,
  head: string,
  now: number,
): LeanHeaders | undefined {
  const values = new Map<string, string>();
  const quotaLines: string[] = [];
  const requestIds: string[] = [];
  for (const line of head.split("\n")) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    const name = line.slice(0, colon);
    const value = PLAIN_VALUE.exec(line.slice(colon + 1))?.[1];
    const isId = REQUEST_ID_HEADER.test(name);
    const isQuota = QUOTA_HEADER.test(name);
    const isRead = isId || isQuota || READ_HEADER.test(name);
    if (!isRead) {
      if (ERROR_HEADER.test(name)) return undefined;
      continue;
    }
    // Of two fields with one name the core knows which counts.
    if (value === undefined || values.has(name)) return undefined;
    values.set(name, value);
    if (isId) requestIds.push(value);
    if (isQuota) quotaLines.push(`${name}:${value}`);
  }
  const requestId = values.get(BEST_REQUEST_ID_HEADER) ?? requestIds[0] ?? null;
  const isIdKnown = requestIds.length < 2 || values.has(BEST_REQUEST_ID_HEADER);
  const rateLimit = readOwnQuota(quotaLines);
  const retryAfter = readRetryAfter(values.get("retry-after"), values.get("date"), now);
  // A challenge may have a code, a sentence and a URL.
  const isChallengePlain = !/error|oauth_/i.test(values.get("www-authenticate") ?? "");
  const challengeHeader = status === 407 ? "proxy-authenticate" : "www-authenticate";
  const challenges = readLeanChallenges(values.get(challengeHeader) ?? "");
  const isCountKnown = head.split("\n").length <= CoreLimit.ReadHeaders;
  const isPlain = isIdKnown && isChallengePlain && isCountKnown;
  if (!isPlain || !challenges || rateLimit === undefined || retryAfter === undefined) {
    return undefined;
  }
  const contentType = values.get("content-type") ?? "";
  return { contentType, members: { retryAfter, requestId, rateLimit, challenges } };
}

/**
 * Returns the delay of `Retry-After` in seconds: a number, or a date as this package writes it. Returns
 * `null` if there is none, and `undefined` if it takes the core to read it.
 */
function readRetryAfter(
  value: string | undefined,
  date: string | undefined,
  now: number,
): number | null | undefined {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const moment = parseFormattedDate(value);
  const createdAt = date === undefined ? now : parseFormattedDate(date);
  if (moment === undefined || createdAt === undefined || !Number.isFinite(createdAt)) {
    return undefined;
  }
  return roundReported(Math.max(moment - createdAt, 0));
}

/** Returns the moment of a date in the form that all servers should write (RFC 9110, 5.6.7). */
function parseFormattedDate(value: string): number | undefined {
  const date = new Date(value);
  return value.length === DATE_LENGTH && date.toUTCString() === value
    ? date.getTime() / 1000
    : undefined;
}

/**
 * Returns the quota that this package wrote, `null` if no header is about a quota, and `undefined` if
 * it takes the core to read it.
 */
function readOwnQuota(lines: readonly string[]): ReportedRateLimit | null | undefined {
  if (lines.length === 0) return null;
  const [, limit, bucket, remaining, reset] = OWN_QUOTA.exec([...lines].sort().join("\n")) ?? [];
  if (bucket === undefined) return undefined;
  return {
    limit: Number(limit),
    remaining: Number(remaining),
    reset: Number(reset),
    scope: null,
    global: null,
    bucket,
  };
}
