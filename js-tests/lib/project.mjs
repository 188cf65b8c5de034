// Gives a consumer's project: a folder of its own in which the packed tarball is installed.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The repository. */
export const root = join(import.meta.dirname, "..", "..");

/** Where projects are made: below js-tests, so that its tools are found from them. */
const work = join(root, "js-tests", ".work");

/** Gives the path of the tarball that `make pack` left. */
export function tarball() {
  const name = readdirSync(join(root, "dist")).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Error("Cannot find the tarball in dist/: run `make pack` first");
  return join(root, "dist", name);
}

/**
 * Makes a project with the package installed from its tarball, and gives its folder.
 *
 * @param name the folder's name, one for each test
 * @param files texts by path, written into it
 * @param options `type`: "module" or "commonjs"; `from`: a folder whose files are copied first
 */
export function project(name, files = {}, { type = "module", from } = {}) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (from)
    cpSync(from, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  const manifest = { name, private: true, type };
  if (!from) writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  // The cache is the project's own: two runs of npm that write the same tarball into one cache
  // at the same time can fail.
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
      `--cache=${join(folder, ".npm")}`,
      tarball(),
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
  );
  return folder;
}
