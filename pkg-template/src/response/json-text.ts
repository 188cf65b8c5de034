/** Values of the user's as JSON texts. The core parses them, and the JSON writer sends them. */

import { readMember, readSafely } from "../values/safe-read.js";

/** Returns a value as JSON, big integers as text, or undefined if it cannot be written. */
export function formatJson(value: unknown): string | undefined {
  return readSafely(() =>
    JSON.stringify(value, (_, item) => (typeof item === "bigint" ? String(item) : item)),
  );
}

/** Returns an object as JSON, without the members that cannot be written, such as cyclic ones. */
export function formatJsonMembers(members: { readonly [name: string]: unknown }): string {
  const json = formatJson(members);
  if (json !== undefined) return json;
  const written = Object.keys(members).map((name) => {
    const value = formatJson(readMember(members, name));
    return value === undefined ? "" : `${JSON.stringify(name)}:${value}`;
  });
  return `{${written.filter(Boolean).join()}}`;
}
