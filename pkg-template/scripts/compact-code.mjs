// Makes built code smaller and keeps it readable enough to debug: white space and comments go, local
// names become short, and the names of functions and classes stay. So do the annotations of pure calls,
// by which a bundler drops what an application does not use; esbuild would remove those.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";

/** The names of functions and classes appear in stacks, so they stay. */
const MANGLING = { toplevel: false, keep_classnames: true, keep_fnames: true };

/** Returns the code of a module or of a script without what only its authors need. */
async function compactCode(code, isModule) {
  const { code: result } = await minify(code, {
    ecma: 2020,
    parse: { module: isModule, shebang: true },
    compress: false,
    mangle: MANGLING,
    format: { comments: false, preserve_annotations: true, max_line_len: 500 },
  });
  return result;
}

/** Compacts the scripts of a folder and of those within it. */
export async function compactFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.c?js$/.test(name)) continue;
    const path = join(folder, name);
    writeFileSync(path, `${await compactCode(readFileSync(path, "utf8"), path.endsWith(".js"))}\n`);
  }
}
