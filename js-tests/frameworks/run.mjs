// Measures all frameworks, and writes the results into docs/frameworks.md.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";
import { replaceMatrix } from "./matrix.mjs";
import { measureFrameworks } from "./measurement.mjs";

const path = join(root, "docs", "frameworks.md");
const ends = [];
const measured = await measureFrameworks({ after: (end) => ends.push(end) });
await Promise.all(ends.map((end) => end()));
writeFileSync(path, replaceMatrix(readFileSync(path, "utf8"), measured));
console.log("docs/frameworks.md is up to date.");
process.exit(0);
