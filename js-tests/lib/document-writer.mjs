// Writes documents in the form that the formatter asks for.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

/** Writes a document, and formats it. */
export function writeFormattedDocument(path, text) {
  writeFileSync(path, text);
  execFileSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", path], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
