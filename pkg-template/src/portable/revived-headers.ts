/** The header fields of a portable error as the options that set them. */

import type { RateLimit } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import { checkHeaderList } from "../options/headers.js";
import { createEmptyRecord } from "../values/own-record.js";
import { isForOneReceiver } from "./create-portable.js";

/** The options that headers of duties set, for the statuses that take them. */
const LIST_OPTIONS: { readonly [status: number]: { readonly [header: string]: string } } = {
  405: { allow: "allow" },
  415: { accept: "accept", "accept-encoding": "acceptEncoding", "accept-patch": "acceptPatch" },
  426: { upgrade: "upgrade" },
};

/** The headers that the option `rateLimit` sets. */
const RATE_LIMIT_HEADER = /^ratelimit(-policy|-limit|-remaining|-reset)?$/;

/** Options by name. */
export type OptionRecord = { [option: string]: unknown };

/** Returns the items of a list. A comma within quotes separates nothing (RFC 9110, 5.6.1). */
function splitHeaderItems(value: string): string[] {
  const items = value.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? [];
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

/** Returns the delay or the date of `Retry-After` (RFC 9110, 10.2.3), or undefined if it has another form. */
export function parseRetryAfter(value: string): number | Date | undefined {
  if (/^\d{1,15}$/.test(value)) return Number(value);
  const date = value.endsWith("GMT") ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** Returns the quota that headers tell, or undefined if one of its counts is missing. */
function parseRateLimit(headers: readonly Header[]): RateLimit | undefined {
  const find = (wanted: string) => headers.find(([name]) => name === wanted)?.[1] ?? "";
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((count) => {
    const value = find(`ratelimit-${count}`);
    return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  });
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  const [, name, window] =
    /^"([^"]*)";q=\d+(?:;w=(\d{1,15}))?$/.exec(find("ratelimit-policy")) ?? [];
  return {
    limit,
    remaining,
    reset,
    ...(name === undefined ? {} : { name }),
    ...(window === undefined ? {} : { window: Number(window) }),
  };
}

/** Returns the option that a header sets because of the status, with its value; undefined if there is none. */
function findDutyOption(
  status: number,
  name: string,
  value: string,
): readonly [option: string, value: unknown] | undefined {
  const listOption = LIST_OPTIONS[status]?.[name];
  if (listOption !== undefined) return [listOption, splitHeaderItems(value)];
  if (name === "location" && (status < 400 || status === 201)) return ["location", value];
  if (name === "retry-after") {
    const retryAfter = parseRetryAfter(value);
    return retryAfter === undefined ? undefined : ["retryAfter", retryAfter];
  }
  if (name === "link" && status === 451) {
    const [, blockedBy] = /^<([^<>]*)>\s*;\s*rel="?blocked-by"?$/i.exec(value) ?? [];
    return blockedBy === undefined ? undefined : ["blockedBy", blockedBy];
  }
  return undefined;
}

/** Whether a header may be set as it is. Its name is in lower case. */
function isRevivedHeader(
  name: string,
  value: string,
  status: number,
  names: ReadonlySet<string>,
): boolean {
  if (isForOneReceiver(name, status)) return false;
  if (RATE_LIMIT_HEADER.test(name) || names.has(name)) return true;
  // An error may have it by itself. Anything else that caches obey is the caller's to say.
  return name === "cache-control" && value === "no-store";
}

/**
 * Returns the options of an error with a status that has the headers: those of duties and delays, and those
 * that the caller names. Another one is left out, because the sender might not be trusted:
 * browsers, proxies and frameworks obey more headers than any list has.
 *
 * @param names - the names of further headers, in lower case
 * @throws TypeError if an item is no pair of texts, or no header
 */
export function createHeaderOptions(
  status: number,
  pairs: readonly unknown[],
  names: ReadonlySet<string>,
): OptionRecord {
  const options = createEmptyRecord<OptionRecord>() as OptionRecord;
  const challenges: string[] = [];
  const others: Header[] = [];
  for (const pair of pairs) {
    const [field, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof field !== "string" || typeof value !== "string") {
      throw new TypeError("Cannot revive an error: a header is not a pair of texts");
    }
    // Also of one that is left out: its sender did not write it with this package.
    const reason = checkHeaderList([[field, value]], 200);
    if (reason !== undefined) throw new TypeError(`Cannot revive an error: a header ${reason}`);
    const name = field.toLowerCase();
    const isChallenge = name === (status === 407 ? "proxy-authenticate" : "www-authenticate");
    const duty = findDutyOption(status, name, value);
    const range =
      status === 416 && name === "content-range" && /^(\S+) \*\/(\d{1,15})$/.exec(value);
    if (isChallenge && status >= 400 && status < 500) challenges.push(value);
    else if (duty) options[duty[0]] = duty[1];
    else if (range) Object.assign(options, { unit: range[1], length: Number(range[2]) });
    else if (isRevivedHeader(name, value, status, names)) others.push([name, value]);
  }
  if (challenges.length > 0) options["challenges"] = challenges;
  const rateLimit = status >= 300 || status === 202 ? parseRateLimit(others) : undefined;
  if (rateLimit) options["rateLimit"] = rateLimit;
  const headers = rateLimit ? others.filter(([name]) => !RATE_LIMIT_HEADER.test(name)) : others;
  if (headers.length > 0) options["headers"] = headers;
  return options;
}
