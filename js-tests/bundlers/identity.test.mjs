// One copy of each class in a page, whichever entries it imports, in whichever order and form: each entry
// creates an error, and a chunk that is loaded later recognizes it by the class that it imports.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import commonjs from "@rollup/plugin-commonjs";
import resolve from "@rollup/plugin-node-resolve";
import { build as buildWithEsbuild } from "esbuild";
import { rollup } from "rollup";
import { build as buildWithVite } from "vite";
import webpack from "webpack";
import { createProject } from "../lib/project.mjs";

/** By entry: code that creates a 404 with it, as `create`. */
const CREATORS = {
  client: `
    import { fromResponse } from "httpexc/client";
    export const create = () => fromResponse(new Response("{}", { status: 404 }));
  `,
  reader: `
    import "httpexc/reader";
    import { fromResponse } from "httpexc/client";
    export const create = () => fromResponse(new Response("gone", { status: 404 }));
  `,
  parse: `
    import { fromResponse, parseError } from "httpexc/client";
    export const create = async () => {
      const { detail } = parseError({ status: 404, body: '{"detail":"gone"}' });
      return detail === "gone" && fromResponse(new Response("{}", { status: 404 }));
    };
  `,
  core: `
    import "httpexc/core";
    import { HTTPNotFound } from "httpexc";
    export const create = async () => new HTTPNotFound();
  `,
  problems: `
    import { defineProblems } from "httpexc/problems";
    const { SongUnknown } = defineProblems("https://api.example/problems/", {
      SongUnknown: { status: 404, title: "No such song" },
    });
    export const create = async () => new SongUnknown();
  `,
  server: `
    import { createErrors } from "httpexc/server";
    export const create = async () => {
      try {
        return createErrors().abort(404);
      } catch (error) {
        return error;
      }
    };
  `,
  "http-errors": `
    import { NotFound } from "httpexc/http-errors";
    export const create = async () => new NotFound();
  `,
  dynamic: `
    export const create = async () => {
      const { HTTPNotFound } = await import("httpexc");
      return new HTTPNotFound();
    };
  `,
  required: `
    import required from "./required.cjs";
    export const create = async () => new required.httpexc.HTTPNotFound();
  `,
  "required-server": `
    import required from "./required.cjs";
    export const create = async () => {
      try {
        return required.server.createErrors().abort(404);
      } catch (error) {
        return error;
      }
    };
  `,
  "required-client": `
    import required from "./required.cjs";
    export const create = () => required.client.fromResponse(new Response("{}", { status: 404 }));
  `,
};

const LATER = `
  export const recognizeLater = async (error) => {
    const { describe } = await import("./classes.js");
    return describe(error);
  };
`;

const entries = Object.keys(CREATORS);
const folder = createProject("identity", {
  ...Object.fromEntries(entries.map((name) => [`${name}.js`, `${CREATORS[name]}${LATER}`])),
  // All entries in one page.
  "all.js": `
    ${entries.map((name, at) => `import { create as create${at} } from "./${name}.js";`).join("\n")}
    export const create = async () => ({
      ${entries.map((name, at) => `${JSON.stringify(name)}: await create${at}()`).join(",")}
    });
    export { recognizeLater } from "./client.js";
  `,
  "classes.js": `
    import {
      HTTPClientError, HTTPError, HTTPException, HTTPNotFound, isHTTPException, statusMap,
    } from "httpexc";
    import { isReadError } from "httpexc/client";
    export const describe = (error) => ({
      isNotFound: error instanceof HTTPNotFound,
      isClientError: error instanceof HTTPClientError,
      isError: error instanceof HTTPError,
      isException: error instanceof HTTPException && isHTTPException(error),
      isListed: statusMap[404] === HTTPNotFound,
      isKnownToClient: typeof isReadError(error) === "boolean",
    });
  `,
  "required.cjs": `
    exports.httpexc = require("httpexc");
    exports.client = require("httpexc/client");
    exports.server = require("httpexc/server");
  `,
});
const inputs = Object.fromEntries([...entries, "all"].map((name) => [name, `./${name}.js`]));

const BUNDLERS = {
  esbuild: (outdir) =>
    buildWithEsbuild({
      absWorkingDir: folder,
      entryPoints: inputs,
      outdir,
      bundle: true,
      splitting: true,
      format: "esm",
      logLevel: "error",
    }),
  "esbuild, one file": (outdir) =>
    buildWithEsbuild({
      absWorkingDir: folder,
      entryPoints: inputs,
      outdir,
      bundle: true,
      format: "esm",
      logLevel: "error",
    }),
  Vite: (outDir) =>
    buildWithVite({
      root: folder,
      configFile: false,
      logLevel: "error",
      build: {
        outDir,
        modulePreload: false,
        chunkSizeWarningLimit: 1e6,
        rollupOptions: {
          input: Object.fromEntries(
            entries.concat("all").map((name) => [name, join(folder, `${name}.js`)]),
          ),
          preserveEntrySignatures: "strict",
          output: { entryFileNames: "[name].js" },
        },
      },
    }),
  async Rollup(dir) {
    const bundle = await rollup({
      input: Object.fromEntries(
        Object.keys(inputs).map((name) => [name, join(folder, `${name}.js`)]),
      ),
      plugins: [resolve({ browser: true }), commonjs()],
      onwarn({ message }) {
        throw new Error(message);
      },
    });
    await bundle.write({ format: "es", dir });
    await bundle.close();
  },
  async webpack(path) {
    const compiler = webpack({
      mode: "production",
      context: folder,
      entry: inputs,
      target: ["web", "es2022"],
      experiments: { outputModule: true },
      output: {
        path,
        library: { type: "module" },
        chunkFormat: "module",
        chunkLoading: "import",
      },
      optimization: { minimize: false },
      performance: false,
    });
    const stats = await new Promise((done, fail) =>
      compiler.run((error, result) => (error ? fail(error) : done(result))),
    );
    await new Promise((done) => compiler.close(done));
    assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
  },
};

const ONE_COPY = {
  isNotFound: true,
  isClientError: true,
  isError: true,
  isException: true,
  isListed: true,
  isKnownToClient: true,
};

/** The classes of http-errors extend HTTPError. */
const EXPECTED = {
  "http-errors": { ...ONE_COPY, isNotFound: false, isClientError: false },
};

for (const [name, bundle] of Object.entries(BUNDLERS)) {
  test(`${name}: each class exists once, whichever entries a page imports`, async (t) => {
    const out = join(folder, "out", name.replace(", ", "-"));
    await bundle(out);
    for (const entry of [...entries, "all"]) {
      const path = ["js", "mjs"]
        .map((extension) => join(out, `${entry}.${extension}`))
        .find(existsSync);
      const { create, recognizeLater } = await import(pathToFileURL(path));
      const created = await create();
      const errors = entry === "all" ? Object.entries(created) : [[entry, created]];
      for (const [creator, error] of errors) {
        const expected = EXPECTED[creator] ?? ONE_COPY;
        assert.deepEqual(await recognizeLater(error), expected, `${entry}, ${creator}`);
      }
    }
    t.diagnostic(`${entries.length} entries, alone and together`);
  });
}
