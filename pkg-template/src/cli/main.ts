/** The command `httpexc`: which command was meant, and what becomes of its errors. */

import process from "node:process";
import { type OptionKinds, type ParsedArguments, readArguments } from "./arguments.js";
import { EXPLAIN, explain } from "./explain.js";
import { RENDER, render } from "./render.js";
import { formatList, formatStatus } from "./status.js";
import { createStyle, type Style } from "./style.js";
import { USAGE } from "./usage.js";
import { MissingInputError, UsageError } from "./wrong-use.js";

/** The version of the package; the build puts it here. */
declare const VERSION: string;

/** What a command has to say. */
interface Outcome {
  readonly output: string;
  readonly note?: string | undefined;
  readonly exitCode?: number;
}

interface Command {
  readonly options: OptionKinds;
  run(given: ParsedArguments, style: Style): Outcome | Promise<Outcome>;
}

const JSON_ONLY: OptionKinds = { json: { type: "boolean" } };

const COMMANDS: { readonly [name: string]: Command } = {
  list: { options: JSON_ONLY, run: (given, style) => ({ output: formatList(given, style) }) },
  render: { options: RENDER, run: render },
  explain: {
    options: EXPLAIN,
    async run(given, style) {
      const { output, note, isError } = await explain(given, style);
      return { output, note, exitCode: isError && given.has("fail") ? 1 : 0 };
    },
  },
};

const STATUS: Command = {
  options: { ...JSON_ONLY, version: { type: "boolean" } },
  run: (given, style) =>
    given.has("version")
      ? { output: VERSION }
      : { output: formatStatus(given, style, Object.keys(COMMANDS)) },
};

/** Writes text, and a line feed where it has none at its end. */
function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(text.endsWith("\n") || text === "" ? text : `${text}\n`);
}

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
  const command = (known && COMMANDS[known]) || STATUS;
  try {
    const given = readArguments(known || isHelp ? rest : args, command.options);
    if (given.has("help")) {
      write(process.stdout, USAGE[known ?? "status"] ?? "");
      return 0;
    }
    const { output, note, exitCode = 0 } = await command.run(given, createStyle(process.stdout));
    write(process.stdout, output);
    if (note !== undefined) write(process.stderr, createStyle(process.stderr).dim(note));
    return exitCode;
  } catch (error) {
    const { red } = createStyle(process.stderr);
    if (error instanceof MissingInputError) {
      write(process.stderr, error.message);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    const help = known === undefined ? "httpexc --help" : `httpexc ${known} --help`;
    write(process.stderr, `${red(`httpexc: ${error.message}`)}\nSee: ${help}`);
    return 2;
  }
}

// A reader such as `head` may have had enough.
process.stdout.on("error", (error: { readonly code?: string }) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2));
