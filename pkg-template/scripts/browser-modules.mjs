// The modules of the package for browsers: one file per source, so that a bundler keeps only those that
// an application uses.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { build, transform } from "esbuild";

/** Returns the twin of a source for browsers, `x.browser.ts` beside `x.ts`, or the source itself. */
export function findBrowserSource(path) {
  const twin = path.replace(/\.ts$/, ".browser.ts");
  return existsSync(twin) ? twin : path;
}

/**
 * Replaces sources by their twins for browsers, and specifiers by sources.
 *
 * @param specifiers - the sources that specifiers of the package stand for; others stay as they are
 * @param chunks - the sources that are files of their own, whose imports stay as they are
 */
export function createBrowserPlugin({ specifiers, chunks = [] }) {
  return {
    name: "browser sources",
    setup({ onResolve }) {
      onResolve({ filter: /^#/ }, ({ path }) => {
        if (specifiers[path]) return { path: findBrowserSource(specifiers[path]) };
        return { path, external: true };
      });
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
        const source = resolve(resolveDir, path).replace(/\.js$/, ".ts");
        if (chunks.includes(source)) return { path, external: true };
        return existsSync(source) ? { path: findBrowserSource(source) } : undefined;
      });
    },
  };
}

/** The members of the constant enums of a source, as `Enum.Member` and the number. */
function readEnumMembers(path) {
  const members = {};
  for (const [, name, body] of readFileSync(path, "utf8").matchAll(
    /const enum (\w+) \{([^}]*)\}/g,
  )) {
    for (const [, member, value] of body.matchAll(/(\w+) = (\w+)/g))
      members[`${name}.${member}`] = value;
  }
  return members;
}

/** Returns the sources that entries reach in browsers. */
export async function listReachedSources(entries, options) {
  const { metafile } = await build({
    entryPoints: entries.map(findBrowserSource),
    bundle: true,
    format: "esm",
    platform: "neutral",
    treeShaking: false,
    ignoreAnnotations: true,
    write: false,
    metafile: true,
    outdir: "none",
    absWorkingDir: "/",
    plugins: [createBrowserPlugin(options)],
  });
  return Object.keys(metafile.inputs).map((path) => join("/", path));
}

/**
 * Writes the modules that entries reach, each at the path of its source.
 *
 * @param entries - the sources of the entries
 * @param options - those of {@link createBrowserPlugin}, the folders of the sources (`source`) and of
 * the modules (`out`), and by source what other modules import in its place: a specifier, or a file by its
 * absolute path (`replaced`)
 */
export async function writeBrowserModules(entries, options) {
  const { specifiers, source: src, out, replaced } = options;
  // esbuild does that only if it sees both files.
  const enumMembers = readEnumMembers(join(src, "generated", "protocol.ts"));
  for (const source of await listReachedSources(entries, options)) {
    const { code } = await transform(readFileSync(source, "utf8"), {
      loader: "ts",
      format: "esm",
      target: "es2022",
      charset: "utf8",
      tsconfigRaw: {
        compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true },
      },
    });
    const target = join(out, relative(src, source).replace(/(\.browser)?\.ts$/, ".js"));
    const inlined = code.replaceAll(/\b[A-Z]\w+\.[A-Z]\w+\b/g, (name) => enumMembers[name] ?? name);
    const ownText = inlined.replaceAll(/(from|import) ?"(\.[^"]+)\.js"/g, (all, keyword, path) => {
      const found = replaced?.get(`${resolve(dirname(source), path)}.ts`);
      if (!found) return all;
      return `${keyword} "${isAbsolute(found) ? relative(dirname(target), found) : found}"`;
    });
    const text = ownText.replaceAll(/(from|import) ?"(#[^"]+)"/g, (all, keyword, specifier) => {
      if (!specifiers[specifier]) return all;
      const path = relative(dirname(source), specifiers[specifier]).replace(/\.ts$/, ".js");
      return `${keyword} "${path.startsWith(".") ? path : `./${path}`}"`;
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
