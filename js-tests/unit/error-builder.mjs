// Builds errors from options and formats options, for the tests of options.

import { listBuildableClasses, REQUIRED_OPTIONS } from "./package-import.mjs";

/** Returns a function that builds an error from a status and options, with an installed package. */
export function createErrorBuilder(entries) {
  return function buildError(status, options) {
    const [Class] = listBuildableClasses(entries).find(([Class]) => Class.status === status);
    return new Class({ ...REQUIRED_OPTIONS[status], ...options });
  };
}

/** Returns a value as text for the title of a test. */
export function formatValue(value) {
  if (typeof value === "string") return JSON.stringify(value).slice(0, 40);
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${name}: ${formatValue(member)}`,
    );
    return `${value.constructor?.name ?? "null prototype"} {${members.join(", ")}}`;
  }
  return Object.is(value, -0) ? "-0" : String(value).slice(0, 40);
}
