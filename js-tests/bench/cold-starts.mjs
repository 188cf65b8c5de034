// Cold starts: a new process up to its first response. The processes take turns. The time of each
// above an empty one is the median of the rounds' differences.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { build, buildSync } from "esbuild";
import { findWorkerd } from "../lib/runtime-binaries.mjs";
import { formatWorkerdConfig, WORKERD_READY } from "../lib/worker-bundle.mjs";
import { estimateMedian, median, orderNames } from "./measurement.mjs";

const ROUNDS = { whole: 21, quick: 5 };

const EMPTY = "an empty module";
const PACKAGE = "limit: an import of a package of one line";
/** The row that the cold start on Node is compared with, and the most of what the package adds to it. */
export const BARE_RESPONSE = "limit: a bare Response";
export const PARSED = "limit: a bare Response, our code parsed only, and the core";

/** The most of what the package adds to an empty Worker. */
export const PARSED_WORKER = "limit: our code parsed only, and the core";
const REQUEST = `const request = new Request("https://example.com/songs/7", {
  headers: { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" },
});
`;
const RESPOND = `
const type = new Negotiator({ headers: { accept: request.headers.get("accept") } })
  .mediaType(["application/problem+json", "text/html"]);
const { status, message } = error;
const response = new Response(type === "text/html" ? \`<h1>\${message}</h1>\` : JSON.stringify({ status }), {
  status, headers: { "content-type": type },
});
if (response.status !== 404) throw new Error("No response");
`;

/** The calls of the core for a response to a request without an `Accept`. */
const CALL_CORE = `exports.reserve(64, 4096);
  exports.negotiate(0, 0, 0);
  exports.render(0, 404, 0, 3, 0, 0);`;

/** Programs that create a first response, by name. */
const PROGRAMS = {
  [EMPTY]: "",
  [PACKAGE]: `import { one } from "empty-package";
if (one !== 1) throw new Error("No import");`,
  [BARE_RESPONSE]: `${REQUEST}
const response = new Response("Not Found", { status: 404 });
if (response.status !== 404) throw new Error("No response");`,
  "httpexc, a Response": `import { HTTPNotFound } from "httpexc";
${REQUEST}
const response = new HTTPNotFound("No such song.").toResponse(request);
if (response.status !== 404) throw new Error("No response");`,
  // Node reads, decodes and parses the code before it runs any of it, and the core must be there.
  [PARSED]: `import { readFileSync } from "node:fs";
import { run } from "parsed-package";
${REQUEST}
const core = new URL("../../node_modules/httpexc/dist/core.wasm", import.meta.url);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(core)));
${CALL_CORE}
const response = new Response("Not Found", { status: 404 });
if (response.status !== 404 || typeof run !== "function") throw new Error("No response");`,
  "httpexc/server, a Response": `import { HTTPNotFound } from "httpexc";
import { createErrors } from "httpexc/server";
${REQUEST}
const response = createErrors().toResponse(new HTTPNotFound("No such song."), request);
if (response.status !== 404) throw new Error("No response");`,
  "httpexc/client, an error": `import { fromResponse } from "httpexc/client";
const error = await fromResponse(Response.json({ message: "No such song." }, { status: 404 }));
if (error.status !== 404) throw new Error("No error");`,
  "httpexc, sendError": `import { IncomingMessage, ServerResponse } from "node:http";
import { HTTPNotFound } from "httpexc";
import { sendError } from "httpexc/node";
const req = new IncomingMessage(null);
const res = new ServerResponse(req);
sendError(new HTTPNotFound("No such song."), req, res);
if (res.statusCode !== 404) throw new Error("No response");`,
  "limit: a bare ServerResponse": `import { IncomingMessage, ServerResponse } from "node:http";
const res = new ServerResponse(new IncomingMessage(null));
res.writeHead(404, { "content-type": "text/plain" }).end("Not Found");`,
  "httpexc, an error alone": `import { HTTPNotFound } from "httpexc";
const error = new HTTPNotFound("No such song.");
const content = error.toHTML();
if (error.status !== 404) throw new Error("No error");`,
  "http-errors and negotiator": `import createError from "http-errors";
import Negotiator from "negotiator";
${REQUEST}const error = createError(404);${RESPOND}`,
  "@hapi/boom and negotiator": `import Boom from "@hapi/boom";
import Negotiator from "negotiator";
${REQUEST}const error = { status: Boom.notFound().output.statusCode, message: "Not Found" };${RESPOND}`,
  "hono HTTPException": `import { HTTPException } from "hono/http-exception";
${REQUEST}const response = new HTTPException(404, { message: "Not Found" }).getResponse();
if (response.status !== 404) throw new Error("No response");`,
  "h3 HTTPError": `import { HTTPError } from "h3";
${REQUEST}const response = Response.json(new HTTPError({ status: 404 }).toJSON(), { status: 404 });
if (response.status !== 404) throw new Error("No response");`,
};

