/** Details with the members of a problem: `No song has the id {song}.` */

import { readMember } from "../values/safe-read.js";

/** A brace that is doubled, or a name in braces. */
const PLACEHOLDER = /([{}])\1|\{([^{}]*)\}/g;

/** The names in braces of a template. A brace that is doubled is a brace. */
export type PlaceholderNames<Template> = Template extends `${string}{${infer After}`
  ? After extends `{${infer Rest}`
    ? PlaceholderNames<Rest>
    : After extends `${infer Name}}${infer Rest}`
      ? Name | PlaceholderNames<Rest>
      : never
  : never;

/**
 * Returns a template with the values of members in place of their names, or undefined if a member has
 * no value: a sentence with a gap says less than the title.
 */
export function formatDetail(template: string, members: object | undefined): string | undefined {
  let isComplete = true;
  const detail = template.replace(PLACEHOLDER, (_, brace: string | undefined, name: string) => {
    if (brace) return brace;
    const text = formatMember(readMember(members, name));
    isComplete &&= text !== undefined;
    return text ?? "";
  });
  return isComplete ? detail : undefined;
}

function formatMember(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object") return String(value);
  try {
    const json: unknown = JSON.parse(JSON.stringify(value));
    return typeof json === "string" ? json : JSON.stringify(json);
  } catch {
    return undefined;
  }
}
