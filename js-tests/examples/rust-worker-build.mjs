// Builds the Worker in Rust as its package.json does, with the lock file of the workspace.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../lib/project.mjs";

/** Builds the Worker into a folder. The tools are those of the Makefile. */
export function buildRustWorker(output, crate = join(root, "examples", "rust-worker")) {
  const tools = join(process.env.TOOLS ?? join(root, ".tools"), "bin");
  // A machine with much to do compiles for minutes, so nothing limits the time.
  execFileSync(
    "wasm-pack",
    [
      ...["--log-level", "warn", "build", crate, "--release", "--target", "web", "--no-pack"],
      ...["--no-typescript", "--mode", "no-install", "--out-dir", output, "--", "--locked"],
    ],
    {
      cwd: root,
      env: { ...process.env, PATH: `${tools}:${process.env.PATH}`, RUSTFLAGS: "" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
}
