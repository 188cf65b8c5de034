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
  { name: "dialects", source: "dialects.ts", platforms: "every" },
  { name: "client", source: "client.ts", platforms: "every" },
  { name: "problems", source: "problems.ts", platforms: "every" },
  { name: "problems/iana", source: "problems-iana.ts", platforms: "every" },
  { name: "portable", source: "portable.ts", platforms: "every" },
  { name: "stream", source: "stream.ts", platforms: "every" },
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
export const BROWSER_MODULES = [
  "index",
  "client",
  "reader",
  "problems",
  "problems/iana",
  "portable",
  "stream",
];

/**
 * The chunks that a page loads when it needs them, by source. Each is one file with all that it imports,
 * as a chunk that imports another would have to wait for that.
 */
export const BROWSER_CHUNKS = [
  "client/wasm-reader.ts",
  "client/plain-reader.ts",
  "client/failed-response.ts",
  "client/rare-reading.ts",
];

/**
 * What loads the reader in browsers, and its place in React Native, which has neither WebAssembly nor
 * chunks: the import in the package's files, and the sources.
 */
export const READER_LOADER = {
  specifier: "#reader",
  browser: "client/reader-chunks.ts",
  native: "client/bundled-chunks.ts",
};

/** The entries that write responses with the core on every platform, so that browsers import it. */
const CORE_USERS = ["server", ...ENTRIES.filter(isAdapter).map(({ name }) => name)];

function isAdapter({ source }) {
  return source.startsWith("adapters/");
}

/** The entries that have a module in dist/browser which imports the core and exports the entry. */
export const BROWSER_WRAPPERS = CORE_USERS;

/**
 * Entries for pages without a bundler: what a bundler makes of a source in browsers. `require` gets the
 * file `commonjs`. One with `isCore` brings the core.
 */
export const STANDALONE = [
  { name: "standalone", source: "index.ts", commonjs: "index" },
  { name: "standalone-client", source: "client.ts", commonjs: "client" },
  { name: "standalone-core", source: "core/load-core.ts", commonjs: "load-core", isCore: true },
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
  { name: "load-core", source: "core/load-core.ts" },
];

/** The entries that other entries import instead of holding a copy. */
export const SHARED = ["index", "server", "dialects", "client", "problems", "catalogue"];

/**
 * The wasm modules: the features of the binding, the type of the exports, the import in the
 * package's code, whether the loader also exports text coders, and whether the module also exists as
 * plain JavaScript, for platforms that refuse WebAssembly. There, dialects write problem details as JSON,
 * because their plain form would be 123 KB for few.
 */
export const MODULES = [
  {
    name: "core",
    specifier: "#wasm",
    features: "writer",
    exports: "WriterExports",
    hasCoders: true,
    hasPlainForm: true,
  },
  {
    name: "dialects",
    specifier: "#dialects",
    features: "dialects",
    exports: "WriterExports",
  },
  {
    name: "client",
    specifier: "#client",
    features: "reader",
    exports: "ReaderExports",
    hasPlainForm: true,
  },
];

/** Returns the name of an entry's file in dist, which has no folders. */
export const formatFileName = (name) => name.replaceAll("/", "-");

const formatTypesPath = (source, extension) => `./dist/types/${source.replace(/\.ts$/, extension)}`;

/** Returns the declarations of a source for modules, and for `require`. */
function createTypes({ name, source }) {
  // `require` of http-errors returns a function, so its types are written by hand.
  const ofCommonJs = name === "http-errors" ? ".d.cts" : ".d.ts";
  const ofModule = formatTypesPath(source, ".d.mts");
  return {
    import: ofModule,
    // `require` gets a module, too, where the platform can require one, and in a bundle for a worker.
    ...(name === "http-errors" ? {} : { "module-sync": ofModule, worker: ofModule }),
    default: formatTypesPath(source, ofCommonJs),
  };
}

/**
 * Returns the conditions of an entry. The order matters, as a platform uses the first one that it
 * knows: some bundlers for servers also set `browser`.
 */
