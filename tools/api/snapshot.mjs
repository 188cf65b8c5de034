// Records the API of the npm package and of the crate in `api/`. A change that no new item of
// CHANGELOG.md names is refused. With --check nothing is written: it fails if the recorded API is
// another one than that of the sources, or was not recorded with this changelog.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readChangelogItems } from "./changelog-items.mjs";
import { describeCrate } from "./crate-api.mjs";
import { describePackage } from "./declarations.mjs";
import { readCommittedFiles, readFiles, writeFiles } from "./snapshot-files.mjs";
import { checkRecord, createRecord, splitRecord } from "./snapshot-record.mjs";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "api");

/** Returns the API as it is: texts by the names of their files. */
function describeApi() {
  const typeRoots = [join(root, "node_modules", "@types")];
  const entries = describePackage(join(root, "pkg-template"), { typeRoots });
  const files = [...entries].map(([name, text]) => [`npm/${name}`, text]);
  return new Map([...files, ["crate.txt", describeCrate("httpexc", join(root, "src", "lib.rs"))]]);
}

const changelog = readChangelogItems(readFileSync(join(root, "CHANGELOG.md"), "utf8"));
const current = describeApi();
if (process.argv.includes("--check")) {
  const problems = checkRecord(splitRecord(readFiles(folder)), current, changelog);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} else {
  const previous = splitRecord(readCommittedFiles(folder) ?? readFiles(folder));
  const { problems, files } = createRecord(previous, current, changelog);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else {
    writeFiles(folder, files);
    if (!previous) console.log("api/ is new: the API was compared with nothing.");
  }
}
