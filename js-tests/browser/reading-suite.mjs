// The same page in every browser, built by each bundler: what it requests, and what it knows of an API's
// errors if everything works, if a policy refuses WebAssembly, and if a file cannot be loaded.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildOnce } from "../lib/app-build.mjs";
import { serveObservedFolder, startFetchServer } from "../lib/page-server.mjs";

const sources = join(import.meta.dirname, "apps", "reading");

/**
 * The ways to build the page: the name of the output, and how many files the first error of another API
 * loads, by default and if a policy refuses WebAssembly. Without a splitting bundler, the page has the reader
 * from the start.
 */
export const BUILDS = [
  { name: "Vite", chunks: 1, plainChunks: 1 },
  { name: "webpack", chunks: 1, plainChunks: 1 },
  { name: "Rollup", chunks: 1, plainChunks: 1 },
  { name: "esbuild", chunks: 1, plainChunks: 1 },
  { name: "esbuild, one file", chunks: 0, plainChunks: 0 },
  // The files of the package as they are. The reader in plain JavaScript is two: its core, and what calls it.
  { name: "import map", chunks: 1, plainChunks: 2, isUnbundled: true },
];

/** What the page knows of the errors of the API. */
export const ERRORS = {
  own: { status: 409, code: "taken", detail: "The name is taken.", isTyped: true },
  foreign: { status: 404, code: "song_gone", detail: "No such song.", isTyped: true },
  page: { status: 502, detail: "No healthy upstream.", isTyped: true },
};

/** What a worker knows of them. */
export const WORKER_ERRORS = {
  own: { name: "HTTPConflict", code: "taken", detail: "The name is taken." },
  foreign: { name: "HTTPNotFound", code: "song_gone", detail: "No such song." },
  page: { name: "HTTPBadGateway", detail: "No healthy upstream." },
};

/** By Accept: the content type of an error that a worker responds with. */
const TYPES = {
  "text/html": "text/html; charset=utf-8",
  "application/xml": "application/xml",
  "application/problem+json": "application/problem+json",
};

/** The same for an error whose content only the reader understands, if it could not be loaded. */
const PAGE_WITHOUT_READER = { status: 502, isTyped: true };

/**
 * Returns a policy that refuses WebAssembly, as 'wasm-unsafe-eval' is missing. It allows the import map of the
 * page by its hash.
 */
function createPolicy(api, html) {
  const [, map = ""] = /<script type="importmap">(.*?)<\/script>/s.exec(html) ?? [];
  const hash = `'sha256-${createHash("sha256").update(map).digest("base64")}'`;
  const value = `default-src 'none'; script-src 'self' ${hash}; connect-src 'self' ${api}`;
  return { "content-security-policy": value };
}

/** The most bytes of gzip that the page of a splitting bundler loads at first: it has no core. */
const FIRST_LOAD_LIMIT = 25_000;

/** A little more than the pause after a load that failed, in milliseconds. */
const PAUSE = 1100;

/** Builds the pages if that has not been done yet, and returns the folder with one folder for each. */
export function buildPages() {
  const folder = buildOnce("reading-page", sources, {}, (project) =>
    execFileSync(process.execPath, ["build.mjs"], {
      cwd: project,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_ENV: "production" },
    }),
  );
  return join(folder, "out");
}

/** Starts the API, which is of another origin than the pages. */
export function startApi() {
  const require = createRequire(join(buildPages(), "..", "x.cjs"));
  const { HTTPConflict, HTTPNotFound } = require("httpexc");
  const { createErrors } = require("httpexc/server");
  const errors = createErrors({ cors: true });
  const cors = { "access-control-allow-origin": "*" };
  const html = "<!doctype html><title>502</title><h1>Bad Gateway</h1><p>No healthy upstream.</p>";
  const routes = {
    own: (request) =>
      errors.respond(new HTTPConflict("The name is taken.", { code: "taken" }), request),
    foreign: () => {
      const error = { code: "song_gone", message: "No such song." };
      return Response.json({ error }, { status: 404, headers: cors });
    },
    page: () =>
      new Response(html, { status: 502, headers: { "content-type": "text/html", ...cors } }),
  };
  return startFetchServer((request) => {
    const route = routes[new URL(request.url).pathname.slice(1)];
    return route ? route(request) : errors.respond(new HTTPNotFound(), request);
  });
}

/** Starts a browser and the API before the tests, and ends them after. Returns both, once they run. */
export function prepareBrowser(launch) {
  const parts = {};
  before(async () => {
    parts.api = await startApi();
    parts.browser = await launch();
  });
  after(async () => {
    await parts.browser?.close();
    await parts.api?.close();
  });
  return parts;
}

/** Serves the page of a build, opens it in a browser, and calls a function with it. */
export async function withReadingPage({ browser, api }, name, headers, use) {
  const server = await serveObservedFolder(join(buildPages(), name), headers);
  try {
    const page = await browser.openPage(`${server.origin}/`);
    try {
      // The page has started when it has its functions.
      await page.call("readViolations");
      const first = server.takeRequests();
      const read = async (kind) => (await page.call("callApi", api.origin, kind)).error;
      await use({ page, server, first, read });
    } finally {
      await page.close();
    }
  } finally {
    await server.close();
  }
}

