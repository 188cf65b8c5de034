/** The flags that are options of errors. The table of options (scripts/options.mjs) says which there are. */

import { DUTY_SPECS } from "../generated/duty-specs.js";
import { OPTION_FLAGS } from "../generated/option-details.js";
import { OPTION_SPECS, type OptionForm } from "../generated/option-specs.js";
import type { FieldError } from "../index.js";
import type { OptionProblem } from "../model/option-problem.js";
import type { OptionTypes, ParsedArguments } from "./arguments.js";
import { UsageError } from "./wrong-use.js";

/** How a flag is parsed. */
interface FlagParser {
  readonly type: OptionTypes[string];
  /** Returns the value of the option, or undefined if the flag is not there. */
  parse(args: ParsedArguments, name: string): unknown;
}

/** Returns a text as a number if it is one. */
const parseNumber = (value: string) =>
  /^-?(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;

/** Splits a value at the first mark. */
function splitOnce(value: string, mark: string, name: string, form: string): [string, string] {
  const at = value.indexOf(mark);
  if (at < 1) throw new UsageError(`--${name} must have the form ${form}, not ${value}`);
  return [value.slice(0, at).trim(), value.slice(at + mark.length).trim()];
}

/** Parses `user.email: message`. */
function parseFieldError(value: string, name: string): FieldError {
  const [path, message] = splitOnce(value, ":", name, "'user.email: Not an address.'");
  return { path, message };
}

/** Members that have an option of their own, so they cannot be extensions. */
const RESERVED_MEMBERS: { readonly [name: string]: string } = {
  type: "see --type",
  title: "see --title",
  status: "the status is the first argument",
  detail: "see --detail",
  instance: "see --instance",
  code: "see --code",
  retryable: "see --retryable",
  help: "see --help-href",
  errors: "see --error",
};

/** Parses `name=value`, the value as JSON if it is JSON. */
function parseMember(value: string, flag: string): [string, unknown] {
  const [name, json] = splitOnce(value, "=", flag, "name=value");
  if (Object.hasOwn(RESERVED_MEMBERS, name)) {
    throw new UsageError(`--${flag} cannot set ${name}: ${RESERVED_MEMBERS[name]}`);
  }
  try {
    return [name, JSON.parse(json)];
  } catch {
    return [name, json];
  }
}

function parseDelayOrDate(value: string, name: string): number | Date {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    throw new UsageError(`--${name} is neither a number of seconds nor a date: ${value}`);
  }
  return date;
}

/** Returns the items of a list. An empty text has none. */
const splitItems = (value: string): readonly string[] =>
  value.trim() === "" ? [] : value.split(",").map((item) => item.trim());

/** Creates the parser of a flag that is given once. */
function createTextParser(parse: (value: string, name: string) => unknown): FlagParser {
  return {
    type: { type: "string" },
    parse(args, name) {
      const value = args.one(name);
      return value === undefined ? undefined : parse(value, name);
    },
  };
}

/** Creates the parser of a flag that may be repeated. */
function createListParser<T>(
  parse: (value: string, name: string) => readonly T[],
  combine: (items: readonly T[]) => unknown = (items) => items,
): FlagParser {
  return {
    type: { type: "string", multiple: true },
    parse(args, name) {
      const values = args.all(name);
      return values.length === 0
        ? undefined
        : combine(values.flatMap((value) => parse(value, name)));
    },
  };
}

const text = createTextParser((value) => value);
const list = createListParser(splitItems);

/** The parser of each form that a flag can have. */
const PARSERS: { readonly [form in OptionForm]?: FlagParser } = {
  challenges: createListParser((value) => [value]),
  code: createTextParser(parseNumber),
  codings: list,
  delayOrDate: createTextParser(parseDelayOrDate),
  fieldErrors: createListParser((value, name) => [parseFieldError(value, name)]),
  flag: { type: { type: "boolean" }, parse: (args, name) => args.has(name) || undefined },
  headers: createListParser((value, name) => [splitOnce(value, ":", name, "'Name: value'")]),
  help: createTextParser((href) => ({ href })),
  mediaTypes: list,
  members: createListParser((value, name) => [parseMember(value, name)], Object.fromEntries),
  methods: list,
  protocols: list,
  reference: text,
  text,
  token: text,
  uri: text,
  wholeNumber: { type: { type: "string" }, parse: (args, name) => args.number(name) },
};

function findParser(form: OptionForm): FlagParser {
  const parser = PARSERS[form];
  if (parser === undefined) throw new Error(`Cannot parse a flag whose value has the form ${form}`);
  return parser;
}

/** The flags with the types of their arguments. */
export const ERROR_FLAGS: OptionTypes = Object.fromEntries(
  OPTION_FLAGS.map(({ name, form }) => [name, findParser(form).type]),
);

/** Returns the options of the error, without those that the user left out. */
export function createErrorOptions(args: ParsedArguments): { [option: string]: unknown } {
  const options = OPTION_FLAGS.map(({ option, name, form }) => [
    option,
    findParser(form).parse(args, name),
  ]);
  return Object.fromEntries(options.filter(([, value]) => value !== undefined));
}

/** Returns what is wrong with the options, in terms of the command. */
export function formatOptionProblem(problem: OptionProblem, status: number): string {
  const { option, rule, member = "", reason } = problem;
  const row = OPTION_FLAGS.find((flag) => flag.option === option);
  const flag = `--${row?.name ?? option}`;
  if (rule === "missing") {
    const sample = row?.sample === undefined ? flag : `${flag} ${row.sample}`;
    return `A ${status} response needs ${flag}, such as ${sample}`;
  }
  const isRefused = rule === "refused";
  return isRefused ? `${flag} does not apply to a ${status}` : `${flag}${member} ${reason}`;
}

const ALL_SPECS = { ...OPTION_SPECS, ...DUTY_SPECS };

/** Returns the lines of the help for the flags that every status takes, or for the other flags. */
export function formatFlagUsage(which: "every status" | "some statuses"): string {
  const lines = OPTION_FLAGS.flatMap(({ option, usage }) => {
    const isForAll = ALL_SPECS[option]?.statuses === undefined;
    if (usage === undefined || isForAll !== (which === "every status")) return [];
    const [form, meaning] = usage;
    const gap = form.length > 23 ? 3 : 25 - form.length;
    return [`  ${form}${" ".repeat(gap)}${meaning}`];
  });
  return lines.join("\n");
}
