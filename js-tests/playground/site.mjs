// Builds the playground with the packed package. If it is run directly (`make playground`), it also
// serves the site on loopback.

import { pathToFileURL } from "node:url";
import { build, preview } from "vite";
import { createExampleProject } from "../examples/example-servers.mjs";

/**
 * Creates a project of the playground, builds it, and returns its folder. The site is in `dist`.
 *
 * @param name the name of the project's folder
 * @param plugins further plugins of Vite
 */
export async function buildSite(name, plugins = []) {
  const folder = createExampleProject("playground", name);
  await build({ root: folder, logLevel: "warn", plugins });
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = await buildSite("playground-site");
  const port = Number(process.env.PORT ?? 4173);
  const server = await preview({ root: folder, preview: { host: "127.0.0.1", port } });
  server.printUrls();
}
