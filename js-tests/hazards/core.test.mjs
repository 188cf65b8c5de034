// The core in wasm as JavaScript has it: what it imports, what it keeps, and what makes it trap.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { testHazard } from "../lib/hazard-tally.mjs";
import { root } from "../lib/project.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { buildable, installed } from "../unit/installed.mjs";
import { ACCEPTS, builder, DIALECTS } from "./random-errors.mjs";
import { instances, pages, traps } from "./wasm-watcher.mjs";

const entries = await installed("hazards-core");
const { client, createErrors, folder, httpexc } = entries;
const { HTTPBadGateway, HTTPNotFound, HTTPUnprocessableContent, toResponse } = httpexc;

const MADE = ["node_modules", "target", ".tools", ".work", ".git", "build", "dist"];

/** Gives what is written by hand. What is made is not even looked into: other tests change it meanwhile. */
function written(below = "") {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (MADE.includes(entry.name)) return [];
    const name = join(below, entry.name);
    return entry.isDirectory() ? written(name) : [name];
  });
}

testHazard(3, "all of the Rust that is written here", ({ hold, show }) => {
  const files = [];
  const manifests = [];
  for (const name of written()) {
    if (name.endsWith(".rs")) files.push(name);
    if (name.endsWith("Cargo.toml")) manifests.push(name);
  }
  const read = (name) => readFileSync(join(root, name), "utf8");
  // A block, a function, an implementation or an attribute; `unsafe_code` is the lint.
  const said = files.filter((name) =>
    /\bunsafe\b(?!-inline)/.test(read(name).replace(/^\s*\/\/.*$/gm, "")),
  );
  for (const name of files) hold(!said.includes(name), name);
  const forbids = (text) => /^unsafe_code = "forbid"$/m.test(text);
  hold(forbids(read("Cargo.toml")), "the workspace");
  const inherits = (text) => /^\[lints\]\nworkspace = true$/m.test(text);
  for (const name of ["Cargo.toml", "pkg-template/wasm/Cargo.toml"]) {
    assert.ok(manifests.includes(name), name);
    hold(inherits(read(name)), name);
  }
  show(`${said.length} uses of unsafe in ${files.length} files`);
});

testHazard(8, "what the modules import", ({ hold, show }) => {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  const modules = readdirSync(dist).filter((name) => name.endsWith(".wasm"));
  assert.equal(modules.length, 3, modules.join());
  const imports = modules.flatMap((name) => {
    const found = WebAssembly.Module.imports(
      new WebAssembly.Module(readFileSync(join(dist, name))),
    );
    hold(found.length === 0, `${name}: ${JSON.stringify(found)}`);
    return found;
  });
  show(`${imports.length} imports in ${modules.join(", ")}`);
});

testHazard(4, "random errors in every dialect and format", ({ hold, show }) => {
  const random = createRandomSource(4);
  const build = builder(entries, random);
  const scraps = ["a", "<", "&", '"', "\\", "\0", "\x1b", "\n", "\u00e9", "\u20ac", "\ud83d"];
  scraps.push("\ude00", "${title}", "]]>", "--", "\u2028", "\ufffe", "/", "~", ".", "0", "x:y");
  const text = () => random.some(40, () => random.pick(scraps)).join("");
  const configurations = DIALECTS.map((dialect) => createErrors({ dialect, expose: true }));
  for (let at = 0; at < 10_000; at++) {
    const error = build(text);
    const accept = at % 7 === 0 ? text() : random.pick(ACCEPTS);
    const errors = random.pick(configurations);
    const before = traps.count;
    const { status, headers } = errors.toResponse(error, { headers: { accept } });
    // The plain answer, which stands in for the core, cannot be kept.
    const isCores =
      headers.get("cache-control") !== "no-store" || [428, 429, 431, 511].includes(status);
    hold(status === error.status && traps.count === before && isCores, `${at}: ${error.name}`);
  }
  show(`${traps.count} traps`);
});

/** What was seen before does not count for those below. */
const known = () => instances.length;

testHazard(
  28,
  "small and large answers in turn, while the memory grows",
  async ({ hold, show }) => {
    const first = known();
    const random = createRandomSource(28);
    let most = 0;
    let grew = 0;
    let before = 0;
    for (let at = 0; at < 1_500; at++) {
      // Each is longer than those before it, up to what an instance is kept for, and begins anew.
      const length = (at * 97) % 60_000;
      const detail = `${at}:${"\u20ac".repeat(length)}`;
      const accept = random.pick(["application/json", "text/plain"]);
      const response = new HTTPNotFound(detail).toResponse({ headers: { accept } });
      const size = instances.at(-1).memory.buffer.byteLength;
      if (size > before) grew++;
      before = size;
      most = Math.max(most, size);
      // What lay in memory when it was asked for is what goes out, whatever is asked next.
      new HTTPUnprocessableContent("x".repeat((at * 31) % 9_000)).toResponse();
      const said = await response.text();
      hold(said.includes(detail), `${at}, ${accept}`);
      const body = JSON.stringify({ code: at, message: detail });
      const report = client.parseError({ status: 400, body });
      hold(report.code === at && report.detail === detail, `${at}, read`);
    }
    assert.ok(grew > 5, `the memory grew ${grew} times`);
    assert.equal(traps.count, 0);
    show(`memory grew ${grew} times, to ${most / 65_536} pages, in ${known() - first} instances`);
  },
);

testHazard(6, "answers and reads without an end", async ({ hold, show }) => {
  const calls = Number(process.env.HAZARD_CALLS ?? 50_000);
  const before = known();
  const start = pages();
  const warm = [];
  for (let at = 0; at < calls; at++) {
    const detail = `Detail ${at} ${"\u00e9".repeat(at % 500)}.`;
    const accept = ACCEPTS[at % 4];
    const error = new HTTPNotFound(detail, { extensions: { at } });
    const { status } = toResponse(error, { headers: { accept } });
    const report = client.parseError({ status: 404, body: JSON.stringify({ detail, at }) });
    if (at === 10_000) warm.push(...pages());
    const isFlat = at % 1_000 > 0 || at <= 10_000 || pages().every((size, i) => size === warm[i]);
    hold(status === 404 && report.detail === detail && isFlat, `${at}: ${pages()} pages`);
    // Responses are the platform's, which frees them when it gets a turn.
    if (at % 1_000 === 0) await turn();
  }
  assert.ok(start.length > 0 && known() - before <= 1, "no instance was dropped");
  const grown = pages().reduce((sum, size, which) => sum + size - (warm[which] ?? 0), 0);
  show(`${calls} answers and reads: ${grown} pages more after the first 10,000`);
});

testHazard(7, "errors of every class, built, answered and read", async ({ hold, show }) => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const classes = buildable(entries);
  const dist = JSON.stringify({ message: "m" });
  const references = [];
  const make = async () => {
    for (let at = 0; at < 10_000; at++) {
      const [Class, needed] = classes[at % classes.length];
      const error =
        at % 5 === 0
          ? await client.fromResponse(new Response(dist, { status: 500 }))
          : new Class({ ...needed, detail: `${at}`, cause: new HTTPBadGateway() });
      toResponse(error, { headers: { accept: ACCEPTS[at % 4] } });
      references.push(new WeakRef(error));
    }
  };
  await make();
  for (let tries = 0; tries < 20 && references.some((one) => one.deref()); tries++) {
    await turn();
    collect();
  }
  const alive = references.filter((one) => one.deref()).length;
  for (const one of references) hold(one.deref() === undefined, "one is alive");
  show(`${alive} of ${references.length} alive after a collection`);
});
