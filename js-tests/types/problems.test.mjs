// The types of declared problems, by several compilers. A wrong use has a directive that expects an
// error, so that the compiler refuses a use that compiles.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { createProject } from "../lib/project.mjs";
import { PROBLEM_NAMES } from "../unit/problem-names.mjs";
import { BROWSER, BUNDLER, compileFiles, NODE, NODENEXT, STRICT } from "./compiler.mjs";
import { DIAGNOSTIC_FLAGS, formatDeclarations, readDiagnostics } from "./declarations.mjs";

const folder = createProject("problem-types");
cpSync(join(import.meta.dirname, "consumer"), folder, { recursive: true });

const FILES = ["problems.mts", "problems-misuse.mts"];

for (const compiler of ["current", "5.9", "5.0"]) {
  test(`declarations and their wrong uses, TypeScript ${compiler}`, async () => {
    const options = { ...STRICT, ...NODENEXT, ...BROWSER };
    const name = `problems-${compiler}`;
    assert.equal(await compileFiles(folder, name, options, FILES, { compiler }), "");
  });
}

test("declarations and their wrong uses, for a bundler and with Node's types", async () => {
  const options = { ...STRICT, ...BUNDLER, ...NODE };
  assert.equal(await compileFiles(folder, "problems-bundler", options, FILES), "");
});

test("without exact optional properties, an undefined member is no wrong use", async () => {
  const options = { ...STRICT, ...NODENEXT, ...BROWSER, exactOptionalPropertyTypes: false };
  const output = await compileFiles(folder, "problems-inexact", options, FILES);
  assert.match(output, /^\S*problems-misuse\.mts\(\d+,1\): error TS2578: [^\n]*\n$/);
});

for (const compiler of ["current", "5.9"]) {
  test(`schemas of Zod, Valibot and ArkType, TypeScript ${compiler}`, async () => {
    const options = { ...STRICT, ...NODENEXT, ...NODE };
    const name = `schemas-${compiler}`;
    const output = await compileFiles(folder, name, options, ["problems-schemas.mts"], {
      compiler,
    });
    assert.equal(output, "");
  });
}

for (const compiler of ["current", "5.9"]) {
  test(`the code of the design compiles, TypeScript ${compiler}`, async () => {
    const options = { ...STRICT, ...NODENEXT, ...NODE };
    const file = "problems-design.mts";
    const output = await compileFiles(folder, `design-${compiler}`, options, [file], { compiler });
    assert.equal(output, "");
  });
}

test("the code of the design runs", async () => {
  const text = readFileSync(join(folder, "problems-design.mts"), "utf8");
  const { code } = transformSync(text, { loader: "ts", format: "esm" });
  writeFileSync(join(folder, "problems-design.mjs"), code);
  const design = await import(pathToFileURL(join(folder, "problems-design.mjs")).href);
  const base = "https://api.example";
  assert.equal(await design.showLock(`${base}/songs/7`), "1970-01-01T00:01:00.000Z");
  await assert.rejects(design.showLock(`${base}/songs/8`), design.SongUnknown);
  assert.deepEqual(await design.load(`${base}/songs/7`), ["locked", "1970-01-01T00:01:00.000Z"]);
  assert.deepEqual(await design.load(`${base}/songs/8`), ["missing", 8]);
  assert.deepEqual(await design.load(`${base}/songs/9`), ["login"]);
  assert.deepEqual(await design.load(`${base}/songs/10`), ["failed", 401]);
  assert.equal(await design.load(`${base}/problems/song-locked`), 200);
  assert.equal(await design.load(`${base}/openapi.json`), 200);
});

for (const compiler of ["current", "5.0"]) {
  test(`the words of names follow one rule in types and values, TypeScript ${compiler}`, async () => {
    const declarations = PROBLEM_NAMES.map(([name]) => `${name}: { status: 400 }`).join(",\n");
    const lines = PROBLEM_NAMES.flatMap(([name, words]) => [
      `equal<typeof problems.${name}.type, "urn:x:${words}">(true);`,
      `equal<typeof problems.${name}.code, "${words.replaceAll("-", "_")}">(true);`,
    ]);
    const text = `
      import { defineProblems } from "httpexc/problems";
      type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
      const equal = <A, B>(_: Equal<A, B>): void => {};
      const problems = defineProblems("urn:x:", {\n${declarations}\n});
      ${lines.join("\n")}`;
    const file = `problem-names-${compiler}.mts`;
    writeFileSync(join(folder, file), text);
    const options = { ...STRICT, ...NODENEXT, ...BROWSER };
    const check = () => compileFiles(folder, `names-${compiler}`, options, [file], { compiler });
    assert.equal(await check(), "");
    // The check can fail.
    writeFileSync(join(folder, file), text.replace("urn:x:song-locked", "urn:x:songlocked"));
    assert.match(await check(), /error TS2345/);
  });
}

