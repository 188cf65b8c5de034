// The files of the tarball against what the package is meant to hold: what its manifest names, the
// declarations of its sources, and a short list of others.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, tarball } from "../lib/project.mjs";

/** What nothing else names. */
const OTHERS = [
  "package.json",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  // What the loaders of Workers import.
  "dist/core.wasm",
  "dist/dialects.wasm",
  "dist/client.wasm",
];

/** Gives the files that a manifest names, wherever in it. */
function named(value) {
  if (typeof value === "string") {
    return /^(\.\/)?dist\//.test(value) ? [value.replace(/^\.\//, "")] : [];
  }
  return Object.values(value ?? {}).flatMap(named);
}

/** Gives what the tarball has to hold, and what it may hold. */
export function expected() {
  const template = join(root, "pkg-template");
  const manifest = JSON.parse(readFileSync(join(template, "package.json"), "utf8"));
  const sources = readdirSync(join(template, "src"), { recursive: true });
  const declarations = sources
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => name.replace(/\.ts$/, ""))
    .flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.d.cts`]);
  return { needed: new Set([...OTHERS, ...named(manifest)]), allowed: new Set(declarations) };
}

/** Gives the files of a tarball, without the folder that they all are in. */
export function packed(path = tarball()) {
  const list = execFileSync("tar", ["-tzf", path], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^package\//, ""));
}
