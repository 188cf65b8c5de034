// The examples in the sources, each run and type-checked, and the comments themselves: no public name is
// without a comment, and no class or function without an example.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { compileExamples, runExamples, writeExamples } from "../lib/example-files.mjs";
import { project, root } from "../lib/project.mjs";

const run = promisify(execFile);
const folder = project("docs");
const source = join(root, "pkg-template", "src");

/** The examples of a text: where each begins, and its code. */
function fences(text, file) {
  const found = [];
  for (const match of text.matchAll(/^([ \t]*)```(\w+)[^\n]*\n([\s\S]*?)^[ \t]*```/gm)) {
    const [whole, indent, language, code] = match;
    if (!/^(ts|typescript|js|javascript|mjs|mts)$/.test(language)) continue;
    // It listens, and first-use.test.mjs asks it.
    if (/^\s*```\w+ serve=/.test(whole)) continue;
    const line = text.slice(0, match.index).split("\n").length;
    const plain = code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    found.push({ file, line, code: plain, whole });
  }
  return found;
}

/** The examples of the doc comments of a source. */
function commented(file) {
  const text = readFileSync(file, "utf8");
  // Comments keep their lines, so that an example is found again by its number.
  const comments = text.replaceAll(/[ \t]*\/\*\*[\s\S]*?\*\/|[^\n]+/g, (part) =>
    part.trimStart().startsWith("/**") ? part.replaceAll(/^[ \t]*\/?\*{1,2}\/? ?/gm, "") : "",
  );
  return fences(comments, relative(root, file));
}

const sources = readdirSync(source, { recursive: true })
  .map((name) => join(source, name))
  .filter((file) => file.endsWith(".ts") && !basename(file).startsWith("core-"));
const examples = sources.flatMap(commented);
for (const [at, example] of examples.entries()) {
  example.name = `${example.file.replaceAll(/\W+/g, "-")}-${example.line}`;
  const first = examples.findIndex((other) => other.name === example.name);
  assert.equal(first, at, example.name);
}
writeExamples(folder, examples);

test("there are examples in the source", () => {
  assert.ok(examples.filter(({ file }) => file.endsWith("generated/classes.ts")).length >= 60);
  assert.ok(examples.filter(({ file }) => file.endsWith("generated/catalogue.ts")).length >= 1);
});

test("every example runs, and what it asserts holds", async () => {
  assert.deepEqual(await runExamples(folder, examples), []);
});

test("no comment has a block of another kind, which nothing would run", () => {
  for (const file of sources) {
    const marks = readFileSync(file, "utf8").match(/^[ \t]*\* ```.*$/gm) ?? [];
    const strange = marks.filter((mark) => !/```(ts)?$/.test(mark));
    assert.deepEqual(strange, [], file);
    assert.equal(marks.length, 2 * commented(file).length, file);
  }
});

test("an example whose assertion fails is noticed", async () => {
  const wrong = { name: "wrong", code: 'console.assert(1 > 2, "no");' };
  const other = project("docs-wrong");
  writeExamples(other, [wrong]);
  assert.match((await runExamples(other, [wrong])).join(), /^wrong: .*no/);
});

test("every example has the types that a strict compiler asks for", async () => {
  assert.equal(await compileExamples(folder), "");
});

// What the declarations of an entry export, each with its kind and its comment.

const dist = join(folder, "node_modules", "httpexc", "dist");
const DECLARED =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export (?:declare )?(?:abstract )?(class|function|const|interface|type|enum) (\w+)(?=[\s<(:={])/g;

/** Gives name, kind and comment of everything that a file of declarations exports. */
function exported(file) {
  const text = readFileSync(file, "utf8");
  const found = new Map();
  for (const [, comment, kind, name] of text.matchAll(DECLARED)) {
    const before = found.get(name);
    // An interface beside a class says more about it, and takes nothing away.
    const merged = before?.kind === "class" ? before : { name, kind };
    found.set(name, { ...merged, comment: before?.comment || (comment ?? "") });
  }
  const beside = (path) => join(dirname(file), path.replace(/\.js$/, ".d.ts"));
  for (const [, path] of text.matchAll(/export (?:type )?\* from "([^"]+)"/g)) {
    for (const one of exported(beside(path))) found.set(one.name, one);
  }
  for (const [, names, path] of text.matchAll(
    /export (?:type )?\{([^}]*)\}(?: from "([^"]+)")?/g,
  )) {
    const all = path ? new Map(exported(beside(path)).map((one) => [one.name, one])) : found;
    for (const item of names.split(",")) {
      const [name, as] = item
        .trim()
        .replace(/^type /, "")
        .split(" as ");
      if (name === "") continue;
      const one = all.get(name);
      assert.ok(one, `${file} exports ${name}, which is not found`);
      found.set(as ?? name, { ...one, name: as ?? name });
    }
  }
  return [...found.values()];
}

for (const [entry, least] of [
  ["index.d.ts", 90],
  ["server.d.ts", 10],
  ["client.d.ts", 25],
  ["node.d.ts", 1],
  ["express.d.ts", 1],
  ["koa.d.ts", 1],
  ["fastify.d.ts", 1],
  ["hono.d.ts", 1],
  ["itty.d.ts", 1],
  ["h3.d.ts", 1],
  ["elysia.d.ts", 1],
  ["nest.d.ts", 1],
  ["react-router.d.ts", 1],
  ["sveltekit.d.ts", 1],
  ["next.d.ts", 1],
  ["catalogue.d.ts", 2],
  ["http-errors.d.ts", 6],
  ["validation.d.ts", 3],
  ["log.d.ts", 3],
  ["openapi.d.ts", 8],
]) {
  test(`every export of ${entry} has a comment, and classes and functions an example`, () => {
    const all = exported(join(dist, entry));
    assert.ok(all.length >= least, String(all.length));
    const silent = all.filter(({ comment }) => !/\w{3}/.test(comment)).map(({ name }) => name);
    assert.deepEqual(silent, []);
    const unshown = all
      .filter(({ kind }) => kind === "class" || kind === "function")
      .filter(({ comment }) => !comment.includes("@example"))
      .map(({ name }) => name);
    assert.deepEqual(unshown, []);
  });
}

test("the declarations of index.d.ts are those of the module", async () => {
  const code = 'import * as all from "httpexc"; console.log(JSON.stringify(Object.keys(all)));';
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
  });
  const values = exported(join(dist, "index.d.ts"))
    .filter(({ kind }) => kind !== "type" && kind !== "interface")
    .map(({ name }) => name);
  assert.deepEqual(values.sort(), JSON.parse(stdout).sort());
});
