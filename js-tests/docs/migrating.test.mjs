// The guide for migrating: its tables are fresh, and what they name exists.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { migrating } from "../../pkg-template/scripts/generate-migrating.mjs";
import { project, root } from "../lib/project.mjs";

const run = promisify(execFile);
const folder = project("migrating");
const text = readFileSync(join(root, "docs", "migrating.md"), "utf8");
const script = join(root, "pkg-template", "scripts", "generate-migrating.mjs");
const entry = (name) =>
  import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href);
const [all, { createErrors }] = await Promise.all([entry("httpexc"), entry("httpexc/server")]);

/** The tables: what each line maps, without head and rule. */
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
const codes = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

test("the tables are those of the catalogue", async () => {
  await run(process.execPath, [script, "--check"]);
});

test("a table that is stale, missing or unknown is noticed", () => {
  const libraries = ["falcon", "werkzeug", "webob", "http-errors"];
  const markers = libraries.map((name) => `<!-- generated: ${name} -->\nold\n<!-- end -->\n`);
  const renewed = migrating([], [], markers.join(""));
  assert.ok(!renewed.includes("old") && renewed.includes("| falcon"));
  assert.throws(() => migrating([], [], markers.slice(1).join("")), /markers of falcon/);
  assert.throws(() => migrating([], [], text.replace(": falcon", ": flacon")), /flacon/);
});

test("each library has a table of names and one of features", () => {
  const kinds = tables.map(({ isGenerated }) => isGenerated);
  assert.deepEqual(kinds, [true, false, true, false, true, false, true, false]);
  assert.ok(tables.every(({ lines }) => lines.length >= 14));
});

test("the names of http-errors are those that it has", () => {
  const theirs = createRequire(import.meta.url)("http-errors");
  const { lines } = tables.find(({ library }) => library === "http-errors");
  const named = lines.map(([name]) => codes(name)[0]);
  const there = Object.keys(theirs).filter((name) => /^[A-Z]/.test(name));
  assert.deepEqual(named.sort(), there.sort());
});

test("every class in the tables of names is exported and has the status", () => {
  for (const { lines } of tables.filter(({ isGenerated }) => isGenerated)) {
    for (const [name, kind, alias, status] of lines) {
      const [own] = codes(kind);
      assert.equal(typeof all[own], "function", name);
      for (const other of codes(alias)) assert.equal(all[other], all[own], name);
      if (status !== "" && own !== "HTTPError") assert.equal(all[own].status, +status, name);
      // A name that is exported as it stands is said to be.
      const [old] = codes(name);
      if (all[old]) assert.ok([own, ...codes(alias)].includes(old), name);
    }
  }
});

// What the tables of features name on their right-hand side.

const dist = join(folder, "node_modules", "httpexc", "dist");
const declared = readdirSync(dist, { recursive: true })
  .filter((name) => name.endsWith(".d.ts"))
  .map((name) => readFileSync(join(dist, name), "utf8"))
  .join("\n");
const isOption = (name) => new RegExp(`readonly ${name}\\??:`).test(declared);
const errors = createErrors();
const shown = [new all.HTTPInternalServerError({ cause: 1 }), new all.HTTPNotFound()];

/** Gives what is wrong with a piece of code, or nothing. */
function wrong(code) {
  const bare = code.replaceAll(/"[^"]*"/g, '""');
  const unknown = (bare.match(/\bHTTP\w+/g) ?? []).filter((name) => !all[name]);
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
  if (owner === "static ") return member in all.HTTPException ? undefined : "is no static member";
  if (owner === "errors.") return member in errors ? undefined : "is no member of errors";
  if (owner === "error.") return shown.some((one) => member in one) ? undefined : "is no member";
  const [, head] = /^(?:new )?(\w+)/.exec(bare) ?? [];
  if (all[head] || isOption(head)) return undefined;
  return new RegExp(`"${head}"`).test(declared) ? undefined : "is unknown";
}

test("everything in the tables of features exists", () => {
  const found = tables.filter(({ isGenerated }) => !isGenerated).flatMap(({ lines }) => lines);
  const failed = found.flatMap(([, right]) => {
    assert.ok(codes(right).length > 0 || right !== "", right);
    return codes(right).flatMap((code) => {
      try {
        const why = wrong(code);
        return why ? [`${code}: ${why}`] : [];
      } catch (error) {
        return [`${code}: ${error}`];
      }
    });
  });
  assert.deepEqual(failed, []);
});

test("what does not exist is noticed", () => {
  for (const code of ["HTTPNothing", "error.toYAML()", "errors.off()", "{ nothing }", "quit(404)"])
    assert.ok(wrong(code), code);
  assert.throws(() => wrong("createErrors({ nothing })"), /not an option/);
});

// The examples, which blocks.test.mjs runs.

const examples = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);

test("there is an example before and after for each library, and each asserts something", () => {
  assert.equal(text.match(/^```(python|js) not-run: /gm)?.length, 4);
  assert.equal(examples.length, 4);
  assert.ok(examples.every((code) => code.includes("console.assert(")));
});
