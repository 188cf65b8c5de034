// Builds the playground with the packed package in it, and serves it on loopback where it is run by
// itself: `make playground`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, preview } from "vite";
import { project, root } from "../lib/project.mjs";

/** Makes a project of the playground, builds it, and gives its folder; the site is in `dist`. */
export async function buildSite(name) {
  const from = join(root, "examples", "playground");
  // Vite is that of js-tests, which has it already.
  const { devDependencies: _, ...manifest } = JSON.parse(
    readFileSync(join(from, "package.json"), "utf8"),
  );
  const folder = project(name, { "package.json": JSON.stringify(manifest) }, { from });
  await build({ root: folder, logLevel: "warn" });
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = await buildSite("playground-site");
  const port = Number(process.env.PORT ?? 4173);
  const server = await preview({ root: folder, preview: { host: "127.0.0.1", port } });
  server.printUrls();
}
