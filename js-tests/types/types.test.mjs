// The types of the installed package, checked by a strict consumer's compiler.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createProject, root } from "../lib/project.mjs";
import { BROWSER, BUNDLER, compileFiles, NODE, NODENEXT, STRICT } from "./compiler.mjs";

const folder = createProject("types");
cpSync(join(import.meta.dirname, "consumer"), folder, { recursive: true });

/** Compiles the files, and returns the compiler's output. */
const compile = (name, options, files) => compileFiles(folder, name, options, files);

const CASES = [
  [
    "nodenext, with Node's types and no DOM",
    { ...NODENEXT, ...NODE },
    [
      "esm.mts",
      "server.mts",
      "client.mts",
      "portable.mts",
      "cjs.cts",
      "node.mts",
      "http-errors.mts",
      "http-errors-forms.mts",
      "http-errors-require.cts",
    ],
  ],
  [
    "nodenext, with the DOM and no Node",
    { ...NODENEXT, ...BROWSER },
    ["esm.mts", "server.mts", "client.mts", "portable.mts", "cjs.cts"],
  ],
  [
    "nodenext, with both",
    { ...NODENEXT, ...BROWSER, types: ["node"] },
    ["esm.mts", "server.mts", "client.mts", "portable.mts", "cjs.cts", "node.mts"],
  ],
  [
    "bundler, with Node's types and no DOM",
    { ...BUNDLER, ...NODE },
    ["esm.mts", "server.mts", "client.mts", "portable.mts", "node.mts"],
  ],
  [
    "bundler, with the DOM and no Node",
    { ...BUNDLER, ...BROWSER },
    [
      "esm.mts",
      "server.mts",
      "client.mts",
      "portable.mts",
      "http-errors.mts",
      "http-errors-forms.mts",
    ],
  ],
  [
    "bundler, for workerd",
    { ...BUNDLER, ...BROWSER, customConditions: ["workerd", "worker"] },
    ["esm.mts", "server.mts", "client.mts", "portable.mts"],
  ],
  [
    "bundler, for a web worker",
    { ...BUNDLER, lib: ["es2022", "webworker", "webworker.iterable"], types: [] },
    ["esm.mts", "server.mts", "client.mts", "portable.mts"],
  ],
  [
    "nodenext, without exact optional properties",
    { ...NODENEXT, ...NODE, exactOptionalPropertyTypes: false },
    ["esm.mts", "server.mts", "client.mts", "portable.mts", "cjs.cts", "node.mts"],
  ],
  [
    "nodenext, the newest library",
    { ...NODENEXT, ...NODE, lib: ["esnext"] },
    ["esm.mts", "server.mts", "client.mts", "portable.mts", "cjs.cts"],
  ],
];

for (const [at, [what, options, files]] of CASES.entries()) {
  test(`the types compile: ${what}`, async () => {
    assert.equal(await compile(String(at), { ...STRICT, ...options }, files), "");
  });
}

test("code for @types/http-errors compiles with both packages", async () => {
  const file = "http-errors-forms.mts";
  const text = readFileSync(join(folder, file), "utf8");
  writeFileSync(
    join(folder, "original-forms.mts"),
    text.replace("httpexc/http-errors", "http-errors"),
  );
  const options = { ...STRICT, ...NODENEXT, ...NODE };
  assert.equal(await compile("forms", options, [file]), "");
  assert.equal(await compile("original", options, ["original-forms.mts"]), "");
});

test("the types compile: the issues of validators", async () => {
  // The declarations of the validators are not checked here.
  const options = { ...STRICT, ...NODENEXT, ...NODE, skipLibCheck: true };
  assert.equal(await compile("validation", options, ["validation.mts"]), "");
});

test("the adapters are assignable to the frameworks' own types", async () => {
  // The frameworks use different versions of Node's types, and not all of their declarations
  // compile.
  const typeRoots = [join(root, "js-tests", "node_modules", "@types")];
  const options = { ...STRICT, ...NODENEXT, ...NODE, lib: ["esnext", "dom"], typeRoots };
  const relaxed = { exactOptionalPropertyTypes: false, skipLibCheck: true };
  const output = await compile("adapters", { ...options, ...relaxed }, ["adapters.mts"]);
  assert.equal(output, "");
});

test("without the DOM and Node's types, only Fetch's names are missing", async () => {
  const output = await compile("bare", { ...STRICT, ...BUNDLER, lib: ["es2022"], types: [] }, [
    "bare.mts",
  ]);
  const missing = new Set(
    [...output.matchAll(/Cannot find name '(\w+)'/g)].map(([, name]) => name),
  );
  assert.deepEqual([...missing].sort(), ["Response", "URL"]);
  const others = output.split("\n").filter((line) => line && !line.includes("Cannot find name"));
  assert.deepEqual(others, []);
});

test("the compiler finds a mistake, so the other tests can fail", async () => {
  writeFileSync(
    join(folder, "mistake.mts"),
    'import { HTTPNotFound } from "httpexc"; const status: 405 = new HTTPNotFound().status;',
  );
  const output = await compile("mistake", { ...STRICT, ...NODENEXT, ...NODE }, ["mistake.mts"]);
  assert.match(output, /Type '404' is not assignable to type '405'/);
});
