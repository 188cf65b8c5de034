/** A path without the parts that differ from request to request. */

import { readSafely } from "../values/safe-read.js";

/** Stands for an id, as in the routes of most routers. */
const ID = ":id";

/** The most segments of a route. The rest of a longer path is left out. */
const MAX_SEGMENTS = 12;

/** A version of an API (`v1`, `v2.1`, `v1beta2`), or a word whose digit is a part of it (`oauth2`). */
const WORD_WITH_DIGIT = /^(?:v\d{1,3}(?:\.\d{1,3})*(?:(?:alpha|beta|rc)\d{0,3})?|[a-z]+\d)$/i;

/** What the segment of a route is made of: words in ASCII, with signs between them. */
const ROUTE_WORD = /^[a-z_~.$][\w~.$'()*+,;=:!-]*$/i;

/** The longest word that is taken for a part of a route. */
const MAX_WORD_LENGTH = 40;

/** Letters and hexadecimal digits of a hash, or an id of capitals and digits, such as a ULID. */
const HASH_OR_ID = /^(?:[\da-f]{16,}|[\dA-Z]{20,})$/;

/** Whether a segment of a path is an id, an address, a date, a token, or a text of a user. */
function isId(segment: string): boolean {
  if (!ROUTE_WORD.test(segment) || segment.length > MAX_WORD_LENGTH) return true;
  if (HASH_OR_ID.test(segment)) return true;
  return /\d/.test(segment) && !WORD_WITH_DIGIT.test(segment);
}

/**
 * Returns a path with `:id` in the place of each id: a number, a UUID, a ULID, a hash, a date, an email
 * address, and any segment with a digit that is no version. Query and fragment are left out.
 */
export function createRoute(path: string): string {
  const [plain = ""] = path.split(/[?#]/, 1);
  const segments = plain.split("/").filter((segment) => segment !== "");
  const shown = segments
    .slice(0, MAX_SEGMENTS)
    .map((segment) =>
      isId(readSafely(() => decodeURIComponent(segment)) ?? segment) ? ID : segment,
    );
  return `/${shown.join("/")}${segments.length > MAX_SEGMENTS ? "/…" : ""}`;
}

/** An id that cannot be a part of a name: a UUID, a ULID, a hash, an email address, a long number. */
const UNMISTAKABLE_ID =
  /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<![\da-z])(?:[\da-f]{16,}|[\dA-HJKMNP-TV-Z]{26}|\d{6,})(?![\da-z])|[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+/gi;

/** Returns a name for programs without ids. Short numbers stay: they often are the name. */
export function removeIds(name: string): string {
  return name.replaceAll(UNMISTAKABLE_ID, ID);
}
