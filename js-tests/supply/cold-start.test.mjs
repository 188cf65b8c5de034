// What a server parses before its first response. Times are measured by `make bench`; these are their causes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { delayPatterns } from "../../pkg-template/scripts/lazy-patterns.mjs";
import { createSharedInstallation } from "../lib/project.mjs";

const dist = join(createSharedInstallation(), "node_modules", "httpexc", "dist");
const readFile = (name) => readFileSync(join(dist, name), "utf8");
test("no pattern of the redaction with classes of characters is a literal", () => {
  // Within a text, the backslash is escaped.
  const literal = /(?<!\\)\\p\{L/;
  for (const name of ["shared.js", "index-node.js", "index.js"]) {
    assert.doesNotMatch(readFile(name), literal, name);
  }
});

test("a delayed pattern is created once, and matches as its literal does", () => {
  const code = 'const PART = /a\\/"(?:b|\\p{L})\\d/gu;\nfind(PART, PART.lastIndex);\n';
  assert.equal(
    delayPatterns(code),
    'import { createLazyPattern } from "../values/lazy-pattern.js";\n' +
      'const PART = createLazyPattern("a\\\\/\\"(?:b|\\\\p{L})\\\\d", "gu");\n' +
      "find(PART(), PART().lastIndex);\n",
  );
  assert.equal(delayPatterns("const one = /a/;\n"), "const one = /a/;\n");
});
