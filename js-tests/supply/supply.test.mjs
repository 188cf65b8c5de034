// The published package: its files, its dependencies, and the licences.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { isLinkAllowed, isUseAllowed, listLicences } from "./licences.mjs";
import { listExpectedFiles, listTarballFiles } from "./tarball-files.mjs";

test("the tarball contains the expected files, and no others", () => {
  const { needed, allowed } = listExpectedFiles();
  const files = listTarballFiles();
  assert.equal(new Set(files).size, files.length);
  assert.deepEqual(
    files.filter((name) => !needed.has(name) && !allowed.has(name)),
    [],
    "these are unexpected",
  );
  assert.deepEqual(
    [...needed].filter((name) => !files.includes(name)),
    [],
    "these are missing",
  );
});

test("the package has no dependencies and no install scripts", () => {
  const { manifest } = listLicences();
  for (const name of ["dependencies", "optionalDependencies", "bundledDependencies"]) {
    assert.equal(manifest[name], undefined, name);
  }
  const scripts = Object.keys(manifest.scripts ?? {});
  assert.deepEqual(
    scripts.filter((name) => /install|prepare|pack/.test(name)),
    [],
  );
});

test("the licence of every dependency allows its use", () => {
  const { crates, packages } = listLicences();
  assert.ok(crates.length > 2 && packages.length > 100, `${crates.length}, ${packages.length}`);
  for (const { name, licence } of crates) assert.ok(isLinkAllowed(licence), `${name}: ${licence}`);
  for (const { name, licence } of packages) assert.ok(isUseAllowed(licence), `${name}: ${licence}`);
});

test("the manifest says what npm's page shows, and every address belongs to the repository", () => {
  const { manifest } = listLicences();
  const [, home] = /^git\+(https:\/\/github\.com\/[\w-]+\/[\w-]+)\.git$/.exec(
    manifest.repository.url,
  );
  assert.equal(manifest.homepage, `${home}#readme`);
  assert.equal(manifest.bugs.url, `${home}/issues`);
  assert.equal(manifest.funding.url, `https://github.com/sponsors/${home.split("/").at(-2)}`);
  assert.ok(existsSync(join(root, manifest.repository.directory, "package.json")));
  const licence = readFileSync(join(root, "LICENSE"), "utf8");
  assert.ok(licence.includes(manifest.author), manifest.author);
  assert.ok(manifest.description.length <= 160, manifest.description);
  assert.equal(new Set(manifest.keywords).size, manifest.keywords.length);
});