/**
 * The main file of a process. It measures from before the import until after the response. The
 * start of the process itself is not measured, as it varies by more than that.
 */
const MAIN = `const start = process.cpuUsage();
await import("./program.mjs");
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
`;

/** Returns the milliseconds of processor time that a program takes in a new process. */
function measureProcess(folder) {
  return Number(execFileSync(process.execPath, ["main.mjs"], { cwd: folder, encoding: "utf8" }));
}

/** Returns rows with the milliseconds above the first program. */
export function summarizeDifferences(times, names) {
  const [base] = names;
  return names.map((name) => {
    const differences = times[name].map((value, round) => value - times[base][round]);
    const { middle, least, most } = estimateMedian(differences);
    return {
      name,
      value: median(times[name]),
      base,
      ratio: middle,
      least,
      most,
      times: times[name],
    };
  });
}

/** Writes a package of one module. */
function writePackage(folder, name, code) {
  const files = join(folder, "node_modules", name);
  mkdirSync(files, { recursive: true });
  const manifest = { name, type: "module", exports: "./index.js" };
  writeFileSync(join(files, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(files, "index.js"), code);
}

/** Returns the code of the package, and the data of its core, within a function that nobody calls. */
function createParsedCode(folder) {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  const { outputFiles } = buildSync({
    entryPoints: [join(dist, "index-node.js")],
    bundle: true,
    format: "iife",
    minify: true,
    charset: "utf8",
    target: "es2022",
    external: ["./wasm/core-plain.js"],
    write: false,
    logLevel: "error",
  });
  return `export function run() {\n${outputFiles[0].text}}\n`;
}

/** Measures the cold starts on Node, and returns their table. */
export function measureColdNode(folder, quick) {
  const names = Object.keys(PROGRAMS);
  const folders = {};
  writePackage(folder, "empty-package", "export const one = 1;\n");
  writePackage(folder, "parsed-package", createParsedCode(folder));
  for (const [at, name] of names.entries()) {
    folders[name] = join(folder, "cold", `${at}`);
    mkdirSync(folders[name], { recursive: true });
    writeFileSync(join(folders[name], "main.mjs"), MAIN);
    writeFileSync(join(folders[name], "program.mjs"), PROGRAMS[name]);
    measureProcess(folders[name]);
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS[quick ? "quick" : "whole"]; round++) {
    for (const name of orderNames(names, round)) times[name].push(measureProcess(folders[name]));
  }
  return {
    id: "cold-node",
    title: "Cold start on Node: a fresh process, from before the import to the first response",
    unit: "ms",
    column: "above an empty module",
    rows: summarizeDifferences(times, names),
  };
}

const PARTS = `const text = BASE64;
const times = [performance.now()];
const mark = () => times.push(performance.now());
const bytes = Buffer.from(text, "base64");
mark();
const module = new WebAssembly.Module(bytes);
mark();
const { exports } = new WebAssembly.Instance(module);
mark();
const respond = () => {
  ${CALL_CORE}
};
respond();
mark();
respond();
mark();
console.log(JSON.stringify(times.slice(1).map((time, at) => time - times[at])));
`;

/** Measures the steps of the core alone in a new process, and returns their table. */
export function measureColdParts(folder, base64, quick) {
  const file = join(folder, "cold", "parts.mjs");
  writeFileSync(file, PARTS.replace("BASE64", JSON.stringify(base64)));
  const names = [
    "base64 to bytes",
    "compile",
    "instantiate",
    "the first response of the core",
    "the second response of the core",
  ];
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS[quick ? "quick" : "whole"]; round++) {
    const all = JSON.parse(execFileSync(process.execPath, [file], { encoding: "utf8" }));
    for (const [at, name] of names.entries()) times[name].push(all[at]);
  }
  return {
    id: "cold-parts",
    title: "The core alone in a fresh process of Node",
    unit: "ms",
    rows: names.map((name) => ({ name, value: median(times[name]) })),
  };
}

