// Finds the runtimes that npm installed. The launchers of their packages are set up by install
// scripts, which the tests do not run. So the binaries come from the packages for this platform.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Returns the folder of an installed package, or null. */
function findPackageFolder(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** Returns path and version of a package's binary for this platform: an installed one that runs. */
function findBinary(name, file) {
  const { optionalDependencies, version } = require(`${name}/package.json`);
  const folders = Object.keys(optionalDependencies).map(findPackageFolder).filter(Boolean);
  for (const path of folders.map((folder) => join(folder, file))) {
    try {
      execFileSync(path, ["--version"], { stdio: "ignore" });
      return { path, version };
    } catch {
      // A binary for another libc may be installed as well.
    }
  }
  throw new Error(`Cannot find ${name}: run npm install in js-tests, with optional dependencies`);
}

/** Returns path and version of Bun. */
export const findBun = () => findBinary("bun", "bin/bun");

/** Returns path and version of Deno. */
export const findDeno = () => findBinary("deno", "deno");

/** Returns path and version of workerd, in the release that wrangler uses. */
export const findWorkerd = () => findBinary("workerd", "bin/workerd");

/** Returns path and version of a command that Node runs, such as jest or wrangler. */
export function findScript(name) {
  const { bin, version } = require(`${name}/package.json`);
  const file = typeof bin === "string" ? bin : bin[name];
  return { path: join(findPackageFolder(name), file), version };
}

/** Returns the path of another Node that npm installed, or null. The packages are for x64 Linux. */
export function findOtherNode(name) {
  const folder = findPackageFolder(name);
  return folder && join(folder, "bin", "node");
}
