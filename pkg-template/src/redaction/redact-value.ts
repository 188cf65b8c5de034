/** What is kept out of a log: values whose name tells that they are secret, and what looks like one. */

import { decodePercent, REDACTED, redactText } from "./redact-text.js";
import { normalizeName, SecretNames } from "./secret-names.js";

export { REDACTED };

/** How deep and how wide data goes, how many values there are, and characters of all texts. */
const DEPTH = 6;
const VALUES = 1_000;
const WIDTH = 100;
const ROOM = 500_000;

/** Lists of names, which hold no values: `allowedHeaders`, a `path`. */
const OF_NAMES = /allow|expose|vary|name|path|keys$|fields$|required/;
/** Lists of header fields: `rawHeaders` of Node has names and values in turns. */
const OF_FIELDS = /headers?$|trailers?$/;
/** Objects of parameters. */
const OF_PARAMETERS = /^(?:query|querystring|params|searchparams)$/;

/** What an object with a name and a value calls them, such as a cookie, or what a validator found. */
const NAMES = ["name", "key", "header", "field", "param", "property", "path"];
const VALUES_OF = new Set(["value", "values", "input", "received", "actual"]);

type Entry = readonly [name: string, value: unknown];

/** Gives a member of a value, or nothing where it resists. */
export function readProperty(value: object, name: PropertyKey): unknown {
  try {
    return (value as { readonly [name: PropertyKey]: unknown })[name];
  } catch {
    return undefined;
  }
}

/** Gives the entries of an object; those of a `Headers` or a `Map` are where no key shows them. */
function* entriesOf(value: object): Generator<Entry> {
  const isKeyed =
    value instanceof Map || (typeof Headers === "function" && value instanceof Headers);
  if (isKeyed) {
    for (const [key, given] of value as Iterable<[unknown, unknown]>) yield [String(key), given];
  } else {
    for (const name of Object.keys(value)) yield [name, readProperty(value, name)];
  }
}

/** Makes data of values, without the secret ones. */
export class ValueRedactor {
  readonly #names: SecretNames;
  /** How many values there may still be: data may have the same part at many places. */
  #left = VALUES;
  /** How long texts may still be, together. */
  #room = ROOM;

  constructor(further?: unknown) {
    this.#names = new SecretNames(further);
  }

  /** Whether this name was chosen to be left out. */
  isChosen(name: string): boolean {
    return this.#names.isChosen(name);
  }

  /** Gives a text without what looks like a secret. */
  text(text: string): string {
    if (this.#room <= 0) return "(there is more)";
    const cleaned = redactText(text, this.#names);
    this.#room -= cleaned.length;
    return cleaned;
  }

  /** Gives the value of a name as data. */
  member(name: string, value: unknown): unknown {
    return this.#member(name, value, -1);
  }

  #member(name: string, value: unknown, depth: number): unknown {
    return this.#names.isSecret(name, value) ? REDACTED : this.clean(value, depth + 1, name);
  }

  /** Gives a value as data that JSON can hold. Functions and what lies too deep are left out. */
  clean(value: unknown, depth = 0, name = ""): unknown {
    try {
      return this.#clean(value, depth, name);
    } catch {
      return undefined;
    }
  }

  #clean(value: unknown, depth: number, name: string): unknown {
    this.#left--;
    if (typeof value === "string") return this.text(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object" || value === null) {
      return typeof value === "boolean" || value === null ? value : undefined;
    }
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof URL) return this.text(value.href);
    if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
    if (depth >= DEPTH || this.#left <= 0) return "(there is more)";
    return Array.isArray(value)
      ? this.#list(value.slice(0, WIDTH), depth, normalizeName(name))
      : this.#object(value, depth, normalizeName(name));
  }

  #object(value: object, depth: number, called: string): object {
    const data: { [name: string]: unknown } = {};
    const isOfParameters = OF_PARAMETERS.test(called);
    const isNamed = NAMES.some((name) => this.namesSecret(readProperty(value, name)));
    let left = WIDTH;
    for (const [name, given] of entriesOf(value)) {
      if (--left < 0) break;
      const isSecret =
        (isNamed && VALUES_OF.has(name) && given !== undefined) ||
        (isOfParameters && this.#names.isSecretPath(name, given, true));
      const member = isSecret ? REDACTED : this.#member(name, given, depth);
      const shared = { configurable: true, enumerable: true, writable: true };
      const key = this.text(name);
      if (member !== undefined) Object.defineProperty(data, key, { ...shared, value: member });
    }
    return data;
  }

  /** Whether something is the name of a secret, or a path to one: a list, or a JSON pointer. */
  namesSecret(name: unknown): boolean {
    const steps = typeof name === "string" ? name.split("/") : name;
    if (!Array.isArray(steps)) return false;
    return steps.slice(0, WIDTH).some((step) => {
      return (
        typeof step === "string" && this.#names.isSecretPath(decodePercent(step), "text", false)
      );
    });
  }

  #list(list: readonly unknown[], depth: number, called: string): unknown[] {
    if (OF_NAMES.test(called)) return list.map((item) => this.#item(item, depth, called));
    const hides = (name: unknown, value: unknown) =>
      typeof name === "string" &&
      (OF_FIELDS.test(called) || SecretNames.isField(name)) &&
      this.#names.isSecret(name, value);
    return list.map((item, at) => {
      if (at % 2 === 1 && hides(list[at - 1], item)) return REDACTED;
      if (Array.isArray(item) && item.length === 2 && typeof item[0] === "string") {
        const [name, value] = item;
        if (this.#names.isSecret(name, value)) return [name, REDACTED];
      }
      return this.#item(item, depth, called);
    });
  }

  #item(item: unknown, depth: number, called: string): unknown {
    return this.clean(item, depth + 1, called) ?? null;
  }
}
