// Compiles the files of a project with the options of strict consumers.

import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../lib/project.mjs";

export const STRICT = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: "es2022",
  noImplicitOverride: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  typeRoots: [join(root, "node_modules", "@types")],
};

export const NODE = { lib: ["es2022"], types: ["node"] };
export const BROWSER = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
export const NODENEXT = { module: "nodenext", moduleResolution: "nodenext" };
export const BUNDLER = { module: "esnext", moduleResolution: "bundler" };

/** The compilers: the one that builds the package, and others that users have. */
export const COMPILERS = {
  current: join(root, "node_modules", ".bin", "tsc"),
  5.9: join(root, "js-tests", "node_modules", "typescript", "bin", "tsc"),
  "5.0": join(root, "js-tests", "node_modules", "typescript50", "bin", "tsc"),
};

/** Compiles files of a folder, and returns the compiler's output. */
export async function compileFiles(
  folder,
  name,
  compilerOptions,
  files,
  { compiler = "current", flags = [] } = {},
) {
  const config = join(folder, `tsconfig.${name}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  try {
    const args = [COMPILERS[compiler], "-p", config, ...flags];
    const { stdout } = await promisify(execFile)("node", args);
    return stdout;
  } catch (error) {
    return error.stdout;
  }
}
