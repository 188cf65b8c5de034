// Serves the built site on loopback (`make site-serve`).

import { join } from "node:path";
import { preview } from "vite";
import { root } from "../lib/project.mjs";

const port = Number(process.env.PORT ?? 4174);
const server = await preview({
  root: join(root, "site"),
  // The configuration of the playground or of VitePress is not the server's.
  configFile: false,
  appType: "mpa",
  build: { outDir: "dist" },
  preview: { host: "127.0.0.1", port },
});
server.printUrls();
