// The table of the package's entries. It decides `exports`, `imports` and `typesVersions` of
// package.json (`make generate`), the bundles of the build, and the expectations of the tests.

import { schemas } from "./schemas.mjs";

/**
 * One row per entry: what users import (`httpexc/<name>`, or `httpexc` for index), the source file
 * below src/, and the platforms. An entry for "every" platform also has the conditions of edge
 * runtimes; one for "node" runs where Node's API exists. One with `isEffect` exports nothing and is
 * imported for its effect.
 */
export const ENTRIES = [
  { name: "index", source: "index.ts", platforms: "every" },
  { name: "server", source: "server.ts", platforms: "every" },
  { name: "client", source: "client.ts", platforms: "every" },
  { name: "problems", source: "problems.ts", platforms: "every" },
  { name: "problems/iana", source: "problems-iana.ts", platforms: "every" },
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
  { name: "core", source: "core.ts", platforms: "every", isEffect: true },
  { name: "reader", source: "reader.ts", platforms: "every", isEffect: true },
];

/**
 * The entries whose modules for browsers are in dist/browser, one per source: there a bundler keeps only
 * the modules that a page uses. They contain no core.
 */
export const BROWSER_MODULES = ["index", "client", "reader", "problems", "problems/iana"];

/**
 * The entries with a CommonJS file for browsers. `require` of the others gives the file of all platforms,
 * with the core: there `import()` may throw.
 */
export const BROWSER_COMMONJS = ["index", "core"];

/**
 * The chunks that a page loads when it needs them, by source. Each is one file with all that it imports,
 * as a chunk that imports another would have to wait for that.
 */
export const BROWSER_CHUNKS = [
  "client/wasm-reader.ts",
  "client/plain-reader.ts",
  "client/failed-response.ts",
];

/** The entries that write responses with the core on every platform, so that browsers import it. */
const CORE_USERS = ["server", ...ENTRIES.filter(isAdapter).map(({ name }) => name)];

function isAdapter({ source }) {
  return source.startsWith("adapters/");
}

/** The entries that have a module in dist/browser which imports the core and exports the entry. */
export const BROWSER_WRAPPERS = CORE_USERS;

/** Entries in one file for pages without a bundler, each built from another entry. */
export const STANDALONE = [
  { name: "standalone", of: "index" },
  { name: "standalone-client", of: "client" },
];

/**
 * Parts of entries that are files of their own, because a bundler that splits a program keeps, loads or
 * leaves out whole files: the reader with its core, which `withRetries` loads when a response needs it,
 * and the one that makes the core a part of the program.
 */
export const PARTS = [
  { name: "client-core-reader", source: "client/core-reader.ts" },
  { name: "client-sync-reader", source: "client/sync-reader.ts" },
  { name: "problems-page", source: "problems/documentation/page.ts" },
];

/** The entries that other entries import instead of holding a copy. */
export const SHARED = ["index", "server", "client", "problems", "catalogue"];

/**
 * The wasm modules: the features of the binding, the type of the exports, the import in the
 * package's code, and whether the loader also exports text coders.
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

/** Returns the name of an entry's file in dist, which has no folders. */
export const formatFileName = (name) => name.replaceAll("/", "-");

const formatTypesPath = (source, extension) => `./dist/types/${source.replace(/\.ts$/, extension)}`;

/**
 * Returns the conditions of an entry. The order matters, as a platform uses the first one that it
 * knows: some bundlers for servers also set `browser`.
 */
function createConditions(entry) {
  const { name, source, platforms } = entry;
  const file = `./dist/${formatFileName(name)}`;
  const type = (path) => ({
    types: formatTypesPath(source, path.endsWith(".cjs") ? ".d.cts" : ".d.ts"),
    default: path,
  });
  if (name === "http-errors") return createHttpErrorsConditions(type);
  const module = type(`${file}.js`);
  const shared = {
    module,
    "module-sync": module,
    require: type(`${file}.cjs`),
    default: module,
  };
  const browser = createBrowserConditions(name, type);
  if (browser === undefined) {
    const edge = platforms === "every" ? { workerd: module, "edge-light": module } : {};
    return { ...edge, bun: module, ...shared };
  }
  return {
    workerd: module,
    "edge-light": module,
    deno: module,
    bun: module,
    node: createNodeConditions(entry, type),
    worker: module,
    browser,
    ...shared,
  };
}

/** Returns the conditions of an entry on Node. There the classes and their loader are one file. */
function createNodeConditions({ name }, type) {
  const file = `./dist/${formatFileName(name)}`;
  const module = type(`${file}.js`);
  const node = name === "index" ? { ...module, default: "./dist/index-node.js" } : module;
  // Bundlers for Node know `module`.
  return { module, "module-sync": node, require: type(`${file}.cjs`), default: node };
}

