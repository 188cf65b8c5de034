// Writes the API reference as Markdown into dist/api, where it can be read and compared without the site.
// With --check it writes nothing. Both fail if the reference is incomplete (see reference.mjs).

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createReference } from "./reference.mjs";

const reference = await createReference();
if (!process.argv.includes("--check")) {
  const folder = join(import.meta.dirname, "..", "..", "dist", "api");
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of reference) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  console.log(`${reference.size} pages in dist/api`);
}
