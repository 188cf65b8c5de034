// The first use of the package by somebody who has only README.md: what it says to write is written,
// and what it says to type starts it.

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import { WRANGLER, WRANGLER_ENVIRONMENT } from "../examples/example-servers.mjs";
import { root, tarball } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";

const run = promisify(execFile);
const readme = readFileSync(join(root, "README.md"), "utf8");

/** Gives the first block of README.md that has a text in it. */
function block(text) {
  const blocks = [...readme.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```/gm)].map(([, code]) => code);
  const found = blocks.find((code) => code.includes(text));
  if (!found) throw new Error(`No block of README.md has ${text} in it`);
  return found;
}

/** Gives the words of the command by which README.md starts a program, on a port of its choice. */
function command(name) {
  const [, line] = new RegExp(`^\\|.*\`(${name} [^\`]+)\``, "m").exec(readme) ?? [];
  if (!line) throw new Error(`README.md does not say how to start ${name}`);
  return line.replace("8787", "0").split(" ");
}

const plain = (code) => transformSync(code, { loader: "ts", format: "esm", target: "es2022" }).code;

/** Gives a module in the form of CommonJS, as somebody would write it. */
const required = (code) =>
  plain(code).replaceAll(/^import (\{[^}]*\}) from ("[^"]*");/gm, "const $1 = require($2);");

const loopback = ["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
const ready = /(?:Ready on|Listening on|development server:) http:\S+?:(\d+)/;

/** What stands before a server on Node, which says nothing by itself: it says which port it got. */
const TELLING = `const { Server } = require("node:http");
const { listen } = Server.prototype;
Server.prototype.listen = function (port) {
  this.once("listening", () => console.log("Listening on http://127.0.0.1:" + this.address().port));
  return listen.call(this, Number(port), "127.0.0.1");
};
`;

/** A program that README.md has for runtimes that ask for a default export. */
const worker = block("export default");
const server = block("server.listen");

const onWorkerd = (file) => [
  ...WRANGLER,
  ...command("npx wrangler").slice(2).with(1, file),
  ...loopback,
];
const onDeno = (file) => [
  findDeno().path,
  ...command("deno serve").slice(1, -1),
  "--host=127.0.0.1",
  file,
];
const onBun = (file) => [findBun().path, ...command("bun").slice(1, -1), file];
const onNode = (path) => (file) => [path, "--require", "./telling.cjs", file];

/** Another Node: it is there on x64 Linux. */
const node24 = findOtherNode("node24");

/** Each way to a first answer: the file, what is in it, and what starts it. */
export const ROWS = [
  { on: "Cloudflare (workerd)", file: "worker.ts", code: worker, by: onWorkerd },
  { on: "Cloudflare (workerd)", file: "worker.js", code: plain(worker), by: onWorkerd },
  { on: "Deno", file: "worker.ts", code: worker, by: onDeno },
  { on: "Deno", file: "worker.js", code: plain(worker), by: onDeno },
  { on: "Bun", file: "worker.ts", code: worker, by: onBun },
  { on: "Bun", file: "worker.js", code: plain(worker), by: onBun },
  {
    on: "Bun, on node:http",
    file: "server.cjs",
    code: required(server),
    by: onNode(findBun().path),
  },
  { on: "Node", file: "server.mjs", code: plain(server), by: onNode(process.execPath) },
  { on: "Node", file: "server.cjs", code: required(server), by: onNode(process.execPath) },
  ...(node24 ? [{ on: "Node 24", file: "server.mts", code: server, by: onNode(node24) }] : []),
];

/** Installs the package in an empty folder, by what README.md says but for the name. */
export async function installed(name) {
  const folder = join(root, "js-tests", ".work", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // npm takes the next folder above that has a manifest for the project; where none has, it makes one.
  writeFileSync(join(folder, "package.json"), "{}\n");
  const cache = ["--offline", "--logs-max=0", `--cache=${join(folder, ".npm")}`];
  await run("npm", ["install", ...cache, tarball()], { cwd: folder });
  return folder;
}

/** What a client may ask for, and how the answer must begin. */
const ASKED = [
  ["*/*", "application/problem+json", '{"type":"about:blank","title":"Not Found","status":404,'],
  ["text/html,*/*;q=0.8", "text/html; charset=utf-8", "<!DOCTYPE html>"],
];

/** Starts a row in a folder, and gives what is wrong with its first answers: nothing. `t` ends it. */
export async function firstAnswers(t, folder, { file, code, by }) {
  writeFileSync(join(folder, file), code);
  writeFileSync(join(folder, "telling.cjs"), TELLING);
  const origin = await startServer(t, folder, by(file), ready, {
    ...WRANGLER_ENVIRONMENT,
    PORT: "0",
  });
  const wrong = [];
  for (const [accept, type, beginning] of ASKED) {
    const response = await fetch(`${origin}/7`, { headers: { accept } });
    const text = await response.text();
    const came = [response.status, response.headers.get("content-type")].join();
    if (came !== `404,${type}`) wrong.push(`${accept}: ${came}`);
    if (!text.toLowerCase().startsWith(beginning.toLowerCase())) wrong.push(`${accept}: ${text}`);
    if (!text.includes("There is no such song.")) wrong.push(`${accept}: ${text}`);
  }
  return wrong;
}

/** Gives what a compiler says of a file of TypeScript, with the types of Node where it needs them. */
export async function complaints(folder, { file }) {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const types = join(root, "node_modules", "@types");
  const node = file.startsWith("server") ? ["--types", "node", "--typeRoots", types] : [];
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
  try {
    await run(tsc, [...options, ...node, file], { cwd: folder });
    return "";
  } catch (error) {
    return error.stdout;
  }
}
