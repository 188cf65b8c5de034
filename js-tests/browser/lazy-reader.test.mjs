// A page in Chromium that reads errors: what it requests, by the browser's network log, what it does if a
// chunk or WebAssembly is refused, and a service worker without the reader. reading-suite.mjs tests more.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import { launchChromium } from "../lib/chromium.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { createProject } from "../lib/project.mjs";

const PAGE = `
  import { HTTPConflict, HTTPNotFound, toResponse } from "httpexc";
  import { fromResponse, preload, withRetries } from "httpexc/client";

  const RESPONSES = {
    own: () => toResponse(new HTTPConflict("The name is taken.", { code: "taken" })),
    foreign: () =>
      Response.json({ error: { code: "song_gone", message: "No such song." } }, { status: 404 }),
  };
  globalThis.preload = preload;
  globalThis.read = async (kind) => {
    const start = performance.now();
    const error = await fromResponse(RESPONSES[kind]());
    const { status, code, detail, dialect } = error;
    const isTyped = error instanceof (kind === "own" ? HTTPConflict : HTTPNotFound);
    return { result: { status, code, detail, isTyped }, dialect, time: performance.now() - start };
  };
  globalThis.retry = async () => {
    const statuses = [503, 503, 200];
    const busy = async () => Response.json({ message: "Busy." }, { status: statuses.shift() });
    const fetch = withRetries(busy, { base: 0.01, tries: 3 });
    return (await fetch("/songs")).status;
  };
  globalThis.violations = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
    globalThis.violations.push(effectiveDirective),
  );
  globalThis.isReady = true;
`;

/** A service worker of several files, without the reader. */
const SPLIT_WORKER = `
  import { fromResponse } from "httpexc/client";

  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => {
    if (new URL(event.request.url).pathname === "/read") event.respondWith(read());
  });
  async function read() {
    const warnings = [];
    console.warn = (text) => warnings.push(text);
    const body = { code: "song_gone", message: "No such song." };
    const { name, code, detail } = await fromResponse(Response.json(body, { status: 404 }));
    return Response.json({ name, code, detail, warnings });
  }
`;

const HTML = `<!doctype html><html lang="en"><title>Songs</title><script type="module" src="page.js">
</script></html>`;

const OWN = { status: 409, code: "taken", detail: "The name is taken.", isTyped: true };
const FOREIGN = { status: 404, code: "song_gone", detail: "No such song.", isTyped: true };

/** A little more than the pause after a load that failed, in milliseconds. */
const PAUSE = 1100;

let browser;
let server;
let strictServer;

before(async () => {
  const folder = createProject("chromium-lazy-reader", {
    "page.js": PAGE,
    "split-worker.js": SPLIT_WORKER,
  });
  const out = join(folder, "out");
  const options = {
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    outdir: out,
  };
  for (const entry of ["page.js", "split-worker.js"]) {
    await build({ ...options, entryPoints: [entry], splitting: true });
  }
  writeFileSync(join(out, "index.html"), HTML);
  server = await serveFolder(out);
  strictServer = await serveFolder(out, { "content-security-policy": "default-src 'self'" });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await server?.close();
  await strictServer?.close();
});

/** Opens the page, calls a function with it, and closes it. `requests` has what the page requested. */
async function withPage({ origin }, use) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const requests = [];
    tab.on("request", (request) => {
      const { pathname } = new URL(request.url());
      requests.push(pathname.replace(/-[A-Z0-9]{8}\.js$/, ".js"));
    });
    await tab.goto(`${origin}/`);
    await tab.waitForFunction(() => globalThis.isReady);
    const read = (kind) => tab.evaluate((name) => globalThis.read(name), kind);
    await use({ tab, requests, read });
  } finally {
    await context.close();
  }
}

const FIRST_LOAD = ["/", "/page.js"];

