// Bundles a Worker as wrangler uploads it, for workerd itself to serve: nothing stands in front of it.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./consumer.mjs";
import { script, workerd } from "./runtime-binaries.mjs";

const DATE = "2026-04-01";

/** Gives workerd's configuration for a bundle as wrangler uploads it. */
function configuration(bundle, main) {
  const embed = (kind, name) => `(name = "./${name}", ${kind} = embed "${name}")`;
  const wasm = readdirSync(bundle).filter((name) => name.endsWith(".wasm"));
  const modules = [embed("esModule", main), ...wasm.map((name) => embed("wasm", name))];
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "${DATE}",
);
`;
}

/**
 * Bundles the Worker of a project, and gives how to serve it.
 *
 * @param folder the project, with a configuration of wrangler's
 * @param main what wrangler calls the bundle: the name of the entry, with .js
 * @param env what keeps wrangler to itself
 */
export function bundled(folder, main, env) {
  const wrangler = script("wrangler").path;
  run(folder, process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", "bundle"], env);
  const bundle = join(folder, "bundle");
  writeFileSync(join(bundle, "config.capnp"), configuration(bundle, main));
  return {
    bundle,
    command: [workerd().path, "serve", "--control-fd=1", "config.capnp"],
    ready: /"socket":"http","port":(\d+)/,
  };
}
