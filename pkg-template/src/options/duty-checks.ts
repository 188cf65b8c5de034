/** Checks the values of options that only the duties of single statuses have. */

import type { DutyForm } from "../generated/option-specs.js";
import type { Challenge } from "../model/option-values.js";
import { toList } from "../values/lists.js";
import { pickMembers } from "../values/own-record.js";
import { checkText } from "./form-checks.js";
import { type FormCheck, HEADER_VALUE, hasForm, TOKEN } from "./forms.js";

/** A protocol name with or without a version (RFC 9110, 7.8). */
const PROTOCOL = /^[!#$%&'*+\-.^_`|~\w]+(\/[!#$%&'*+\-.^_`|~\w]+)?$/;
/** An opaque credential (RFC 9110, 11.2). */
const TOKEN68 = /^[\w\-.~+/]+=*$/;
/** A control character. A URI reference with one is refused instead of being encoded. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const CONTROL = /[\x00-\x1f\x7f]/;

const checkUri = (value: unknown) =>
  checkText(value) ?? (hasForm(CONTROL, value) ? "has a control character" : undefined);

/** Returns the check of one string or a list of strings, each of a form. */
function createListCheck(form: RegExp, item: string, mayBeEmpty = false): FormCheck {
  return (value) => {
    const items = toList(value);
    if (!mayBeEmpty && items.length === 0) return "is empty";
    // findIndex visits the holes of a sparse list; `every` would skip them.
    const invalid = items.findIndex((text) => text === "" || !hasForm(form, text));
    return invalid < 0 ? undefined : `has an item that is not ${item}`;
  };
}

const CHALLENGE_MEMBERS = ["scheme", "token68", "params"] as const;

function isChallenge(value: Challenge): boolean {
  if (typeof value === "string") return /\S/.test(value) && HEADER_VALUE.test(value);
  const { scheme, token68, params } = pickMembers(value, CHALLENGE_MEMBERS);
  const isKnown = (name: string) => (CHALLENGE_MEMBERS as readonly string[]).includes(name);
  if (!hasForm(TOKEN, scheme) || !Object.keys(value).every(isKnown)) return false;
  const entries = Object.entries(params ?? {});
  if (token68 !== undefined) return hasForm(TOKEN68, token68) && entries.length === 0;
  // A name occurs once, in whatever case (RFC 9110, 11.2).
  const names = new Set(entries.map(([name]) => name.toLowerCase()));
  if (names.size < entries.length) return false;
  return entries.every(([name, param]) => hasForm(TOKEN, name) && hasForm(HEADER_VALUE, param));
}

const checkChallenges: FormCheck = (value) => {
  const challenges = toList(value as Challenge);
  if (challenges.length === 0) return "is empty: at least one is needed";
  return challenges.every(isChallenge) ? undefined : "has an item that is not a challenge";
};

/** Checks a whole number, which has its valid form if it is a number. */
const checkWholeNumber: FormCheck = (value) =>
  typeof value === "number" ? undefined : "is not a number";

/** The check of each form. */
export const DUTY_CHECKS: { readonly [form in DutyForm]: FormCheck } = {
  challenges: checkChallenges,
  codings: /* @__PURE__ */ createListCheck(HEADER_VALUE, "a content coding"),
  mediaTypes: /* @__PURE__ */ createListCheck(HEADER_VALUE, "a media type"),
  methods: /* @__PURE__ */ createListCheck(TOKEN, "a method", true),
  onlyTrue: (value) => (value === true ? undefined : "is not true"),
  protocols: /* @__PURE__ */ createListCheck(PROTOCOL, "a protocol"),
  reference: (value) => checkUri(value instanceof URL ? value.href : value),
  token: (value) => (hasForm(TOKEN, value) ? undefined : "is not a token"),
  uri: checkUri,
  wholeNumber: checkWholeNumber,
};
