// Holds the TypeScript sources to the rules of the house: which folder may import which, no import
// cycle, the entries at the top, the length of a file, one declaration of each name. The sibling
// for the Rust core is tests/house.rs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { BUNDLED_PACKAGES } from "../../pkg-template/scripts/generate-licences.mjs";
import { root } from "../lib/project.mjs";
import { findCycles, isGenerated, readSources } from "./sources.mjs";

/**
 * The folders in order. A file may import from its own folder and from the rows below its own. An
 * entry at the top of src/ belongs to the folder of its name.
 */
const ORDER = [
  ["adapters", "cli", "openapi"],
  ["node"],
  ["problems-iana"],
  ["problems", "reader", "portable", "stream"],
  ["server", "client", "log", "http-errors", "validation", "core"],
  ["index", "catalogue", "dialects"],
  ["errors"],
  ["response"],
  ["upstream"],
  ["options"],
  ["redaction"],
  ["wasm", "values", "generated", "model"],
];

/** The last row, which all others share. Its folders may use each other. */
const SHARED = ORDER.at(-1);

const MAX_LINES = 450;

const src = join(root, "pkg-template", "src");

/** Makes esbuild keep what a module does when it is imported, in spite of package.json. */
function keepSideEffects({ onResolve }) {
  onResolve({ filter: /\.[jt]s$/ }, ({ path, resolveDir }) => ({
    path: join(resolveDir, path.replace(/\.js$/, ".ts")),
    sideEffects: true,
  }));
}

/** The files whose length is limited. */
const ENDINGS = ["*.ts", "*.mts", "*.cts", "*.mjs", "*.cjs", "*.js"];

/** Names that are declared in more than one file, each with the reason. */
const DECLARED_TWICE = {
  errorHandler: "every adapter exports its own under this name",
};

const sources = readSources();
const getFolder = (file) => file.split("/")[0].replace(/(\.browser)?\.ts$/, "");

/** Whether a file is the twin of an entry, which exports the names of other files. */
const isEntryTwin = (file) => /^[\w-]+\.browser\.ts$/.test(file);

/** Returns the source that a twin for browsers, `x.browser.ts`, stands for; of another file, itself. */
const findTwinOf = (file) => file.replace(/\.browser\.ts$/, ".ts");
const findRow = (folder) => ORDER.findIndex((row) => row.includes(folder));

