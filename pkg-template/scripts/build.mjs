// Builds the npm package from src/ and the core, packs it, and prints the sizes of its files.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import {
  createBrowserPlugin,
  findBrowserSource,
  listReachedSources,
  writeBrowserModules,
} from "./browser-modules.mjs";
import { compactFolder } from "./compact-code.mjs";
import {
  BROWSER_CHUNKS,
  BROWSER_COMMONJS,
  BROWSER_MODULES,
  BROWSER_WRAPPERS,
  ENTRIES,
  formatFileName,
  MODULES,
  PARTS,
  SHARED,
  STANDALONE,
} from "./entries.mjs";
import { createLoaders } from "./generate-loaders.mjs";
import { plainCoreAsText } from "./plain-core.mjs";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const dist = join(shell, "dist");
const packed = join(root, "dist");
const getSource = (name) => join(shell, "src", name);

/** The names of the loaders that are modules, and of those for CommonJS. */
const LOADERS = Object.keys(createLoaders())
  .map((name) => basename(name, ".ts"))
  .filter((name) => !name.endsWith("-index"));

/** The size limits of files, in bytes of gzip. A larger limit needs a decision. */
const BUDGETS = {
  "core.wasm": 20 * 1024,
  "dialects.wasm": 29 * 1024,
  // A third of it redacts what the default log shows. A page that brings its own console needs none of it.
  // Reads of own members alone, derived errors and measured values take 0.8 KiB, and 1.6 KB write
  // problem details as JSON while the core fails.
  // 3.5 KiB more know further names and forms of secrets, and log a shared error for each response.
  "index.js, minified": 28 * 1024,
  // It reads names in six languages, JSON in texts, bodies in batches and streams, and delays in words.
  "client.wasm": 64 * 1024,
  // It has the JSON writer, too, and tells whether content of another server's is decoded.
  "server.js, minified": 17 * 1024,
  // A quarter of it advises on retries without the core, which a program with `withRetries` alone need
  // not load then.
  "client.js, minified": 17 * 1024,
};

const common = {
  bundle: true,
  target: "es2022",
  platform: "neutral",
  legalComments: "none",
  charset: "utf8",
};

/** Makes `require` return the default export of an entry. */
const DEFAULT_AS_EXPORTS = { footer: { js: "module.exports = module.exports.default;" } };

/** The text coders without a core. */
const CODERS = getSource("wasm/utf8-anywhere.ts");

/** The entries that import the core of the classes. */
const CORE_HOLDERS = ["index", "core"];

/** The import of the classes. All entries use it, so the classes exist once on each platform. */
const CLASSES = "#httpexc";

/** The files of the sources that several entries share: without and with modules of Node. */
const SHARED_FILES = ["shared", "shared-node"];

const formatAlternatives = (names) => names.join("|");

/** The data of a module as text, or the core as plain JavaScript: a file beside the loaders. */
const CORE_FILE = /\/core-(base64|deflated|plain)-(\w+)\.js$/;

/** Returns the file beside the loaders that an import of a core's data or plain form leads to. */
function findCoreFile(path) {
  const [, form, module] = CORE_FILE.exec(path);
  return `${module}-${form === "plain" ? "plain" : "data"}.js`;
}

