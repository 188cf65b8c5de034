// Builds the page with each bundler, as an application does: into out/, one folder for each.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import resolve from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as buildWithVite } from "vite";
import webpack from "webpack";

const folder = import.meta.dirname;
const entry = join(folder, "src", "page.js");
const findOutput = (name) => join(folder, "out", name);

/** Writes the page that loads a script. */
function writePage(name, script, attributes = 'type="module"') {
  const text = readFileSync(join(folder, "index.html"), "utf8");
  const tag = `<script ${attributes} src="./${script}">`;
  writeFileSync(
    join(findOutput(name), "index.html"),
    text.replace(/<script type="module" src="[^"]*">/, tag),
  );
}

async function buildWithEsbuild(name, splitting, script = entry) {
  await esbuild.build({
    entryPoints: { page: script },
    outdir: findOutput(name),
    bundle: true,
    minify: true,
    format: "esm",
    splitting,
    logLevel: "error",
  });
  writePage(name, "page.js");
}

/** Builds a script with webpack. */
async function runWebpack(script, options = {}) {
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry: { [script]: join(folder, "src", `${script}.js`) },
    output: { path: findOutput("webpack") },
    performance: false,
    ...options,
  });
  const stats = await new Promise((done, fail) =>
    compiler.run((error, result) => (error ? fail(error) : done(result))),
  );
  await new Promise((done) => compiler.close(done));
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
}

/** Builds a script for a place where `import()` is not allowed. */
const buildWorkerScript = (name, script) =>
  esbuild.build({
    entryPoints: [join(folder, "src", script)],
    outfile: join(findOutput(name), script),
    bundle: true,
    minify: true,
    format: "iife",
    logLevel: "error",
  });

async function buildWithRollup() {
  const bundle = await rollup({
    input: entry,
    plugins: [resolve({ browser: true })],
    onwarn({ message }) {
      throw new Error(message);
    },
  });
  const dir = findOutput("Rollup");
  await bundle.write({ format: "es", dir });
  await bundle.close();
  // Rollup does not minify.
  for (const file of readdirSync(dir)) {
    const path = join(dir, file);
    const { code } = await esbuild.transform(readFileSync(path), { minify: true, format: "esm" });
    writeFileSync(path, code);
  }
  writePage("Rollup", "page.js");
}

/** A page without a bundler. */
function copyImportMap() {
  const out = findOutput("import map");
  const dist = join(folder, "node_modules", "httpexc", "dist");
  mkdirSync(out, { recursive: true });
  cpSync(entry, join(out, "page.js"));
  cpSync(join(folder, "import-map", "index.html"), join(out, "index.html"));
  cpSync(dist, join(out, "httpexc"), { recursive: true });
}

await buildWithVite({
  root: folder,
  configFile: false,
  logLevel: "error",
  base: "./",
  build: { outDir: findOutput("Vite") },
});
await runWebpack("page");
writePage("webpack", "page.js", "defer");
await buildWithRollup();
await buildWithEsbuild("esbuild", true);
await buildWithEsbuild("esbuild, one file", false);
copyImportMap();

// Service workers beside pages that register them, and an extension.
await buildWorkerScript("esbuild", "worker.js");
await runWebpack("worker", { target: "webworker", optimization: { minimize: false } });
await buildWithEsbuild("extension", true);
await buildWorkerScript("extension", "background.js");
cpSync(join(folder, "extension"), findOutput("extension"), { recursive: true });

// A page with the service worker of MSW.
await buildWithEsbuild("mocked", true, join(folder, "src", "mocked-page.js"));
const msw = join(fileURLToPath(import.meta.resolve("msw/package.json")), "..");
cpSync(
  join(msw, "lib", "mockServiceWorker.js"),
  join(findOutput("mocked"), "mockServiceWorker.js"),
);
