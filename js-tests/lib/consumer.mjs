// A consumer of the package: a project that makes the transcript, whichever runtime it runs on.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { createProject, root } from "./project.mjs";

const transcript = join(root, "js-tests", "transcript");
const sources = join(root, "js-tests", "lib", "consumer");

function texts(folder) {
  const names = readdirSync(folder).filter((name) => /\.[cm]js$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Gives the maker of the transcript for those who can only `require`. */
function commonjs() {
  const { outputFiles } = buildSync({
    entryPoints: [join(transcript, "run.mjs")],
    bundle: true,
    format: "cjs",
    platform: "neutral",
    write: false,
  });
  return outputFiles[0].text;
}

/** Makes a project with every entry in lib/consumer and the transcript, and gives its folder. */
export function createConsumer(name, files = {}, options = {}) {
  return createProject(
    name,
    { ...texts(transcript), ...texts(sources), "run.cjs": commonjs(), ...files },
    options,
  );
}

/** Runs a command in a project to its end, and gives what it printed. It may not complain. */
export function runCommand(folder, command, args, env = {}) {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 180_000,
  });
}