test("no property is defined by a descriptor that inherits from Object.prototype", () => {
  const definition =
    /\b(Object|Reflect)\.(definePropert(y|ies)|getOwnPropertyDescriptors?)\(|\bObject\.create\([^()]*,/;
  const files = [...sources]
    .filter(([, { text }]) => definition.test(text.replaceAll(/^ *(\/\*\*|\*).*/gm, "")))
    .map(([file]) => file);
  // The descriptor of hidden values has no prototype.
  assert.deepEqual(files, ["values/define-property.ts", "values/hidden-value.ts"]);
});

test("every source belongs to a folder of the house", () => {
  const unknown = [...sources.keys()].filter((file) => findRow(getFolder(file)) < 0);
  assert.deepEqual(unknown, []);
});

test("a file imports from its own folder and from the rows below, types included", () => {
  const wrong = [];
  for (const [file, { targets }] of sources) {
    const folder = getFolder(file);
    for (const target of targets) {
      const other = getFolder(target);
      const isBelow = findRow(other) > findRow(folder);
      const isShared = SHARED.includes(folder) && SHARED.includes(other);
      if (folder !== other && !isBelow && !isShared) wrong.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("imports of every form are found", () => {
  // The other tests rely on this.
  const arrows = [...sources].flatMap(([file, { targets }]) =>
    targets.map((target) => `${file} > ${target}`),
  );
  assert.ok(arrows.includes("index.ts > errors/generated/classes.ts"));
  assert.ok(arrows.includes("response/problem-writer.ts > wasm/loaders/core-inline.ts"), "#wasm");
  assert.ok(arrows.length > 300, `${arrows.length}`);
});

test("every import leads to a file that exists", () => {
  const built = /\/core-(base64|deflated|plain)-\w+\.ts$/;
  const missing = [...sources].flatMap(([file, { targets }]) =>
    targets
      .filter((target) => !sources.has(target) && !built.test(target))
      .map((target) => `${file} imports ${target}`),
  );
  assert.deepEqual(missing, []);
});

test("there is no import cycle, types included", () => {
  const graph = new Map([...sources].map(([file, { targets }]) => [file, targets]));
  assert.deepEqual(findCycles(graph), []);
});

test("a cycle would be found", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", ["a"]],
    ["d", []],
    ["e", ["e"]],
  ]);
  assert.deepEqual(findCycles(graph), [["a", "b", "c"], ["e"]]);
});

test("the table of entries lists the files at the top of src and in adapters", () => {
  const files = [...sources.keys()].filter(
    (file) => findTwinOf(file) === file && (!file.includes("/") || file.startsWith("adapters/")),
  );
  assert.deepEqual(ENTRIES.map(({ source }) => source).sort(), files);
});

test("no source imports a package that is not bundled, and adapters import no framework", () => {
  const own = new RegExp(`^(\\.|#|node:|(${BUNDLED_PACKAGES.join("|")})$)`);
  for (const [file, { imports }] of sources) {
    const foreign = imports.filter((specifier) => !own.test(specifier));
    assert.deepEqual(foreign, [], file);
  }
});

test("the JSON writer and what it imports need no core, and do nothing when they are imported", async () => {
  const reached = new Set(["response/json-writer.ts"]);
  for (const file of reached) for (const target of sources.get(file).targets) reached.add(target);
  assert.ok(reached.size > 10, [...reached].join());
  const ofCore = [...reached].filter((file) => file.startsWith("wasm/"));
  assert.deepEqual(ofCore, []);
  const { outputFiles } = await build({
    bundle: true,
    format: "esm",
    write: false,
    stdin: { contents: 'import "./response/json-writer.ts";', resolveDir: src },
    plugins: [{ name: "side effects", setup: keepSideEffects }],
  });
  assert.equal(outputFiles[0].text.replaceAll(/^\s*\/\/.*\n/gm, ""), "");
});

test("a declaration of problems needs the classes, and neither a core nor the redaction", () => {
  // Types are no code, and the classes of a page are without a core.
  const reached = new Set(["problems.ts"]);
  const needsNoCode = /^(index|client\/(fetch-result|read-error|report).*)\.ts$/;
  for (const file of reached) {
    for (const target of sources.get(file).targets)
      if (!needsNoCode.test(target)) reached.add(target);
  }
  assert.ok(reached.has("problems/create-class.ts") && reached.has("client/no-response.ts"));
  const heavy = [...reached].filter((file) => /^(wasm|redaction|response|server)\//.test(file));
  assert.deepEqual(heavy, []);
});

test("no internal file only re-exports another file", () => {
  // An entry may be a list of exports. Any other file that only re-exports is an old path.
  const isReexport = (text) =>
    text
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
      .replaceAll(/export (type )?(\*|\{[^}]*\}) from "[^"]+";/g, "")
      .trim() === "";
  const entries = new Set(ENTRIES.map(({ source }) => source));
  const names = [...sources].filter(([file, { text }]) => !entries.has(file) && isReexport(text));
  assert.deepEqual(
    names.map(([file]) => file),
    [],
  );
});

test("a name is declared once at the top of a file", () => {
  const places = new Map();
  for (const [file, { declarations }] of sources) {
    if (isGenerated(file)) continue;
    for (const name of declarations) {
      const source = isEntryTwin(file) ? undefined : findTwinOf(file);
      if (source) places.set(name, (places.get(name) ?? new Set()).add(source));
    }
  }
  const twice = [...places]
    .map(([name, files]) => [name, [...files]])
    .filter(([, files]) => files.length > 1);
  const unexpected = twice.filter(([name]) => !Object.hasOwn(DECLARED_TWICE, name));
  assert.deepEqual(Object.fromEntries(unexpected), {});
  // An exception that is no longer needed is removed.
  for (const name of Object.keys(DECLARED_TWICE)) assert.ok(places.get(name)?.size > 1, name);
});

test("a twin for browsers exports nothing that its source does not export", () => {
  const listExports = (file) =>
    [...sources.get(file).text.matchAll(/^export (?:async )?(?!default)\w+ (\w+)/gm)].map(
      ([, name]) => name,
    );
  const twins = [...sources.keys()].filter(
    // bundlers/browser-classes.test.mjs compares the exports of the entries.
    (file) => findTwinOf(file) !== file && !isEntryTwin(file),
  );
  assert.ok(twins.length > 5, `${twins.length}`);
  for (const twin of twins) {
    const names = listExports(findTwinOf(twin));
    assert.deepEqual(
      listExports(twin).filter((name) => !names.includes(name)),
      [],
      twin,
    );
  }
});

test("no file has more than 450 lines", () => {
  const files = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", ...ENDINGS],
    { cwd: root, encoding: "utf8" },
  );
  const long = files
    .split("\n")
    .filter((file) => file !== "" && !/(^api|\/generated)\//.test(file))
    .map((file) => [file, readFileSync(join(root, file), "utf8").split("\n").length - 1])
    .filter(([, lines]) => lines > MAX_LINES);
  assert.deepEqual(long, []);
});
