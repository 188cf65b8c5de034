/** Paths of field errors, which are lists or JSON pointers (RFC 6901). */

import type { FieldError } from "../model/options.js";

/** Returns the steps of a path from the outside in. */
export function listPathSteps(path: FieldError["path"]): readonly (string | number)[] {
  return typeof path === "string" ? parsePointer(path) : path;
}

/** Parses a JSON pointer, plain or as a URI fragment (RFC 6901, 4 and 6). */
function parsePointer(pointer: string): (string | number)[] {
  let plain = pointer;
  try {
    if (pointer.startsWith("#")) plain = decodeURIComponent(pointer);
  } catch {
    // A percent sign that encodes nothing is taken as it is.
  }
  const [, ...steps] = plain.split("/");
  return steps.map((step) =>
    /^(0|[1-9]\d{0,14})$/.test(step)
      ? Number(step)
      : step.replaceAll("~1", "/").replaceAll("~0", "~"),
  );
}
