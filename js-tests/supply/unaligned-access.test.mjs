// Numbers at any address in the plain cores: the shared functions do what wasm2js's accesses of single bytes do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { MODULES } from "../../pkg-template/scripts/entries.mjs";
import { shareUnalignedAccess } from "../../pkg-template/scripts/unaligned-access.mjs";
import { root } from "../lib/project.mjs";

/** A module as wasm2js writes it: it copies the number at an address, and the one two bytes further on. */
const CODE = `function asmFunc() {
 var buffer = new ArrayBuffer(64);
 var HEAP8 = new Int8Array(buffer);
 var HEAPU8 = new Uint8Array(buffer);
 function $0($0_1, $1_1) {
  var $2_1 = 0, $3_1 = 0;
  $2_1 = HEAPU8[$0_1 | 0] | HEAPU8[$0_1 + 1 | 0] << 8 | (HEAPU8[$0_1 + 2 | 0] << 16 | HEAPU8[$0_1 + 3 | 0] << 24);
  $3_1 = HEAPU8[$0_1 + 2 | 0] | HEAPU8[$0_1 + 3 | 0] << 8 | (HEAPU8[$0_1 + 4 | 0] << 16 | HEAPU8[$0_1 + 5 | 0] << 24);
  HEAP8[$1_1 | 0] = $2_1;
  HEAP8[$1_1 + 1 | 0] = $2_1 >>> 8;
  HEAP8[$1_1 + 2 | 0] = $2_1 >>> 16;
  HEAP8[$1_1 + 3 | 0] = $2_1 >>> 24;
  HEAP8[$1_1 + 4 | 0] = $3_1;
  HEAP8[$1_1 + 5 | 0] = $3_1 >>> 8;
  HEAP8[$1_1 + 6 | 0] = $3_1 >>> 16;
  HEAP8[$1_1 + 7 | 0] = $3_1 >>> 24;
 }
 return { buffer, copy: $0 };
}`;

/** Runs code of a module on memory with all kinds of bytes, and returns the memory after it. */
function runModule(code, from, to) {
  const { buffer, copy } = new Function(`return ${code}`)()();
  const memory = new Uint8Array(buffer);
  for (let at = 0; at < 32; at++) memory[at] = (at * 73 + 129) & 255;
  copy(from, to);
  return [...memory];
}

test("a module that reads and writes by the shared functions leaves the same memory", () => {
  const shared = shareUnalignedAccess(CODE);
  assert.equal(shared.match(/(?:read|write)Unaligned\(\$/g).length, 4);
  assert.ok(!/>>> 24;|\$0_1 \+ 3/.test(shared), "no access of single bytes is left");
  for (let from = 0; from < 8; from++) {
    for (const to of [32, 33, 34, 35, 3]) {
      assert.deepEqual(runModule(shared, from, to), runModule(CODE, from, to));
    }
  }
});

test("bytes that do not follow each other are no number", () => {
  const scattered = CODE.replace("$0_1 + 5 | 0", "$0_1 + 6 | 0").replace("$1_1 + 7", "$1_1 + 9");
  const shared = shareUnalignedAccess(scattered);
  assert.equal(shared.match(/(?:read|write)Unaligned\(\$/g).length, 2);
  assert.deepEqual(runModule(shared, 1, 35), runModule(scattered, 1, 35));
});

test("code without such access is refused, as its form has changed", () => {
  assert.throws(() => shareUnalignedAccess("function asmFunc() {}"), /its form has changed/);
});

for (const { name } of MODULES.filter(({ hasPlainForm }) => hasPlainForm)) {
  test(`the plain ${name} writes no number byte by byte`, () => {
    const file = join(root, "pkg-template", "src", "generated", `core-plain-${name}.js`);
    const code = readFileSync(file, "utf8");
    assert.ok(/(?:read|write)Unaligned\(\$/.test(code));
    assert.ok(!/HEAP8\[[^\]]+\] = \$\w+ >>> 24/.test(code));
  });
}
