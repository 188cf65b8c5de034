/**
 * Finds names that were mistyped in the objects that options take. Such an object may have further
 * members, because the issues of a validator and the result of a rate limiter can be passed as they are.
 */

import { findMisspelling } from "../values/misspelling.js";
import { readOwn } from "../values/own-record.js";
import { FIELD_ERROR_MEMBERS, RATE_LIMIT_MEMBERS } from "./option-members.js";

/** Words that are used elsewhere for a name: what the members of a field error are called in a body (RFC 9457, 3). */
const ALIASES = [
  ["pointer", "path"],
  ["detail", "message"],
] as const;

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
  const aliases = ALIASES.filter(([, name]) => names.includes(name));
  const objects = Array.isArray(value)
    ? value.map((object: unknown, index) => [`[${index}]`, object] as const)
    : [["", value] as const];
  for (const [place, object] of objects) {
    const isObject = typeof object === "object" && object !== null;
    const mistyped = isObject ? findMisspelling(object, names, [], aliases) : undefined;
    if (!mistyped) continue;
    const { name, meant } = mistyped;
    return { member: `${place}.${name}`, reason: `is not a member. Did you mean ${meant}?` };
  }
  return undefined;
}