/**
 * Returns the conditions of an entry in browsers, or undefined if it is the same as elsewhere. `module`
 * stands before the others, or webpack would give an application that also requires the package two
 * copies.
 */
function createBrowserConditions(name, type) {
  if (!BROWSER_MODULES.includes(name) && !BROWSER_WRAPPERS.includes(name) && name !== "core") {
    return undefined;
  }
  const file = formatFileName(name);
  const module = type(`./dist/browser/${file}.js`);
  const hasCommonJs = [...BROWSER_COMMONJS, ...BROWSER_WRAPPERS].includes(name);
  const commonjs = type(hasCommonJs ? `./dist/browser/${file}.cjs` : `./dist/${file}.cjs`);
  return { module, require: commonjs, default: module };
}

/**
 * Returns the conditions of `http-errors`. `require` returns a function, so a platform that can
 * require a module gets its default export.
 */
function createHttpErrorsConditions(type) {
  const module = type("./dist/http-errors.js");
  const commonjs = type("./dist/http-errors.cjs");
  const shared = type("./dist/http-errors-shared.cjs");
  return { require: { bun: shared, "module-sync": shared, default: commonjs }, default: module };
}

function createStandaloneConditions({ name, of }) {
  const { source } = ENTRIES.find((entry) => entry.name === of);
  return {
    require: { types: formatTypesPath(source, ".d.cts"), default: `./dist/${of}.cjs` },
    default: { types: formatTypesPath(source, ".d.ts"), default: `./dist/${name}.js` },
  };
}

/** Returns the conditions by which the package's own code finds the classes, once per platform. */
function createClassesConditions() {
  return createConditions(ENTRIES.find(({ name }) => name === "index"));
}

/** Returns conditions without the declarations, which only users of the package need. */
function removeTypes({ types, default: path, ...conditions }) {
  if (types !== undefined) return path;
  const others = Object.entries(conditions).map(([name, value]) => [name, removeTypes(value)]);
  return { ...Object.fromEntries(others), ...(path && { default: removeTypes(path) }) };
}

/** Returns the conditions by which the package's own code finds a loader of a wasm module. */
function createLoaderConditions({ name }) {
  const formatPath = (platform, extension = "js") => `./dist/wasm/${name}-${platform}.${extension}`;
  const inline = formatPath("inline");
  const commonjs = formatPath("inline", "cjs");
  return {
    workerd: formatPath("workerd"),
    "edge-light": formatPath("edge-light"),
    node: { "module-sync": formatPath("node"), require: commonjs, default: formatPath("node") },
    module: inline,
    "module-sync": inline,
    require: commonjs,
    default: inline,
  };
}

/** Returns the fields of package.json that follow from the tables. */
export function createManifestFields() {
  const formatSubpath = ({ name }) => (name === "index" ? "." : `./${name}`);
  const names = Object.keys(schemas);
  const schemaFiles = names.map((name) => [`schemas/${name}.json`, `./dist/schemas/${name}.json`]);
  const entries = ENTRIES.filter(({ name }) => name !== "index");
  const standalone = STANDALONE.map(({ name, of }) => ({
    name,
    source: ENTRIES.find((entry) => entry.name === of).source,
  }));
  return {
    sideEffects: [
      ...["core", ...BROWSER_WRAPPERS].flatMap((name) => [
        `./dist/browser/${name}.js`,
        `./dist/browser/${name}.cjs`,
      ]),
      "./dist/browser/reader.js",
    ],
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: formatTypesPath("index.ts", ".d.cts"),
    typesVersions: {
      "*": Object.fromEntries([
        ...[...entries, ...standalone].map(({ name, source }) => [
          name,
          [formatTypesPath(source, ".d.cts")],
        ]),
        ...schemaFiles.map(([name, file]) => [name, [file]]),
      ]),
    },
    imports: {
      "#httpexc": removeTypes(createClassesConditions()),
      ...Object.fromEntries(
        MODULES.map((module) => [module.specifier, createLoaderConditions(module)]),
      ),
    },
    exports: {
      ...Object.fromEntries(
        ENTRIES.map((entry) => [formatSubpath(entry), createConditions(entry)]),
      ),
      ...Object.fromEntries(
        STANDALONE.map((entry) => [formatSubpath(entry), createStandaloneConditions(entry)]),
      ),
      ...Object.fromEntries(schemaFiles.map(([name, file]) => [`./${name}`, file])),
      "./package.json": "./package.json",
    },
  };
}
