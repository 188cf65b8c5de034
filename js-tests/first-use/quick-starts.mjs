// The quick starts of README.md: its programs are written to files, and its commands start them.

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { WRANGLER, WRANGLER_ENVIRONMENT } from "../examples/example-servers.mjs";
import { removeTypes } from "../lib/example-files.mjs";
import { findTarball, root } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";

const run = promisify(execFile);
const readme = readFileSync(join(root, "README.md"), "utf8");

/** Returns the first block of README.md that contains a text. */
function findBlock(text) {
  const blocks = [...readme.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```/gm)].map(([, code]) => code);
  const found = blocks.find((code) => code.includes(text));
  if (!found) throw new Error(`No block of README.md contains ${text}`);
  return found;
}

/** Returns the words of the command that starts a program in README.md, with a free port. */
function findCommand(name) {
  const [, line] = new RegExp(`^\\|.*\`(${name} [^\`]+)\``, "m").exec(readme) ?? [];
  if (!line) throw new Error(`README.md does not say how to start ${name}`);
  return line.replace("8787", "0").split(" ");
}

/** Returns a module as CommonJS, as a person would write it. */
const convertToCommonJs = (code) =>
  removeTypes(code).replaceAll(/^import (\{[^}]*\}) from ("[^"]*");/gm, "const $1 = require($2);");

const LOOPBACK = ["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
const READY = /(?:Ready on|Listening on|development server:) http:\S+?:(\d+)/;

/**
 * A module that Node loads before a server. It makes the server use a free port, and prints that
 * port.
 */
const PORT_PRINTER = `const { Server } = require("node:http");
const { listen } = Server.prototype;
Server.prototype.listen = function (port) {
  this.once("listening", () => console.log("Listening on http://127.0.0.1:" + this.address().port));
  return listen.call(this, Number(port), "127.0.0.1");
};
`;

/** The program for runtimes that use a default export. */
const worker = findBlock("export default");
const server = findBlock("server.listen");

const startOnWorkerd = (file) => [
  ...WRANGLER,
  ...findCommand("npx wrangler").slice(2).with(1, file),
  ...LOOPBACK,
];
const startOnDeno = (file) => [
  findDeno().path,
  ...findCommand("deno serve").slice(1, -1),
  "--host=127.0.0.1",
  file,
];
const startOnBun = (file) => [findBun().path, ...findCommand("bun").slice(1, -1), file];
const createNodeStart = (path) => (file) => [path, "--require", "./port-printer.cjs", file];

/** Node 24, which is installed on x64 Linux. */
const node24 = findOtherNode("node24");

/** The quick starts: the runtime, the file, its code, and a function that returns the command. */
export const QUICK_STARTS = [
  { on: "Cloudflare (workerd)", file: "worker.ts", code: worker, command: startOnWorkerd },
  {
    on: "Cloudflare (workerd)",
    file: "worker.js",
    code: removeTypes(worker),
    command: startOnWorkerd,
  },
  { on: "Deno", file: "worker.ts", code: worker, command: startOnDeno },
  { on: "Deno", file: "worker.js", code: removeTypes(worker), command: startOnDeno },
  { on: "Bun", file: "worker.ts", code: worker, command: startOnBun },
  { on: "Bun", file: "worker.js", code: removeTypes(worker), command: startOnBun },
  {
    on: "Bun, on node:http",
    file: "server.cjs",
    code: convertToCommonJs(server),
    command: createNodeStart(findBun().path),
  },
  {
    on: "Node",
    file: "server.mjs",
    code: removeTypes(server),
    command: createNodeStart(process.execPath),
  },
  {
    on: "Node",
    file: "server.cjs",
    code: convertToCommonJs(server),
    command: createNodeStart(process.execPath),
  },
  ...(node24
    ? [{ on: "Node 24", file: "server.mts", code: server, command: createNodeStart(node24) }]
    : []),
];

/** Installs the tarball in an empty folder, as README.md says for the package's name. */
export async function installPackage(name) {
  const folder = join(root, "js-tests", ".work", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Without this manifest npm would install into a folder above that has one.
  writeFileSync(join(folder, "package.json"), "{}\n");
  const cache = ["--offline", "--logs-max=0", `--cache=${join(folder, ".npm")}`];
  await run("npm", ["install", ...cache, findTarball()], { cwd: folder });
  return folder;
}

/** Accept values, each with the media type and the beginning of the response. */
const EXPECTED_RESPONSES = [
  ["*/*", "application/problem+json", '{"type":"about:blank","title":"Not Found","status":404,'],
  ["text/html,*/*;q=0.8", "text/html; charset=utf-8", "<!DOCTYPE html>"],
];

/** Starts a program, and returns what is wrong with its first responses. The test `t` ends it. */
export async function checkFirstResponses(t, folder, { file, code, command }) {
  writeFileSync(join(folder, file), code);
  writeFileSync(join(folder, "port-printer.cjs"), PORT_PRINTER);
  const origin = await startServer(t, folder, command(file), READY, {
    ...WRANGLER_ENVIRONMENT,
    PORT: "0",
  });
  const wrong = [];
  for (const [accept, type, beginning] of EXPECTED_RESPONSES) {
    const response = await fetch(`${origin}/7`, { headers: { accept } });
    const text = await response.text();
    const head = [response.status, response.headers.get("content-type")].join();
    if (head !== `404,${type}`) wrong.push(`${accept}: ${head}`);
    if (!text.toLowerCase().startsWith(beginning.toLowerCase())) wrong.push(`${accept}: ${text}`);
    if (!text.includes("There is no such song.")) wrong.push(`${accept}: ${text}`);
  }
  return wrong;
}

/**
 * Compiles a TypeScript file strictly, and returns the compiler's output. It is empty if all is
 * well.
 */
export async function checkTypes(folder, { file }) {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const types = join(root, "node_modules", "@types");
  const nodeTypes = file.startsWith("server") ? ["--types", "node", "--typeRoots", types] : [];
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
  try {
    await run(tsc, [...options, ...nodeTypes, file], { cwd: folder });
    return "";
  } catch (error) {
    return error.stdout;
  }
}