/** Keeps imports of the cores, which are files of their own, below a folder. */
function keepCoreFiles(folder) {
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
 * @param shared - the shared file of each source that is in one
 * @param folder - of the package's files, as seen from the file that is written
 */
function keepOwnImports(name, extension, shared = new Map(), folder = ".") {
  const specifiers = formatAlternatives(MODULES.map(({ specifier }) => specifier));
  const modules = formatAlternatives(MODULES.map((module) => module.name));
  return {
    name: "own files",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^(${specifiers})$`) }, ({ path }) =>
        path === "#wasm" && !CORE_HOLDERS.includes(name)
          ? { path: CODERS }
          : { path, external: true },
      );
      onResolve({ filter: new RegExp(`/(${modules})\\.wasm`) }, ({ path }) => ({
        path: `../${basename(path)}`,
        external: true,
      }));
      onResolve(
        { filter: new RegExp(`^(\\.\\.?/)+(${formatAlternatives(SHARED)})\\.js$`) },
        ({ path }) => ({
          path: path.endsWith("/index.js")
            ? CLASSES
            : `${folder}/${basename(path, ".js")}.${extension}`,
          external: true,
        }),
      );
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
        const file = shared.get(resolve(resolveDir, path).replace(/\.js$/, ".ts"));
        if (file === undefined || file === name) return undefined;
        return { path: `${folder}/${file}.${extension}`, external: true };
      });
    },
  };
}

/** Keeps the imports of the parts of entries that are files of their own. */
function keepPartImports(extension) {
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
 * Returns the shared file of each source that several entries contain. Such a file imports no entry: a
 * source that imports the classes, or another entry, is in the file of each entry that needs it.
 */
async function findSharedSources() {
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
  return new Map(
    [...counts]
      .filter(([file, count]) => count > 1 && file !== CODERS && !reachesEntry(file))
      .map(([file]) => [file, reachesNode(file) ? ofNode : plain]),
  );
}

/** Bundles the sources that several entries share. */
async function bundleSharedSources(shared, format, extension) {
  for (const name of SHARED_FILES) {
    const sources = [...shared].filter(([, file]) => file === name);
    const contents = sources.map(([source]) => `export * from ${JSON.stringify(source)};`);
    await build({
      ...common,
      format,
      stdin: { contents: contents.join("\n"), resolveDir: shell },
      outfile: join(dist, `${name}.${extension}`),
      external: ["node:stream"],
      plugins: [keepOwnImports(name, extension, shared)],
    });
  }
}

async function bundleEntries(shared) {
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
    await bundleSharedSources(shared, format, extension);
    for (const { name, source: file } of [...ENTRIES, ...PARTS]) {
      const isDefaultOnly = name === "http-errors" && format === "cjs";
      await build({
        ...common,
        format,
        entryPoints: [getSource(file)],
        outfile: join(dist, `${formatFileName(name)}.${extension}`),
        // Koa, Fastify and Nest send streams of Node's.
        external: ["node:stream"],
        // In CommonJS, `import()` may throw: in Jest, for example.
        supported: { "dynamic-import": format === "esm" },
        plugins: [keepPartImports(extension), keepOwnImports(name, extension, shared)],
        ...(isDefaultOnly ? DEFAULT_AS_EXPORTS : {}),
      });
    }
  }
  // One file instead of several saves a quarter of a cold start.
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("index.ts")],
    outfile: join(dist, "index-node.js"),
    alias: { "#wasm": getSource("wasm/loaders/core-node-index.ts") },
  });
}

/** Writes the loaders of the cores, and beside them the data and the plain form of each core, once. */
async function bundleCores() {
  const out = join(dist, "wasm");
  for (const name of LOADERS) {
    const isCommonJs = name.endsWith("-commonjs");
    await build({
      ...common,
      format: isCommonJs ? "cjs" : "esm",
      entryPoints: [getSource(`wasm/loaders/${name}.ts`)],
      outfile: join(out, `${name}.${isCommonJs ? "cjs" : "js"}`),
      external: ["node:module", "node:fs", "./*-plain.js"],
      plugins: [keepCoreFiles("."), keepOwnImports(name, "js")],
    });
  }
  for (const { name, isDeflated } of MODULES) {
    const sources = [
      `core-${isDeflated ? "deflated" : "base64"}-${name}.ts`,
      `core-plain-${name}.js`,
    ];
    for (const source of sources) {
      await build({
        ...common,
        format: "esm",
        entryPoints: [getSource(`generated/${source}`)],
        outfile: join(out, findCoreFile(`/${source.replace(/\.ts$/, ".js")}`)),
        // The plain core is compiled code, so white space would not make it readable.
        minify: true,
        plugins: [plainCoreAsText],
      });
    }
  }
}

/** Writes what is another in browsers: the modules without a core, and the core as an entry. */
async function writeBrowserFiles(shared) {
  const out = join(dist, "browser");
  const source = join(shell, "src");
  const specifiers = { "#wasm": CODERS };
  const entries = BROWSER_MODULES.map((name) => getSource(`${formatFileName(name)}.ts`));
  const chunks = BROWSER_CHUNKS.map(getSource);
  await writeBrowserModules(entries, { specifiers, chunks, source, out });
  for (const name of BROWSER_CHUNKS) {
    await build({
      ...common,
      format: "esm",
      entryPoints: [getSource(name)],
      outfile: join(out, name.replace(/\.ts$/, ".js")),
      minify: true,
      plugins: [keepCoreFiles("../../wasm"), createBrowserPlugin({ specifiers })],
    });
  }
  for (const name of BROWSER_MODULES.filter((entry) => BROWSER_COMMONJS.includes(entry))) {
    await build({
      ...common,
      format: "cjs",
      entryPoints: [findBrowserSource(getSource(`${name}.ts`))],
      outfile: join(out, `${name}.cjs`),
      plugins: [createBrowserPlugin({ specifiers })],
    });
  }
  for (const [format, extension] of [
    ["esm", "js"],
    ["cjs", "cjs"],
  ]) {
    await build({
      ...common,
      format,
      entryPoints: [getSource("core.browser.ts")],
      outfile: join(out, `core.${extension}`),
      plugins: [keepOwnImports("core", extension, shared, "..")],
    });
  }
  for (const name of BROWSER_WRAPPERS) {
    writeFileSync(join(out, `${name}.js`), `import "./core.js";\nexport * from "../${name}.js";\n`);
    writeFileSync(
      join(out, `${name}.cjs`),
      `require("./core.cjs");\nmodule.exports = require("../${name}.cjs");\n`,
    );
  }
}

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

/**
 * Writes the files for pages without a bundler. Those share the sources of the classes, which are a file of
 * their own, because a file exports no more than its entry. Cores are fetched from the files beside them.
 */
async function writeStandaloneFiles() {
  const index = findBrowserSource(getSource("index.ts"));
  const specifiers = { "#wasm": CODERS };
  const reached = await listReachedSources([index], { specifiers });
  const shared = new Map(
    reached.filter((file) => file !== index).map((file) => [file, "standalone-shared"]),
  );
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
        onResolve({ filter: /\/plain-reader\.js$/ }, () => ({
          path: "./browser/client/plain-reader.js",
          external: true,
        }));
        onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
          const file = shared.get(
            findBrowserSource(resolve(resolveDir, path).replace(/js$/, "ts")),
          );
          return file && { path: `./${file}.js`, external: true };
        });
      },
    },
    createBrowserPlugin({ specifiers }),
  ];
  const options = { ...common, format: "esm", minify: true };
  const contents = [...shared.keys()].map((file) => `export * from ${JSON.stringify(file)};`);
  await build({
    ...options,
    stdin: { contents: contents.join("\n"), resolveDir: shell },
    outfile: join(dist, "standalone-shared.js"),
    plugins: [createBrowserPlugin({ specifiers })],
  });
  for (const { name, source } of STANDALONE) {
    const entryPoints = [findBrowserSource(getSource(source))];
    await build({ ...options, entryPoints, outfile: join(dist, `${name}.js`), plugins });
  }
}

/** Bundles the command line, which imports the package's entries as users do. */
async function bundleCommand() {
  const { version } = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  await build({
    ...common,
    format: "esm",
    entryPoints: [getSource("cli/main.ts")],
    outfile: join(dist, "cli.js"),
    external: ["node:*"],
    banner: { js: "#!/usr/bin/env node" },
    define: { VERSION: JSON.stringify(version) },
    plugins: [
      {
        name: "entries",
        setup({ onResolve }) {
          onResolve(
            { filter: new RegExp(`^(\\.\\./)+(${formatAlternatives(SHARED)})\\.js$`) },
            ({ path }) => ({
              path: path.endsWith("/index.js") ? CLASSES : `./${basename(path)}`,
              external: true,
            }),
          );
        },
      },
    ],
  });
  chmodSync(join(dist, "cli.js"), 0o755);
}

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

/**
 * Writes the declarations that the entries reach into dist/types, once: those of CommonJS, which modules
 * can import as well. For modules, each entry has a file that refers to them.
 */
function writeTypes() {
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
  for (const path of reached) {
    const target = join(dist, "types", relative(all, path));
    const text = readFileSync(path, "utf8");
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (!entries.includes(path)) continue;
    const moduleTypes = createModuleTypes(text, basename(path, ".d.ts"));
    writeFileSync(target.replace(/\.d\.ts$/, ".d.mts"), moduleTypes);
  }
  writeFileSync(join(dist, "types", "package.json"), '{ "type": "commonjs" }\n');
  cpSync(join(shell, "types", "http-errors.d.cts"), join(dist, "types", "http-errors.d.cts"));
}

/** Prints the sizes of the files. Throws if one is over its limit. */
async function printSizes() {
  const minify = async (name) => {
    const { outputFiles } = await build({
      ...common,
      format: "esm",
      minify: true,
      write: false,
      entryPoints: [getSource(`${name}.ts`)],
      plugins: [keepOwnImports(name, "js")],
    });
    return outputFiles[0].contents;
  };
  const measureBytes = (bytes) => ({
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  });
  const sizes = {
    ...Object.fromEntries(
      MODULES.map(({ name }) => [
        `${name}.wasm`,
        measureBytes(readFileSync(join(dist, `${name}.wasm`))),
      ]),
    ),
    "index.js, minified": measureBytes(await minify("index")),
    "server.js, minified": measureBytes(await minify("server")),
    // With its parts, which are files of their own.
    "client.js, minified": measureBytes(await minify("client")),
    ...Object.fromEntries(
      MODULES.flatMap(({ name }) => [`${name}-data.js`, `${name}-plain.js`]).map((name) => [
        name,
        measureBytes(readFileSync(join(dist, "wasm", name))),
      ]),
    ),
    ...Object.fromEntries(
      [...STANDALONE.map(({ name }) => name), "standalone-shared"].map((name) => [
        `${name}.js`,
        measureBytes(readFileSync(join(dist, `${name}.js`))),
      ]),
    ),
  };
  console.table(sizes);
  for (const [name, most] of Object.entries(BUDGETS)) {
    if (sizes[name].gzip > most) throw new Error(`Over budget: ${name}, ${most} bytes of gzip`);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "wasm"), { recursive: true });
const shared = await findSharedSources();
await bundleEntries(shared);
await bundleCores();
await writeStandaloneFiles();
await writeBrowserFiles(shared);
await bundleCommand();
await compactFolder(dist);
for (const { name } of MODULES) {
  cpSync(join(shell, "build", `${name}.wasm`), join(dist, `${name}.wasm`));
}
writeTypes();
// On platforms that can require a module, each class exists once for `import` and `require`.
writeFileSync(
  join(dist, "http-errors-shared.cjs"),
  'module.exports = require("./http-errors.js").default;\n',
);
for (const name of ["README.md", "LICENSE", "CHANGELOG.md"])
  cpSync(join(root, name), join(shell, name));
cpSync(getSource("generated/schemas"), join(dist, "schemas"), { recursive: true });

rmSync(packed, { recursive: true, force: true });
mkdirSync(packed);
const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", packed], {
    cwd: shell,
    encoding: "utf8",
  }),
);
await printSizes();
console.log(`dist/${basename(filename)}`);
