// Reads and writes the files of a folder, as they are and as they were committed.

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Returns the texts of a folder's files by their paths in it: none if it does not exist. */
export function readFiles(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }).sort() : [];
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/**
 * Returns the same as they were committed last, or undefined if the folder above is in no
 * repository with a commit. The history is not needed.
 */
export function readCommittedFiles(folder) {
  const git = (...args) =>
    execFileSync("git", args, {
      cwd: dirname(folder),
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    const prefix = git("rev-parse", "--show-prefix").trim();
    const path = `${prefix}${folder.slice(dirname(folder).length + 1)}/`;
    const names = git("ls-tree", "-r", "--name-only", "--full-tree", "HEAD", path);
    const files = names.split("\n").filter(Boolean);
    return new Map(files.map((name) => [name.slice(path.length), git("show", `HEAD:${name}`)]));
  } catch {
    return undefined;
  }
}

/** Writes the files of a folder, and removes all others in it. */
export function writeFiles(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
