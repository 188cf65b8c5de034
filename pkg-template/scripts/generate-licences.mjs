// Writes THIRD-PARTY-LICENSES.md: the licences of the crates that are linked into the wasm modules, and of
// the npm packages whose code is in the package's files. With --check it writes nothing and fails if the file is stale.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "THIRD-PARTY-LICENSES.md");

/** Returns what cargo knows of the workspace, for the target of the modules. */
function readMetadata() {
  const args = ["metadata", "--format-version", "1", "--locked"];
  const json = execFileSync("cargo", [...args, "--filter-platform", "wasm32-unknown-unknown"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(json);
}

/** Whether a crate runs in the compiler alone. */
const isProcMacro = ({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"));

/** Returns the crates of others that are linked into the wasm modules, in the order of their names. */
export function listLinkedCrates({ packages, resolve } = readMetadata()) {
  const packageById = new Map(packages.map((one) => [one.id, one]));
  const nodeById = new Map(resolve.nodes.map((one) => [one.id, one]));
  const start = packages.find(({ name, source }) => name === "httpexc-wasm" && source === null);
  const linked = new Set([start.id]);
  for (const id of linked) {
    for (const { pkg, dep_kinds: kinds } of nodeById.get(id).deps) {
      const isNormal = kinds.some(({ kind }) => kind === null);
      if (isNormal && !isProcMacro(packageById.get(pkg))) linked.add(pkg);
    }
  }
  return [...linked]
    .map((id) => packageById.get(id))
    .filter(({ source }) => source !== null)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Returns the text of the first file of a crate whose name matches, or undefined if there is none. */
function readLicenceFile({ manifest_path: manifest }, pattern) {
  const folder = dirname(manifest);
  const name = existsSync(folder) && readdirSync(folder).find((one) => pattern.test(one));
  return name ? readFileSync(join(folder, name), "utf8").trim() : undefined;
}

/** Returns the lines that name whose work a crate is. */
function listCopyrights(crate) {
  const text = readLicenceFile(crate, /^licen[cs]e-mit/i) ?? readLicenceFile(crate, /^licen[cs]e/i);
  const lines = text?.match(/^copyright .*$/gim)?.filter((line) => !line.includes("[")) ?? [];
  if (lines.length > 0) return lines;
  const names = crate.authors.map((author) => author.replace(/ *<[^>]*>/, ""));
  return names.length > 0 ? [`Copyright (c) ${names.join(", ")}`] : [];
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Returns the section of a crate. @throws Error if it cannot be used under the MIT license */
function formatCrate(crate) {
  const { name, version, license, repository } = crate;
  if (!/\bMIT\b/.test(license)) {
    throw new Error(`${name} is licensed under ${license}: add its text to generate-licences.mjs`);
  }
  const choice = license === "MIT" ? "MIT" : `${license}, used under MIT`;
  const copyrights = listCopyrights(crate);
  const lines = [
    `## ${name} ${version}`,
    "",
    `License: ${choice}${repository ? `. Source: <${repository}>` : ""}`,
    "",
    ...(copyrights.length > 0 ? copyrights : ["The crate names no holder of its copyright."]),
  ];
  if (license.includes("Unicode-3.0")) {
    const text = readLicenceFile(crate, /^licen[cs]e-unicode/i);
    if (!text) throw new Error(`${name} has no text of Unicode-3.0`);
    lines.push("", "```text", text, "```");
  }
  return lines.join("\n");
}

/** The npm packages whose code is in the package's files. */
export const BUNDLED_PACKAGES = ["tiny-inflate"];

/** Returns the section of an npm package. @throws Error if it cannot be used under the MIT license */
function formatPackage(name) {
  const folder = join(root, "node_modules", name);
  const { version, license, repository } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  if (license !== "MIT") throw new Error(`${name} is licensed under ${license}`);
  const [copyright] = readFileSync(join(folder, "LICENSE"), "utf8").match(/^Copyright .*$/m);
  const url = (repository.url ?? repository).replace(/^git\+|\.git$/g, "");
  return [`## ${name} ${version}`, "", `License: MIT. Source: <${url}>`, "", copyright].join("\n");
}

/** Returns the version of the compiler, which is that of its standard library. */
function readRustVersion() {
  const text = readFileSync(join(root, "rust-toolchain.toml"), "utf8");
  return /channel = "([^"]+)"/.exec(text)[1];
}

/** Returns the text of the file. */
function createText() {
  return `# Third-party licenses

These crates are linked into the wasm modules of the package, and into their forms as plain JavaScript.
The code of ${BUNDLED_PACKAGES.join(", ")} is in its scripts. \`make generate\` writes this page.

## The standard library of Rust ${readRustVersion()}

License: MIT OR Apache-2.0, used under MIT. Source: <https://github.com/rust-lang/rust>

Copyright (c) The Rust Project Contributors

${listLinkedCrates().map(formatCrate).join("\n\n")}

${BUNDLED_PACKAGES.map(formatPackage).join("\n\n")}

## The MIT License

${MIT}
`;
}

if (process.argv[1] === import.meta.filename) {
  const text = createText();
  const isStale = !existsSync(path) || readFileSync(path, "utf8") !== text;
  if (process.argv.includes("--check")) {
    if (isStale) {
      console.error("Stale: THIRD-PARTY-LICENSES.md. Run: make generate");
      process.exit(1);
    }
  } else if (isStale) writeFileSync(path, text);
}
