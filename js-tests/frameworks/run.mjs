// Measures all frameworks and writes the result into docs/frameworks.md.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";
import { renewed } from "./matrix.mjs";
import { measure } from "./measurement.mjs";

const path = join(root, "docs", "frameworks.md");
const ends = [];
const seen = await measure({ after: (end) => ends.push(end) });
await Promise.all(ends.map((end) => end()));
writeFileSync(path, renewed(readFileSync(path, "utf8"), seen));
console.log("docs/frameworks.md is up to date.");
process.exit(0);
