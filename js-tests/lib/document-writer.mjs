// Documents that a command writes, as the formatter has them.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

/** Writes a document, and formats it. */
export function writeFormatted(path, text) {
  writeFileSync(path, text);
  execFileSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", path], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
