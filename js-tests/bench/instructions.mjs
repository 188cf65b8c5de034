// What hot calls of the core take in instructions, which no machine changes: `make instructions`.
// The budget is instructions.json, which the tests hold; with --write it is written anew.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "../lib/project.mjs";
import { ACCEPTS, HOSTILE } from "./rows/negotiation.mjs";
import { BODIES } from "./rows/reading.mjs";

const BUDGET = join(import.meta.dirname, "instructions.json");

/** How much more than its budget a call may take, and how much less before it is to be renewed. */
export const MORE = 1.03;
export const LESS = 0.9;

/** How many table words and bytes of text each export is given: the places of their counts. */
const INPUTS = { negotiate: { text: 2 }, render: { table: 4, text: 5 }, read: { text: 1 } };

/** A moment for the reader, in seconds since 1970; the real one would change from run to run. */
const NOW = 1_800_000_000;

/** Wraps a core's exports, so that each call is noted with what lies in memory for it. */
function recording(exports, calls) {
  const noted = Object.entries(INPUTS).map(([name, { table, text }]) => {
    const call = (...given) => {
      const { buffer } = exports.memory;
      const words = table === undefined ? 0 : given[table];
      calls.push({
        call: name,
        arguments: name === "read" ? [...given.slice(0, 3).map(Number), NOW] : given,
        table: [...new Uint32Array(buffer, exports.table(), words)],
        text: [...new Uint8Array(buffer, exports.text(), given[text])],
      });
      return exports[name](...given);
    };
    return [name, call];
  });
  return { ...exports, ...Object.fromEntries(noted) };
}

/** Gives the package from its sources, with cores that tell `record` of themselves. */
async function recorded() {
  const source = join(root, "pkg-template", "src");
  const loaders = { "#wasm": "core-inline", "#client": "client-inline" };
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from "./index.ts"; export { parseError } from "./client.ts";`,
      resolveDir: source,
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    plugins: [
      {
        name: "recording",
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^#(wasm|client)$/ }, ({ path }) => ({
            path,
            namespace: "recording",
          }));
          onLoad({ filter: /./, namespace: "recording" }, ({ path }) => ({
            contents: `import { instantiate as real } from "./wasm/loaders/${loaders[path]}.ts";
              export { decode, encodeInto } from "./wasm/utf8-anywhere.ts";
              export const instantiate = () => globalThis[Symbol.for("recording")](real());`,
            resolveDir: source,
          }));
        },
      },
    ],
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** What is measured, by module: uses of the package. */
function uses(httpexc) {
  const asked = (accept) => new Request("https://example.com/songs/7", { headers: { accept } });
  const types = {
    JSON: "application/problem+json",
    HTML: "text/html",
    XML: "application/xml",
    text: "text/plain",
  };
  const answer = (make, type) => () => make().toResponse(asked(types[type]));
  const detail = "No song has the id 7 & none had it before.";
  const fields = Array.from({ length: 10 }, (_, at) => ({
    path: ["songs", at, "title"],
    code: "too_long",
    message: "Give it at most 80 characters.",
  }));
  const core = {};
  for (const [name, accept] of Object.entries({ ...ACCEPTS, ...HOSTILE })) {
    core[`negotiate: ${name}`] = () => new httpexc.HTTPGone().toResponse(asked(accept));
  }
  for (const type of Object.keys(types)) {
    core[`404, ${type}`] = answer(() => new httpexc.HTTPNotFound(), type);
    core[`404 with a detail, ${type}`] = answer(() => new httpexc.HTTPNotFound(detail), type);
  }
  const more = {
    "401 with two challenges": () =>
      new httpexc.HTTPUnauthorized({
        challenges: [{ scheme: "Bearer", params: { realm: "songs" } }, "Basic"],
      }),
    "429 with Retry-After": () => new httpexc.HTTPTooManyRequests({ retryAfter: 30 }),
    "422 with ten field errors": () => new httpexc.HTTPUnprocessableContent({ errors: fields }),
    "403 with extensions": () =>
      new httpexc.HTTPForbidden({ extensions: { balance: 30, accounts: ["/12", "/67"] } }),
    "400 with 16 KiB to be escaped": () => new httpexc.HTTPBadRequest("<&>".repeat(5461)),
  };
  for (const [name, make] of Object.entries(more)) {
    core[`${name}, JSON`] = answer(make, "JSON");
    core[`${name}, HTML`] = answer(make, "HTML");
  }
  const client = {};
  for (const { name, text, status, headers } of Object.values(BODIES)) {
    client[`read: ${name}`] = () => httpexc.parseError({ status, headers, body: text });
  }
  const page = `<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><hr>nginx`;
  client["read: a proxy's page"] = () =>
    httpexc.parseError({ status: 502, headers: { "content-type": "text/html" }, body: page });
  return { core, client };
}

/** Gives the command that counts. */
function counter() {
  const folders = [process.env.TOOLS, join(root, ".tools")].filter(Boolean);
  const paths = folders.map((folder) => join(folder, "bin", "httpexc-instructions"));
  const path = paths.find((candidate) => existsSync(candidate));
  if (!path) throw new Error("Cannot find httpexc-instructions: run `make instructions`");
  return path;
}

/** Gives what each use takes of the core, by name. */
export async function counts() {
  const calls = [];
  globalThis[Symbol.for("recording")] = (exports) => recording(exports, calls);
  const all = {};
  for (const [module, named] of Object.entries(uses(await recorded()))) {
    const recordings = Object.entries(named).map(([name, use]) => {
      // The wrapped exports push to the list that they were given.
      calls.length = 0;
      use();
      return [
        name,
        calls.filter(({ call }) => !name.startsWith("negotiate") || call === "negotiate"),
      ];
    });
    const input = recordings.flatMap(([, made]) => made.map((call) => JSON.stringify(call)));
    const output = execFileSync(
      counter(),
      [join(root, "pkg-template", "build", `${module}.wasm`)],
      {
        encoding: "utf8",
        input: input.join("\n"),
        maxBuffer: 1 << 26,
      },
    );
    const took = output.trim().split("\n").map(Number);
    for (const [name, made] of recordings) {
      if (made.length === 0) throw new Error(`${name} makes no call`);
      all[name] = took.splice(0, made.length).reduce((sum, count) => sum + count, 0);
    }
  }
  return all;
}

/** Gives the budget. */
export const budget = () => JSON.parse(readFileSync(BUDGET, "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const taken = await counts();
  if (process.argv.includes("--write")) {
    writeFileSync(BUDGET, `${JSON.stringify(taken, null, 2)}\n`);
  }
  const allowed = budget();
  for (const [name, count] of Object.entries(taken)) {
    const share = count / allowed[name];
    const isOver = !(share <= MORE);
    console.log(
      `${name.padEnd(48)} ${count.toLocaleString("en-US").padStart(12)}  ` +
        `${Number.isFinite(share) ? share.toFixed(3) : "no budget"}${isOver ? "  OVER" : ""}`,
    );
    if (isOver) process.exitCode = 1;
  }
}
