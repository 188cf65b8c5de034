// Makes built code smaller: indentation and comments go, and local names become short. What an application
// can see stays: the names of classes, and of what an entry exports. So do the annotations of pure calls, by
// which a bundler drops what an application does not use; esbuild would remove those with the white space.
// Files that a server runs as they are keep line breaks: before the message of an uncaught error, Node prints
// the line of source that threw it.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";
import { compactCommonJs, mergeModuleImports } from "./merge-imports.mjs";

/** Returns the names under which a module exports declarations of its own. */
function listOwnExports(code) {
  const lists = [...code.matchAll(/\bexport ?\{([^}]*)\}(?! ?from)/g)].map(([, list]) => list);
  return lists
    .flatMap((list) => list.split(",").map((name) => name.trim()))
    .filter((name) => /^\w+$/.test(name));
}

/** A module that programs and pages load as it is: bundlers take other files. */
const UNBUNDLED_FILE = /^(?:cli|index-node|standalone(?:-\w+)?)\.js$/;

/**
 * Returns how the statements of a file are compressed, or false if they stay.
 *
 * @param path - of the file, below the folder of the package's files
 */
function findCompression(path) {
  if (path.endsWith(".cjs") || UNBUNDLED_FILE.test(path))
    return { keep_classnames: true, keep_fargs: true };
  // A bundler inlines larger functions better, as it sees the other files. A chunk is compressed already.
  if (!/^browser\b/.test(path) || /-reader\.js$/.test(path)) return false;
  return {
    keep_classnames: true,
    // A value that is used once stands where it is used.
    toplevel: true,
    passes: 2,
    inline: 2,
    reduce_funcs: false,
    hoist_funs: true,
    // No getter is read for what it does.
    pure_getters: true,
  };
}

/** Returns the options for the code of a file. */
function findOptions(path, code) {
  // A core has no names, and calculates much.
  if (path.endsWith("-plain.js")) return { module: true, compress: true, mangle: true };
  const reserved = listOwnExports(code);
  return {
    parse: { module: path.endsWith(".js"), shebang: true },
    compress: findCompression(path),
    mangle: { toplevel: true, keep_classnames: true, reserved },
  };
}

/** The longest line of a file that a server runs. Only a longer literal has a longer line. */
const SERVER_LINE_LENGTH = 120;

/**
 * Returns how the code of a file is printed. A line break in place of a semicolon costs no byte, and those
 * within long statements cost 3 KB in all files together. Indentation would cost 140 KB.
 */
function findFormat(path) {
  const format = { comments: false, preserve_annotations: true };
  // A page loads these as they are. A core is compiled code.
  if (/^(?:browser|standalone)\b/.test(path) || path.endsWith("-plain.js")) return format;
  return { ...format, semicolons: false, max_line_len: SERVER_LINE_LENGTH };
}

/** Returns the code of a file without what only its authors need. */
async function compactCode(path, code) {
  const options = findOptions(path, code);
  const merged = path.endsWith(".cjs")
    ? compactCommonJs(code)
    : await mergeModuleImports(code, options.parse);
  const result = await minify(merged, { ecma: 2020, format: findFormat(path), ...options });
  // terser writes an annotation of what is returned before the statement, where Rollup warns of it.
  return `${result.code.replaceAll(/\/\* @__PURE__ \*\/\s*(?=return\b)/g, "")}\n`;
}

/** Compacts the scripts of a folder and of those within it. */
export async function compactFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.c?js$/.test(name)) continue;
    const path = join(folder, name);
    writeFileSync(path, await compactCode(name, readFileSync(path, "utf8")));
  }
}
