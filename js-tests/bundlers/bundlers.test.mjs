// Bundles of the packed package: they respond like everywhere else, and leave out unused classes.
// No bundler needs an option for the package, and none gets Node's built-in modules.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import resolve from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup, VERSION as rollupVersion } from "rollup";
import webpack from "webpack";
import { compareTranscript } from "../lib/expected-transcript.mjs";
import { createProject, root } from "../lib/project.mjs";

/** The modules of a consumer. */
const ENTRIES = {
  // In browsers, pages, XML and text take the core.
  "transcript.mjs": `
    import "httpexc/core";
    import * as httpexc from "httpexc";
    import { createTranscript } from "./transcript/run.mjs";
    export const result = createTranscript(httpexc);
  `,
  "one-class.mjs": `
    import { HTTPNotFound } from "httpexc";
    export function answer(request) {
      try {
        throw new HTTPNotFound("No such song.");
      } catch (error) {
        return error.toResponse(request);
      }
    }
  `,
  // Two modules of one application, and the catalogue. The bundle has each class once.
  "joined.mjs": `
    import { HTTPClientError, HTTPNotFound, isHTTPException } from "httpexc";
    import { catalogue } from "httpexc/catalogue";
    import { thrown } from "./thrower.mjs";
    export const row = catalogue.find(({ status }) => status === HTTPNotFound.status);
    export const error = thrown();
    export { HTTPClientError, HTTPNotFound, isHTTPException };
  `,
  "thrower.mjs": `
    import { HTTPNotFound } from "httpexc";
    export const thrown = () => new HTTPNotFound();
  `,
  // An application that reads errors. Its classes are those of the main entry.
  "client.mjs": `
    import { HTTPNotFound } from "httpexc";
    import { fromResponse } from "httpexc/client";
    export { HTTPNotFound };
    export const read = (response) => fromResponse(response);
  `,
  // The same where no chunk can be loaded.
  "reader.mjs": `
    import "httpexc/reader";
    import { fromResponse } from "httpexc/client";
    export const read = (response) => fromResponse(response);
  `,
  "joined-by-require.mjs": `
    import { HTTPNotFound, isHTTPException } from "httpexc";
    import { thrown } from "./thrower.cjs";
    export const error = thrown();
    export { HTTPNotFound, isHTTPException };
  `,
  "thrower.cjs": `
    const { HTTPNotFound } = require("httpexc");
    exports.thrown = () => new HTTPNotFound();
  `,
};

async function bundleWithEsbuild({ entry, file, external, platform }) {
  await esbuild.build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    external,
    logLevel: "error",
  });
}

async function bundleWithRollup({ entry, file, external, browser }) {
  const bundle = await rollup({
    input: entry,
    external,
    plugins: [resolve({ browser })],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
  await bundle.close();
  assert.equal(output.length, 1);
  // Rollup does not minify.
  const { code } = await esbuild.transform(output[0].code, { minify: true, format: "esm" });
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, code);
}

async function bundleWithWebpack({ entry, file, external, folder, target }) {
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry,
    target,
    externals: Object.fromEntries(external.map((name) => [name, name])),
    externalsType: "module",
    experiments: { outputModule: true },
    output: {
      path: join(file, ".."),
      filename: basename(file),
      library: { type: "module" },
    },
    // This hint is about the size of applications.
    performance: false,
  });
  const stats = await new Promise((done, fail) =>
    compiler.run((error, stats) => (error ? fail(error) : done(stats))),
  );
  await new Promise((done) => compiler.close(done));
  const { errors, warnings } = stats.toJson({ errors: true, warnings: true });
  assert.deepEqual(
    [...errors, ...warnings].map(({ message }) => message),
    [],
  );
}

/**
 * The bundlers: name, version, target, function and options. `copies` is the number of copies of
 * the classes in an application that both imports and requires the package. For the neutral target
 * esbuild ignores the `module` condition. Rollup accepts no `require` without another plugin.
 */
const BUNDLERS = [
  ["esbuild", esbuild.version, "browser", bundleWithEsbuild, { platform: "browser", copies: 1 }],
  ["esbuild", esbuild.version, "neutral", bundleWithEsbuild, { platform: "neutral", copies: 2 }],
  ["webpack", webpack.version, "web", bundleWithWebpack, { target: ["web", "es2022"], copies: 1 }],
  ["Rollup", rollupVersion, "browser", bundleWithRollup, { browser: true }],
  ["Rollup", rollupVersion, "neutral", bundleWithRollup, { browser: false }],
];

