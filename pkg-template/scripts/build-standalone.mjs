// Builds the files for pages without a bundler.

import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import { createBrowserPlugin, findBrowserSource, listReachedSources } from "./browser-modules.mjs";
import {
  CODERS,
  common,
  dist,
  getSource,
  keepCoreFiles,
  keepOwnImports,
  shell,
} from "./bundling.mjs";
import { STANDALONE } from "./entries.mjs";

/** The sources that pages without a bundler have in place of others, by the names of those. */
const STANDALONE_SOURCES = {
  reader: "client/preloaded-reader.ts",
  "wasm-reader": "client/fetched-reader.ts",
};

/** Returns the names that a source exports. */
async function listExports(source) {
  const { metafile } = await build({
    ...common,
    format: "esm",
    entryPoints: [source],
    write: false,
    metafile: true,
    outdir: dist,
    plugins: [createBrowserPlugin({ specifiers: { "#wasm": CODERS } })],
  });
  return Object.values(metafile.outputs)[0].exports;
}

/** Returns the names that a file imports of the shared one, or passes on. */
function listSharedImports(code) {
  const lists = code.matchAll(/\{([^{}]*)\} ?from ?"\.\/standalone-shared\.js"/g);
  return [...lists].flatMap(([, list]) =>
    list.split(",").map((item) => item.trim().split(" as ")[0]),
  );
}

/**
 * Writes the files for pages without a bundler. Those share the sources of the classes, which are a file of
 * their own, because a file exports no more than its entry: it has what the others import. Cores are fetched
 * from the files beside them, and the chunks of a page are those that bundlers use.
 */
export async function writeStandaloneFiles() {
  const index = findBrowserSource(getSource("index.ts"));
  const specifiers = { "#wasm": CODERS };
  const reached = await listReachedSources([index], { specifiers });
  const shared = new Map(
    reached.filter((file) => file !== index).map((file) => [file, "standalone-shared"]),
  );
  const keepSharedImports = (isBrowserSource) => ({
    name: "shared sources",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
        const source = resolve(resolveDir, path).replace(/js$/, "ts");
        const file = shared.get(isBrowserSource ? findBrowserSource(source) : source);
        return file && { path: `./${file}.js`, external: true };
      });
    },
  });
  const classes = await listExports(getSource("errors/generated/classes.browser.ts"));
  const plugins = [
    keepCoreFiles("./wasm"),
    {
      name: "standalone files",
      setup({ onLoad, onResolve }) {
        onResolve({ filter: /\/index\.js$/ }, () => ({ path: "./standalone.js", external: true }));
        for (const [file, source] of Object.entries(STANDALONE_SOURCES)) {
          onResolve({ filter: new RegExp(`/${file}\\.js$`) }, () => ({ path: getSource(source) }));
        }
        // `export *` would pass on all that the shared file exports.
        onResolve({ filter: /\/generated\/classes\.js$/ }, () => ({
          path: "classes",
          namespace: "standalone",
        }));
        onLoad({ filter: /^classes$/, namespace: "standalone" }, () => ({
          contents: `export { ${classes.join(", ")} } from "./standalone-shared.js";`,
        }));
        onResolve({ filter: /^\.\/standalone-shared\.js$/ }, ({ path }) => ({
          path,
          external: true,
        }));
        onResolve({ filter: /\/(plain-reader|failed-response|rare-reading)\.js$/ }, ({ path }) => ({
          path: `./browser/client/${basename(path)}`,
          external: true,
        }));
      },
    },
  ];
  const options = { ...common, format: "esm", minify: true };
  for (const { name, source, isCore } of STANDALONE) {
    // The core brings what other platforms have, in place of what the page has without it.
    const platformPlugins = isCore
      ? [keepSharedImports(false), keepOwnImports(name, "js")]
      : [keepSharedImports(true), createBrowserPlugin({ specifiers })];
    await build({
      ...options,
      entryPoints: [findBrowserSource(getSource(source))],
      outfile: join(dist, `${name}.js`),
      plugins: [...plugins, ...platformPlugins],
    });
  }
  const imported = new Set(
    STANDALONE.flatMap(({ name }) =>
      listSharedImports(readFileSync(join(dist, `${name}.js`), "utf8")),
    ),
  );
  const contents = [];
  for (const file of shared.keys()) {
    const names = (await listExports(file)).filter((name) => imported.has(name));
    if (names.length > 0) contents.push(`export { ${names} } from ${JSON.stringify(file)};`);
  }
  await build({
    ...options,
    stdin: { contents: contents.join("\n"), resolveDir: shell },
    outfile: join(dist, "standalone-shared.js"),
    plugins: [createBrowserPlugin({ specifiers })],
  });
}
