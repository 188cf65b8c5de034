/**
 * Paths of field errors that are texts. Every place that takes a path uses this rule: the option
 * `errors`, `fromIssues`, the command line and the playground.
 */

import { readSafely } from "../values/safe-read.js";

/** A step of a path with dots and brackets: a name, an index, or a name in quotes. */
const PATH_STEP = /(?:^|(?<=[^.])\.)([^.[\]]+)|\[(?:(\d{1,15})|"([^"]*)"|'([^']*)')\]/gy;

/**
 * Returns the steps of a path from the outside in. A text that begins with `/` or `#/` is a JSON
 * pointer, plain or as a URI fragment (RFC 6901, 3 and 6). Names with dots and brackets are a path as
 * JavaScript has it: `songs[0].title`. An empty text and `#` stand for the whole document, and any
 * other text is one name.
 */
export function parseFieldPath(path: string): (string | number)[] {
  if (path === "" || path === "#") return [];
  if (/^#?\//.test(path)) {
    const fragment = path.slice(1);
    // A fragment that is malformed stays as it is.
    const pointer = path.startsWith("#")
      ? (readSafely(() => decodeURIComponent(fragment)) ?? fragment)
      : path;
    const steps = pointer.split("/").slice(1);
    return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  const matches = [...path.matchAll(PATH_STEP)];
  if (matches.map(([text]) => text).join("") !== path) return [path];
  return matches.map(([, name, index, doubleQuoted, singleQuoted]) =>
    index === undefined ? ((name ?? doubleQuoted ?? singleQuoted) as string) : Number(index),
  );
}
