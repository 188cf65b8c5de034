// Builds the playground with the packed package in it, and serves it on loopback where it is run by
// itself: `make playground`.

import { pathToFileURL } from "node:url";
import { build, preview } from "vite";
import { createExampleProject } from "../examples/example-servers.mjs";

/** Makes a project of the playground, builds it, and gives its folder; the site is in `dist`. */
export async function buildSite(name) {
  const folder = createExampleProject("playground", name);
  await build({ root: folder, logLevel: "warn" });
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = await buildSite("playground-site");
  const port = Number(process.env.PORT ?? 4173);
  const server = await preview({ root: folder, preview: { host: "127.0.0.1", port } });
  server.printUrls();
}