/** Declarations that are refused, each with what the compiler says of it. */
const REASONS = [
  [`"https://a.example/p", { A: { status: 404 } }`, "the base does not end with / or # or : or ="],
  [`"/p/", { A: { status: 404 } }`, "the base is no absolute URI"],
  [`"https://a b.example/", { A: { status: 404 } }`, "the base has a space"],
  [`"urn:x:", { song: { status: 404 } }`, "the name of a class begins with a capital"],
  [`"urn:x:", { A_B: { status: 404 } }`, "the name of a class has letters and digits alone"],
  [`"urn:x:", { A: { status: 399 } }`, "the status is not one from 400 to 599"],
  [`"urn:x:", { A: { status: 404 as number } }`, "the status is not a literal"],
  [`"urn:x:", { A: { status: 455 } }`, "the status is not registered, so it needs a title"],
  [`"urn:x:", { A: { status: 404, colour: "red" } }`, "there is no such option"],
  [
    `"urn:x:", { A: { status: 404, always: { allow: "GET" } } }`,
    "not all errors of this status can have it",
  ],
  [
    `"urn:x:", { A: { status: 404, detail: "No {sing}.", extensions: type<{ song: 1 }>() } }`,
    "a name in braces is no member of the extensions; {{ is a brace",
  ],
  [
    `"urn:x:", { A: { status: 404, extensions: type<{ a: 1 } | { title: 1 }>() } }`,
    "every problem has a member of the name title",
  ],
  [
    `"urn:x:", { A: { status: 404, extensions: type<{ requestId: 1 }>() } }`,
    "every problem has a member of the name requestId",
  ],
  [`"urn:x:", { A: { status: 404, extensions: type<string[]>() } }`, "extensions are no list"],
];

for (const compiler of ["current", "5.9", "5.0"]) {
  test(`the compiler shows why a declaration is refused, TypeScript ${compiler}`, async () => {
    const lines = REASONS.map(([text]) => `defineProblems(${text});`);
    const imports = `import { defineProblems, type } from "httpexc/problems";`;
    const file = `reasons-${compiler}.mts`;
    writeFileSync(join(folder, file), [imports, ...lines].join("\n"));
    const options = { ...STRICT, ...NODENEXT, ...BROWSER };
    const output = await compileFiles(folder, `reasons-${compiler}`, options, [file], { compiler });
    for (const [at, [text, reason]] of REASONS.entries()) {
      const errors = output.split(/^(?=\S+\.mts\()/m);
      const found = errors.filter((one) => one.includes(`.mts(${at + 2},`));
      assert.equal(found.length, 1, `${text}\n${found.join("")}`);
      assert.ok(found[0].includes(`Refused<"${reason}">`), found[0]);
    }
  });
}

test("without its directive, each wrong use is an error", async () => {
  const text = readFileSync(join(folder, "problems-misuse.mts"), "utf8");
  const count = text.match(/@ts-expect-error/g).length;
  assert.ok(count >= 45, `${count}`);
  writeFileSync(join(folder, "misuse-plain.mts"), text.replaceAll("@ts-expect-error", ""));
  const options = { ...STRICT, ...NODENEXT, ...BROWSER };
  const output = await compileFiles(folder, "misuse-plain", options, ["misuse-plain.mts"]);
  const lines = new Set([...output.matchAll(/misuse-plain\.mts\((\d+),/g)].map(([, line]) => line));
  assert.equal(lines.size, count);
});

test("200 declarations take at most 1,000 instantiations each", async () => {
  writeFileSync(join(folder, "many.mts"), formatDeclarations(200));
  writeFileSync(join(folder, "none.mts"), formatDeclarations(0));
  const options = { ...STRICT, ...NODENEXT, ...BROWSER };
  const measure = async (file, compiler) => {
    const name = `${file}-${compiler}`;
    return readDiagnostics(
      await compileFiles(folder, name, options, [file], { compiler, flags: DIAGNOSTIC_FLAGS }),
    );
  };
  for (const compiler of ["current", "5.9", "5.0"]) {
    const many = await measure("many.mts", compiler);
    const none = await measure("none.mts", compiler);
    const added = many.instantiations - none.instantiations;
    const seconds = (many.seconds - none.seconds).toFixed(2);
    console.log(`TypeScript ${compiler}: ${seconds} s and ${added} instantiations`);
    assert.ok(added > 0 && added < 200 * 1000, `${added}`);
  }
});
