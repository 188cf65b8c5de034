// `httpexc problems --lock`: which changes of a type are refused, at every depth, and which pass.

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { createProblemProject, formatModule, SONGS } from "./problem-modules.mjs";

const { folder, run } = createProblemProject("cli-problem-locks");

/** Writes a lock of a module with one declaration, and compares it with another one. */
function compareDeclarations(name, before, after) {
  const file = `${name}.lock.json`;
  const declare = (extensions) => `
    import { z } from "zod";
    import { defineProblems, type } from "httpexc/problems";
    export const set = defineProblems("urn:x:", { Odd: { status: 400, extensions: ${extensions} } });`;
  const lock = (text, ...flags) => {
    writeFileSync(join(folder, `${name}.mjs`), declare(text));
    return run("problems", `${name}.mjs`, "--lock", file, ...flags);
  };
  rmSync(join(folder, file), { force: true });
  const first = lock(before);
  assert.deepEqual([first.status, first.stderr], [0, `${file}: written.\n`], before);
  const again = lock(before);
  assert.deepEqual([again.status, again.stderr], [0, `${file}: nothing has changed.\n`], before);
  return lock(after);
}

const RECURSIVE = (type) =>
  `(() => { const Tree = z.object({ id: ${type}, get inner() { return z.array(Tree); } }); return Tree; })()`;

/** Types of extensions, and types that they cannot become, each with what is said of that. */
const CHANGED_TYPES = {
  "a variant's member": [
    `z.discriminatedUnion("kind", [z.object({ kind: z.literal("a"), n: z.number() }), z.object({ kind: z.literal("b") })])`,
    `z.discriminatedUnion("kind", [z.object({ kind: z.literal("a"), n: z.string() }), z.object({ kind: z.literal("b") })])`,
    /odd: its member n is of type string, and was number\./,
  ],
  "a variant more": [
    `z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })])`,
    `z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })])`,
    /odd: its extensions can now be \{ kind: "b" \}, too\./,
  ],
  "a type among several": [
    "z.object({ a: z.union([z.string(), z.number()]) })",
    "z.object({ a: z.union([z.string(), z.boolean()]) })",
    /its member a is of type boolean \| string, and was number \| string/,
  ],
  "a record": [
    "z.record(z.string(), z.number())",
    "z.record(z.string(), z.string())",
    /its member \* is of type string, and was number/,
  ],
  "a member that is a record": [
    "z.object({ a: z.record(z.string(), z.number()) })",
    "z.object({ a: z.record(z.string(), z.string()) })",
    /its member a\.\* is of type string, and was number/,
  ],
  "the names of a record": [
    `z.object({ a: z.record(z.enum(["x", "y"]), z.number()) })`,
    `z.object({ a: z.record(z.enum(["x", "z"]), z.number()) })`,
    /its member a\.\(name\) is of type "x" \| "z"|its member a\.z is new, and required|is no longer declared/,
  ],
  "a tuple": [
    "z.object({ a: z.tuple([z.string(), z.number()]) })",
    "z.object({ a: z.tuple([z.string(), z.string()]) })",
    /its member a\[1\] is of type string, and was number/,
  ],
  "a longer tuple": [
    "z.object({ a: z.tuple([z.string()]) })",
    "z.object({ a: z.tuple([z.string(), z.string()]) })",
    /its member a is of type \[string, string\], and was \[string\]/,
  ],
  items: [
    "z.object({ a: z.array(z.object({ id: z.number() })) })",
    "z.object({ a: z.array(z.object({ id: z.string() })) })",
    /its member a\[\]\.id is of type string, and was number/,
  ],
  "a named schema": [
    `z.object({ n: z.number() }).meta({ id: "Song" })`,
    `z.object({ n: z.string() }).meta({ id: "Song" })`,
    /its member n is of type string, and was number/,
  ],
  "a nested named schema": [
    `z.object({ a: z.object({ n: z.number() }).meta({ id: "Song" }) })`,
    `z.object({ a: z.object({ n: z.string() }).meta({ id: "Song" }) })`,
    /its member a\.n is of type string, and was number/,
  ],
  "a recursive schema": [
    RECURSIVE("z.number()"),
    RECURSIVE("z.string()"),
    /its member id is of type string, and was number/,
  ],
  "a nested member that is required now": [
    "z.object({ a: z.object({ b: z.string().optional() }) })",
    "z.object({ a: z.object({ b: z.string() }) })",
    /its member a\.b is now required/,
  ],
  "a nested member that is gone": [
    "z.object({ a: z.object({ b: z.string() }) })",
    "z.object({ a: z.object({}) })",
    /its member a\.b is no longer declared/,
  ],
  "a new member that is required": [
    "z.object({ a: z.string() })",
    "z.object({ a: z.string(), b: z.string() })",
    /its member b is new, and required/,
  ],
  "a format": [
    "z.object({ a: z.string() })",
    "z.object({ a: z.iso.datetime() })",
    /its member a is of type string\(date-time\), and was string/,
  ],
  null: [
    "z.object({ a: z.string().nullable() })",
    "z.object({ a: z.string() })",
    /its member a is of type string, and was null \| string/,
  ],
};

