// Asks tools/crate-api for the API of a crate.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/**
 * Returns the text of the API of a crate, module by module.
 *
 * @param name the crate's name
 * @param file the path of its root
 */
export function describeCrate(name, file) {
  const folders = [process.env.TOOLS, join(root, ".tools")].filter(Boolean);
  const path = folders.map((one) => join(one, "bin", "httpexc-crate-api")).find(existsSync);
  if (!path) throw new Error("Cannot find httpexc-crate-api: run `make api-snapshot`");
  return execFileSync(path, [name, file], { encoding: "utf8" });
}
