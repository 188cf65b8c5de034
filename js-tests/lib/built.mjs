// Applications that are built before they run. A build takes seconds, so it is kept until the
// package, the application or a tool changes.

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { withFileLock } from "./file-lock.mjs";
import { project, root, tarball } from "./project.mjs";

const work = join(root, "js-tests", ".work");
const lock = join(root, "js-tests", "package-lock.json");

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/**
 * Gives the folder of a built application.
 *
 * @param name the folder's name, one for each application
 * @param from the folder of its sources
 * @param files further texts by path
 * @param build makes the build in the folder that it is given
 */
export function built(name, from, files, build) {
  const hash = createHash("sha256");
  for (const path of [tarball(), lock, import.meta.filename, ...filesBelow(from)]) {
    hash.update(`${path}\n`).update(readFileSync(path));
  }
  hash.update(JSON.stringify(files)).update(process.version).update(String(build));
  const prefix = `built-${name}-`;
  const folder = `${prefix}${hash.digest("hex").slice(0, 16)}`;
  const done = join(work, folder, ".built");
  mkdirSync(work, { recursive: true });
  return withFileLock(join(work, `built-${name}.pid`), () => {
    if (existsSync(done)) return join(work, folder);
    for (const other of readdirSync(work)) {
      if (other.startsWith(prefix)) rmSync(join(work, other), { recursive: true, force: true });
    }
    project(folder, files, { from });
    build(join(work, folder));
    writeFileSync(done, "");
    return join(work, folder);
  });
}
