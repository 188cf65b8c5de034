// Creates projects of consumers: folders in which the packed tarball is installed.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFolderOnce } from "./shared-folder.mjs";

/** The repository. */
export const root = join(import.meta.dirname, "..", "..");

/** The projects are created here: below js-tests, so that they find its tools. */
export const work = join(root, "js-tests", ".work");

/** Returns the path of the tarball that `make pack` created. */
export function findTarball() {
  const name = readdirSync(join(root, "dist")).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Error("Cannot find the tarball in dist/: run `make pack` first");
  return join(root, "dist", name);
}

/** Writes texts, given by their paths, into a folder. */
function writeFiles(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Writes the manifest of a project. */
function writeManifest(folder, name, type) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, type }));
}

/** Installs the tarball in a folder that has a manifest. This takes npm a second. */
function installTarball(folder) {
  // Two runs of npm that write the same tarball into one cache at the same time can fail.
  const cache = join(folder, ".npm");
  execFileSync(
    "npm",
    [
      "install",
      "--no-save",
      "--no-package-lock",
      "--no-audit",
      "--no-fund",
      "--offline",
      "--logs-max=0",
      `--cache=${cache}`,
      findTarball(),
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
  );
  rmSync(cache, { recursive: true, force: true });
}

/**
 * Returns a folder in which the tarball is installed, for all tests. Nothing may change it: what is
 * in it is copied into every other project, which takes a twentieth of the time of an installation.
 */
export function createSharedInstallation() {
  return createFolderOnce(work, "installation", [readFileSync(findTarball())], (folder) => {
    rmSync(folder, { recursive: true, force: true });
    writeManifest(folder, "installation", "module");
    installTarball(folder);
  });
}

/** Copies what npm installed into a project. */
function copyInstallation(folder) {
  cpSync(join(createSharedInstallation(), "node_modules"), join(folder, "node_modules"), {
    recursive: true,
    // npm's links to the commands of a package are relative.
    verbatimSymlinks: true,
  });
}

/**
 * Creates a project with the package installed from its tarball, and returns its folder.
 *
 * @param name the folder's name, which no other test uses
 * @param files texts by path, written into it
 * @param options `type`: "module" or "commonjs"; `from`: a folder whose files, its manifest among
 *   them, are copied first
 */
export function createProject(name, files = {}, { type = "module", from } = {}) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  if (from) {
    cpSync(from, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  } else writeManifest(folder, name, type);
  writeFiles(folder, files);
  // If the manifest is an example's, npm shows that it can be installed.
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (dependencies) installTarball(folder);
  else copyInstallation(folder);
  return folder;
}

/**
 * Returns the folder of a project that several tests use and none changes. It is created when the
 * first test needs it, and again when the tarball or a file has changed.
 *
 * @param name the folder's name, without the digest that is added
 * @param files texts by path, written into it
 */
export function createSharedProject(name, files) {
  const inputs = [readFileSync(findTarball()), JSON.stringify(files)];
  return createFolderOnce(work, name, inputs, (folder) => {
    rmSync(folder, { recursive: true, force: true });
    writeManifest(folder, name, "module");
    writeFiles(folder, files);
    copyInstallation(folder);
  });
}
