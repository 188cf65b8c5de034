// The wasm core as JavaScript sees it: its imports, its memory, and its traps.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as waitForTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DIALECTS } from "../lib/dialects.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { root } from "../lib/project.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage, listBuildableClasses } from "../unit/package-import.mjs";
import { ACCEPTS, createErrorBuilder } from "./random-errors.mjs";
import { calls, countPages, instances, traps } from "./wasm-watcher.mjs";

const entries = await importPackage();
const { client, createErrors, dialects, folder, httpexc } = entries;
const { HTTPBadGateway, HTTPNotFound, HTTPUnprocessableContent, toResponse } = httpexc;

const GENERATED = ["node_modules", "target", ".tools", ".work", ".git", "build", "dist"];

/**
 * Returns the files that are written by hand. Other tests change the generated folders meanwhile.
 */
function listSourceFiles(below = "") {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (GENERATED.includes(entry.name)) return [];
    const name = join(below, entry.name);
    return entry.isDirectory() ? listSourceFiles(name) : [name];
  });
}

testHazard(3, "no Rust file contains unsafe code", ({ check, setFigure }) => {
  const files = [];
  const manifests = [];
  for (const name of listSourceFiles()) {
    if (name.endsWith(".rs")) files.push(name);
    if (name.endsWith("Cargo.toml")) manifests.push(name);
  }
  const read = (name) => readFileSync(join(root, name), "utf8");
  // A block, a function, an implementation or an attribute. `unsafe_code` is the lint.
  const unsafeFiles = files.filter((name) =>
    /\bunsafe\b(?!-inline)/.test(read(name).replace(/^\s*\/\/.*$/gm, "")),
  );
  for (const name of files) check(!unsafeFiles.includes(name), name);
  const forbids = (text) => /^unsafe_code = "forbid"$/m.test(text);
  check(forbids(read("Cargo.toml")), "the workspace");
  const inherits = (text) => /^\[lints\]\nworkspace = true$/m.test(text);
  const crates = ["httpexc-axum", "httpexc-build", "httpexc-js"].map(
    (name) => `crates/${name}/Cargo.toml`,
  );
  for (const name of ["Cargo.toml", "pkg-template/wasm/Cargo.toml", ...crates]) {
    assert.ok(manifests.includes(name), name);
    check(inherits(read(name)), name);
  }
  setFigure(`${unsafeFiles.length} uses of unsafe in ${files.length} files`);
});

testHazard(8, "the modules have no imports", ({ check, setFigure }) => {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  const modules = readdirSync(dist).filter((name) => name.endsWith(".wasm"));
  assert.equal(modules.length, 3, modules.join());
  const imports = modules.flatMap((name) => {
    const found = WebAssembly.Module.imports(
      new WebAssembly.Module(readFileSync(join(dist, name))),
    );
    check(found.length === 0, `${name}: ${JSON.stringify(found)}`);
    return found;
  });
  setFigure(`${imports.length} imports in ${modules.join(", ")}`);
});

testHazard(4, "random errors never trap in any dialect or format", ({ check, setFigure }) => {
  const random = createRandomSource(4);
  const buildError = createErrorBuilder(entries, random);
  const scraps = ["a", "<", "&", '"', "\\", "\0", "\x1b", "\n", "\u00e9", "\u20ac", "\ud83d"];
  scraps.push("\ude00", "${title}", "]]>", "--", "\u2028", "\ufffe", "/", "~", ".", "0", "x:y");
  const text = () => random.makeSome(40, () => random.pick(scraps)).join("");
  const configurations = DIALECTS.map((dialect) =>
    createErrors({ dialect: dialects[dialect], expose: true }),
  );
  for (let at = 0; at < 10_000; at++) {
    const error = buildError(text);
    const accept = at % 7 === 0 ? text() : random.pick(ACCEPTS);
    const errors = random.pick(configurations);
    const before = { traps: traps.count, rendered: calls.render ?? 0 };
    const { status } = errors.toResponse(error, { headers: { accept } });
    // Each error has a text of its own, so that no response is cached.
    const isFromCore = calls.render > before.rendered && traps.count === before.traps;
    check(status === error.status && isFromCore, `${at}: ${error.name}`);
  }
  setFigure(`${traps.count} traps`);
});

