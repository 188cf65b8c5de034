// What the tests of options share: a way to build from options, and one to show them.

import { buildable, NEEDED } from "./installed.mjs";

/** Gives what builds an error of a status from options, of the entries of an installed package. */
export function builder(entries) {
  return function build(status, options) {
    const [Class] = buildable(entries).find(([Class]) => Class.status === status);
    return new Class({ ...NEEDED[status], ...options });
  };
}

/** How a value is shown in the name of a test. */
export function shown(value) {
  if (typeof value === "string") return JSON.stringify(value).slice(0, 40);
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${name}: ${shown(member)}`);
    return `${value.constructor?.name ?? "null prototype"} {${members.join(", ")}}`;
  }
  return Object.is(value, -0) ? "-0" : String(value).slice(0, 40);
}

/** The names of all options that have a row in the table of options.test.mjs. */
export const OPTIONS = [
  "detail",
  "title",
  "type",
  "instance",
  "comment",
  "code",
  "expose",
  "stack",
  "cause",
  "help",
  "extensions",
  "errors",
  "accept",
  "challenges",
  "headers",
  "retryAfter",
  "allow",
  "upgrade",
  "location",
  "blockedBy",
  "length",
  "unit",
  "acceptEncoding",
  "acceptPatch",
];