const sumBytes = (requests) => requests.reduce((sum, { bytes }) => sum + bytes, 0);
const formatBytes = (requests) => `${(sumBytes(requests) / 1000).toFixed(1)} KB`;
const listPaths = (requests) => requests.map(({ pathname }) => pathname);

/** Compares the number of requested files with that of a build. */
function checkChunks(requests, expected) {
  assert.equal(requests.length, expected, listPaths(requests).join(" "));
}

/**
 * Tests the pages in a browser.
 *
 * @param launch starts the browser: see lib/firefox.mjs
 * @param options `concurrency`: how many pages may be open at the same time; `builds`: the builds to test
 */
export function testReadingPages(launch, { concurrency = 1, builds = BUILDS } = {}) {
  const parts = prepareBrowser(launch);

  it("has a version", async (t) => t.diagnostic(await parts.browser.readVersion()));

  for (const build of builds) {
    const { name } = build;
    const usePage = (use, headers = {}) => withReadingPage(parts, name, headers, use);

    describe(`a page built by ${name}`, { concurrency }, () => {
      it("requests the reader for the first error of another API, and nothing else", async (t) => {
        await usePage(async ({ page, server, first, read }) => {
          if (build.chunks > 0 && !build.isUnbundled) {
            assert.ok(sumBytes(first) < FIRST_LOAD_LIMIT, `${name}: ${formatBytes(first)}`);
          }
          assert.deepEqual(await read("own"), ERRORS.own);
          assert.deepEqual(listPaths(server.takeRequests()), []);
          assert.deepEqual(await read("foreign"), ERRORS.foreign);
          const chunks = server.takeRequests();
          checkChunks(chunks, build.chunks);
          assert.deepEqual(await read("page"), ERRORS.page);
          assert.deepEqual(await read("foreign"), ERRORS.foreign);
          assert.deepEqual(listPaths(server.takeRequests()), []);
          assert.deepEqual(await page.call("readViolations"), []);
          t.diagnostic(
            `${name}: ${first.length} requests, ${formatBytes(first)} of gzip; ` +
              `then ${chunks.length}, ${formatBytes(chunks)}`,
          );
        });
      });

      it("requests the reader before an error if the page calls preload", async () => {
        await usePage(async ({ page, server, read }) => {
          assert.equal(await page.call("preload"), true);
          checkChunks(server.takeRequests(), build.chunks);
          assert.deepEqual(await read("page"), ERRORS.page);
          assert.deepEqual(listPaths(server.takeRequests()), []);
        });
      });

      it("reads the same if a policy refuses WebAssembly", async () => {
        const html = readFileSync(join(buildPages(), name, "index.html"), "utf8");
        const headers = createPolicy(parts.api.origin, html);
        await usePage(async ({ server, read }) => {
          assert.deepEqual(await read("foreign"), ERRORS.foreign);
          checkChunks(server.takeRequests(), build.plainChunks);
          assert.deepEqual(await read("page"), ERRORS.page);
          assert.deepEqual(listPaths(server.takeRequests()), []);
        }, headers);
      });

      if (build.chunks === 0 || build.isUnbundled) return;
      it("has a typed error if the file was removed, and reads a later one", async () => {
        await usePage(async ({ page, server, read }) => {
          server.failure = 404;
          assert.deepEqual(await read("foreign"), ERRORS.foreign);
          assert.equal(server.takeRequests().length, 1);
          // For a second, no other file is requested.
          assert.deepEqual(await read("page"), PAGE_WITHOUT_READER);
          assert.deepEqual(listPaths(server.takeRequests()), []);
          server.failure = undefined;
          await page.call("wait", PAUSE);
          assert.deepEqual(await read("page"), ERRORS.page);
          assert.equal(server.takeRequests().length, 1);
        });
      });

      it("has typed errors if the network fails and then the other file is missing", async (t) => {
        await usePage(async ({ page, server, read }) => {
          for (const failure of ["drop", 404]) {
            server.failure = failure;
            assert.deepEqual(await read("foreign"), ERRORS.foreign);
            assert.ok(server.takeRequests().length > 0);
            await page.call("wait", PAUSE);
          }
          server.failure = undefined;
          const later = await read("page");
          // Some browsers remember a URL whose import() failed, until the page is reloaded.
          const isRead = server.takeRequests().length > 0;
          assert.deepEqual(later, isRead ? ERRORS.page : PAGE_WITHOUT_READER);
          t.diagnostic(`${name}: a later error ${isRead ? "loads a file" : "loads nothing"}`);
        });
      });
    });
  }

  for (const name of ["esbuild", "webpack"]) {
    it(`a service worker built by ${name} responds with pages, and reads errors`, async () => {
      await withReadingPage(parts, name, {}, async ({ page }) => {
        await page.call("registerWorker", "worker.js");
        const remote = `/remote?api=${encodeURIComponent(parts.api.origin)}`;
        const { text } = await page.call("fetchFromWorker", remote, "*/*");
        assert.deepEqual(JSON.parse(text), WORKER_ERRORS);
        for (const [accept, type] of Object.entries(TYPES)) {
          const response = await page.call("fetchFromWorker", "/songs", accept);
          assert.deepEqual([response.status, response.type], [404, type]);
          assert.match(response.text, /No such song\./);
        }
      });
    });
  }
}
