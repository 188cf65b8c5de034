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

/** What is asked for where fields can only be asked for by name. */
const ASKED =
  "content-type date retry-after www-authenticate grpc-status grpc-message x-request-id request-id ratelimit ratelimit-policy x-ratelimit-limit x-ratelimit-remaining x-ratelimit-reset x-ratelimit-reset-after".split(
    " ",
  );

/** Says nothing of an error, and may be a secret. */
const SECRET = /^set-cookie2?$/;

/** Gives `name: value` and a line feed for each field, names in lower case. It never throws. */
export function headerLines(headers: unknown): string {
  let lines = "";
  let count = 0;
  const put = (name: unknown, value: unknown): void => {
    if (typeof name !== "string" || name === "" || name.includes(":") || BREAK.test(name)) return;
    const field = name.toLowerCase();
    if (SECRET.test(field)) return;
    if (++count > FIELDS) throw new RangeError();
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== "string" && typeof item !== "number") continue;
      const line = `${item}`;
      if (lines.length + field.length + line.length > UNITS) throw new RangeError();
      lines += `${field}: ${BREAK.test(line) ? line.replace(BREAKS, " ") : line}\n`;
    }
  };
  try {
    if (typeof headers !== "object" || headers === null) return "";
    if (Symbol.iterator in headers) {
      for (const pair of headers as Iterable<unknown>) {
        if (Array.isArray(pair)) put(pair[0], pair[1]);
      }
    } else {
      const fields = headers as { readonly [name: string]: unknown };
      const { get } = fields;
      const canAsk = typeof get === "function";
      for (const name of canAsk ? ASKED : Object.keys(fields)) {
        put(name, canAsk ? get.call(fields, name) : fields[name]);
      }
    }
  } catch {
    // What was there before it failed, or was too much, counts.
  }
  return lines;
}
