// The commands of session.txt, run as a person would, and what they gave: session.txt is a script
// that was typed, with the answers below each line. `node js-tests/cli/session.mjs` writes it anew.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../lib/project.mjs";

const file = join(import.meta.dirname, "session.txt");

/** Gives the installed package's folder, for a name of its own. */
export function installed(name) {
  const folder = project(name);
  return { folder, bin: join(folder, "node_modules", ".bin") };
}

/** Gives the commands of a text, each with what stands below it. */
export function commands(text) {
  const parts = text.split(/^\$ /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf("\n");
    return { command: part.slice(0, end), said: part.slice(end + 1) };
  });
}

/** Gives the commands of the session, each with what it gave. */
export const expected = () => commands(readFileSync(file, "utf8"));

/** Runs a line of a shell where `httpexc` is the installed one, and gives what a terminal would show. */
export function typed(line, bin) {
  return new Promise((resolve, reject) => {
    // Not exec: the line may be a pipe, and both outputs go to one place, in their order.
    const child = spawn("bash", ["-o", "pipefail", "-c", `exec 2>&1; ${line}`], {
      cwd: join(import.meta.dirname, "inputs"),
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    child.on("error", reject).on("close", (code) => resolve({ text, code }));
  });
}

/** Gives what a line gave, as the file has it: its exit code stands below where it is not 0. */
export async function answered(line, bin) {
  const { text, code } = await typed(line, bin);
  const ended = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${ended}${code === 0 ? "" : `(exit ${code})\n`}`;
}

if (process.argv[1] === import.meta.filename) {
  const { bin } = installed("cli-session");
  let text = "";
  for (const { command } of expected()) text += `$ ${command}\n${await answered(command, bin)}`;
  writeFileSync(file, text);
}
