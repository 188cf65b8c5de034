// How the package's files are bundled: the options of esbuild, and which imports between files stay.

import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import { ENTRIES, MODULES, PARTS, SHARED } from "./entries.mjs";

/** The repository. */
export const root = join(import.meta.dirname, "..", "..");
/** The folder of the package. */
export const shell = join(root, "pkg-template");
/** The files of the package. */
export const dist = join(shell, "dist");

/** Returns the path of a source. */
export const getSource = (name) => join(shell, "src", name);

/** The options of every bundle. */
export const common = {
  bundle: true,
  target: "es2022",
  platform: "neutral",
  legalComments: "none",
  charset: "utf8",
  minifySyntax: true,
};

/** The text coders without a core. */
export const CODERS = getSource("wasm/utf8-anywhere.ts");

/** The entries that import the core of the classes. */
const CORE_HOLDERS = ["index", "core"];

/** The import of the classes. All entries use it, so the classes exist once on each platform. */
const CLASSES = "#httpexc";

/** The files of the sources that several entries share: without and with modules of Node. */
export const SHARED_FILES = ["shared", "shared-node"];

const CLASSES_SOURCE = getSource("index.ts");

/** The files of the entries that other entries import, by their sources. */
const SHARED_ENTRIES = new Map(
  SHARED.map((name) => [getSource(ENTRIES.find((entry) => entry.name === name).source), name]),
);

const formatAlternatives = (names) => names.join("|");

/** The data of a module as text, or the core as plain JavaScript: a file beside the loaders. */
const CORE_FILE = /\/core-(deflated|plain)-(\w+)\.js$/;

/** Returns the file beside the loaders that an import of a core's data or plain form leads to. */
export function findCoreFile(path) {
  const [, form, module] = CORE_FILE.exec(path);
  return `${module}-${form === "plain" ? "plain" : "data"}.js`;
}

/** Keeps imports of the cores, which are files of their own, below a folder. */
export function keepCoreFiles(folder) {
  return {
    name: "core files",
    setup({ onResolve }) {
      onResolve({ filter: CORE_FILE }, ({ path }) => ({
        path: `${folder}/${findCoreFile(path)}`,
        external: true,
      }));
    },
  };
}

/**
 * Keeps imports between the package's own files, and changes their paths to those in the package.
 * Only the classes, or in browsers `core`, import the core. The others have the text coders without it.
 *
 * @param name - the entry or part that is bundled
 * @param extension - of the files that it imports
 * @param shared - the result of {@link findSharedSources}
 * @param folder - of the package's files, as seen from the file that is written
 */
export function keepOwnImports(name, extension, shared = new Map(), folder = ".") {
  const specifiers = formatAlternatives(MODULES.map(({ specifier }) => specifier));
  const modules = formatAlternatives(MODULES.map((module) => module.name));
  return {
    name: "own files",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^(${specifiers})$`) }, ({ path }) =>
        path === "#wasm" && !CORE_HOLDERS.includes(name)
          ? { path: CODERS }
          : { path, external: true },
      );
      onResolve({ filter: new RegExp(`/(${modules})\\.wasm`) }, ({ path }) => ({
        path: `../${basename(path)}`,
        external: true,
      }));
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
        const source = resolve(resolveDir, path).replace(/\.js$/, ".ts");
        if (source === CLASSES_SOURCE) return { path: CLASSES, external: true };
        const entry = SHARED_ENTRIES.get(source);
        if (entry) return { path: `${folder}/${entry}.${extension}`, external: true };
        const file = shared.get(source)?.file;
        return file && file !== name ? { path: source, namespace: "shared" } : undefined;
      });
      onResolve({ filter: /./, namespace: "shared" }, ({ path }) => ({ path, external: true }));
      // In the shared file each name is a short one.
      onLoad({ filter: /./, namespace: "shared" }, ({ path }) => {
        const { file, aliases } = shared.get(path);
        const names = aliases.map((alias) => alias.split(" as ").reverse().join(" as "));
        return { contents: `export { ${names} } from "${folder}/${file}.${extension}";` };
      });
    },
  };
}

/** Keeps the imports of the parts of entries that are files of their own. */
export function keepPartImports(extension) {
  return {
    name: "own parts",
    setup({ onResolve }) {
      for (const { name, source } of PARTS) {
        const file = basename(source, ".ts");
        onResolve({ filter: new RegExp(`/${file}\\.js$`) }, () => ({
          path: `./${name}.${extension}`,
          external: true,
        }));
      }
    },
  };
}

/**
 * Returns for each source that several entries contain the shared file that has it, and the aliases under
 * which its names are exported there. Such a file imports no entry: a source that imports the classes, or
 * another entry, is in the file of each entry that needs it.
 */
export async function findSharedSources() {
  const units = [...ENTRIES, ...PARTS];
  const options = { ...common, format: "esm", write: false, metafile: true, outdir: dist };
  const counts = new Map();
  const graph = new Map();
  for (const { name, source } of units) {
    const { metafile } = await build({
      ...options,
      absWorkingDir: shell,
      entryPoints: [getSource(source)],
      external: ["node:*"],
      plugins: [keepPartImports("js"), keepOwnImports(name, "js")],
    });
    for (const [path, { imports }] of Object.entries(metafile.inputs)) {
      const file = join(shell, path);
      counts.set(file, (counts.get(file) ?? 0) + 1);
      graph.set(
        file,
        imports.map((one) => (one.external ? one.path : join(shell, one.path))),
      );
    }
  }
  const isEntryImport = (path) => path === CLASSES || /^\.\/[\w-]+\.js$/.test(path);
  const reachesEntry = (file) =>
    (graph.get(file) ?? []).some((path) => isEntryImport(path) || reachesEntry(path));
  const reachesNode = (file) =>
    (graph.get(file) ?? []).some((path) => path.startsWith("node:") || reachesNode(path));
  const [plain, ofNode] = SHARED_FILES;
  const files = [...counts]
    .filter(([file, count]) => count > 1 && file !== CODERS && !reachesEntry(file))
    .map(([file]) => file);
  const exported = await listExportsOf(files);
  let count = 0;
  const createAlias = (name) => `${name} as s${(count++).toString(36)}`;
  return new Map(
    files.map((source) => [
      source,
      {
        file: reachesNode(source) ? ofNode : plain,
        aliases: exported.get(source).map(createAlias),
      },
    ]),
  );
}

/** Returns the names that each of some sources exports. */
async function listExportsOf(sources) {
  const { metafile } = await build({
    entryPoints: sources,
    format: "esm",
    write: false,
    metafile: true,
    outdir: dist,
    absWorkingDir: shell,
  });
  const outputs = Object.values(metafile.outputs);
  return new Map(outputs.map((one) => [join(shell, one.entryPoint), one.exports]));
}
