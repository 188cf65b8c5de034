/** Details with the members of a problem: `No song has the id {song}.` */

import { readMember } from "../values/safe-read.js";

/** A name in braces. */
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The names in braces of a template. */
export type PlaceholderNames<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderNames<Rest>
  : never;

/**
 * Returns a template with the values of members in place of their names, or undefined if a member has
 * no value: a sentence with a gap says less than the title.
 */
export function formatDetail(template: string, members: object | undefined): string | undefined {
  let isComplete = true;
  const detail = template.replace(PLACEHOLDER, (_, name: string) => {
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
