// Reads the TypeScript sources of the package: the files with their imports and declarations.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/project.mjs";

const src = join(root, "pkg-template", "src");

/** The target of an import that starts with `#`. All platforms have the same types. */
const SPECIFIERS = {
  "#wasm": "wasm/loaders/core-inline.ts",
  "#dialects": "wasm/loaders/dialects-inline.ts",
  "#client": "wasm/loaders/client-inline.ts",
  "#httpexc": "index.ts",
};

/** `from "…"`, `import "…"`, the type `import("…")` and `require("…")`. */
const IMPORT = /\b(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g;

/** A declaration at the top of a file. */
const DECLARATION =
  /^(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:async )?(?:const enum|enum|const|let|function\*?|class|interface|type|namespace) (\w+)/gm;

/** A string, which may hold what looks like a comment, or a comment. */
const STRING_OR_COMMENT =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** Returns a text without its comments, which may hold examples with imports. */
function removeComments(text) {
  return text.replaceAll(STRING_OR_COMMENT, (part) => (part.startsWith("/") ? "" : part));
}

/**
 * Returns the path below src/ of the file that an import leads to, or undefined for another package
 * or a wasm module.
 */
function resolveImport(file, specifier) {
  // An unknown one leads to a file that does not exist, which a test reports.
  if (specifier.startsWith("#")) return SPECIFIERS[specifier] ?? specifier;
  if (!specifier.startsWith(".") || specifier.includes(".wasm")) return undefined;
  return join(dirname(file), specifier).replace(/\.js$/, ".ts");
}

/** Whether a generator writes the file. Its form is not checked. */
export function isGenerated(file) {
  return /(^|\/)generated\/|^wasm\/loaders\//.test(file);
}

/** Returns every source by its path below src/: its text, its imports and its declarations. */
export function readSources() {
  const names = readdirSync(src, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  // The build creates the cores as text.
  const files = names.filter(
    (name) => /(?<!\.d)\.ts$/.test(name) && !/\/core-(base64|deflated)/.test(name),
  );
  return new Map(
    files.sort().map((file) => {
      const text = readFileSync(join(src, file), "utf8");
      const code = removeComments(text);
      const imports = [...code.matchAll(IMPORT)].map(([, specifier]) => specifier);
      const declarations = [...code.matchAll(DECLARATION)].map(([, name]) => name);
      const targets = imports.map((specifier) => resolveImport(file, specifier)).filter(Boolean);
      return [file, { text, imports, targets, declarations: new Set(declarations) }];
    }),
  );
}

/**
 * Returns the cycles of a graph: groups of files of which each reaches every other (Tarjan's
 * strongly connected components of more than one file, and files that import themselves).
 */
export function findCycles(graph) {
  const cycles = [];
  const state = new Map();
  const stack = [];
  const visit = (file) => {
    const own = { index: state.size, low: state.size, isOnStack: true };
    state.set(file, own);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      const other = state.get(target);
      if (other === undefined) own.low = Math.min(own.low, visit(target).low);
      else if (other.isOnStack) own.low = Math.min(own.low, other.index);
    }
    if (own.low === own.index) {
      const group = stack.splice(stack.indexOf(file));
      for (const member of group) state.get(member).isOnStack = false;
      if (group.length > 1 || graph.get(file).includes(file)) cycles.push(group.sort());
    }
    return own;
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return cycles;
}
