// The modules of the package for browsers. Sources that an application uses together or not at all are one
// file, so that a bundler keeps only what the application uses.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";
import { common } from "./bundling.mjs";

/** Returns the twin of a source for browsers, `x.browser.ts` beside `x.ts`, or the source itself. */
export function findBrowserSource(path) {
  const twin = path.replace(/\.ts$/, ".browser.ts");
  return existsSync(twin) ? twin : path;
}

/**
 * Replaces sources by their twins for browsers, and specifiers by sources.
 *
 * @param specifiers - the sources that specifiers of the package stand for; others stay as they are
 * @param kept - by source: what its imports lead to, a specifier or the absolute path of another file
 */
export function createBrowserPlugin({ specifiers, kept = new Map() }) {
  return {
    name: "browser sources",
    setup({ onResolve }) {
      onResolve({ filter: /^#/ }, ({ path }) => {
        if (specifiers[path]) return { path: findBrowserSource(specifiers[path]) };
        return { path, external: true };
      });
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
        const source = resolve(resolveDir, path).replace(/\.js$/, ".ts");
        if (kept.has(source)) return { path: kept.get(source), external: true };
        return existsSync(source) ? { path: findBrowserSource(source) } : undefined;
      });
    },
  };
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

/** Returns the sources whose exports an entry passes on. */
async function listExportingSources(entry, options) {
  const { metafile } = await build({
    ...common,
    entryPoints: [entry],
    format: "esm",
    write: false,
    metafile: true,
    absWorkingDir: "/",
    plugins: [createBrowserPlugin(options)],
  });
  const { imports } = metafile.inputs[relative("/", entry)];
  return imports.filter(({ external }) => !external).map(({ path }) => join("/", path));
}

/**
 * Writes the modules that entries reach. Each entry is a file at the path of its source. A source whose
 * exports an entry passes on may be all that an application uses: sources that are reached from the same of
 * these are one file.
 *
 * @param entries - the sources of the entries
 * @param options - those of {@link createBrowserPlugin}, and the folders of the sources (`source`) and of
 * the modules (`out`)
 */
export async function writeBrowserModules(entries, options) {
  const { source: src, out } = options;
  const sources = entries.map(findBrowserSource);
  const exporting = await Promise.all(sources.map((entry) => listExportingSources(entry, options)));
  const formatOutput = (path) => relative(src, path).replace(/(\.browser)?\.ts$/, "");
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: [...new Set([...sources, ...exporting.flat()])].map((path) => ({
      in: path,
      out: formatOutput(path),
    })),
    chunkNames: "parts/[hash]",
    format: "esm",
    splitting: true,
    write: false,
    metafile: true,
    outdir: out,
    absWorkingDir: "/",
    plugins: [createBrowserPlugin(options)],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  // A source that only passes on what another file has is no file.
  const reached = new Set(sources.map((path) => join(out, `${formatOutput(path)}.js`)));
  for (const path of reached) {
    const { imports } = metafile.outputs[relative("/", path)];
    for (const { path: imported, external } of imports) {
      if (!external) reached.add(join("/", imported));
    }
  }
  for (const path of reached) {
    const folder = dirname(path);
    const formatPath = (file) => `./${relative(folder, file)}`.replace("./../", "../");
    const text = texts
      .get(path)
      .replaceAll(
        /(["'])(\/[^"'\n]+\.js)\1/g,
        (_, quote, file) => `${quote}${formatPath(file)}${quote}`,
      );
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
}
