// Cargo.toml has the version. This writes it into all other files that need it. With --check it
// writes nothing, and fails if a file has another version.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const readText = (path) => readFileSync(join(root, path), "utf8");

/** Returns the version of the crate and the package. */
export function readVersion() {
  const [, found] =
    /^\[workspace\.package\]\nversion = "(.+)"$/m.exec(readText("Cargo.toml")) ?? [];
  if (!found) throw new Error("Cannot find the version in Cargo.toml");
  return found;
}

/** Returns the rest of the title and the entry of a version in the changelog. */
export function readChangelogEntry(version) {
  const sections = readText("CHANGELOG.md").split(/^## /m).slice(1);
  const section = sections.find((text) => /^\S+/.exec(text)?.[0] === version);
  const [title, ...entry] = section?.split("\n") ?? [];
  return { title: title?.slice(version.length).trim(), entry: entry.join("\n").trim() };
}

/**
 * Returns the places of the version: the file, a pattern of the text around it, and its text there.
 */
function listPlaces(now) {
  const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `examples/${entry.name}/package.json`);
  const [minor] = /^\d+\.\d+/.exec(now);
  return [
    ["pkg-template/package.json", /(^ {2}"version": ")[^"]+(",$)/m, now],
    ["README.md", /(^\*\*Status: )\d+\.\d+(\.\*\*)/m, minor],
    ...examples.map((path) => [path, /("httpexc": "\^)[^"]+(")/, now]),
    // The crates need each other in this version when they are published.
    ...["httpexc", "httpexc-axum", "httpexc-build", "httpexc-js"].map((name) => [
      "Cargo.toml",
      new RegExp(`(^${name} = \\{ path = "[^"]+", version = ")[^"]+(" \\}$)`, "m"),
      now,
    ]),
    // Cargo would also write this at the next build, but `--locked` requires it before.
    ...[
      "httpexc",
      "httpexc-axum",
      "httpexc-build",
      "httpexc-js",
      "httpexc-wasm",
      "songs-axum",
      "songs-worker",
    ].map((name) => [
      "Cargo.lock",
      new RegExp(`(^name = "${name}"\\nversion = ")[^"]+(")`, "m"),
      now,
    ]),
  ];
}

/**
 * Writes the version into all files, unless `isCheck` is true. Returns the files that had another
 * one.
 */
export function updateVersions({ isCheck }) {
  const now = readVersion();
  const stale = [];
  for (const [path, around, text] of listPlaces(now)) {
    const before = readText(path);
    if (!around.test(before)) {
      // An example may use the package from a local folder.
      if (before.includes("httpexc") && !path.startsWith("examples/")) stale.push(path);
      continue;
    }
    const after = before.replace(around, (_, start, end) => `${start}${text}${end}`);
    if (after === before) continue;
    stale.push(path);
    if (!isCheck) writeFileSync(join(root, path), after);
  }
  return stale;
}

if (process.argv[1] === import.meta.filename) {
  const isCheck = process.argv.includes("--check");
  const stale = updateVersions({ isCheck });
  if (isCheck && stale.length > 0) {
    console.error(
      `The version differs from that in Cargo.toml: ${stale.join(", ")}. Run: make version`,
    );
    process.exitCode = 1;
  }
  if (!readChangelogEntry(readVersion()).entry) {
    console.error(`CHANGELOG.md has no entry for ${readVersion()}`);
    process.exitCode = 1;
  }
}
