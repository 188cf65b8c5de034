/**
 * Paths of field errors that are texts. Every place that takes a path uses this rule: the option
 * `errors`, `fromIssues`, the command line and the playground.
 */

/** A step of a path with dots and brackets: a name, an index, or a name in quotes. */
const PATH_STEP = /(?:^|(?<=[^.])\.)([^.[\]]+)|\[(?:(\d{1,15})|"([^"]*)"|'([^']*)')\]/y;

/**
 * Returns the steps of a path from the outside in. A text that begins with `/` or `#/` is a JSON
 * pointer, plain or as a URI fragment (RFC 6901, 3 and 6). Names with dots and brackets are a path as
 * JavaScript has it: `songs[0].title`. An empty text and `#` stand for the whole document, and any
 * other text is one name.
 */
export function parseFieldPath(path: string): (string | number)[] {
  if (path === "" || path === "#") return [];
  if (/^#?\//.test(path)) {
    const pointer = path.startsWith("#") ? decodeUriFragment(path.slice(1)) : path;
    const steps = pointer.split("/").slice(1);
    return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  const steps: (string | number)[] = [];
  let end = 0;
  PATH_STEP.lastIndex = 0;
  for (let match = PATH_STEP.exec(path); match; match = PATH_STEP.exec(path)) {
    const [, name, index, doubleQuoted, singleQuoted] = match;
    const key = (name ?? doubleQuoted ?? singleQuoted) as string;
    steps.push(index === undefined ? key : Number(index));
    end = PATH_STEP.lastIndex;
  }
  return end === path.length ? steps : [path];
}

/** Decodes a URI fragment. One that is malformed stays as it is. */
function decodeUriFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
