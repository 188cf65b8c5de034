/** The command `httpexc`: finds the subcommand, runs it and reports its errors. */

import process from "node:process";
import { type OptionTypes, type ParsedArguments, parseArguments } from "./arguments.js";
import { EXPLAIN_OPTIONS, explain } from "./explain.js";
import { PROBLEMS_OPTIONS, reportProblems } from "./problems.js";
import { RENDER_OPTIONS, render } from "./render.js";
import { formatList, formatStatus } from "./status.js";
import { createStyle, type Style } from "./style.js";
import { USAGE } from "./usage.js";
import { MissingInputError, UsageError } from "./wrong-use.js";

/** The version of the package, set by the build. */
declare const VERSION: string;

/** The result of a command. */
interface Outcome {
  readonly output: string;
  readonly note?: string | undefined;
  readonly exitCode?: number;
}

interface Command {
  readonly options: OptionTypes;
  run(args: ParsedArguments, style: Style): Outcome | Promise<Outcome>;
}

const JSON_ONLY: OptionTypes = { json: { type: "boolean" } };

const COMMANDS: { readonly [name: string]: Command } = {
  list: { options: JSON_ONLY, run: (args, style) => ({ output: formatList(args, style) }) },
  render: { options: RENDER_OPTIONS, run: render },
  explain: {
    options: EXPLAIN_OPTIONS,
    async run(args, style) {
      const { output, note, isError } = await explain(args, style);
      return { output, note, exitCode: isError && args.has("fail") ? 1 : 0 };
    },
  },
  problems: { options: PROBLEMS_OPTIONS, run: reportProblems },
};

const STATUS_COMMAND: Command = {
  options: { ...JSON_ONLY, version: { type: "boolean" } },
  run: (args, style) =>
    args.has("version")
      ? { output: VERSION }
      : { output: formatStatus(args, style, Object.keys(COMMANDS)) },
};

/** The first command that has each option. */
const OPTION_OWNERS: ReadonlyMap<string, string> = new Map(
  Object.entries(COMMANDS)
    .flatMap(([name, { options }]) => Object.keys(options).map((option) => [option, name] as const))
    .reverse(),
);

/** Writes text, and adds a line feed if it does not end with one. */
function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(text.endsWith("\n") || text === "" ? text : `${text}\n`);
}

/** Returns the stack of a bug of the command, or of a module that it imported. */
function describeFailure(error: unknown): string {
  const { stack } = Object(error) as { readonly stack?: unknown };
  return typeof stack === "string" ? stack : String(error);
}

/** Resolves when all that was written to a stream has left the process. */
const flush = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => stream.write("", () => resolve()));

async function main(args: readonly string[]): Promise<number> {
  const [first = "", ...rest] = args;
  const isHelp = first === "help";
  const name = isHelp ? rest[0] : first;
  const known = name !== undefined && Object.hasOwn(COMMANDS, name) ? name : undefined;
  if (args.length === 0) {
    write(process.stderr, USAGE["status"] ?? "");
    return 2;
  }
  if (isHelp && (known !== undefined || name === undefined)) {
    write(process.stdout, USAGE[known ?? "status"] ?? "");
    return 0;
  }
  const command = (known && COMMANDS[known]) || STATUS_COMMAND;
  try {
    const parsed = parseArguments(
      known || isHelp ? rest : args,
      command.options,
      known ? undefined : OPTION_OWNERS,
    );
    if (parsed.has("help")) {
      write(process.stdout, USAGE[known ?? "status"] ?? "");
      return 0;
    }
    const { output, note, exitCode = 0 } = await command.run(parsed, createStyle(process.stdout));
    write(process.stdout, output);
    if (note !== undefined) write(process.stderr, createStyle(process.stderr).dim(note));
    return exitCode;
  } catch (error) {
    const { red } = createStyle(process.stderr);
    if (error instanceof MissingInputError) {
      write(process.stderr, error.message);
      return 1;
    }
    if (!(error instanceof UsageError)) {
      write(process.stderr, red(`httpexc: ${describeFailure(error)}`));
      return 2;
    }
    const help = known === undefined ? "httpexc --help" : `httpexc ${known} --help`;
    write(process.stderr, `${red(`httpexc: ${error.message}`)}\nSee: ${help}`);
    return 2;
  }
}

// A reader such as `head` may close the pipe early.
process.stdout.on("error", (error: { readonly code?: string }) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2));
await Promise.all([flush(process.stdout), flush(process.stderr)]);
// A module that was imported may keep a timer or a server open.
process.exit();