const WORKERS = {
  "an empty worker": `export default { fetch: () => new Response("Not Found", { status: 404 }) };`,
  httpexc: `import { HTTPNotFound } from "httpexc";
export default { fetch: (request) => new HTTPNotFound("No such song.").toResponse(request) };`,
  "httpexc/server": `import { HTTPNotFound } from "httpexc";
import { createErrors } from "httpexc/server";
const errors = createErrors();
export default { fetch: errors.wrap(() => { throw new HTTPNotFound("No such song."); }) };`,
  "httpexc/client": `import { fromResponse } from "httpexc/client";
export default { async fetch() {
  const error = await fromResponse(Response.json({ message: "No such song." }, { status: 404 }));
  return new Response(error.detail, { status: error.status });
} };`,
  "http-errors and negotiator": `import createError from "http-errors";
import Negotiator from "negotiator";
export default { fetch(request) {
  const error = createError(404);${RESPOND}
  return response;
} };`,
  [PARSED_WORKER]: `import { run } from "parsed-package";
import core from "./node_modules/httpexc/dist/core.wasm";
globalThis.parsed = run;
export default { fetch() {
  const { exports } = new WebAssembly.Instance(core);
  ${CALL_CORE}
  return new Response("Not Found", { status: 404 });
} };`,
  hono: `import { HTTPException } from "hono/http-exception";
export default { fetch: () => new HTTPException(404, { message: "Not Found" }).getResponse() };`,
};

/** Bundles a worker, and returns the folder from which workerd serves it. */
export async function bundleWorker(folder, name, contents) {
  const outdir = join(folder, "workers", name);
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "async_hooks", "util", "crypto", "path", "fs", "http"],
    format: "esm",
    target: "es2022",
    metafile: true,
    outfile: join(outdir, "worker.js"),
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
    logLevel: "error",
  });
  const files = Object.keys(metafile.outputs).filter((file) => file.endsWith(".wasm"));
  const names = files.map((file) => file.split("/").at(-1));
  const modules = [
    ["esModule", "worker.js", "worker.js"],
    ...names.map((name) => ["wasm", `./${name}`, name]),
  ];
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, "config.capnp"), formatWorkerdConfig(modules, ["nodejs_compat"]));
  return outdir;
}

/** Starts workerd. Returns its origin and a function that ends it. */
export async function serveWorker(outdir) {
  const { path } = findWorkerd();
  const child = spawn(path, ["serve", "--control-fd=1", "config.capnp"], {
    cwd: outdir,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => child.kill("SIGKILL");
  process.once("exit", stop);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const origin = await new Promise((resolve, reject) => {
    let output = "";
    child.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      const port = WORKERD_READY.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
  return {
    origin,
    async stop() {
      process.removeListener("exit", stop);
      stop();
      await ended;
    },
  };
}

/**
 * Returns the status of a response. It uses node:http, as the first `fetch` would be slow itself.
 */
function requestStatus(origin) {
  return new Promise((resolve, reject) => {
    const headers = { accept: "text/html" };
    const request = http.get(origin, { headers, agent: false }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    });
    request.once("error", reject);
  });
}

/** Measures the cold starts in workerd, and returns their table. */
export async function measureColdWorkerd(folder, quick) {
  const names = Object.keys(WORKERS);
  writePackage(folder, "parsed-package", createParsedCode(folder));
  const folders = {};
  for (const [at, name] of names.entries()) {
    folders[name] = await bundleWorker(folder, `cold-${at}`, WORKERS[name]);
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS[quick ? "quick" : "whole"]; round++) {
    for (const name of orderNames(names, round)) {
      const start = performance.now();
      const { origin, stop } = await serveWorker(folders[name]);
      const status = await requestStatus(origin);
      times[name].push(performance.now() - start);
      await stop();
      if (status !== 404) throw new Error(`${name} responds with ${status}`);
    }
  }
  return {
    id: "cold-workerd",
    title: "Cold start in workerd: from its start to the first response over HTTP",
    unit: "ms",
    column: "above an empty worker",
    rows: summarizeDifferences(times, names),
  };
}
