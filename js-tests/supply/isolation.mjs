// Compares the wasm modules of the package with those that are built without the crates for Rust programs: they
// have to be the same bytes, whatever those crates depend on. `make isolation` runs it; it takes as long as
// two builds of the modules.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/project.mjs";

const work = join(root, "js-tests", ".work", "isolation");
const MODULES = ["core.wasm", "dialects.wasm", "client.wasm"];

/** The members of the workspace that know HTTP libraries, or JavaScript beside the package. */
const OTHER_MEMBERS = ["crates/*", "examples/problems/axum", "examples/rust-worker"];

/** Copies the sources, and returns the folder. */
function copySources(name) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  const list = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  const isSource =
    /^(src|pkg-template|crates|examples|tests)\/|^(Cargo\.|LICENSE|README|CHANGELOG|rust|package)/;
  for (const file of list.split("\0").filter((file) => isSource.test(file))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Removes the other members from a copy, and what only they need from its lock file. */
function removeOtherMembers(folder) {
  const manifest = join(folder, "Cargo.toml");
  let text = readFileSync(manifest, "utf8");
  for (const member of OTHER_MEMBERS) {
    const quoted = `"${member}", `;
    if (!text.includes(quoted)) throw new Error(`Cannot find ${member} in Cargo.toml`);
    text = text.replace(quoted, "");
    rmSync(join(folder, member.replace("/*", "")), { recursive: true });
  }
  writeFileSync(manifest, text);
  execFileSync("cargo", ["metadata", "--offline", "--format-version", "1"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    maxBuffer: 1 << 26,
  });
}

/** Builds the modules, and returns their hashes. */
function buildModules(folder) {
  execFileSync("node", ["pkg-template/scripts/wasm.mjs"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CARGO_TARGET_DIR: join(folder, "target") },
  });
  return MODULES.map((name) => {
    const bytes = readFileSync(join(folder, "pkg-template", "build", name));
    return `${createHash("sha256").update(bytes).digest("hex")}  ${name}`;
  });
}

const withCrates = buildModules(copySources("with"));
const bare = copySources("without");
removeOtherMembers(bare);
const withoutCrates = buildModules(bare);
for (const [at, line] of withCrates.entries()) {
  const isSame = line === withoutCrates[at];
  console.log(`${line}  ${isSame ? "the same" : `without the crates: ${withoutCrates[at]}`}`);
  if (!isSame) process.exitCode = 1;
}
