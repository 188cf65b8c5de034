// Creates consumers of the package: projects that write the transcript on any runtime.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { createProject, root } from "./project.mjs";

const transcript = join(root, "js-tests", "transcript");
const sources = join(root, "js-tests", "lib", "consumer");

/** Returns the texts of a folder's scripts by their names. */
function readTexts(folder) {
  const names = readdirSync(folder).filter((name) => /\.[cm]js$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Returns the code that writes the transcript, for `require`. */
function bundleTranscript() {
  const { outputFiles } = buildSync({
    entryPoints: [join(transcript, "run.mjs")],
    bundle: true,
    format: "cjs",
    platform: "neutral",
    write: false,
  });
  return outputFiles[0].text;
}

/**
 * Creates a project with every script of lib/consumer and of the transcript. Returns its folder.
 */
export function createConsumer(name, files = {}, options = {}) {
  return createProject(
    name,
    { ...readTexts(transcript), ...readTexts(sources), "run.cjs": bundleTranscript(), ...files },
    options,
  );
}

/** Runs a command in a project. Returns its output. Throws if it fails. */
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
