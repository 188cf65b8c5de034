// Finds the runtimes that npm installed. Their packages' own launchers are filled in by install
// scripts, which are not run here, so the binaries are taken from the packages of the platform.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Gives the folder of an installed package, or null. */
function folderOf(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** Gives a package's binary for this platform: the one that npm installed and that runs. */
function binary(name, file) {
  const { optionalDependencies, version } = require(`${name}/package.json`);
  const folders = Object.keys(optionalDependencies).map(folderOf).filter(Boolean);
  for (const path of folders.map((folder) => join(folder, file))) {
    try {
      execFileSync(path, ["--version"], { stdio: "ignore" });
      return { path, version };
    } catch {
      // One for another libc may be installed as well.
    }
  }
  throw new Error(`Cannot find ${name}: run npm install in js-tests, with optional dependencies`);
}

/** Gives path and version of Bun. */
export const bun = () => binary("bun", "bin/bun");

/** Gives path and version of Deno. */
export const deno = () => binary("deno", "deno");

/** Gives path and version of workerd, of the release that wrangler runs. */
export const workerd = () => binary("workerd", "bin/workerd");

/** Gives path and version of a command that Node runs: jest or wrangler. */
export function script(name) {
  const { bin, version } = require(`${name}/package.json`);
  const file = typeof bin === "string" ? bin : bin[name];
  return { path: join(folderOf(name), file), version };
}

/** Gives the path of another Node that npm installed, or null: there are such packages for x64 Linux. */
export function otherNode(name) {
  const folder = folderOf(name);
  return folder && join(folder, "bin", "node");
}
