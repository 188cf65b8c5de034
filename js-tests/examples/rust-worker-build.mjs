// Builds the Worker in Rust as its package.json does, with the lock file of the workspace.

import { join } from "node:path";
import { runCommand } from "../lib/consumer.mjs";
import { root } from "../lib/project.mjs";

/** Builds the Worker into a folder. The tools are those of the Makefile. */
export function buildRustWorker(output, crate = join(root, "examples", "rust-worker")) {
  const tools = join(process.env.TOOLS ?? join(root, ".tools"), "bin");
  runCommand(
    root,
    "wasm-pack",
    [
      ...["--log-level", "warn", "build", crate, "--release", "--target", "web", "--no-pack"],
      ...["--no-typescript", "--mode", "no-install", "--out-dir", output, "--", "--locked"],
    ],
    { PATH: `${tools}:${process.env.PATH}`, RUSTFLAGS: "" },
  );
}
