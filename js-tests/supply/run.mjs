// `make audit` checks the licences, the files of the tarball, the known advisories, and whether two
// builds are equal. It fails if something is wrong or cannot be checked.

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
import { isLinkAllowed, isUseAllowed, listLicences } from "./licences.mjs";
import { listExpectedFiles, listTarballFiles } from "./tarball-files.mjs";

const problems = [];
const addProblem = (what) => problems.push(what);

/** Copies the files under version control into a new folder. */
function copyRepository(parent) {
  const folder = join(parent, "httpexc");
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  for (const name of files.split("\0").filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Builds the package in a folder, and returns the path of its tarball. */
function buildTarball(folder) {
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

const computeDigest = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

function compareBuilds() {
  const folders = ["a", "another-of-a-longer-name"].map((name) =>
    mkdtempSync(join(tmpdir(), `${name}-`)),
  );
  try {
    // Both copies are made first, so they are equal even if someone edits a file meanwhile.
    const copies = folders.map(copyRepository);
    const digests = copies.map((folder) => computeDigest(buildTarball(folder)));
    console.log(`Two builds in two folders:\n  ${digests.join("\n  ")}`);
    if (digests[0] !== digests[1]) addProblem("the bytes of two builds differ");
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function checkContents() {
  const { needed, allowed } = listExpectedFiles();
  const files = listTarballFiles();
  const unexpected = files.filter((name) => !needed.has(name) && !allowed.has(name));
  const missing = [...needed].filter((name) => !files.includes(name));
  console.log(
    `The tarball: ${files.length} files, ${unexpected.length} unexpected, ${missing.length} missing`,
  );
  for (const name of [...unexpected, ...missing]) addProblem(`the tarball: ${name}`);
}

function checkLicences() {
  const { crates, packages, manifest } = listLicences();
  const dependencies = Object.keys(manifest.dependencies ?? {}).length;
  console.log(`Linked into the wasm (npm dependencies: ${dependencies}):`);
  for (const { name, licence } of crates) {
    console.log(`  ${name.padEnd(32)} ${licence}`);
    if (!isLinkAllowed(licence)) addProblem(`the licence of ${name}: ${licence}`);
  }
  const counts = new Map();
  for (const { name, licence } of packages) {
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (!isUseAllowed(licence)) addProblem(`the licence of ${name}: ${licence}`);
  }
  const list = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
  console.log(`Used to build and test: ${packages.length} npm packages (${list.join(", ")})`);
}

function checkAdvisories() {
  for (const folder of [".", "js-tests", "site", "tools/api"]) {
    const { stdout } = spawnSync("npm", ["audit", "--json"], {
      cwd: join(root, folder),
      encoding: "utf8",
    });
    let report;
    try {
      report = JSON.parse(stdout);
    } catch {
      report = {};
    }
    const counts = report.metadata?.vulnerabilities;
    if (!counts) {
      addProblem(
        `NOT CHECKED: the registry returns no advisories for ${folder}: ${report.message ?? "no response"}`,
      );
      continue;
    }
    console.log(`Advisories for ${folder}: ${JSON.stringify(counts)}`);
    if (counts.high + counts.critical > 0)
      addProblem(`advisories for ${folder}: run npm audit there`);
  }
}

checkLicences();
checkContents();
checkAdvisories();
compareBuilds();
for (const problem of problems) console.error(`FAILED: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
