/**
 * The options that are objects, read member by member. The record for the core and the JSON writer use
 * the same values. The objects are the user's, so a getter may throw.
 */

import type { Challenge, FieldError, Help } from "../model/options.js";

/** Returns a link. */
export function readHelp({ href, text }: Help): Help {
  return { href, text };
}

/** Returns a field error whose path is a list, so that each dialect can write the path in its form. */
export function readFieldError({ path, code, message }: FieldError): FieldError & {
  readonly path: readonly (string | number)[];
} {
  return { path: typeof path === "string" ? parsePointer(path) : path, code, message };
}

/** Returns the parts of a challenge that is no text. */
export function readChallenge({ scheme, token68, params }: Exclude<Challenge, string>): {
  readonly scheme: string;
  readonly token68: string | undefined;
  readonly params: readonly (readonly [name: string, value: string])[];
} {
  return { scheme, token68, params: Object.entries(params ?? {}) };
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
