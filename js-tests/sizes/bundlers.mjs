// Bundles an entry for a browser, and lists what the page loads at first and what it may load later.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import resolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import * as esbuild from "esbuild";
import { rollup, VERSION as rollupVersion } from "rollup";
import { build as buildWithVite, version as viteVersion } from "vite";
import webpack from "webpack";

/**
 * Returns the files that a page loads at first, and those that it may load later, as bytes. A file that
 * no code of the page imports any more is none of them.
 *
 * @param chunks - by name: the code, and the names of the chunks that are imported statically
 *   (`imports`) and by `import()` (`dynamicImports`)
 * @param entry - the name of the chunk of the entry
 */
function splitChunks(chunks, entry) {
  const first = new Set([entry]);
  for (const name of first) for (const imported of chunks[name].imports) first.add(imported);
  const all = new Set(first);
  for (const name of all) {
    const { imports, dynamicImports } = chunks[name];
    for (const imported of [...imports, ...dynamicImports]) all.add(imported);
  }
  const lazy = [...all].filter((name) => !first.has(name));
  const getCode = (name) => chunks[name].code;
  return { first: [...first].map(getCode), lazy: lazy.map(getCode) };
}

async function bundleWithEsbuild(entry, folder, splitting) {
  const { metafile, outputFiles } = await esbuild.build({
    entryPoints: [entry],
    outdir: join(folder, "out"),
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    splitting,
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const codes = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  const chunks = {};
  for (const [name, { imports }] of Object.entries(metafile.outputs)) {
    const listImports = (wanted) =>
      imports.filter(({ kind }) => kind === wanted).map(({ path }) => path);
    chunks[name] = {
      code: codes.get(join(folder, name)),
      imports: listImports("import-statement"),
      dynamicImports: listImports("dynamic-import"),
    };
  }
  const [main] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint);
  return splitChunks(chunks, main);
}

/** Returns the chunks of Rollup's output, which Vite has as well. */
function splitRollupOutput(output) {
  const chunks = {};
  for (const part of output) {
    if (part.type !== "chunk") continue;
    const { code, imports, dynamicImports } = part;
    chunks[part.fileName] = { code: Buffer.from(code), imports, dynamicImports };
  }
  const main = output.find(({ isEntry }) => isEntry);
  return splitChunks(chunks, main.fileName);
}

async function bundleWithRollup(entry) {
  const bundle = await rollup({
    input: entry,
    plugins: [resolve({ browser: true }), commonjs(), json()],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: "es", plugins: [terser({ module: true })] });
  await bundle.close();
  return splitRollupOutput(output);
}

async function bundleWithViteDefaults(entry, folder) {
  const { output } = await buildWithVite({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input: entry },
      chunkSizeWarningLimit: 1e6,
    },
  });
  return splitRollupOutput(output);
}

async function bundleWithWebpack(entry, folder, name) {
  const path = join(folder, "out", `webpack-${name}`);
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry: { main: entry },
    target: ["web", "es2022"],
    output: { path, clean: true },
    performance: false,
  });
  const stats = await new Promise((done, fail) =>
    compiler.run((error, result) => (error ? fail(error) : done(result))),
  );
  await new Promise((done) => compiler.close(done));
  const { errors, warnings, chunks } = stats.toJson({
    all: false,
    errors: true,
    warnings: true,
    chunks: true,
  });
  const messages = [...errors, ...warnings].map(({ message }) => message);
  if (messages.length > 0) throw new Error(messages.join("\n"));
  const select = (isFirst) =>
    chunks
      .filter(({ initial }) => initial === isFirst)
      .flatMap(({ files }) => files.map((file) => readFileSync(join(path, file))));
  return { first: select(true), lazy: select(false) };
}

/** The bundlers: name, version, and a function that bundles an entry of a folder. */
export const BUNDLERS = [
  {
    name: "esbuild",
    version: esbuild.version,
    bundle: (entry, folder) => bundleWithEsbuild(entry, folder, true),
  },
  { name: "Vite", version: viteVersion, bundle: bundleWithViteDefaults },
  { name: "webpack", version: webpack.version, bundle: bundleWithWebpack },
  { name: "Rollup", version: rollupVersion, bundle: bundleWithRollup },
];

/** esbuild without splitting, which puts everything into one file. */
export const ONE_FILE = {
  name: "esbuild, one file",
  version: esbuild.version,
  bundle: (entry, folder) => bundleWithEsbuild(entry, folder, false),
};
