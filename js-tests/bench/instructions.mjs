// Counts the instructions of frequent calls of the core (`make instructions`). They are the same on
// every machine. The budget is instructions.json, which the tests check. --write replaces it.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "../lib/project.mjs";
import { ACCEPTS, HOSTILE } from "./rows/negotiation.mjs";
import { BODIES } from "./rows/reading.mjs";

const BUDGET = join(import.meta.dirname, "instructions.json");

/** The highest share of its budget that a call may take. */
export const MAX_SHARE = 1.03;

/** The lowest share that a call may take. Below it the budget must be replaced. */
export const MIN_SHARE = 0.9;

/** By export: the positions of the arguments that count table words and bytes of text. */
const INPUTS = { negotiate: { text: 2 }, render: { table: 4, text: 5 }, read: { text: 1 } };

/** The time for the reader, in seconds since 1970. The real time would change from run to run. */
const NOW = 1_800_000_000;

/** Wraps the exports of a core, so each call is recorded with its input in memory. */
function recordCalls(exports, calls) {
  const wrapped = Object.entries(INPUTS).map(([name, { table, text }]) => {
    const call = (...args) => {
      const { buffer } = exports.memory;
      const words = table === undefined ? 0 : args[table];
      calls.push({
        call: name,
        arguments: name === "read" ? [...args.slice(0, 3).map(Number), NOW] : args,
        table: [...new Uint32Array(buffer, exports.table(), words)],
        text: [...new Uint8Array(buffer, exports.text(), args[text])],
      });
      return exports[name](...args);
    };
    return [name, call];
  });
  return { ...exports, ...Object.fromEntries(wrapped) };
}

/** Bundles and imports the package from its sources, with cores that record their calls. */
async function importRecordingPackage() {
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

/** Returns the measured uses of the package, by module and name. */
function createUses(httpexc) {
  const createRequest = (accept) =>
    new Request("https://example.com/songs/7", { headers: { accept } });
  const types = {
    JSON: "application/problem+json",
    HTML: "text/html",
    XML: "application/xml",
    text: "text/plain",
  };
  const createUse = (make, type) => () => make().toResponse(createRequest(types[type]));
  const detail = "No song has the id 7 & none had it before.";
  const fieldErrors = Array.from({ length: 10 }, (_, at) => ({
    path: ["songs", at, "title"],
    code: "too_long",
    message: "Give it at most 80 characters.",
  }));
  const core = {};
  for (const [name, accept] of Object.entries({ ...ACCEPTS, ...HOSTILE })) {
    core[`negotiate: ${name}`] = () => new httpexc.HTTPGone().toResponse(createRequest(accept));
  }
  for (const type of Object.keys(types)) {
    core[`404, ${type}`] = createUse(() => new httpexc.HTTPNotFound(), type);
    core[`404 with a detail, ${type}`] = createUse(() => new httpexc.HTTPNotFound(detail), type);
  }
  const more = {
    "401 with two challenges": () =>
      new httpexc.HTTPUnauthorized({
        challenges: [{ scheme: "Bearer", params: { realm: "songs" } }, "Basic"],
      }),
    "429 with Retry-After": () => new httpexc.HTTPTooManyRequests({ retryAfter: 30 }),
    "422 with ten field errors": () =>
      new httpexc.HTTPUnprocessableContent({ errors: fieldErrors }),
    "403 with extensions": () =>
      new httpexc.HTTPForbidden({ extensions: { balance: 30, accounts: ["/12", "/67"] } }),
    "400 with 16 KiB to be escaped": () => new httpexc.HTTPBadRequest("<&>".repeat(5461)),
  };
  for (const [name, make] of Object.entries(more)) {
    core[`${name}, JSON`] = createUse(make, "JSON");
    core[`${name}, HTML`] = createUse(make, "HTML");
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

/** Returns the path of the command that counts instructions. */
function findCounter() {
  const folders = [process.env.TOOLS, join(root, ".tools")].filter(Boolean);
  const paths = folders.map((folder) => join(folder, "bin", "httpexc-instructions"));
  const path = paths.find((candidate) => existsSync(candidate));
  if (!path) throw new Error("Cannot find httpexc-instructions: run `make instructions`");
  return path;
}

/** Returns the instructions that each use takes in the core, by name. */
export async function countInstructions() {
  const calls = [];
  globalThis[Symbol.for("recording")] = (exports) => recordCalls(exports, calls);
  const all = {};
  for (const [module, named] of Object.entries(createUses(await importRecordingPackage()))) {
    const recordings = Object.entries(named).map(([name, use]) => {
      // The wrapped exports keep their reference to this list.
      calls.length = 0;
      use();
      return [
        name,
        calls.filter(({ call }) => !name.startsWith("negotiate") || call === "negotiate"),
      ];
    });
    const input = recordings.flatMap(([, recorded]) =>
      recorded.map((call) => JSON.stringify(call)),
    );
    const output = execFileSync(
      findCounter(),
      [join(root, "pkg-template", "build", `${module}.wasm`)],
      {
        encoding: "utf8",
        input: input.join("\n"),
        maxBuffer: 1 << 26,
      },
    );
    const counts = output.trim().split("\n").map(Number);
    for (const [name, recorded] of recordings) {
      if (recorded.length === 0) throw new Error(`${name} makes no call`);
      all[name] = counts.splice(0, recorded.length).reduce((sum, count) => sum + count, 0);
    }
  }
  return all;
}

/** Returns the budget of each use, by name. */
export const readBudget = () => JSON.parse(readFileSync(BUDGET, "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const counts = await countInstructions();
  if (process.argv.includes("--write")) {
    writeFileSync(BUDGET, `${JSON.stringify(counts, null, 2)}\n`);
  }
  const budget = readBudget();
  for (const [name, count] of Object.entries(counts)) {
    const share = count / budget[name];
    const isOver = !(share <= MAX_SHARE);
    console.log(
      `${name.padEnd(48)} ${count.toLocaleString("en-US").padStart(12)}  ` +
        `${Number.isFinite(share) ? share.toFixed(3) : "no budget"}${isOver ? "  OVER" : ""}`,
    );
    if (isOver) process.exitCode = 1;
  }
}
