// The migration guide: its generated tables are up to date, and everything that they name exists.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { replaceTables } from "../../pkg-template/scripts/generate-migrating.mjs";
import { createProject, root } from "../lib/project.mjs";

const run = promisify(execFile);
const folder = createProject("migrating");
const text = readFileSync(join(root, "docs", "migrating.md"), "utf8");
const script = join(root, "pkg-template", "scripts", "generate-migrating.mjs");
const importEntry = (name) =>
  import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href);
const [httpexc, { createErrors }] = await Promise.all([
  importEntry("httpexc"),
  importEntry("httpexc/server"),
]);

/** The tables: the cells of each line, without the head. */
const tables = [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => {
  const [head, , ...lines] = table
    .trim()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return { library: head[0], isGenerated: head.length === 4, lines };
});
const findCode = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

test("the generated tables are up to date", async () => {
  await run(process.execPath, [script, "--check"]);
});

test("a stale, missing or unknown table is noticed", () => {
  const libraries = ["falcon", "werkzeug", "webob", "http-errors"];
  const markers = libraries.map((name) => `<!-- generated: ${name} -->\nold\n<!-- end -->\n`);
  const updated = replaceTables([], [], markers.join(""));
  assert.ok(!updated.includes("old") && updated.includes("| falcon"));
  assert.throws(() => replaceTables([], [], markers.slice(1).join("")), /markers of falcon/);
  assert.throws(() => replaceTables([], [], text.replace(": falcon", ": flacon")), /flacon/);
});

test("each library has a table of names and one of features", () => {
  const order = tables.map(({ isGenerated }) => isGenerated);
  assert.deepEqual(order, [true, false, true, false, true, false, true, false]);
  assert.ok(tables.every(({ lines }) => lines.length >= 14));
});

test("the table of http-errors has exactly its names", () => {
  const theirs = createRequire(import.meta.url)("http-errors");
  const { lines } = tables.find(({ library }) => library === "http-errors");
  const actual = lines.map(([name]) => findCode(name)[0]);
  const expected = Object.keys(theirs).filter((name) => /^[A-Z]/.test(name));
  assert.deepEqual(actual.sort(), expected.sort());
});

test("every class in the tables of names is exported and has the status", () => {
  for (const { lines } of tables.filter(({ isGenerated }) => isGenerated)) {
    for (const [name, classCell, alias, status] of lines) {
      const [own] = findCode(classCell);
      assert.equal(typeof httpexc[own], "function", name);
      for (const other of findCode(alias)) assert.equal(httpexc[other], httpexc[own], name);
      if (status !== "" && own !== "HTTPError") assert.equal(httpexc[own].status, +status, name);
      // The table mentions every old name that is exported unchanged.
      const [old] = findCode(name);
      if (httpexc[old]) assert.ok([own, ...findCode(alias)].includes(old), name);
    }
  }
});

// The right-hand side of the feature tables.

const dist = join(folder, "node_modules", "httpexc", "dist");
const declarations = readdirSync(dist, { recursive: true })
  .filter((name) => name.endsWith(".d.ts"))
  .map((name) => readFileSync(join(dist, name), "utf8"))
  .join("\n");
const isOption = (name) => new RegExp(`readonly ${name}\\??:`).test(declarations);
const errors = createErrors();
const sampleErrors = [
  new httpexc.HTTPInternalServerError({ cause: 1 }),
  new httpexc.HTTPNotFound(),
];

/** Returns what is wrong with a piece of code, or undefined if it is valid. */
function findCodeProblem(code) {
  const bare = code.replaceAll(/"[^"]*"/g, '""');
  const unknown = (bare.match(/\bHTTP\w+/g) ?? []).filter((name) => !httpexc[name]);
  if (unknown.length > 0) return `${unknown} is not exported`;
  const [, configured] = /^createErrors\(\{ (\w+) \}\)$/.exec(bare) ?? [];
  if (configured) {
    createErrors({ [configured]: undefined });
    return undefined;
  }
  const [, braces = ""] = /\{ ([^}]*) \}/.exec(bare) ?? [];
  const keys = braces.split(", ").map((pair) => pair.split(":")[0]);
  const stray = braces === "" ? [] : keys.filter((key) => !isOption(key));
  if (stray.length > 0) return `${stray} is no option`;
  if (bare.startsWith("{ ")) return undefined;
  const [, owner, member] = /^(static |errors?\.)(\w+)/.exec(bare) ?? [];
  if (owner === "static ")
    return member in httpexc.HTTPException ? undefined : "is no static member";
  if (owner === "errors.") return member in errors ? undefined : "is no member of errors";
  if (owner === "error.")
    return sampleErrors.some((one) => member in one) ? undefined : "is no member";
  const [, head] = /^(?:new )?(\w+)/.exec(bare) ?? [];
  if (httpexc[head] || isOption(head)) return undefined;
  return new RegExp(`"${head}"`).test(declarations) ? undefined : "is unknown";
}

test("everything in the feature tables exists", () => {
  const rows = tables.filter(({ isGenerated }) => !isGenerated).flatMap(({ lines }) => lines);
  const problems = rows.flatMap(([, right]) => {
    assert.ok(findCode(right).length > 0 || right !== "", right);
    return findCode(right).flatMap((code) => {
      try {
        const problem = findCodeProblem(code);
        return problem ? [`${code}: ${problem}`] : [];
      } catch (error) {
        return [`${code}: ${error}`];
      }
    });
  });
  assert.deepEqual(problems, []);
});

test("an unknown name is noticed", () => {
  for (const code of ["HTTPNothing", "error.toYAML()", "errors.off()", "{ nothing }", "quit(404)"])
    assert.ok(findCodeProblem(code), code);
  assert.throws(() => findCodeProblem("createErrors({ nothing })"), /not an option/);
});

// The examples, which blocks.test.mjs runs.

const examples = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);

test("each library has an example before and after, and each one after shows its output", () => {
  assert.equal(text.match(/^```(python|js) not-run: /gm)?.length, 4);
  assert.equal(examples.length, 4);
  assert.ok(examples.every((code) => code.includes("// → ")));
});
