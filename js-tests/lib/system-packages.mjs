// Finds programs on the machine, and installs packages with the system's package manager if possible.

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns the path of the first program of these names on PATH, or null. */
export function findOnPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

/** Returns the path of a browser: the value of a variable of the environment, else one on PATH, else null. */
export function findBrowser(variable, ...names) {
  const configured = process.env[variable];
  if (!configured) return findOnPath(...names);
  if (isExecutable(configured)) return configured;
  throw new Error(`Cannot run a browser: ${variable} is ${configured}`);
}

/** Returns the prefix of a command that only root may run, or null if this user cannot run it. */
function findRootPrefix() {
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath("sudo");
  return sudo && spawnSync(sudo, ["-n", "true"], { stdio: "ignore" }).status === 0
    ? [sudo, "-n"]
    : null;
}

/** Installs packages of a Debian system, and returns whether that was possible. */
export function installPackages(...names) {
  const apt = findOnPath("apt-get");
  const prefix = apt && findRootPrefix();
  if (!prefix) return false;
  const run = (...args) => {
    const [command, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, ...args];
    return spawnSync(command, rest, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  };
  // The update fails if any package source is out of reach. Only the result of the install counts.
  run("update", "-qq");
  return run("install", "-qq", "-y", "--no-install-recommends", ...names);
}
