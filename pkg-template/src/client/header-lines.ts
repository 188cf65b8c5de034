/** The header fields of an answer in any form that one has them, as lines. */

/** Header fields in any form: a `Headers`, pairs, or an object whose values may be lists. */
export type HeadersLike =
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | number | readonly string[] | undefined };

/** More fields than this, and more of them in code units, are not read. */
const FIELDS = 256;
const UNITS = 1 << 16;

/** What would end a line, and is in no field value that came over a wire. */
const BREAK = /[\r\n\0]/;
const BREAKS = /[\r\n\0]+/g;

/** Says nothing of an error, and may be a secret. */
const SECRET = /^set-cookie2?$/;

/** Gives `name: value` and a line feed for each field, names in lower case. It never throws. */
export function headerLines(headers: unknown): string {
  let lines = "";
  let count = 0;
  const put = (name: unknown, value: unknown): boolean => {
    if (typeof name !== "string" || name === "" || name.includes(":") || BREAK.test(name)) {
      return true;
    }
    const field = name.toLowerCase();
    if (SECRET.test(field)) return true;
    if (++count > FIELDS) return false;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== "string" && typeof item !== "number") continue;
      const line = `${item}`;
      if (lines.length + field.length + line.length > UNITS) return false;
      lines += `${field}: ${BREAK.test(line) ? line.replace(BREAKS, " ") : line}\n`;
    }
    return true;
  };
  try {
    if (typeof headers !== "object" || headers === null) return "";
    if (Symbol.iterator in headers) {
      for (const pair of headers as Iterable<unknown>) {
        if (!Array.isArray(pair)) continue;
        if (!put(pair[0], pair[1])) break;
      }
    } else {
      for (const name of Object.keys(headers)) {
        if (!put(name, (headers as { [name: string]: unknown })[name])) break;
      }
    }
  } catch {
    // What was there before it failed counts.
  }
  return lines;
}
