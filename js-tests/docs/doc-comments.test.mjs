// The doc comments in the sources: their examples run and compile, every public name has a comment,
// and every class and function has an example.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { compileExamples, runExamples, writeExamples } from "../lib/example-files.mjs";
import { createProject, root } from "../lib/project.mjs";

const run = promisify(execFile);
const folder = createProject("docs");
const source = join(root, "pkg-template", "src");

/** Returns the examples of a text, each with its line and its code. */
function findExamples(text, file) {
  const found = [];
  for (const match of text.matchAll(/^([ \t]*)```(\w+)[^\n]*\n([\s\S]*?)^[ \t]*```/gm)) {
    const [whole, indent, language, code] = match;
    if (!/^(ts|typescript|js|javascript|mjs|mts)$/.test(language)) continue;
    // This is a server. first-use.test.mjs sends it requests.
    if (/^\s*```\w+ serve=/.test(whole)) continue;
    const line = text.slice(0, match.index).split("\n").length;
    const plain = code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    found.push({ file, line, code: plain, whole });
  }
  return found;
}

/** Returns the examples in the doc comments of a source file. */
function findCommentExamples(file) {
  const text = readFileSync(file, "utf8");
  // The comments keep their lines, so an example has the right line number.
  const comments = text.replaceAll(/[ \t]*\/\*\*[\s\S]*?\*\/|[^\n]+/g, (part) =>
    part.trimStart().startsWith("/**") ? part.replaceAll(/^[ \t]*\/?\*{1,2}\/? ?/gm, "") : "",
  );
  return findExamples(comments, relative(root, file));
}

const sources = readdirSync(source, { recursive: true })
  .map((name) => join(source, name))
  .filter((file) => file.endsWith(".ts") && !basename(file).startsWith("core-"));
const examples = sources.flatMap(findCommentExamples);
for (const [at, example] of examples.entries()) {
  example.name = `${example.file.replaceAll(/\W+/g, "-")}-${example.line}`;
  const first = examples.findIndex((other) => other.name === example.name);
  assert.equal(first, at, example.name);
}
writeExamples(folder, examples);

test("the sources have examples", () => {
  assert.ok(examples.filter(({ file }) => file.endsWith("generated/classes.ts")).length >= 60);
  assert.ok(examples.filter(({ file }) => file.endsWith("generated/catalogue.ts")).length >= 1);
});

test("every example runs, and what it asserts holds", async () => {
  assert.deepEqual(await runExamples(folder, examples), []);
});

test("no comment has a code block that nothing would run", () => {
  for (const file of sources) {
    const marks = readFileSync(file, "utf8").match(/^[ \t]*\* ```.*$/gm) ?? [];
    const unknown = marks.filter((mark) => !/```(ts)?$/.test(mark));
    assert.deepEqual(unknown, [], file);
    assert.equal(marks.length, 2 * findCommentExamples(file).length, file);
  }
});

test("an example whose assertion fails is noticed", async () => {
  const wrong = { name: "wrong", code: 'console.assert(1 > 2, "no");' };
  const other = createProject("docs-wrong");
  writeExamples(other, [wrong]);
  assert.match((await runExamples(other, [wrong])).join(), /^wrong: .*no/);
});

test("an example that prints something else than it shows is noticed", async () => {
  const right = {
    name: "right",
    code: `console.log("12" + "34", { a: [] });
// → 12
//   34 { a: [] }
console.log("b\\nc"); // → b
// → c`,
  };
  const examples = [
    right,
    { name: "different", code: "console.log(2); // → 3" },
    { name: "silent", code: "2; // → 2" },
    { name: "talkative", code: "console.log(2); // → 2\nconsole.log(3);" },
  ];
  const other = createProject("docs-shown");
  writeExamples(other, examples);
  const failures = await runExamples(other, examples);
  assert.deepEqual(
    failures.map((text) => text.split(":")[0]),
    ["different", "silent", "talkative"],
  );
});

test("every example compiles strictly", async () => {
  assert.equal(await compileExamples(folder), "");
});

// The exports of an entry's declarations, each with its keyword and its comment.

const types = join(folder, "node_modules", "httpexc", "dist", "types");
const DECLARATION =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export (?:declare )?(?:abstract )?(class|function|const|interface|type|enum) (\w+)(?=[\s<(:={])/g;

/** Returns name, keyword and comment of every export of a declaration file. */
function listExports(file) {
  const text = readFileSync(file, "utf8");
  const found = new Map();
  for (const [, comment, keyword, name] of text.matchAll(DECLARATION)) {
    const before = found.get(name);
    // An interface with the name of a class extends the class.
    const merged = before?.keyword === "class" ? before : { name, keyword };
    found.set(name, { ...merged, comment: before?.comment || (comment ?? "") });
  }
  const resolveDeclaration = (path) => join(dirname(file), path.replace(/\.js$/, ".d.ts"));
  for (const [, path] of text.matchAll(/export (?:type )?\* from "([^"]+)"/g)) {
    for (const one of listExports(resolveDeclaration(path))) found.set(one.name, one);
  }
  for (const [, names, path] of text.matchAll(
    /export (?:type )?\{([^}]*)\}(?: from "([^"]+)")?/g,
  )) {
    const all = path
      ? new Map(listExports(resolveDeclaration(path)).map((one) => [one.name, one]))
      : found;
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

/** The fewest exports that the search must find, for entries with more than one. */
const MINIMUMS = {
  index: 90,
  server: 10,
  client: 25,
  catalogue: 2,
  "http-errors": 6,
  validation: 3,
  log: 3,
  openapi: 8,
};

for (const { name: entry, source } of ENTRIES.filter(({ isEffect }) => !isEffect)) {
  test(`every export of ${entry} has a comment, and classes and functions an example`, () => {
    const all = listExports(join(types, source.replace(/\.ts$/, ".d.ts")));
    assert.ok(all.length >= (MINIMUMS[entry] ?? 1), String(all.length));
    const withoutComment = all
      .filter(({ comment }) => !/\w{3}/.test(comment))
      .map(({ name }) => name);
    assert.deepEqual(withoutComment, []);
    const withoutExample = all
      .filter(({ keyword }) => keyword === "class" || keyword === "function")
      .filter(({ comment }) => !comment.includes("@example"))
      .map(({ name }) => name);
    assert.deepEqual(withoutExample, []);
  });
}

test("index.d.ts declares exactly the exports of the module", async () => {
  const code = 'import * as all from "httpexc"; console.log(JSON.stringify(Object.keys(all)));';
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
  });
  const values = listExports(join(types, "index.d.ts"))
    .filter(({ keyword }) => keyword !== "type" && keyword !== "interface")
    .map(({ name }) => name);
  assert.deepEqual(values.sort(), JSON.parse(stdout).sort());
});
