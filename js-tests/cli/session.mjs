// Runs the commands of session.txt. The file contains a session in a terminal: commands, each with
// its output below. `node js-tests/cli/session.mjs` updates it.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProject } from "../lib/project.mjs";

const file = join(import.meta.dirname, "session.txt");

/** Installs the package in a project. Returns the folder, and the folder of its commands. */
export function installCommand(name) {
  const folder = createProject(name);
  return { folder, bin: join(folder, "node_modules", ".bin") };
}

/** Returns the commands of a text, each with the output below it. */
export function parseCommands(text) {
  const parts = text.split(/^\$ /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf("\n");
    return { command: part.slice(0, end), output: part.slice(end + 1) };
  });
}

/** Returns the commands of the session, each with its output. */
export const readSession = () => parseCommands(readFileSync(file, "utf8"));

/**
 * Runs a shell command with the installed `httpexc`. Returns its exit code, and what a terminal
 * shows.
 */
export function runLine(line, bin) {
  return new Promise((resolve, reject) => {
    // The command may be a pipe. Both of its outputs go to one stream in the right order.
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

/**
 * Returns the output of a command as in the file: an exit code other than 0 follows in its own
 * line.
 */
export async function runForSession(line, bin) {
  const { text, code } = await runLine(line, bin);
  const ended = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${ended}${code === 0 ? "" : `(exit ${code})\n`}`;
}

if (process.argv[1] === import.meta.filename) {
  const { bin } = installCommand("cli-session");
  let text = "";
  for (const { command } of readSession())
    text += `$ ${command}\n${await runForSession(command, bin)}`;
  writeFileSync(file, text);
}
