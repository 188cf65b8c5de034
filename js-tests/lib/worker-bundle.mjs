// Bundles a Worker as wrangler uploads it, and configures workerd to serve the bundle directly.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./consumer.mjs";
import { findScript, findWorkerd } from "./runtime-binaries.mjs";

const DATE = "2026-04-01";

/** Matches what workerd prints when it listens; the first group is the port. */
export const WORKERD_READY = /"socket":"http","port":(\d+)/;

/**
 * Returns the text of workerd's configuration for a Worker on a free port.
 *
 * @param modules the type, name and file of each module, the main one first
 * @param flags compatibility flags
 * @param services the entrypoints of the Worker itself that it calls, by the names of their bindings
 */
export function formatWorkerdConfig(modules, flags = [], services = {}) {
  const embedded = modules.map(
    ([type, name, file]) => `(name = "${name}", ${type} = embed "${file}")`,
  );
  const bindings = Object.entries(services).map(
    ([name, entrypoint]) =>
      `(name = "${name}", service = (name = "main", entrypoint = "${entrypoint}"))`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [${embedded.join(", ")}],
  compatibilityDate = "${DATE}",
  compatibilityFlags = [${flags.map((flag) => `"${flag}"`).join(", ")}],
  bindings = [${bindings.join(", ")}],
);
`;
}

/** Returns environment variables that keep wrangler's files in a folder, and wrangler offline. */
export function createWranglerEnvironment(folder) {
  return {
    CI: "true",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    WRANGLER_LOG_PATH: join(folder, "logs"),
    WRANGLER_REGISTRY_PATH: join(folder, "registry"),
    WRANGLER_SEND_ERROR_REPORTS: "false",
    WRANGLER_SEND_METRICS: "false",
    XDG_CONFIG_HOME: join(folder, "config"),
  };
}

/**
 * Bundles the Worker of a project with wrangler. Returns the folder of the bundle, the command that
 * serves it there, and a pattern of what the command prints when it listens.
 *
 * @param folder the project, with a configuration for wrangler
 * @param main wrangler's name for the bundle: the name of the entry, with .js
 * @param env environment variables for wrangler
 * @param services the entrypoints of the Worker itself that it calls, by the names of their bindings
 */
export function bundleWithWrangler(folder, main, env, services = {}) {
  const wrangler = findScript("wrangler").path;
  runCommand(
    folder,
    process.execPath,
    [wrangler, "deploy", "--dry-run", "--outdir", "bundle"],
    env,
  );
  const bundle = join(folder, "bundle");
  const wasm = readdirSync(bundle).filter((name) => name.endsWith(".wasm"));
  const modules = [["esModule", main], ...wasm.map((name) => ["wasm", name])];
  const embedded = modules.map(([type, name]) => [type, `./${name}`, name]);
  const config = formatWorkerdConfig(embedded, [], services);
  writeFileSync(join(bundle, "config.capnp"), config);
  return {
    bundle,
    command: [findWorkerd().path, "serve", "--control-fd=1", "config.capnp"],
    ready: WORKERD_READY,
  };
}
