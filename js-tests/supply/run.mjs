// `make audit`: what is in the package and in what makes it, whether a build can be repeated, and
// what is known to be wrong with it. It fails where something is amiss, or cannot be found out.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../lib/project.mjs";
import { ALLOWED, licences } from "./licences.mjs";
import { expected, packed } from "./tarball-files.mjs";

const faults = [];
const fail = (what) => faults.push(what);

/** Copies the files that are under version control into a folder of their own. */
function copied(parent) {
  const folder = join(parent, "httpexc");
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  for (const name of files.split("\0").filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Builds the package in a folder, and gives its tarball. */
function built(folder) {
  for (const script of ["wasm", "build"]) {
    execFileSync(process.execPath, [`pkg-template/scripts/${script}.mjs`], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  const dist = join(folder, "dist");
  const [name] = readdirSync(dist).filter((file) => file.endsWith(".tgz"));
  return join(dist, name);
}

const digest = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

function repeated() {
  const folders = ["a", "another-of-a-longer-name"].map((name) =>
    mkdtempSync(join(tmpdir(), `${name}-`)),
  );
  try {
    // Both copies are made first, so that what is edited meanwhile is in neither.
    const copies = folders.map(copied);
    const digests = copies.map((folder) => digest(built(folder)));
    console.log(`Two builds in two folders:\n  ${digests.join("\n  ")}`);
    if (digests[0] !== digests[1]) fail("two builds give different bytes");
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function contents() {
  const { needed, allowed } = expected();
  const files = packed();
  const odd = files.filter((name) => !needed.has(name) && !allowed.has(name));
  const missing = [...needed].filter((name) => !files.includes(name));
  console.log(
    `The tarball: ${files.length} files, ${odd.length} unexpected, ${missing.length} missing`,
  );
  for (const name of [...odd, ...missing]) fail(`the tarball: ${name}`);
}

function licensed() {
  const { crates, packages, manifest } = licences();
  const dependencies = Object.keys(manifest.dependencies ?? {}).length;
  console.log(`Linked into the wasm (npm dependencies: ${dependencies}):`);
  for (const { name, licence } of crates) {
    console.log(`  ${name.padEnd(32)} ${licence}`);
    if (!ALLOWED.linked(licence)) fail(`the licence of ${name}: ${licence}`);
  }
  const counts = new Map();
  for (const { name, licence } of packages) {
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (!ALLOWED.used(licence)) fail(`the licence of ${name}: ${licence}`);
  }
  const told = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
  console.log(`Used to build and test: ${packages.length} npm packages (${told.join(", ")})`);
}

function advisories() {
  for (const folder of [".", "js-tests", "tools/api"]) {
    const { stdout } = spawnSync("npm", ["audit", "--json"], {
      cwd: join(root, folder),
      encoding: "utf8",
    });
    let said;
    try {
      said = JSON.parse(stdout);
    } catch {
      said = {};
    }
    const counts = said.metadata?.vulnerabilities;
    if (!counts) {
      fail(
        `NOT CHECKED: the registry gives no advisories for ${folder}: ${said.message ?? "no answer"}`,
      );
      continue;
    }
    console.log(`Advisories for ${folder}: ${JSON.stringify(counts)}`);
    if (counts.high + counts.critical > 0) fail(`advisories for ${folder}: run npm audit there`);
  }
}

licensed();
contents();
advisories();
repeated();
for (const fault of faults) console.error(`FAILED: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