for (const [what, [before, after, message]] of Object.entries(CHANGED_TYPES)) {
  test(`--lock refuses a change of ${what}`, () => {
    const { status, stderr } = compareDeclarations("changed", before, after);
    assert.equal(status, 1, stderr);
    assert.match(stderr, message);
  });
}

/** Types of extensions, and types that they can become, with what is new. */
const COMPATIBLE_TYPES = {
  "a nested optional member": [
    "z.object({ a: z.object({ b: z.string() }) })",
    "z.object({ a: z.object({ b: z.string(), c: z.string().optional() }) })",
    /its member a\.c is new/,
  ],
  "an optional member of a variant": [
    `z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })])`,
    `z.discriminatedUnion("kind", [z.object({ kind: z.literal("b"), c: z.string().optional() }), z.object({ kind: z.literal("a") })])`,
    /its member c is new/,
  ],
  "an optional member behind a name": [
    `z.object({ a: z.object({ n: z.number() }).meta({ id: "Song" }) })`,
    `z.object({ a: z.object({ n: z.number(), c: z.string().optional() }).meta({ id: "Other" }) })`,
    /its member a\.c is new/,
  ],
  "texts, limits and the order of members": [
    "z.object({ a: z.string(), b: z.number() })",
    `z.object({ b: z.number().min(1).describe("From 1 on."), a: z.string() })`,
    /nothing has changed/,
  ],
  "an optional member that is gone": [
    "z.object({ a: z.string(), b: z.object({ c: z.string().optional() }) })",
    "z.object({ a: z.string(), b: z.object({}) })",
    /nothing has changed/,
  ],
};

for (const [what, [before, after, message]] of Object.entries(COMPATIBLE_TYPES)) {
  test(`--lock accepts ${what}`, () => {
    const { status, stderr } = compareDeclarations("compatible", before, after);
    assert.equal(status, 0, stderr);
    assert.match(stderr, message);
  });
}

test("an optional member cannot come back with another type", () => {
  const file = "back.lock.json";
  const lock = (members, ...flags) => {
    const text = `{ Odd: { status: 400, extensions: type(), jsonSchema: ${JSON.stringify({ type: "object", properties: members })} } }`;
    writeFileSync(join(folder, "back.mjs"), formatModule(text));
    return run("problems", "back.mjs", "--lock", file, ...flags);
  };
  const [text, number] = [{ a: { type: "string" } }, { a: { type: "number" } }];
  for (const members of [text, {}, text, {}]) assert.equal(lock(members).status, 0);
  const { status, stderr } = lock(number);
  assert.equal(status, 1);
  assert.match(stderr, /its member a is of type number, and was string/);
  assert.equal(lock({}, "--update").status, 0);
  assert.equal(lock(number).status, 0);
});

test("--lock says whose members it does not watch", () => {
  const text = `{ Odd: { status: 400, extensions: type() }, Even: { status: 400 } }`;
  writeFileSync(join(folder, "types.mjs"), formatModule(text));
  for (const flag of ["--update", "--check"]) {
    const { status, stderr } = run("problems", "types.mjs", "--lock", "types.lock.json", flag);
    assert.equal(status, 0);
    assert.match(
      stderr,
      /\nWarning: odd: its members are not compared, because they have no JSON Schema\.\n$/,
    );
  }
});

test("--check writes nothing, and fails if the file would change", () => {
  const file = join(folder, "checked.lock.json");
  const check = (text, ...flags) => {
    writeFileSync(join(folder, "checked.mjs"), formatModule(text));
    return run("problems", "checked.mjs", "--lock", basename(file), ...flags);
  };
  const missing = check(SONGS(), "--check");
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /Run the command without --check, and commit the file/);
  assert.equal(existsSync(file), false);
  assert.equal(check(SONGS()).status, 0);
  // A formatter may write it in another way.
  const text = JSON.stringify(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, text);
  assert.equal(check(SONGS(), "--check").status, 0);
  assert.match(check(SONGS()).stderr, /nothing has changed/);
  const added = check(SONGS({ until: { type: "string" } }), "--check");
  assert.equal(added.status, 1);
  assert.match(added.stderr, /- song_locked: its member until is new\./);
  assert.equal(readFileSync(file, "utf8"), text);
});