function createConditions({ name, source, platforms }) {
  const types = createTypes({ name, source });
  const file = `./dist/${formatFileName(name)}`;
  if (name === "http-errors") return { types, ...createHttpErrorsConditions(file) };
  const module = `${file}.js`;
  const commonjs = `${file}.cjs`;
  const shared = { module, "module-sync": module, require: commonjs, default: module };
  const browser = createBrowserConditions(name);
  if (browser === undefined) {
    const edge = platforms === "every" ? { workerd: module, "edge-light": module } : {};
    return { types, ...edge, bun: module, ...shared };
  }
  // There the classes and the code that calls their core are one file. Bundlers for Node know `module`.
  const node = name === "index" ? "./dist/index-node.js" : module;
  return {
    types,
    workerd: module,
    "edge-light": module,
    deno: module,
    bun: module,
    node: { module, "module-sync": node, require: commonjs, default: node },
    worker: module,
    // There is no tree shaking, so only the modules without a core are small.
    "react-native": browser.module,
    browser,
    ...shared,
  };
}

/**
 * Returns the conditions of an entry in browsers, or undefined if it is the same as elsewhere. `module`
 * stands before the others, or webpack would give an application that also requires the package two
 * copies. A bundle in CommonJS has the files of all platforms, with the cores, as `import()` may throw there.
 */
function createBrowserConditions(name) {
  if (!BROWSER_MODULES.includes(name) && !BROWSER_WRAPPERS.includes(name) && name !== "core") {
    return undefined;
  }
  const file = formatFileName(name);
  const module = `./dist/browser/${file}.js`;
  return { module, require: `./dist/${file}.cjs`, default: module };
}

/**
 * Returns the conditions of `http-errors`. `require` returns a function, so a platform that can
 * require a module gets its default export.
 */
function createHttpErrorsConditions(file) {
  const shared = `${file}-shared.cjs`;
  return {
    require: { bun: shared, "module-sync": shared, default: `${file}.cjs` },
    default: `${file}.js`,
  };
}

function createStandaloneConditions({ name, source, commonjs }) {
  return {
    types: createTypes({ name, source }),
    require: `./dist/${commonjs}.cjs`,
    default: `./dist/${name}.js`,
  };
}

/** Returns the conditions by which the package's own code finds the classes, once per platform. */
function createClassesConditions() {
  const { types, ...conditions } = createConditions(ENTRIES.find(({ name }) => name === "index"));
  return conditions;
}

const formatBrowserPath = (source) => `./dist/browser/${source.replace(/\.ts$/, ".js")}`;

/** Returns the conditions by which the package's own code finds a loader of a wasm module. */
function createLoaderConditions({ name, hasCoders, hasPlainForm }) {
  const formatPath = (platform, extension = "js") => `./dist/wasm/${name}-${platform}.${extension}`;
  // What Node reads only if wasm is refused is the plain core.
  const node = formatPath(hasPlainForm ? "node" : "inline");
  return {
    workerd: formatPath("workerd"),
    "edge-light": formatPath("edge-light"),
    node: {
      "module-sync": node,
      require: formatPath("commonjs", "cjs"),
      default: node,
    },
    // It has no WebAssembly, and a plain core is a loader of itself.
    ...(hasCoders ? {} : { "react-native": formatPath(hasPlainForm ? "plain" : "refused") }),
    default: formatPath("inline"),
  };
}

/** Returns the fields of package.json that follow from the tables. */
export function createManifestFields() {
  const formatSubpath = ({ name }) => (name === "index" ? "." : `./${name}`);
  const names = Object.keys(schemas);
  const schemaFiles = names.map((name) => [`schemas/${name}.json`, `./dist/schemas/${name}.json`]);
  const entries = ENTRIES.filter(({ name }) => name !== "index");
  return {
    sideEffects: [
      ...["core", ...BROWSER_WRAPPERS, "reader"].map((name) => `./dist/browser/${name}.js`),
    ],
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: formatTypesPath("index.ts", ".d.ts"),
    typesVersions: {
      "*": Object.fromEntries([
        ...[...entries, ...STANDALONE].map(({ name, source }) => [
          name,
          [formatTypesPath(source, name === "http-errors" ? ".d.cts" : ".d.ts")],
        ]),
        ...schemaFiles.map(([name, file]) => [name, [file]]),
      ]),
    },
    imports: {
      "#httpexc": createClassesConditions(),
      ...Object.fromEntries(
        MODULES.map((module) => [module.specifier, createLoaderConditions(module)]),
      ),
      [READER_LOADER.specifier]: {
        "react-native": formatBrowserPath(READER_LOADER.native),
        default: formatBrowserPath(READER_LOADER.browser),
      },
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
