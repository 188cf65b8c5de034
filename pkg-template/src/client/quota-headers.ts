/** The rate limit that the headers of a response state, as `src/read/headers/rate_limit.rs` reads it. */

import { parseDecimal, trimAscii } from "./decimal-number.js";
import { isGreater, parseLongestDelay } from "./delay.js";
import { resolveDelay } from "./numeric-delay.js";

/** A header: its name in lower case, and its value. */
export type HeaderField = readonly [name: string, value: string];

/** The quota that counts, of those that headers state. */
export interface StatedQuota {
  /** The requests that are left. */
  readonly remaining: number | undefined;
  /** The seconds until the quota is renewed. */
  readonly reset: number | undefined;
}

/** A quota of an API. */
interface Quota {
  /** What the quota counts. It is empty if that is requests. */
  unit: string;
  remaining?: number | undefined;
  reset?: number | undefined;
}

/** The words for the parts of a quota in the names of headers. A longer word comes before the one in it. */
const PART_WORDS = ["reset-after", "reset", "remaining", "limit"] as const;

/** A part of a quota, with what the name of its header says of the quota. */
interface QuotaPart {
  readonly word: (typeof PART_WORDS)[number];
  /** The name of the quota: parts of one quota have the same. */
  readonly key: string;
  readonly unit: string;
  /** Whether the name has the word `limit` before what the quota counts. */
  readonly hasPrefix: boolean;
  readonly number: number | undefined;
}

/** The most quotas that are looked at, so that the time grows with the number of headers alone. */
const MAX_QUOTAS = 32;

/** The longest delay until a reset, which is more than nine years. A larger number is a moment. */
const MAX_RESET_DELAY = 3e8;

/**
 * Returns the quota that counts: the one that is used up, and of several the one that ends last. If
 * none is, it is the quota of requests. Returns `undefined` if no header is about a quota.
 *
 * @param now - the moment of the response in seconds since 1970
 */
export function findStatedQuota(
  headers: readonly HeaderField[],
  now: number | undefined,
): StatedQuota | undefined {
  if (!headers.some(([name]) => /limit|remaining/.test(name))) return undefined;
  const quota = findHeaderQuota(headers, now);
  const draft = findDraftQuota(headers, now);
  if (endsAfter(draft, quota)) return { remaining: draft.remaining, reset: draft.reset };
  if (!isUsedUp(quota) || isUsedUp(draft) || draft.remaining === undefined) complete(quota, draft);
  return { remaining: findCallsLeft(headers) ?? quota.remaining, reset: quota.reset };
}

/** Returns what is left by a header that says how many requests of how many were sent: `40/40`. */
function findCallsLeft(headers: readonly HeaderField[]): number | undefined {
  const [, value] = headers.find(([name]) => name.endsWith("call-limit")) ?? [];
  const [, sent, all] = /^([^/]*)\/(.*)$/s.exec(value ?? "") ?? [];
  if (sent === undefined || all === undefined) return undefined;
  const [sentCalls, allCalls] = [parseDecimal(sent), parseDecimal(all)];
  if (sentCalls === undefined || allCalls === undefined) return undefined;
  return Math.max(allCalls - sentCalls, 0);
}

const isUsedUp = ({ remaining }: Quota): boolean => remaining !== undefined && remaining <= 0;

/** Whether a quota is used up, and another is not or ends before it. */
function endsAfter(quota: Quota, other: Quota): boolean {
  return isUsedUp(quota) && (!isUsedUp(other) || isGreater(quota.reset, other.reset));
}

/** Takes over from another quota what a quota lacks. */
function complete(quota: Quota, other: Quota): void {
  quota.remaining ??= other.remaining;
  quota.reset ??= other.reset;
}

/** Returns the quota of the headers that have one part each. */
function findHeaderQuota(headers: readonly HeaderField[], now: number | undefined): Quota {
  const parts = headers.flatMap((header) => parseQuotaPart(header, now) ?? []);
  let chosen: Quota = { unit: "" };
  const remaining = parts.filter(({ word }) => word === "remaining").slice(0, MAX_QUOTAS);
  for (const { key, unit, hasPrefix } of remaining) {
    const quota = collectQuota(
      parts.filter((part) => part.key === key),
      unit,
    );
    // Something else than a quota may remain, but then it has no reset.
    const isQuota = hasPrefix || quota.reset !== undefined;
    if (isQuota && endsAfter(quota, chosen)) chosen = quota;
  }
  const requests = collectQuota(
    parts.filter(({ hasPrefix, unit }) => hasPrefix && unit === ""),
    "",
  );
  if (!isUsedUp(chosen)) return requests;
  // The quotas of Kong, for example, share one reset.
  if (requests.remaining === undefined || chosen.unit === "") complete(chosen, requests);
  return chosen;
}

/** Collects the parts of a quota, of each the first. */
function collectQuota(parts: readonly QuotaPart[], unit: string): Quota {
  const findNumber = (word: string): number | undefined =>
    parts.find((part) => part.word === word && part.number !== undefined)?.number;
  // A `reset-after` is a delay. The `reset` beside it may be a moment of a clock that is wrong.
  const reset = findNumber("reset-after") ?? findNumber("reset");
  return { unit, remaining: findNumber("remaining"), reset };
}

