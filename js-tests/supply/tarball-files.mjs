// The files that the tarball must and may contain: those that the manifest names, the declarations
// of the sources, and a short list of others.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MODULES, PARTS } from "../../pkg-template/scripts/entries.mjs";
import { findTarball, root } from "../lib/project.mjs";

/** Required files that the manifest does not name. */
const OTHER_FILES = [
  "package.json",
  "README.md",
  "LICENSE",
  "THIRD-PARTY-LICENSES.md",
  // Entries share these, and so do the pages without a bundler.
  ...["shared", "shared-node"].flatMap((name) => [`dist/${name}.js`, `dist/${name}.cjs`]),
  "dist/standalone-shared.js",
  // The loaders have their cores beside them, as text, and those that have that form as plain JavaScript.
  ...MODULES.map(({ name }) => `dist/wasm/${name}-data.js`),
  ...MODULES.filter(({ hasPlainForm }) => hasPlainForm).map(
    ({ name }) => `dist/wasm/${name}-plain.js`,
  ),
  // The declarations are those of CommonJS.
  "dist/types/package.json",
  // The loaders for Workers import these.
  "dist/core.wasm",
  "dist/dialects.wasm",
  "dist/client.wasm",
  ...PARTS.flatMap(({ name }) => [`dist/${name}.js`, `dist/${name}.cjs`]),
];

/** Returns the files that a manifest names anywhere. */
function findFiles(value) {
  if (typeof value === "string") {
    return /^(\.\/)?dist\//.test(value) ? [value.replace(/^\.\//, "")] : [];
  }
  return Object.values(value ?? {}).flatMap(findFiles);
}

/** Returns the files of dist/browser that are reached from those that a manifest names. */
function listImportedFiles(files) {
  const reached = new Set(files.filter((name) => name.startsWith("dist/browser/")));
  for (const name of reached) {
    const code = readFileSync(join(root, "pkg-template", name), "utf8");
    for (const [, path] of code.matchAll(/(?:from|import) ?\(?"(\.[^"]+)"/g)) {
      const file = join(name, "..", path);
      if (file.startsWith("dist/browser/")) reached.add(file);
    }
  }
  return [...reached];
}

/** Returns the files that the tarball must contain, and those that it may contain. */
export function listExpectedFiles() {
  const template = join(root, "pkg-template");
  const manifest = JSON.parse(readFileSync(join(template, "package.json"), "utf8"));
  const sources = readdirSync(join(template, "src"), { recursive: true });
  const declarations = sources
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => name.replace(/\.ts$/, ""))
    .map((name) => `dist/types/${name}.d.ts`);
  const needed = [...OTHER_FILES, ...findFiles(manifest)];
  return {
    needed: new Set([...needed, ...listImportedFiles(needed)]),
    allowed: new Set(declarations),
  };
}

/** Returns the files of a tarball, without their common folder. */
export function listTarballFiles(path = findTarball()) {
  const list = execFileSync("tar", ["-tzf", path], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^package\//, ""));
}
