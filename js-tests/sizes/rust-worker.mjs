// `make rust-sizes`: the module of the Worker in Rust, and of the same Worker without httpexc. It builds both as
// package.json of the example does, and prints their sizes, also after wasm-opt.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildRustWorker } from "../examples/rust-worker-build.mjs";
import { runCommand } from "../lib/consumer.mjs";
import { root, work } from "../lib/project.mjs";

const folder = join(work, "rust-sizes");
const EXAMPLE = join(root, "examples", "rust-worker");

/** The features that wasm-opt may find in a module of the compiler. */
const FEATURES = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((name) => `--enable-${name}`);

/** Creates the crate without httpexc: a workspace of its own with the same profile and lock file. */
function createBareCrate() {
  const crate = join(folder, "bare");
  mkdirSync(join(crate, "src"), { recursive: true });
  cpSync(join(import.meta.dirname, "rust-worker-bare.rs"), join(crate, "src", "lib.rs"));
  cpSync(join(root, "Cargo.lock"), join(crate, "Cargo.lock"));
  const workspace = readFileSync(join(root, "Cargo.toml"), "utf8");
  const [profile] = /^\[profile\.release\]\n(?:.+\n)+/m.exec(workspace);
  const manifest = readFileSync(join(EXAMPLE, "Cargo.toml"), "utf8")
    .replaceAll(/^(\w+[\w-]*)\.workspace = true\n/gm, "")
    .replace("[lints]\nworkspace = true\n", "")
    .replace("[package]\n", '[package]\nversion = "0.0.0"\nedition = "2024"\n');
  writeFileSync(join(crate, "Cargo.toml"), `${manifest}\n[workspace]\n\n${profile}`);
  // The lock file keeps the versions, and loses what this crate does not need.
  runCommand(crate, "cargo", ["metadata", "--offline", "--format-version", "1"]);
  return crate;
}

/** Builds a crate, and returns the kilobytes of its module. */
function measure(name, crate) {
  const output = join(folder, name);
  buildRustWorker(output, crate);
  const module = join(output, "songs_worker_bg.wasm");
  const small = join(output, "small.wasm");
  const optimize = join(root, "node_modules", ".bin", "wasm-opt");
  runCommand(root, optimize, ["-Oz", ...FEATURES, module, "-o", small]);
  const sizes = [module, small].flatMap((file) => {
    const bytes = readFileSync(file);
    return [bytes.length, gzipSync(bytes, { level: 9 }).length];
  });
  return sizes.map((bytes) => bytes / 1000);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const rows = {
  "with httpexc": measure("with", EXAMPLE),
  "without it": measure("without", createBareCrate()),
};
console.log("kilobytes: as built, gzip; after wasm-opt -Oz, gzip");
for (const [name, sizes] of Object.entries(rows)) {
  console.log(`${name.padEnd(12)} ${sizes.map((size) => size.toFixed(1).padStart(7)).join(" ")}`);
}
