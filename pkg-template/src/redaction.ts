/** What is kept out of a log: values whose name tells that they are secret, and what looks like one. */

/** Stands in the place of a value. */
const REDACTED = "[redacted]";

/** Names of secrets, in lower case and without hyphens and underscores. */
const SECRET = [
  "authorization",
  "proxyauthorization",
  "cookie",
  "setcookie",
  "xapikey",
  "apikey",
  "password",
  "passwd",
  "secret",
  "clientsecret",
  "token",
  "accesstoken",
  "refreshtoken",
  "idtoken",
];

/** How deep and how wide data goes, how many values there are, and how long a text is. */
const DEPTH = 6;
const VALUES = 1_000;
const WIDTH = 100;
const LENGTH = 10_000;

/** Credentials as Authorization has them. One word, such as "Basic realm", is none. */
const CREDENTIALS = /\b([Bb]earer|[Bb]asic)\s+(?=\S{16}|\S*\d|\S+[A-Z])[\w\-.~+/]{4,}=*/g;
/** What stands before the host in a URL (RFC 3986, 3.2.1). */
const USERINFO = /(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#]{1,1000}@/gi;
/** A header field in a text, to the end of its line. */
const FIELD = /\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(["']?\s*[:=]\s*)[^\r\n]+/gi;

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, "");

/** Gives a text without what looks like credentials, and not longer than a log can bear. */
export function cleanText(text: string): string {
  const short = text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text;
  return short
    .replace(FIELD, `$1$2${REDACTED}`)
    .replace(CREDENTIALS, `$1 ${REDACTED}`)
    .replace(USERINFO, `$1${REDACTED}@`);
}

/** Gives a URL or a path without credentials and without the values of secret parameters. */
export function cleanUrl(url: string, redaction: Redaction): string {
  const [before, query] = url.split(/\?(.*)/s) as [string, string | undefined];
  if (query === undefined) return cleanText(before);
  const parts = query.split("&").map((part) => {
    const [name] = part.split("=", 1) as [string];
    return redaction.hides(decoded(name)) ? `${name}=${REDACTED}` : part;
  });
  return cleanText(`${before}?${parts.join("&")}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Makes data of values, without the secret ones. */
export class Redaction {
  readonly #names: ReadonlySet<string>;
  /** How many values there may still be: data may have the same part at many places. */
  #left = VALUES;

  constructor(further: readonly string[] = []) {
    this.#names = new Set([...SECRET, ...further.map(plainName)]);
  }

  /** Whether a value of this name is left out. */
  hides(name: string): boolean {
    return this.#names.has(plainName(name));
  }

  /** Gives the value of a name as data. */
  member(name: string, value: unknown): unknown {
    return value !== undefined && this.hides(name) ? REDACTED : this.clean(value);
  }

  /** Gives a value as data that JSON can hold. Functions and what lies too deep are left out. */
  clean(value: unknown, depth = 0): unknown {
    try {
      return this.#clean(value, depth);
    } catch {
      return undefined;
    }
  }

  #clean(value: unknown, depth: number): unknown {
    this.#left--;
    if (typeof value === "string") return cleanText(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object" || value === null) {
      return typeof value === "boolean" || value === null ? value : undefined;
    }
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof URL) return cleanUrl(value.href, this);
    if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
    if (depth >= DEPTH || this.#left <= 0) return "(there is more)";
    if (Array.isArray(value)) return value.slice(0, WIDTH).map((item) => this.#item(item, depth));
    // A `Headers` or a `Map` has its entries where no key shows them.
    const isKeyed =
      value instanceof Map || (typeof Headers === "function" && value instanceof Headers);
    const entries = isKeyed
      ? [...(value as Iterable<[unknown, unknown]>)]
      : Object.keys(value).map((name) => [name, (value as never)[name]] as const);
    const data: { [name: string]: unknown } = {};
    for (const [key, given] of entries.slice(0, WIDTH)) {
      const name = String(key);
      const member = this.hides(name) ? REDACTED : this.clean(given, depth + 1);
      const shared = { configurable: true, enumerable: true, writable: true };
      if (member !== undefined) Object.defineProperty(data, name, { ...shared, value: member });
    }
    return data;
  }

  #item(item: unknown, depth: number): unknown {
    return this.clean(item, depth + 1) ?? null;
  }
}
