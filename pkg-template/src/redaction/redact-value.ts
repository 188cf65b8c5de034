/**
 * Turns values into data for a log. Values with the name of a secret, and texts that look like one,
 * are redacted.
 */

import { defineProperty } from "../values/define-property.js";
import { toOneLine } from "../values/one-line.js";
import { readMember } from "../values/safe-read.js";
import { listMessageMembers } from "./message-members.js";
import { decodePercent, redactText } from "./redact-text.js";
import { REDACTED } from "./replace-values.js";
import { HEADER_LIST, NAME_LIST, normalizeSecretName, SecretNames } from "./secret-names.js";

export { REDACTED };

/**
 * The limits of the data: its depth, the number of its values, the members of one value, and the
 * UTF-16 code units of all texts together.
 */
const MAX_DEPTH = 6;
const MAX_VALUES = 1_000;
const MAX_MEMBERS = 100;
const MAX_TOTAL_LENGTH = 500_000;

/** Replaces a value beyond the limits. */
const TOO_MUCH = "(there is more)";

/** The names of objects that hold parameters. */
const PARAMETERS_OBJECT = /^(?:query|querystring|params|searchparams)$/;

/**
 * The members that hold the name and the value in an object for one pair: a cookie, a field error.
 */
const PAIR_NAME_MEMBERS =
  /^(?:name|key|header|field|param|parameter|property|path|variable|setting|parametername|variablename|attribute|label|id)$/;
const PAIR_VALUE_MEMBERS =
  /^(?:values?|content|input|received|actual|parametervalue|text|data|default|defaultvalue|secretstring)$/;

type Entry = readonly [name: string, value: unknown];

/** Yields the entries of an object. A `Headers` and a `Map` have theirs elsewhere than in keys. */
function* readEntries(value: object): Generator<Entry> {
  const messageMembers = listMessageMembers(value);
  if (messageMembers !== undefined) {
    yield* messageMembers;
    return;
  }
  const hasPairs =
    value instanceof Map || (typeof Headers === "function" && value instanceof Headers);
  if (hasPairs) {
    for (const [key, member] of value as Iterable<[unknown, unknown]>) yield [String(key), member];
  } else {
    for (const name of Object.keys(value)) yield [name, readMember(value, name)];
  }
}

/** The most errors of a chain of causes whose messages a stack may repeat. */
const MAX_CAUSE_TEXTS = 8;

/** Returns the texts of an error and of its causes that the stack of the error may repeat. */
function findStackTexts(error: unknown): string[] {
  const texts: string[] = [];
  let source = error;
  for (let left = MAX_CAUSE_TEXTS; left > 0 && Object(source) === source; left--) {
    for (const name of ["detail", "message"]) {
      const text = readMember(source, name);
      if (typeof text === "string" && text !== "") texts.push(text);
    }
    source = readMember(source, "cause");
  }
  return texts;
}

/** Turns values into data without secrets. Its limits hold for all values together. */
export class ValueRedactor {
  readonly #names: SecretNames;
  /** The same object may be a member of many, so each occurrence counts. */
  #valuesLeft = MAX_VALUES;
  #lengthLeft = MAX_TOTAL_LENGTH;

  /** @param chosenNames - further names of secrets */
  constructor(chosenNames?: unknown) {
    this.#names = new SecretNames(chosenNames);
  }

  /** Whether the user chose a name to be redacted. */
  isChosen(name: string): boolean {
    return this.#names.isChosen(name);
  }