/**
 * What shows that a bundle has a class that the consumer's one-class module uses, and others that it does
 * not use. In browsers, a class has its phrase, from which its name follows.
 */
const CLASS_SIGNS = {
  used: "HTTPNotFound",
  unused: ["HTTPImATeapot", "HTTPServerError", "HTTPTooManyRequests", "HTTPMissingKey"],
};
const BROWSER_SIGNS = {
  used: "Not Found",
  unused: ["I'm a Teapot", "Too Many Requests", "HTTPMissingKey", "HTTPRedirection", "token68"],
};

let folder;

before(() => {
  folder = createProject("bundlers", ENTRIES);
  cpSync(join(root, "js-tests", "transcript"), join(folder, "transcript"), { recursive: true });
});

for (const [name, version, target, bundle, options] of BUNDLERS) {
  const createBundle = async (entry, external = []) => {
    const out = external.length > 0 ? "without-core" : "whole";
    const file = join(folder, "out", `${name}-${target}`, out, entry);
    await bundle({ entry: join(folder, entry), file, external, folder, ...options });
    return file;
  };
  const { used, unused } = target === "neutral" ? CLASS_SIGNS : BROWSER_SIGNS;
  const importBundle = (file) => import(pathToFileURL(file));
  const measureGzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

  describe(`${name} for ${target}`, () => {
    it("creates a bundle that responds like the transcript", async (t) => {
      t.diagnostic(`${name} ${version}`);
      const file = await createBundle("transcript.mjs");
      compareTranscript(await (await importBundle(file)).result);
      const code = readFileSync(file, "utf8");
      assert.deepEqual(
        unused.filter((sign) => !code.includes(sign)),
        [],
      );
    });

    it("keeps only the class that is used", async (t) => {
      const code = readFileSync(await createBundle("one-class.mjs", ["#wasm"]));
      assert.ok(code.includes(used));
      assert.deepEqual(
        unused.filter((sign) => code.includes(sign)),
        [],
      );
      assert.ok(!code.includes("acr_values"), "bearer is not used");

      const whole = await createBundle("one-class.mjs");
      const { answer } = await importBundle(whole);
      const request = new Request("https://example.com/", { headers: { accept: "text/plain" } });
      const response = answer(request);
      assert.equal(response.status, 404);
      assert.match(await response.text(), /No such song\./);
      t.diagnostic(
        `${name}, one class: ${code.length} bytes minified, ${measureGzip(code)} gzip; ` +
          `${measureGzip(readFileSync(whole))} gzip with both forms of the core`,
      );
    });

    it("has each class once, and the catalogue beside it", async () => {
      const { row, error, HTTPClientError, HTTPNotFound, isHTTPException } = await importBundle(
        await createBundle("joined.mjs"),
      );
      assert.equal(row.className, HTTPNotFound.name);
      assert.ok(error instanceof HTTPNotFound && error instanceof HTTPClientError);
      assert.ok(isHTTPException(error));
    });

    it("reads errors as the exported classes, and leaves out unused functions", async (t) => {
      const file = await createBundle("client.mjs");
      const { HTTPNotFound, read } = await importBundle(file);
      const response = Response.json({ code: 7, detail: "No such song." }, { status: 404 });
      const error = await read(response);
      assert.ok(error instanceof HTTPNotFound);
      assert.deepEqual([error.code, error.detail], [7, "No such song."]);
      const code = readFileSync(await createBundle("client.mjs", ["#wasm", "#client"]));
      assert.ok(!code.includes("x-failed-requests"), "withRetries is not used");
      t.diagnostic(
        `${name}, the client: ${measureGzip(code)} gzip; ` +
          `${measureGzip(readFileSync(file))} with both forms of both cores`,
      );
    });

    it("keeps the import of the reader, which is there for its effect", async () => {
      const withReader = readFileSync(await createBundle("reader.mjs"));
      const without = readFileSync(await createBundle("client.mjs"));
      const isExpected =
        target === "neutral"
          ? withReader.length <= without.length
          : // In one file the chunks have the core already.
            withReader.length > without.length + 1000;
      assert.ok(isExpected, `${withReader.length}, ${without.length}`);
    });

    if (!options.copies) return;
    it("recognizes an error across import and require", async () => {
      const { error, HTTPNotFound, isHTTPException } = await importBundle(
        await createBundle("joined-by-require.mjs"),
      );
      assert.ok(isHTTPException(error));
      assert.equal(error instanceof HTTPNotFound, options.copies === 1);
    });
  });
}
