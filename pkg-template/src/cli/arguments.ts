/** Parses arguments with node:util, with errors that say what to do. */

import { parseArgs } from "node:util";
import { formatSuggestion, UsageError } from "./wrong-use.js";

/** The type of an option. */
export interface OptionType {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
}

/** The options of a command, by their names. */
export type OptionTypes = { readonly [name: string]: OptionType };

/** The arguments of a command. */
export interface ParsedArguments {
  /** The words beside the options. */
  readonly words: readonly string[];
  /** Whether a flag is set. */
  has(name: string): boolean;
  /** The value of an option; the last one if there are several. */
  one(name: string): string | undefined;
  /** All values of an option. */
  all(name: string): readonly string[];
  /** The value of an option as a number from 0 on. */
  number(name: string): number | undefined;
}

/** Options of every command. */
const COMMON_OPTIONS: OptionTypes = { help: { type: "boolean", short: "h" } };

/**
 * Parses the arguments of a command.
 *
 * @param owners - the commands that have further options, by the names of these
 * @throws UsageError if an option is unknown, lacks its value, or has one that it does not take
 */
export function parseArguments(
  args: readonly string[],
  types: OptionTypes,
  owners: ReadonlyMap<string, string> = new Map(),
): ParsedArguments {
  const options = { ...COMMON_OPTIONS, ...types };
  const known = Object.keys(options);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    // The errors of parseArgs say less than those below.
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const optionType = Object.hasOwn(options, name) ? options[name] : undefined;
    if (optionType === undefined) {
      const owner = owners.get(name);
      const hint =
        owner === undefined
          ? formatSuggestion(name, known, (one) => `--${one}`) ||
            formatSuggestion(name, owners.keys(), (one) => `--${one} of httpexc ${owners.get(one)}`)
          : `. It is an option of httpexc ${owner}`;
      throw new UsageError(`Unknown option ${rawName}${hint}`);
    }
    if (optionType.type === "boolean" && value !== undefined) {
      throw new UsageError(`${rawName} takes no value`);
    }
    if (optionType.type === "string") {
      if (value === undefined) throw new UsageError(`${rawName} needs a value`);
      if (!inlineValue && /^-./.test(value)) {
        throw new UsageError(
          `${rawName} needs a value. If it begins with a dash, write ${rawName}=${value}`,
        );
      }
      if (!optionType.multiple && values.has(name))
        throw new UsageError(`${rawName} is given twice`);
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
      if (!/^\d+(\.\d+)?$/.test(value)) throw new UsageError(`--${name} is not a number: ${value}`);
      return Number(value);
    },
  };
}

/**
 * Returns the only word that a command takes.
 *
 * @throws UsageError if there is none, or more than one
 */
export function requireOneWord({ words }: ParsedArguments, what: string): string {
  const [word, next] = words;
  if (word === undefined) throw new UsageError(`Missing argument: ${what}`);
  if (next !== undefined) {
    throw new UsageError(`Unexpected argument: ${next}. Put text with spaces in quotes`);
  }
  return word;
}

/** @throws UsageError if a command that takes no words has one */
export function refuseWords({ words: [word] }: ParsedArguments, hint = ""): void {
  if (word !== undefined) throw new UsageError(`Unexpected argument: ${word}${hint}`);
}
