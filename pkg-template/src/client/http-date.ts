/** HTTP-dates (RFC 9110, 5.6.7) and timestamps (RFC 3339, 5.6), parsed as `src/http_date.rs` does it. */

import { parseDecimal } from "./decimal-number.js";

/** A longer text is no date. */
const MAX_DATE_LENGTH = 128;

/** The mean length of a year in the calendar, in seconds. */
const SECONDS_IN_YEAR = 365.2425 * 86_400;

const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const WEEKDAY =
  /^(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)$/i;

/** The zones of RFC 5322, 4.3, from east to west, from five hours behind UTC on. */
const AMERICAN_ZONES = "ecmp";

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)[Tt ](.{8})([\d.]*)[ \t\n\f\r]*(.*)$/s;

/** The parts of a date that were found. */
interface DateParts {
  day?: number;
  month?: number;
  /** The digits of the year: how many there are matters. */
  year?: string;
  /** The second of the day. */
  second?: number;
  /** The seconds by which the zone is ahead of UTC. */
  offset?: number;
}

/** Whether a word is the name of a day of the week, or its first three letters. */
export function isWeekday(word: string): boolean {
  return WEEKDAY.test(word);
}

/**
 * Returns the moment of an HTTP-date in any of its three forms, in seconds since 1970, or `undefined`
 * if the text is no HTTP-date or its time zone is unknown. A year of two digits is the latest one that
 * is at most 50 years after `now`.
 *
 * @param now - the current time in seconds since 1970. Without it such a year is from 1970 to 2069.
 */
export function parseHttpDate(text: string, now: number | undefined): number | undefined {
  if (text.length > MAX_DATE_LENGTH || !/^\p{ASCII}*$/u.test(text)) return undefined;
  const parts: DateParts = {};
  for (const word of text.split(/[ ,\t]+/)) {
    // JavaScript has the name of the zone in parentheses at the end.
    if (word.startsWith("(")) break;
    if (word !== "" && !addWord(parts, word)) return undefined;
  }
  return computeMoment(parts, now);
}

/** Adds a word of a date. Returns whether it has a place in it. */
function addWord(parts: DateParts, word: string): boolean {
  const offset = parseZone(word);
  if (offset !== undefined) return setOnce(parts, "offset", offset);
  if (word.includes(":")) return setOnce(parts, "second", parseClock(word));
  // The date of RFC 850 is one word: `06-Nov-94`.
  return word.split("-").every((part) => addPart(parts, part));
}

function addPart(parts: DateParts, word: string): boolean {
  const number = parseDigits(word);
  if (number !== undefined) {
    const isDay = parts.day === undefined && number >= 1 && number < 32;
    return isDay ? setOnce(parts, "day", number) : setOnce(parts, "year", word);
  }
  const month = word.length === 3 ? MONTHS.indexOf(word.toLowerCase()) / 3 : -1;
  return Number.isInteger(month) && month >= 0
    ? setOnce(parts, "month", month + 1)
    : isWeekday(word);
}

/** Sets a part. Returns whether it has a value and was not found before. */
function setOnce<Name extends keyof DateParts>(
  parts: DateParts,
  name: Name,
  value: DateParts[Name],
): boolean {
  if (value === undefined || parts[name] !== undefined) return false;
  parts[name] = value;
  return true;
}

function computeMoment(parts: DateParts, now: number | undefined): number | undefined {
  const { day, month, year: digits, second, offset = 0 } = parts;
  if (day === undefined || month === undefined || !digits || second === undefined) return undefined;
  const create = (year: number): number => findDayStart(year, month, day) + (second - offset);
  const year = Number(digits);
  if (digits.length === 4) return create(year);
  if (digits.length !== 2) return undefined;
  if (now === undefined) return create(year + (year < 70 ? 2000 : 1900));
  // RFC 9110, 5.6.7: a date that seems to be more than 50 years in the future has the most recent
  // year in the past with the same two digits.
  const latest = now + 50 * SECONDS_IN_YEAR;
  const nextYear = 1971 + Math.floor(latest / SECONDS_IN_YEAR);
  const fullYear = year + Math.floor((nextYear - year) / 100) * 100;
  const later = create(fullYear);
  return later > latest ? create(fullYear - 100) : later;
}

/**
 * Returns the moment of a timestamp in seconds since 1970, or `undefined` if the text is none. A time
 * without a zone is in UTC. Other software writes a space in place of the `T` and before the zone, and
 * an offset without its colon.
 */
export function parseTimestamp(text: string): number | undefined {
  const [, year = "", month = "", day = "", clock = "", fraction, zone] =
    TIMESTAMP.exec(text) ?? [];
  const second = parseClock(clock);
  const part = fraction ? parseDecimal(fraction) : 0;
  const offset = zone ? parseZone(zone) : 0;
  const isDate = month >= "01" && month <= "12" && day >= "01" && day <= "31";
  if (!isDate || second === undefined || part === undefined || offset === undefined)
    return undefined;
  if (part >= 1) return undefined;
  return findDayStart(Number(year), Number(month), Number(day)) + second + part - offset;
}

/** Returns the number that a text of one to four digits is. */
function parseDigits(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** Returns the second of a day that a time of day such as `08:49:37` means. */
function parseClock(word: string): number | undefined {
  const [hour, minute, second, ...more] = word.split(":").map(parseDigits);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  // A leap second is the 61st of its minute.
  const isTime = hour < 24 && minute < 60 && second < 61 && more.length === 0;
  return isTime ? (hour * 60 + minute) * 60 + second : undefined;
}

/**
 * Returns the seconds by which a time zone is ahead of UTC: a name of RFC 5322, 4.3, an offset such as
 * `+0100`, `+01:00` or `+01`, or `GMT` or `UTC` with an offset. Other names are unknown.
 */
function parseZone(word: string): number | undefined {
  if (/^(GMT|UTC?|Z)$/i.test(word)) return 0;
  const [, zone, season] = /^([ECMP])([SD])T$/i.exec(word) ?? [];
  if (zone && season) {
    const summer = season.toUpperCase() === "D" ? 1 : 0;
    return (-5 - AMERICAN_ZONES.indexOf(zone.toLowerCase()) + summer) * 3600;
  }
  const [, sign, hours = "99", minutes = "0"] =
    /^(?:GMT|UTC)?([+-])(\d\d)(?::?(\d\d)|:)?$/.exec(word) ?? [];
  if (Number(hours) >= 24 || Number(minutes) >= 60) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60;
}

/**
 * Returns the start of a day in seconds since 1970.
 *
 * @param month - from 1 to 12
 * @param day - one beyond its month counts into the next month
 */
function findDayStart(year: number, month: number, day: number): number {
  // `Date.UTC` takes the years before 100 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000;
}
