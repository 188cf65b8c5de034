/** Arguments, read by node:util, with errors that say how to go on. */

import { parseArgs } from "node:util";
import { formatSuggestion, UsageError } from "./wrong-use.js";

/** What an option takes. */
export interface OptionKind {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
}

/** The options of a command, by their names. */
export type OptionKinds = { readonly [name: string]: OptionKind };

/** What a command was given. */
export interface ParsedArguments {
  /** The words beside the options. */
  readonly words: readonly string[];
  /** Whether a switch was given. */
  has(name: string): boolean;
  /** The value of an option, the last one where there are several. */
  one(name: string): string | undefined;
  /** All values of an option. */
  all(name: string): readonly string[];
  /** The value of an option as a number from 0 on. */
  number(name: string): number | undefined;
}

/** Options of every command. */
const COMMON: OptionKinds = { help: { type: "boolean", short: "h" } };

/**
 * Reads the arguments of a command.
 *
 * @throws WrongUse where an option is unknown, lacks its value, or has one that it does not take
 */
export function readArguments(args: readonly string[], kinds: OptionKinds): ParsedArguments {
  const options = { ...COMMON, ...kinds };
  const known = Object.keys(options);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    // Its own errors say less than those below.
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const kind = Object.hasOwn(options, name) ? options[name] : undefined;
    if (kind === undefined) {
      const hint = formatSuggestion(name, known, (one) => `--${one}`);
      throw new UsageError(`Unknown option ${rawName}${hint}`);
    }
    if (kind.type === "boolean" && value !== undefined) {
      throw new UsageError(`${rawName} takes no value`);
    }
    if (kind.type === "string") {
      if (value === undefined) throw new UsageError(`${rawName} needs a value`);
      if (!inlineValue && /^-./.test(value)) {
        throw new UsageError(
          `${rawName} needs a value; one that begins with a dash is written ${rawName}=${value}`,
        );
      }
      if (!kind.multiple && values.has(name)) throw new UsageError(`${rawName} is given twice`);
    }
    values.set(name, [...(values.get(name) ?? []), value ?? ""]);
  }
  const all = (name: string) => values.get(name) ?? [];
  return {
    words: positionals,
    has: (name) => values.has(name),
    one: (name) => all(name).at(-1),
    all,
    number(name) {
      const value = all(name).at(-1);
      if (value === undefined) return undefined;
      if (!/^\d+(\.\d+)?$/.test(value)) throw new UsageError(`--${name} is no number: ${value}`);
      return Number(value);
    },
  };
}

/**
 * Gives the only word that a command takes.
 *
 * @throws WrongUse where there is none, or more than one
 */
export function onlyWord({ words }: ParsedArguments, what: string): string {
  const [word, next] = words;
  if (word === undefined) throw new UsageError(`Missing: ${what}`);
  if (next !== undefined) {
    throw new UsageError(`Too many words: ${next}. A text with spaces is written in quotes`);
  }
  return word;
}

/** @throws WrongUse where a command that takes no words has one */
export function noWords({ words: [word] }: ParsedArguments, hint = ""): void {
  if (word !== undefined) throw new UsageError(`Too many words: ${word}${hint}`);
}
