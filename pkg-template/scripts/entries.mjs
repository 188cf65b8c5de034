// The table of the package's entries. From it come `exports`, `imports` and `typesVersions` of
// package.json (`make generate`), what the build bundles, and what the tests expect.

import { schemas } from "./schemas.mjs";

/**
 * One row per entry: what users import (`httpexc/<name>`, or `httpexc` for index), the source file
 * below src/, and the platforms. An entry for "every" platform also has the conditions of edge
 * runtimes; one for "node" runs where Node's API exists.
 */
export const ENTRIES = [
  { name: "index", source: "index.ts", platforms: "every" },
  { name: "server", source: "server.ts", platforms: "every" },
  { name: "client", source: "client.ts", platforms: "every" },
  { name: "node", source: "node.ts", platforms: "node" },
  { name: "express", source: "adapters/express.ts", platforms: "node" },
  { name: "koa", source: "adapters/koa.ts", platforms: "node" },
  { name: "fastify", source: "adapters/fastify.ts", platforms: "node" },
  { name: "hono", source: "adapters/hono.ts", platforms: "every" },
  { name: "itty", source: "adapters/itty.ts", platforms: "every" },
  { name: "h3", source: "adapters/h3.ts", platforms: "every" },
  { name: "elysia", source: "adapters/elysia.ts", platforms: "every" },
  { name: "nest", source: "adapters/nest.ts", platforms: "node" },
  { name: "react-router", source: "adapters/react-router.ts", platforms: "every" },
  { name: "sveltekit", source: "adapters/sveltekit.ts", platforms: "every" },
  { name: "next", source: "adapters/next.ts", platforms: "every" },
  { name: "catalogue", source: "catalogue.ts", platforms: "node" },
  { name: "validation", source: "validation.ts", platforms: "node" },
  { name: "log", source: "log.ts", platforms: "node" },
  { name: "openapi", source: "openapi.ts", platforms: "node" },
  { name: "http-errors", source: "http-errors.ts", platforms: "node" },
];

/** Entries in one file that a page loads without a bundler, each made from another entry. */
export const STANDALONE = [
  { name: "standalone", of: "index" },
  { name: "standalone-client", of: "client" },
];

/** The entries that other entries import instead of holding a copy. */
export const SHARED = ["index", "server", "client", "catalogue"];

/**
 * The wasm modules: the features of the binding that each is built with, the type of what it exports,
 * the import by which the package's code asks for it, and the text coders that come with it.
 */
export const MODULES = [
  {
    name: "core",
    specifier: "#wasm",
    features: "writer",
    exports: "WriterExports",
    hasCoders: true,
  },
  { name: "dialects", specifier: "#dialects", features: "dialects", exports: "WriterExports" },
  { name: "client", specifier: "#client", features: "reader", exports: "ReaderExports" },
];

const types = (source, extension) => `./dist/types/${source.replace(/\.ts$/, extension)}`;

/** Returns the conditions of an entry. Order matters: the first one that a platform knows counts. */
function createConditions({ name, source, platforms }) {
  const module = { types: types(source, ".d.ts"), default: `./dist/${name}.js` };
  const commonjs = { types: types(source, ".d.cts"), default: `./dist/${name}.cjs` };
  if (name === "http-errors") return createHttpErrorsConditions(module, commonjs);
  const edge = platforms === "every" ? { workerd: module, "edge-light": module } : {};
  const shared = { bun: module, module, "module-sync": module, require: commonjs };
  if (name !== "index") return { ...edge, ...shared, default: module };
  // On Node the classes and their loader are one file.
  const node = { types: module.types, default: "./dist/index-node.js" };
  const sync = { types: module.types, node: node.default, default: module.default };
  return { ...edge, ...shared, "module-sync": sync, require: commonjs, node, default: module };
}

/** `require` gives a function here, so a platform that can require a module gets its default export. */
function createHttpErrorsConditions(module, commonjs) {
  const shared = { types: commonjs.types, default: "./dist/http-errors-shared.cjs" };
  return { require: { bun: shared, "module-sync": shared, default: commonjs }, default: module };
}

function createStandaloneConditions({ name, of }) {
  const { source } = ENTRIES.find((entry) => entry.name === of);
  return {
    require: { types: types(source, ".d.cts"), default: `./dist/${of}.cjs` },
    default: { types: types(source, ".d.ts"), default: `./dist/${name}.js` },
  };
}

/** Returns the conditions by which the package's own code finds the classes, once per platform. */
function createClassesConditions() {
  const module = "./dist/index.js";
  const node = "./dist/index-node.js";
  return {
    workerd: module,
    "edge-light": module,
    bun: module,
    module,
    "module-sync": { node, default: module },
    require: "./dist/index.cjs",
    node,
    default: module,
  };
}

/** Returns the conditions by which the package's own code finds a loader of a wasm module. */
function createLoaderConditions({ name }) {
  const loader = (platform, extension = "js") => `./dist/wasm/${name}-${platform}.${extension}`;
  const inline = loader("inline");
  const commonjs = loader("inline", "cjs");
  return {
    workerd: loader("workerd"),
    "edge-light": loader("edge-light"),
    node: { "module-sync": loader("node"), require: commonjs, default: loader("node") },
    module: inline,
    "module-sync": inline,
    require: commonjs,
    default: inline,
  };
}

/** Returns the fields of package.json that follow from the tables. */
export function createManifestFields() {
  const subpath = ({ name }) => (name === "index" ? "." : `./${name}`);
  const names = Object.keys(schemas);
  const schemaFiles = names.map((name) => [`schemas/${name}.json`, `./dist/schemas/${name}.json`]);
  const entries = ENTRIES.filter(({ name }) => name !== "index");
  const standalone = STANDALONE.map(({ name, of }) => ({
    name,
    source: ENTRIES.find((entry) => entry.name === of).source,
  }));
  return {
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: types("index.ts", ".d.cts"),
    typesVersions: {
      "*": Object.fromEntries([
        ...[...entries, ...standalone].map(({ name, source }) => [name, [types(source, ".d.cts")]]),
        ...schemaFiles.map(([name, file]) => [name, [file]]),
      ]),
    },
    imports: {
      "#httpexc": createClassesConditions(),
      ...Object.fromEntries(
        MODULES.map((module) => [module.specifier, createLoaderConditions(module)]),
      ),
    },
    exports: {
      ...Object.fromEntries(ENTRIES.map((entry) => [subpath(entry), createConditions(entry)])),
      ...Object.fromEntries(
        STANDALONE.map((entry) => [subpath(entry), createStandaloneConditions(entry)]),
      ),
      ...Object.fromEntries(schemaFiles.map(([name, file]) => [`./${name}`, file])),
      "./package.json": "./package.json",
    },
  };
}