  /** Returns a text without what looks like a secret. */
  redactText(text: string): string {
    if (this.#lengthLeft <= 0) return TOO_MUCH;
    const redacted = redactText(text, this.#names);
    this.#lengthLeft -= redacted.length;
    return redacted;
  }

  /** Returns a text on one line, without what looks like a secret. */
  redactToOneLine(text: string): string {
    return toOneLine(this.redactText(text));
  }

  /**
   * Returns the messages of field errors whose path is the name of a secret. Such a message may
   * repeat the value that the client sent, and it may also be the error's detail.
   */
  findFieldMessages(error: unknown): string[] {
    const fieldErrors = readMember(error, "errors");
    if (!Array.isArray(fieldErrors)) return [];
    return fieldErrors
      .slice(0, MAX_MEMBERS)
      .filter((fieldError) => this.isPathToSecret(readMember(fieldError, "path")))
      .map((fieldError) => readMember(fieldError, "message"))
      .filter((message) => typeof message === "string" && message !== "") as string[];
  }

  /** Returns a text of an error without the messages of {@link findFieldMessages}. */
  redactFieldMessages(text: string, error: unknown): string {
    return this.findFieldMessages(error)
      .flatMap((message) => [message, toOneLine(message)])
      .reduce((redacted, message) => redacted.replaceAll(message, REDACTED), text);
  }

  /**
   * Returns the stack of an error without what looks like a secret. Its first line has texts of the
   * error and of its causes on one line, so that a header in them cannot be recognized there. So
   * these texts are redacted by themselves first.
   */
  redactStack(stack: string, error: unknown): string {
    return this.redactText(
      findStackTexts(error).reduce((redacted, text) => {
        const line = toOneLine(text);
        if (line === text || !redacted.includes(line)) return redacted;
        return redacted.replaceAll(line, () => toOneLine(redactText(text, this.#names)));
      }, stack),
    );
  }

  /** Returns the value of a name as data. */
  redactMember(name: string, value: unknown): unknown {
    return this.#redactMember(name, value, -1);
  }

  /** Returns a value as data that JSON can hold. A function and a symbol are `undefined`. */
  redactValue(value: unknown, depth = 0, name = ""): unknown {
    try {
      return this.#convert(value, depth, name);
    } catch {
      return undefined;
    }
  }

  /** Whether something is the name of a secret, or a path to one: a list, or a JSON pointer. */
  isPathToSecret(name: unknown): boolean {
    const steps = typeof name === "string" ? name.split("/") : name;
    if (!Array.isArray(steps)) return false;
    return steps.slice(0, MAX_MEMBERS).some((step) => {
      return (
        typeof step === "string" && this.#names.isSecretPath(decodePercent(step), "text", false)
      );
    });
  }

  #redactMember(name: string, value: unknown, depth: number): unknown {
    const isSecret = this.#names.isSecret(name, value);
    return isSecret ? REDACTED : this.redactValue(value, depth + 1, name);
  }

  #convert(value: unknown, depth: number, name: string): unknown {
    this.#valuesLeft--;
    if (typeof value === "string") return this.redactText(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object" || value === null) {
      return typeof value === "boolean" || value === null ? value : undefined;
    }
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof URL) return this.redactText(value.href);
    if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
    if (depth >= MAX_DEPTH || this.#valuesLeft <= 0) return TOO_MUCH;
    return Array.isArray(value)
      ? this.#convertList(value.slice(0, MAX_MEMBERS), depth, normalizeSecretName(name))
      : this.#convertObject(value, depth, normalizeSecretName(name));
  }

  #convertObject(value: object, depth: number, objectName: string): object {
    const data: { [name: string]: unknown } = {};
    const holdsParameters = PARAMETERS_OBJECT.test(objectName);
    const entries: Entry[] = [];
    for (const entry of readEntries(value)) {
      if (entries.push(entry) >= MAX_MEMBERS) break;
    }
    const isSecretPair = entries.some(
      ([name, member]) =>
        PAIR_NAME_MEMBERS.test(normalizeSecretName(name)) && this.isPathToSecret(member),
    );
    for (const [name, member] of entries) {
      const isSecret =
        (isSecretPair &&
          PAIR_VALUE_MEMBERS.test(normalizeSecretName(name)) &&
          member !== undefined) ||
        (holdsParameters && this.#names.isSecretPath(name, member, true));
      const redacted = isSecret ? REDACTED : this.#redactMember(name, member, depth);
      const key = this.redactText(name);
      if (redacted === undefined) continue;
      // Defined rather than assigned, as the name may be `__proto__`.
      defineProperty(data, key, {
        configurable: true,
        enumerable: true,
        writable: true,
        value: redacted,
      });
    }
    return data;
  }

  #convertList(list: readonly unknown[], depth: number, listName: string): unknown[] {
    if (NAME_LIST.test(listName)) {
      return list.map((item) => this.#convertItem(item, depth, listName));
    }
    const isSecretHeader = (name: unknown, value: unknown) =>
      typeof name === "string" &&
      (HEADER_LIST.test(listName) || SecretNames.isCredentialHeader(name)) &&
      this.#names.isSecret(name, value);
    // The arguments of a command.
    const isSecretArgument = (name: unknown, value: unknown) =>
      typeof name === "string" && /^--?\w[\w-]*$/.test(name) && this.#names.isSecret(name, value);
    return list.map((item, at) => {
      if (at % 2 === 1 && isSecretHeader(list[at - 1], item)) return REDACTED;
      if (isSecretArgument(list[at - 1], item)) return REDACTED;
      if (Array.isArray(item) && item.length === 2 && typeof item[0] === "string") {
        const [name, value] = item;
        if (this.#names.isSecret(name, value)) return [name, REDACTED];
      }
      return this.#convertItem(item, depth, listName);
    });
  }

  #convertItem(item: unknown, depth: number, listName: string): unknown {
    return this.redactValue(item, depth + 1, listName) ?? null;
  }
}
