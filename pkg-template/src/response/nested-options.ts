/**
 * The options that are objects, read member by member. The record for the core and the JSON writer use
 * the same values. The objects are the user's, so a getter may throw.
 */

import type { Challenge, FieldError, Help } from "../model/options.js";
import { parseFieldPath } from "../options/field-path.js";
import { FIELD_ERROR_MEMBERS } from "../options/option-members.js";
import { isGiven } from "../options/run-time-values.js";
import { pickMembers } from "../values/own-record.js";

const keepGiven = <T>(value: T): T | undefined => (isGiven(value) ? value : undefined);

/** Returns a link. */
export function readHelp(help: Help): Help {
  const { href, text } = pickMembers(help, ["href", "text"]) as Help;
  return { href, text: keepGiven(text) };
}

/** Returns a step of a path, which is a number if it has the form of an index. */
function parseIndex(step: string | number): string | number {
  return /^(0|[1-9]\d{0,14})$/.test(`${step}`) ? Number(step) : step;
}

/** Returns a field error whose path is a list, so that each dialect can write the path in its form. */
export function readFieldError(fieldError: FieldError): FieldError & {
  readonly path: readonly (string | number)[];
} {
  const members = pickMembers(fieldError, FIELD_ERROR_MEMBERS) as FieldError;
  const { path, code, message } = members;
  const steps = typeof path === "string" ? parseFieldPath(path).map(parseIndex) : path;
  return { path: steps, code: keepGiven(code), message: keepGiven(message) };
}

/** Returns the parts of a challenge that is no text. */
export function readChallenge(challenge: Exclude<Challenge, string>): {
  readonly scheme: string;
  readonly token68: string | undefined;
  readonly params: readonly (readonly [name: string, value: string])[];
} {
  const members = pickMembers(challenge, ["scheme", "token68", "params"]);
  const { scheme, token68, params } = members as Exclude<Challenge, string>;
  return { scheme, token68, params: Object.entries(params ?? {}) };
}
