// Measures all frameworks, and writes the results into docs/frameworks.md.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";
import { replaceMatrix } from "./matrix.mjs";
import { measureFrameworks } from "./measurement.mjs";
import { replaceMiddleware } from "./middleware-matrix.mjs";
import { measureMiddleware } from "./middleware-measurement.mjs";

const path = join(root, "docs", "frameworks.md");
const ends = [];
const t = { after: (end) => ends.push(end) };
const measured = await measureFrameworks(t);
const measuredMiddleware = await measureMiddleware(t);
await Promise.all(ends.map((end) => end()));
const text = replaceMatrix(readFileSync(path, "utf8"), measured);
writeFileSync(path, replaceMiddleware(text, measuredMiddleware));
console.log("docs/frameworks.md is up to date.");
process.exit(0);