/**
 * Returns the part of a quota that a header has by its name. What the quota counts stands before or
 * after the part: `anthropic-ratelimit-input-tokens-remaining`, `x-ratelimit-reset-tokens`.
 */
function parseQuotaPart(
  [name, value]: HeaderField,
  now: number | undefined,
): QuotaPart | undefined {
  for (const word of PART_WORDS) {
    // The last place where the word stands between hyphens.
    const at = `-${name}-`.lastIndexOf(`-${word}-`);
    if (at < 0) continue;
    const before = name.slice(0, Math.max(at - 1, 0));
    const after = name.slice(at + word.length + 1);
    const end = before.indexOf("limit") + 5;
    const prefix = end < 5 ? "" : before.slice(0, end);
    const counted = before.slice(prefix.length).replace(/^-/, "");
    const [unit, suffix] = counted === "" ? [after, ""] : [counted, after];
    const plainUnit = unit === "requests" ? "" : unit;
    const number =
      word === "remaining"
        ? parseLeastNumber(value)
        : word === "limit"
          ? undefined
          : parseReset(value, now);
    const key = `${prefix}\n${plainUnit}\n${suffix}`;
    return { word, key, unit: plainUnit, hasPrefix: prefix !== "", number };
  }
  return undefined;
}

/** Returns the seconds until a reset, which is given in one of the forms of a delay. */
function parseReset(value: string, now: number | undefined): number | undefined {
  const number = parseLeadingNumber(value);
  const delay =
    parseLongestDelay(value, 1, now) ?? (number === undefined ? number : resolveDelay(number, now));
  if (delay === undefined || delay <= MAX_RESET_DELAY) return delay;
  return now === undefined ? undefined : Math.max(delay - now, 0);
}

/** Returns the number that a value begins with. A policy may follow it, as in `100, 100;w=60`. */
function parseLeadingNumber(value: string): number | undefined {
  return parseDecimal(/^[^,;]*/.exec(value)?.[0] ?? "");
}

/** Returns the least number of a list: two lines of a header are two quotas. */
function parseLeastNumber(list: string): number | undefined {
  const numbers = splitList(list).flatMap((item) => parseLeadingNumber(item) ?? []);
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
}

/**
 * Returns the quota of the headers of the later drafts, `"day";r=50;t=30`, or of the earlier ones,
 * `limit=100, remaining=50, reset=30`. Of several policies the one with the least left counts.
 */
function findDraftQuota(headers: readonly HeaderField[], now: number | undefined): Quota {
  const earlier: Quota = { unit: "" };
  let best: Quota = { unit: "" };
  let bestName = "";
  const getLeft = ({ remaining = Number.MAX_VALUE }: Quota): number => remaining;
  const lists = headers.filter(([name]) => name === "ratelimit");
  for (const member of lists.flatMap(([, value]) => splitList(value))) {
    const parseNumber = (name: string): number | undefined => {
      const value = findLastParameter(member, name);
      return value === undefined ? undefined : parseLeadingNumber(value);
    };
    const parseDelay = (name: string): number | undefined => {
      const number = parseNumber(name);
      return number === undefined ? undefined : resolveDelay(number, now);
    };
    const quota: Quota = { unit: "", remaining: parseNumber("r"), reset: parseDelay("t") };
    if (bestName === "" || getLeft(quota) < getLeft(best) || endsAfter(quota, best)) {
      bestName = findPolicyName(member);
      best = quota;
    }
    complete(earlier, {
      unit: "",
      remaining: parseNumber("remaining"),
      reset: parseDelay("reset"),
    });
  }
  complete(earlier, best);
  return earlier;
}

/** Returns the name of a policy with its quotes. It is empty for a member of the earlier drafts. */
function findPolicyName(member: string): string {
  const [name] = splitOutsideQuotes(member, ";");
  return splitOutsideQuotes(name, "=")[1] === "" ? trimAscii(name) : "";
}

/** Returns the members of a list (RFC 9651, 3.1). */
function splitList(list: string): string[] {
  const members: string[] = [];
  for (let rest = list; rest !== ""; ) {
    const [member, after] = splitOutsideQuotes(rest, ",");
    members.push(member);
    rest = after;
  }
  return members;
}

/** Returns the text before and the text after a mark that is not in a quoted string (RFC 9110, 5.6.4). */
function splitOutsideQuotes(text: string, mark: string): [before: string, after: string] {
  let isQuoted = false;
  let at = 0;
  for (; at < text.length; at++) {
    const character = text[at];
    if (isQuoted && character === "\\") at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === mark && !isQuoted) break;
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Returns the rest of a member from where the value of the last parameter with a name begins. */
function findLastParameter(member: string, name: string): string | undefined {
  let found: string | undefined;
  for (let rest = member; rest !== ""; ) {
    const [before, after] = splitOutsideQuotes(rest, "=");
    rest = after.replace(/^[ \t\n\f\r]+/, "");
    const isNamed = new RegExp(`(^|[ ,;\\t])${name}[ \\t\\n\\f\\r]*$`).test(before);
    if (isNamed) found = rest;
  }
  return found;
}
