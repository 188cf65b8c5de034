// Applications that are built before they run. A build takes seconds, so it is kept until the
// package, the application or a tool changes.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { createProject, findTarball, root, work } from "./project.mjs";
import { createFolderOnce } from "./shared-folder.mjs";

const lock = join(root, "js-tests", "package-lock.json");

/** Returns the paths of all files below a folder. */
function findFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/**
 * Returns the folder of a built application.
 *
 * @param name the folder's name, which no other application uses
 * @param from the folder of its sources
 * @param files further texts by path
 * @param build builds the application in the folder that it is called with
 */
export function buildOnce(name, from, files, build) {
  const paths = [findTarball(), lock, import.meta.filename, ...findFiles(from)];
  const inputs = [
    ...paths.flatMap((path) => [path, readFileSync(path)]),
    JSON.stringify(files),
    process.version,
    String(build),
  ];
  return createFolderOnce(work, `built-${name}`, inputs, (folder) => {
    createProject(basename(folder), files, { from });
    build(folder);
  });
}