testHazard(28, "responses are right while the memory grows", async ({ check, setFigure }) => {
  const first = instances.length;
  const random = createRandomSource(28);
  let most = 0;
  let grew = 0;
  let before = 0;
  for (let at = 0; at < 1_500; at++) {
    // The lengths rise up to the limit for which an instance is kept, and start again from 0.
    const length = (at * 97) % 60_000;
    const detail = `${at}:${"\u20ac".repeat(length)}`;
    const accept = random.pick(["application/json", "text/plain"]);
    const response = new HTTPNotFound(detail).toResponse({ headers: { accept } });
    const size = instances.at(-1).memory.buffer.byteLength;
    if (size > before) grew++;
    before = size;
    most = Math.max(most, size);
    // A later response must not overwrite the body of this one.
    new HTTPUnprocessableContent("x".repeat((at * 31) % 9_000)).toResponse();
    check((await response.text()).includes(detail), `${at}, ${accept}`);
    // Further members come back whole; a detail has at most 2,000 characters.
    const body = JSON.stringify({ code: at, message: `Song ${at} is locked.`, song: detail });
    const report = client.parseError({ status: 400, body });
    const isRight = report.detail === `Song ${at} is locked.` && report.extensions.song === detail;
    check(report.code === at && isRight, `${at}, read`);
  }
  assert.ok(grew > 5, `the memory grew ${grew} times`);
  assert.equal(traps.count, 0);
  const count = instances.length - first;
  setFigure(`memory grew ${grew} times, to ${most / 65_536} pages, in ${count} instances`);
});

testHazard(6, "responses and reads need no more memory over time", async ({ check, setFigure }) => {
  const calls = Number(process.env.HAZARD_CALLS ?? 50_000);
  const before = instances.length;
  const start = countPages();
  const warm = [];
  for (let at = 0; at < calls; at++) {
    const detail = `Detail ${at} ${"\u00e9".repeat(at % 500)}.`;
    const accept = ACCEPTS[at % 4];
    const error = new HTTPNotFound(detail, { extensions: { at } });
    const { status } = toResponse(error, { headers: { accept } });
    const report = client.parseError({ status: 404, body: JSON.stringify({ detail, at }) });
    if (at === 10_000) warm.push(...countPages());
    const isFlat =
      at % 1_000 > 0 || at <= 10_000 || countPages().every((size, i) => size === warm[i]);
    check(status === 404 && report.detail === detail && isFlat, `${at}: ${countPages()} pages`);
    // The platform frees its Response objects when it gets a turn.
    if (at % 1_000 === 0) await waitForTurn();
  }
  assert.ok(start.length > 0 && instances.length - before <= 1, "no instance was dropped");
  const grown = countPages().reduce((sum, size, which) => sum + size - (warm[which] ?? 0), 0);
  setFigure(`${calls} responses and reads: ${grown} pages more after the first 10,000`);
});

testHazard(7, "errors of every class are freed after use", async ({ check, setFigure }) => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const classes = listBuildableClasses(entries);
  const body = JSON.stringify({ message: "m" });
  const references = [];
  const make = async () => {
    for (let at = 0; at < 10_000; at++) {
      const [Class, needed] = classes[at % classes.length];
      const error =
        at % 5 === 0
          ? await client.fromResponse(new Response(body, { status: 500 }))
          : new Class({ ...needed, detail: `${at}`, cause: new HTTPBadGateway() });
      toResponse(error, { headers: { accept: ACCEPTS[at % 4] } });
      references.push(new WeakRef(error));
    }
  };
  await make();
  for (let tries = 0; tries < 20 && references.some((one) => one.deref()); tries++) {
    await waitForTurn();
    collect();
  }
  const alive = references.filter((one) => one.deref()).length;
  for (const one of references) check(one.deref() === undefined, "one is alive");
  setFigure(`${alive} of ${references.length} alive after a collection`);
});
