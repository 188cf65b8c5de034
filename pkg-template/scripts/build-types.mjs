// Writes the declarations of the package.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { dist, root, shell } from "./bundling.mjs";
import { ENTRIES, STANDALONE } from "./entries.mjs";
import { pruneTypes } from "./prune-types.mjs";

/** Returns the declarations that a declaration refers to. */
function findReferences(path) {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:from |import\()"(\.[^"]*)\.js"/g)].map(([, file]) =>
    join(dirname(path), `${file}.d.ts`),
  );
}

/**
 * Returns the declarations of an entry for modules. They refer to those for CommonJS, so that a class is
 * one type however it is imported. A default export cannot be passed on so: of CommonJS, it is all exports.
 */
function createModuleTypes(text, file) {
  if (text.includes("export default")) return text;
  return `export * from "./${file}.js";\n`;
}

/** A constructor that only the package calls, with the class before it. */
const INTERNAL_CONSTRUCTOR =
  /^export class (\w+)(?:(?!^export class )[\s\S])*?@internal\s*\*\/\n {2}constructor\(/gm;

/**
 * Returns a declaration in which a constructor that only the package calls is private. The compiler
 * leaves it out (`stripInternal`), and a class without a constructor could be built without arguments.
 */
function hideConstructors(text, source) {
  let result = text;
  for (const [, name] of source.matchAll(INTERNAL_CONSTRUCTOR)) {
    const hidden = result.replace(
      new RegExp(`^(export declare class ${name}\\b[^{]*\\{\\n)`, "m"),
      "$1\tprivate constructor();\n",
    );
    if (hidden === result) throw new Error(`Cannot hide the constructor of ${name}`);
    result = hidden;
  }
  return result;
}

/**
 * Writes the declarations that the entries reach into dist/types, once: those of CommonJS, which modules
 * can import as well. For modules, each entry has a file that refers to them.
 */
export function writeTypes() {
  const all = join(shell, "build", "types");
  rmSync(all, { recursive: true, force: true });
  execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", shell, "--outDir", all], {
    stdio: "inherit",
  });
  const entries = [...ENTRIES, ...STANDALONE].map(({ source }) =>
    join(all, source.replace(/\.ts$/, ".d.ts")),
  );
  const reached = new Set(entries);
  // The iteration includes the items that are added during it.
  for (const path of reached) for (const file of findReferences(path)) reached.add(file);
  const texts = new Map([...reached].map((path) => [path, readFileSync(path, "utf8")]));
  for (const [path, pruned] of pruneTypes(texts, entries)) {
    const target = join(dist, "types", relative(all, path));
    // The compiler indents by four spaces.
    const indented = pruned.replaceAll(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4));
    const sourcePath = join(shell, "src", relative(all, path).replace(/\.d\.ts$/, ".ts"));
    const text = hideConstructors(indented, readFileSync(sourcePath, "utf8"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (!entries.includes(path)) continue;
    const moduleTypes = createModuleTypes(text, basename(path, ".d.ts"));
    writeFileSync(target.replace(/\.d\.ts$/, ".d.mts"), moduleTypes);
  }
  writeFileSync(join(dist, "types", "package.json"), '{ "type": "commonjs" }\n');
  cpSync(join(shell, "types", "http-errors.d.cts"), join(dist, "types", "http-errors.d.cts"));
}
