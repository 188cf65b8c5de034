/** The paths of issues, as validators have them. */

import { parseFieldPath } from "./field-path.js";

/** The most steps of a path. An iterable may never end. */
const MAX_PATH_STEPS = 1_000;

/** Returns a step of a path as JSON can name it. */
function convertPathStep(step: PropertyKey | { readonly key: unknown }): string | number {
  const key = typeof step === "object" && step !== null ? step.key : step;
  if (typeof key === "number" && Number.isFinite(key)) return key;
  if (typeof key === "symbol") return key.description ?? "";
  // The key of a map may be any object.
  return typeof key === "object" && key !== null ? "" : String(key);
}

/**
 * Returns the path of an issue as a field error has it: a list of steps as Standard Schema has it, or a
 * text as `parseFieldPath` reads it. Returns undefined if it is neither.
 */
export function parseIssuePath(path: unknown): (string | number)[] | undefined {
  if (typeof path === "string") return parseFieldPath(path);
  if (path === null || path === undefined) return [];
  if (typeof path !== "object" || !(Symbol.iterator in path)) return undefined;
  const steps: (string | number)[] = [];
  for (const step of path as Iterable<PropertyKey | { readonly key: unknown }>) {
    if (steps.push(convertPathStep(step)) === MAX_PATH_STEPS) break;
  }
  return steps;
}
