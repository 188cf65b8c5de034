// Merges imports of the same file, and shortens what esbuild writes at the top of a file for CommonJS. A source
// in `shared.js` is one import for each source that uses it, which is a tenth of a small file.

import { minify } from "terser";

/** Whether a statement of terser's syntax tree imports some names of a file, and nothing else of it. */
function isNamedImport({ module_name: file, imported_name: defaultName, imported_names: names }) {
  return file !== undefined && !defaultName && names?.every((one) => one.foreign_name.name !== "*");
}

/** Returns the syntax tree of a module, in which one statement imports all names of a file. */
export async function mergeModuleImports(code, parse) {
  const { ast } = await minify(code, {
    parse,
    compress: false,
    mangle: false,
    format: { ast: true, code: false },
  });
  const importsByFile = new Map();
  ast.body = ast.body.filter((statement) => {
    if (statement.TYPE !== "Import" || !isNamedImport(statement)) return true;
    const file = statement.module_name.value;
    const first = importsByFile.get(file);
    if (first === undefined) importsByFile.set(file, statement);
    else first.imported_names.push(...statement.imported_names);
    return first === undefined;
  });
  return ast;
}

/** The objects that esbuild creates for the files that a file in CommonJS requires. */
const REQUIRED_FILE = /^var (import_\w+) = require\("([^"]+)"\);\n/gm;

/** Returns code in CommonJS, as esbuild writes it, that requires each file once. */
function mergeRequiredFiles(code) {
  const names = new Map();
  const replaced = new Map();
  const merged = code.replaceAll(REQUIRED_FILE, (statement, name, file) => {
    const first = names.get(file);
    if (first === undefined) names.set(file, name);
    else replaced.set(name, first);
    return first === undefined ? statement : "";
  });
  return merged.replaceAll(/\bimport_\w+/g, (name) => replaced.get(name) ?? name);
}

/** The functions by which esbuild defines the getters of all exports, and copies them into another object. */
const EXPORT_FUNCTIONS =
  /^var __defProp = [\s\S]*?^(var __export = [\s\S]*?^\}), __copyProps = [\s\S]*?^var __toCommonJS = .*;\n/m;

/** Where it does so. */
const EXPORTED_COPY =
  /^var (\w+_exports) = \{\};\n__export\(\1, (\{[\s\S]*?^\})\);\nmodule\.exports = __toCommonJS\(\1\);\n/m;

/**
 * Returns code in CommonJS that defines the getters of its exports in the object that exists. A file stays if
 * it exports nothing, or needs those functions for what it imports, too.
 */
function shortenExports(code) {
  if (!code.includes("__export(") || code.includes("__toESM")) return code;
  const shorter = code
    .replace(EXPORT_FUNCTIONS, "var __defProp = Object.defineProperty;\n$1;\n")
    .replace(
      EXPORTED_COPY,
      '__defProp(exports, "__esModule", { value: true });\n__export(exports, $2);\n',
    );
  if (/__toCommonJS|__copyProps/.test(shorter)) {
    throw new Error(
      "Cannot shorten exports for CommonJS: the form of esbuild's output has changed",
    );
  }
  return shorter;
}

/** Returns code in CommonJS, as esbuild writes it, that requires each file once and exports by fewer bytes. */
export const compactCommonJs = (code) => shortenExports(mergeRequiredFiles(code));
