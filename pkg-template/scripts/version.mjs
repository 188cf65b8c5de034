// The version stands in Cargo.toml. This writes it wherever else it has to be; with --check it writes
// nothing and fails where another one stands.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const read = (path) => readFileSync(join(root, path), "utf8");

/** Gives the version of the crate, and so of the package. */
export function version() {
  const [, found] = /^\[workspace\.package\]\nversion = "(.+)"$/m.exec(read("Cargo.toml")) ?? [];
  if (!found) throw new Error("Cargo.toml has no version where this looks for it");
  return found;
}

/** Gives what the changelog says of a version: the rest of its title, and its entry. */
export function changes(of) {
  const sections = read("CHANGELOG.md").split(/^## /m).slice(1);
  const section = sections.find((text) => /^\S+/.exec(text)?.[0] === of);
  const [title, ...entry] = section?.split("\n") ?? [];
  return { title: title?.slice(of.length).trim(), entry: entry.join("\n").trim() };
}

/** Where the version has to be: files, each with what stands around it. */
function places(now) {
  const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `examples/${entry.name}/package.json`);
  const [minor] = /^\d+\.\d+/.exec(now);
  return [
    ["pkg-template/package.json", /(^ {2}"version": ")[^"]+(",$)/m, now],
    ["README.md", /(^\*\*Status: )\d+\.\d+(\.\*\*)/m, minor],
    ...examples.map((path) => [path, /("httpexc": "\^)[^"]+(")/, now]),
    // Cargo writes this one when it next builds; it is here so that `--locked` finds it current.
    ...["httpexc", "httpexc-wasm"].map((name) => [
      "Cargo.lock",
      new RegExp(`(^name = "${name}"\\nversion = ")[^"]+(")`, "m"),
      now,
    ]),
  ];
}

/** Writes the version, or gives the files in which another one stands. */
export function stale({ write = false } = {}) {
  const now = version();
  const found = [];
  for (const [path, around, text] of places(now)) {
    const before = read(path);
    if (!around.test(before)) {
      // An example may be developed with the package of the folder beside it.
      if (before.includes("httpexc") && !path.startsWith("examples/")) found.push(path);
      continue;
    }
    const after = before.replace(around, (_, start, end) => `${start}${text}${end}`);
    if (after === before) continue;
    found.push(path);
    if (write) writeFileSync(join(root, path), after);
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const checks = process.argv.includes("--check");
  const found = stale({ write: !checks });
  if (checks && found.length > 0) {
    console.error(`Another version than Cargo.toml's: ${found.join(", ")}. Run \`make version\`.`);
    process.exitCode = 1;
  }
  if (!changes(version()).entry) {
    console.error(`CHANGELOG.md has no entry for ${version()}`);
    process.exitCode = 1;
  }
}
