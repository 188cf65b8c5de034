// What is published: the files of the tarball, and what the package depends on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALLOWED, licences } from "./licences.mjs";
import { expected, packed } from "./tarball-files.mjs";

test("the tarball holds what it is meant to, and nothing else", () => {
  const { needed, allowed } = expected();
  const files = packed();
  assert.equal(new Set(files).size, files.length);
  assert.deepEqual(
    files.filter((name) => !needed.has(name) && !allowed.has(name)),
    [],
    "nothing names these",
  );
  assert.deepEqual(
    [...needed].filter((name) => !files.includes(name)),
    [],
    "these are missing",
  );
});

test("the package has no dependencies, and runs nothing when it is installed", () => {
  const { manifest } = licences();
  for (const name of ["dependencies", "optionalDependencies", "bundledDependencies"]) {
    assert.equal(manifest[name], undefined, name);
  }
  const scripts = Object.keys(manifest.scripts ?? {});
  assert.deepEqual(
    scripts.filter((name) => /install|prepare|pack/.test(name)),
    [],
  );
});

test("every dependency has a licence that lets it be used", () => {
  const { crates, packages } = licences();
  assert.ok(crates.length > 2 && packages.length > 100, `${crates.length}, ${packages.length}`);
  for (const { name, licence } of crates) assert.ok(ALLOWED.linked(licence), `${name}: ${licence}`);
  for (const { name, licence } of packages) assert.ok(ALLOWED.used(licence), `${name}: ${licence}`);
});
