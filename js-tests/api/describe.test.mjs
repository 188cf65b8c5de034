// Tests the text of an API with a small package and a small crate that have every form of
// declaration.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { describeCrate } from "../../tools/api/crate-api.mjs";
import { describePackage } from "../../tools/api/declarations.mjs";

const fixtures = join(import.meta.dirname, "fixtures");
const readExpected = (name) => readFileSync(join(fixtures, "expected", name), "utf8");

test("the text of each entry has its exports, and nothing internal", () => {
  const texts = describePackage(join(fixtures, "package"));
  const names = ["index.d.ts", "round.d.ts", "call.d.ts", "call-require.d.ts", "entries.txt"];
  assert.deepEqual([...texts.keys()], names);
  for (const [name, text] of texts) assert.equal(text, readExpected(name), name);
});

test("declarations that do not compile are refused", () => {
  const folder = join(fixtures, "broken-package");
  assert.throws(() => describePackage(folder), /Cannot read the declarations:[\s\S]*Missing/);
});

test("the text of a crate has its exports, without its binding", () => {
  assert.equal(
    describeCrate("shapes", join(fixtures, "crate", "lib.rs")),
    readExpected("crate.txt"),
  );
});

test("a crate whose items a macro declares is refused", () => {
  const file = join(fixtures, "broken-crate", "lib.rs");
  assert.throws(() => describeCrate("shapes", file), /Cannot see what declare! declares/);
});
