// React Native: Metro resolves with the condition `react-native`, and Hermes has no WebAssembly. What such a
// program contains is resolved here by the rules of package.json, and run in Node without WebAssembly.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import enhancedResolve from "enhanced-resolve";
import { build } from "esbuild";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { createProject } from "../lib/project.mjs";

const PROGRAM = `
  import { HTTPNotFound, HTTPConflict, isHTTPException, toResponse } from "httpexc";
  import { createClient, fromResponse, isReadError, parseError, preload, withRetries } from "httpexc/client";

  const touched = globalThis.touched;
  const foreign = () =>
    Response.json({ error: { code: "song_gone", message: "No such song." } }, { status: 404 });
  const own = toResponse(new HTTPConflict("The name is taken.", { code: "taken" }));
  const loaded = await preload();
  const errors = [await fromResponse(foreign()), await fromResponse(own)];
  const page = "<!doctype html><title>502</title><h1>Bad Gateway</h1><p>No upstream.</p>";
  const headers = { "content-type": "text/html" };
  errors.push(await fromResponse(new Response(page, { status: 502, headers })));
  const api = createClient({ fetch: async () => foreign() });
  errors.push(await api.fetchOrThrow("https://api.example/songs/7").catch((error) => error));
  const retried = await withRetries(async () => foreign())("https://api.example/songs/7");
  console.log(JSON.stringify({
    loaded,
    errors: errors.map((error) => [error.name, error.status, error.code, error.detail, isReadError(error)]),
    classes: [errors[0] instanceof HTTPNotFound, errors[1] instanceof HTTPConflict, isHTTPException(errors[2])],
    atOnce: parseError({ status: 404, body: '{"error":{"message":"No such song."}}' }).detail,
    retried: retried.status,
    touched,
  }));
`;

/**
 * Runs before the program: it finds no WebAssembly, and any use, even a probe, is recorded. Node's own fetch
 * goes on using it.
 */
const WITHOUT_WASM = `
  globalThis.touched = [];
  const { WebAssembly } = globalThis;
  Object.defineProperty(globalThis, "WebAssembly", {
    configurable: true,
    get() {
      const { stack } = new Error();
      if (!stack.includes("main.mjs")) return WebAssembly;
      globalThis.touched.push(stack);
      return undefined;
    },
  });
`;

/** A program that responds in the body of another system. */
const DIALECT_PROGRAM = `
  import { HTTPMethodNotAllowed } from "httpexc";
  import { falcon } from "httpexc/dialects";
  import { createErrors } from "httpexc/server";

  const warnings = [];
  console.warn = (text) => warnings.push(text);
  const reports = [];
  const onError = (error) => reports.push(String(error.cause));
  const errors = createErrors({ dialect: falcon, onError });
  const respond = async () => {
    const error = new HTTPMethodNotAllowed({ allow: ["GET"], detail: "Only reads." });
    const response = await errors.respond(error, new Request("https://api.example/songs"));
    return [response.status, response.headers.get("allow"), await response.json()];
  };
  const responses = [await respond(), await respond()];
  console.log(JSON.stringify({ responses, reports, warningCount: warnings.length }));
`;

const folder = createProject("react-native", {
  "main.js": PROGRAM,
  "dialect.js": DIALECT_PROGRAM,
  "setup.js": WITHOUT_WASM,
});
const root = join(folder, "node_modules", "httpexc");

/** Returns how Metro resolves a specifier, from a file of the package or of the application. */
function createResolver(kind) {
  return enhancedResolve.create.sync({
    conditionNames: [kind, "react-native"],
    mainFields: ["react-native", "browser", "main"],
    extensions: [".js", ".json"],
  });
}

for (const kind of ["import", "require"]) {
  test(`Metro's conditions and ${kind} lead to the modules without a core`, () => {
    const resolve = createResolver(kind);
    const find = (specifier, from = folder) => resolve(from, specifier).slice(root.length + 1);
    for (const name of ["index", "client", "problems", "reader", "core", "server", "hono"]) {
      const specifier = name === "index" ? "httpexc" : `httpexc/${name}`;
      assert.equal(find(specifier), `dist/browser/${name}.js`);
    }
    // Every entry exists under these conditions.
    for (const { name } of ENTRIES) find(name === "index" ? "httpexc" : `httpexc/${name}`);
    const inPackage = join(root, "dist", "browser", "client");
    assert.equal(find("#httpexc", inPackage), "dist/browser/index.js");
    assert.equal(find("#client", inPackage), "dist/wasm/client-plain.js");
    assert.equal(find("#dialects", inPackage), "dist/wasm/dialects-refused.js");
    assert.equal(find("#reader", inPackage), "dist/browser/client/bundled-chunks.js");
  });
}

/** Bundles a program as main.mjs, and returns the files of the package that it contains. */
async function bundleProgram(program) {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [`${program}.js`],
    bundle: true,
    format: "esm",
    platform: "neutral",
    conditions: ["react-native"],
    outfile: `out/${program}/main.mjs`,
    metafile: true,
  });
  return Object.keys(metafile.inputs).map((path) => path.replace(/^.*httpexc\/dist\//, ""));
}

/** Runs a bundled program without WebAssembly. Returns the JSON that it prints. */
function runProgram(program) {
  const args = ["--import", "./setup.js", `out/${program}/main.mjs`];
  const output = execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1));
}

const EXPECTED = {
  loaded: true,
  errors: [
    ["HTTPNotFound", 404, "song_gone", "No such song.", true],
    ["HTTPConflict", 409, "taken", "The name is taken.", true],
    ["HTTPBadGateway", 502, null, "No upstream.", true],
    ["HTTPNotFound", 404, "song_gone", "No such song.", true],
  ],
  classes: [true, true, true],
  atOnce: "No such song.",
  retried: 404,
  touched: [],
};

test("a program reads errors without WebAssembly, and never asks for it", async () => {
  const files = await bundleProgram("main");
  assert.ok(files.includes("wasm/client-plain.js"));
  // Neither the core that writes, nor the module as text, nor what probes for WebAssembly.
  const unwanted = files.filter((file) =>
    /core-plain|-data\.js|reader-chunks|can-compile/.test(file),
  );
  assert.deepEqual(unwanted, []);
  assert.deepEqual(runProgram("main"), EXPECTED);
});

test("a program with a dialect responds with problem details in JSON, and warns once", async () => {
  const files = await bundleProgram("dialect");
  assert.ok(files.includes("wasm/dialects-refused.js"));
  assert.deepEqual(
    files.filter((file) => /dialects-(?:data|inline)/.test(file)),
    [],
  );
  const problem = {
    type: "about:blank",
    title: "Method Not Allowed",
    status: 405,
    detail: "Only reads.",
  };
  assert.deepEqual(runProgram("dialect"), {
    responses: Array(2).fill([405, "GET", problem]),
    reports: [],
    warningCount: 1,
  });
});