describe("a page that reads errors in Chromium", () => {
  it("requests nothing but its first file, and nothing for errors of this package", async (t) => {
    t.diagnostic(`Chromium ${browser.version()}`);
    await withPage(server, async ({ requests, read }) => {
      const { result, dialect } = await read("own");
      assert.deepEqual(result, OWN);
      assert.equal(dialect, "problem+json");
      assert.deepEqual(requests, FIRST_LOAD);
    });
  });

  it("requests one file for the first other error, and none for the next", async (t) => {
    await withPage(server, async ({ requests, read }) => {
      const first = await read("foreign");
      const second = await read("foreign");
      assert.deepEqual([first.result, second.result], [FOREIGN, FOREIGN]);
      assert.deepEqual(requests, [...FIRST_LOAD, "/wasm-reader.js"]);
      t.diagnostic(
        `milliseconds to an error: ${first.time.toFixed(1)} first, ${second.time.toFixed(1)} second`,
      );
    });
    await withPage(server, async ({ tab, requests, read }) => {
      assert.equal(await tab.evaluate(() => globalThis.preload()), true);
      const { result, time } = await read("foreign");
      assert.deepEqual(result, FOREIGN);
      assert.deepEqual(requests, [...FIRST_LOAD, "/wasm-reader.js"]);
      t.diagnostic(`milliseconds to an error after preload(): ${time.toFixed(1)}`);
    });
  });

  it("requests the plain core under a policy that refuses WebAssembly", async () => {
    await withPage(strictServer, async ({ tab, requests, read }) => {
      assert.deepEqual((await read("foreign")).result, FOREIGN);
      assert.deepEqual(requests, [...FIRST_LOAD, "/plain-reader.js"]);
      assert.deepEqual(await tab.evaluate(() => globalThis.violations), ["script-src"]);
    });
    await withPage(strictServer, async ({ tab, requests, read }) => {
      assert.equal(await tab.evaluate(() => globalThis.preload({ wasm: false })), true);
      assert.deepEqual((await read("foreign")).result, FOREIGN);
      assert.deepEqual(requests, [...FIRST_LOAD, "/plain-reader.js"]);
      assert.deepEqual(await tab.evaluate(() => globalThis.violations), []);
    });
  });

  it("has a typed error if the file cannot be loaded, and reads a later error", async () => {
    await withPage(server, async ({ tab, requests, read }) => {
      await tab.route("**/wasm-reader*", (route) => route.abort("internetdisconnected"));
      const first = await read("foreign");
      assert.deepEqual(first.result, FOREIGN);
      // The URL of the other file is not used while the network fails.
      assert.deepEqual((await read("foreign")).result, FOREIGN);
      assert.deepEqual(requests, [...FIRST_LOAD, "/wasm-reader.js"]);
      await tab.waitForTimeout(PAUSE);
      const later = await read("foreign");
      assert.deepEqual(later.result, FOREIGN);
      assert.deepEqual(requests, [...FIRST_LOAD, "/wasm-reader.js", "/plain-reader.js"]);
    });
  });
});

describe("a page that retries in Chromium", () => {
  const retry = (tab) => tab.evaluate(() => Promise.all([globalThis.retry(), globalThis.retry()]));
  const LOADED = [...FIRST_LOAD, "/failed-response.js"];

  it("requests the file for failed responses once", async () => {
    await withPage(server, async ({ tab, requests }) => {
      assert.deepEqual(await retry(tab), [200, 200]);
      assert.deepEqual(await retry(tab), [200, 200]);
      assert.deepEqual(requests, LOADED);
    });
  });

  it("requests that file not again in the second after it could not be loaded", async () => {
    await withPage(server, async ({ tab, requests }) => {
      const pattern = "**/failed-response*";
      await tab.route(pattern, (route) => route.abort("internetdisconnected"));
      assert.deepEqual(await retry(tab), [200, 200]);
      assert.deepEqual(await retry(tab), [200, 200]);
      assert.deepEqual(requests, LOADED);
      await tab.unroute(pattern);
      await tab.waitForTimeout(PAUSE);
      assert.deepEqual(await retry(tab), [200, 200]);
      assert.deepEqual(await retry(tab), [200, 200]);
      assert.deepEqual(requests, [...LOADED, "/failed-response.js"]);
    });
  });
});

/** Registers a service worker, and waits until it handles the requests of the page. */
const registerWorker = (tab, file, type) =>
  tab.evaluate(
    async ([url, options]) => {
      await navigator.serviceWorker.register(url, options);
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) {
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    [file, { type }],
  );

describe("a service worker in Chromium", () => {
  it("has a typed error without the reader, and says what to import", async () => {
    await withPage(server, async ({ tab }) => {
      await registerWorker(tab, "split-worker.js", "module");
      const read = await tab.evaluate(async () => (await fetch("/read")).json());
      assert.deepEqual(read, {
        name: "HTTPNotFound",
        code: "song_gone",
        detail: "No such song.",
        warnings: ["httpexc cannot load its reader in a service worker. Import httpexc/reader."],
      });
    });
  });
});
