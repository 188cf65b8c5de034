// Installs the tarball in an empty project, and compares its output with the transcripts. CI runs
// this on each system and each version of Node that the package supports, so it uses only npm and
// the features of Node 18, and imports nothing from js-tests.

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const tests = join(dirname(fileURLToPath(import.meta.url)), "..");
const transcripts = join(tests, "transcript");

/**
 * On Windows, npm and the commands that it installs are batch files, which only a shell can start.
 */
const shell = process.platform === "win32";

/** Entries that are imported for their effect in browsers, and export nothing. */
const EFFECT_ENTRIES = ["httpexc/core", "httpexc/reader"];

/** Programs that print a transcript, each with the file of the expected one. */
const PROGRAMS = {
  "main.mjs": "expected.txt",
  "server.mjs": "expected-server.txt",
  "client.mjs": "expected-client.txt",
  "required.mjs": "expected.txt",
};

/** Prints the transcript of the package that `require` loads. */
const REQUIRED = `
import { createRequire } from "node:module";
import { createTranscript } from "./run.mjs";
console.log(await createTranscript(createRequire(import.meta.url)("httpexc")));
`;

/** Returns the path of the tarball that `make pack` wrote. */
function findTarball() {
  const folder = join(tests, "..", "dist");
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Error("Cannot find the tarball in dist/: run `make pack` first");
  return join(folder, name);
}

/**
 * Runs a command in a folder, and returns its output. If it fails, throws an error with what it wrote to
 * stderr; otherwise that is only the log of the errors of 500 or more.
 */
function runCommand(folder, command, args, options = {}) {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 180_000,
    ...options,
  });
}

/** Creates a project with the installed tarball and the programs. */
function createProject(tarball, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  for (const [from, pattern] of [
    [transcripts, /\.mjs$/],
    [join(tests, "lib", "consumer"), /^(main|server|client)\.mjs$/],
  ]) {
    const names = readdirSync(from).filter((name) => pattern.test(name));
    for (const name of names) copyFileSync(join(from, name), join(folder, name));
  }
  writeFileSync(join(folder, "required.mjs"), REQUIRED);
  // A shell splits arguments at spaces. The path from this folder to dist/ contains none.
  const path = relative(folder, tarball).replaceAll("\\", "/");
  const flags = ["--no-audit", "--no-fund", "--offline", "--cache=.npm", "--logs-max=0"];
  runCommand(folder, "npm", ["install", ...flags, path], { shell });
}

/** Throws an error with the first difference between two texts, if there is one. */
function compareTexts(actual, expected) {
  if (actual === expected) return;
  const [is, should] = [actual.split("\n"), expected.split("\n")];
  const at = should.findIndex((line, index) => line !== is[index]);
  const line = at < 0 ? should.length : at;
  throw new Error(`Line ${line + 1} differs:\n- ${should[line]}\n+ ${is[line]}`);
}

/** Imports and requires every entry, and returns their number. */
async function loadEntries(folder) {
  const manifest = JSON.parse(
    readFileSync(join(folder, "node_modules", "httpexc", "package.json"), "utf8"),
  );
  const script = join(folder, "load.mjs");
  writeFileSync(script, "export const load = (name) => import(name);\n");
  const { load: imported } = await import(pathToFileURL(script).href);
  const required = createRequire(script);
  const entries = Object.keys(manifest.exports).filter((entry) => !entry.endsWith(".json"));
  for (const entry of entries) {
    const name = entry.replace(".", "httpexc");
    const names = Object.keys(await imported(name));
    if (names.length === 0 && !EFFECT_ENTRIES.includes(name))
      throw new Error(`import("${name}") exports nothing`);
    const lacking = names.filter((key) => key !== "default" && !(key in required(name)));
    if (lacking.length > 0) throw new Error(`require("${name}") lacks ${lacking.join(", ")}`);
  }
  return entries.length;
}

const tarball = realpathSync(process.argv[2] ?? findTarball());
const folder = join(tests, ".work", `check-package-${process.version}`);
createProject(tarball, folder);
console.log(`httpexc on Node ${process.versions.node}, ${process.platform} ${process.arch}`);
for (const [program, file] of Object.entries(PROGRAMS)) {
  const expected = readFileSync(join(transcripts, file), "utf8");
  compareTexts(runCommand(folder, process.execPath, [program]).slice(0, -1), expected);
  console.log(`${program} prints transcript/${file}`);
}
console.log(`${await loadEntries(folder)} entries can be imported and required`);
const status = runCommand(folder, "npx", ["--no", "httpexc", "429"], { shell });
if (!status.includes("HTTPTooManyRequests")) throw new Error(`httpexc 429 printed ${status}`);
console.log("The command httpexc runs");
