/**
 * Finds names that were mistyped in the objects that options take. Such an object may have further
 * members, because the issues of a validator and the result of a rate limiter can be passed as they are.
 */

import { readOwn } from "../values/own-record.js";
import { findSimilarWord } from "../values/similar-word.js";
import { FIELD_ERROR_MEMBERS, RATE_LIMIT_MEMBERS } from "./option-members.js";

/** Words that are used elsewhere for a name: what the members of a field error are called in a body (RFC 9457, 3). */
const ALIASES = [
  ["pointer", "path"],
  ["detail", "message"],
] as const;

/**
 * Returns the first member of an object whose name is similar to a known one that the object lacks, with the
 * name that was meant, or undefined if there is none.
 */
function findMisspelling(
  object: object,
  names: readonly string[],
): { readonly name: string; readonly meant: string } | undefined {
  const aliases = ALIASES.filter(([, name]) => names.includes(name));
  const pairs = [...names.map((name) => [name, name] as const), ...aliases];
  const missing = pairs.filter(([, name]) => readOwn(object, name) === undefined);
  if (missing.length === 0) return undefined;
  const words = missing.map(([word]) => word);
  for (const name of Object.keys(object)) {
    if (names.includes(name)) continue;
    const similar = findSimilarWord(name.replaceAll(/[-_]/g, ""), words);
    const meant = missing.find(([word]) => word === similar)?.[1];
    if (meant !== undefined) return { name, meant };
  }
  return undefined;
}

/** The members of the values of options that are objects, or lists of them. */
const OPTION_MEMBERS: { readonly [option: string]: readonly string[] } = {
  errors: FIELD_ERROR_MEMBERS,
  help: ["href", "text"],
  rateLimit: RATE_LIMIT_MEMBERS,
};

/** What is wrong with a member of an option's value. */
interface MemberProblem {
  readonly member: string;
  readonly reason: string;
}

/** Returns what is wrong with an option whose value has a mistyped member, or undefined if it has none. */
export function checkMemberNames(option: string, value: unknown): MemberProblem | undefined {
  const names = readOwn(OPTION_MEMBERS, option) as readonly string[] | undefined;
  if (!names || typeof value !== "object" || value === null) return undefined;
  const objects = Array.isArray(value)
    ? value.map((object: unknown, index) => [`[${index}]`, object] as const)
    : [["", value] as const];
  for (const [place, object] of objects) {
    const isObject = typeof object === "object" && object !== null;
    const mistyped = isObject ? findMisspelling(object, names) : undefined;
    if (!mistyped) continue;
    const { name, meant } = mistyped;
    return { member: `${place}.${name}`, reason: `is not a member. Did you mean ${meant}?` };
  }
  return undefined;
}
