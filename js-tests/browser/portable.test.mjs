// httpexc/portable and httpexc/stream in Chromium: postMessage of a worker, a frame and another origin's
// page, an IndexedDB-like structured clone, fetched streams, and what EventSource does with a failure.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import { launchChromiumPages } from "../lib/chromium.mjs";
import { createProject } from "../lib/project.mjs";
import { recordConsole } from "../lib/record-console.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { httpexc, stream } = await importPackage();

const SOURCES = {
  "page.mjs": `
    import { HTTPConflict, toResponse } from "httpexc";
    import { revive, toPortable } from "httpexc/portable";
    import { IncompleteStream, readEvents } from "httpexc/stream";

    const receive = (target, send) => new Promise((resolve) => {
      target.addEventListener("message", ({ data }) => resolve(data), { once: true });
      send();
    });
    const describe = async (value) => {
      const error = revive(value, { headers: ["x-song"] });
      const response = error && toResponse(error);
      return error && {
        isConflict: error instanceof HTTPConflict,
        detail: error.detail,
        code: error.code,
        status: response.status,
        header: response.headers.get("x-song"),
      };
    };
    globalThis.fromWorker = async (name) => {
      const worker = new Worker("/worker.js");
      try {
        return await describe(await receive(worker, () => worker.postMessage(name)));
      } finally {
        worker.terminate();
      }
    };
    globalThis.fromFrame = async () => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const data = toPortable(new HTTPConflict("Taken.", { code: "taken" }));
      const code = "onmessage = ({ data }) => parent.postMessage(data, '*'); parent.postMessage('ready', '*');";
      await receive(window, () => { frame.srcdoc = "<script>" + code + "</" + "script>"; });
      return describe(await receive(window, () => frame.contentWindow.postMessage(data, "*")));
    };
    globalThis.fromChannel = async () => {
      const { port1, port2 } = new MessageChannel();
      port1.start();
      const error = new HTTPConflict("Taken.", { code: "taken" });
      const portable = await receive(port1, () => port2.postMessage(toPortable(error)));
      // An error itself loses its class.
      const bare = await receive(port1, () => port2.postMessage(error));
      return [await describe(portable), await describe(bare), bare instanceof Error];
    };
    globalThis.read = async (path) => {
      const titles = [];
      try {
        for await (const { data } of readEvents(await fetch(path))) titles.push(data);
      } catch (error) {
        const { name, status, retryAfter, lastEventId } = error;
        const isCut = error instanceof IncompleteStream;
        return { titles, name, status, retryAfter, lastEventId, isCut };
      }
      return { titles };
    };
    /** What an EventSource tells its page, until it was opened so many times or was closed. */
    globalThis.listen = (path, { opens, close }) => new Promise((resolve) => {
      const log = [];
      const source = new EventSource(path);
      const start = performance.now();
      const end = () => {
        source.close();
        resolve(log);
      };
      source.onopen = () => {
        log.push({ kind: "open", ms: performance.now() - start });
        if (log.filter(({ kind }) => kind === "open").length === opens) end();
      };
      source.onmessage = ({ data, lastEventId }) => log.push({ kind: "message", data, lastEventId });
      source.addEventListener("error", (event) => {
        const isMessage = event instanceof MessageEvent;
        log.push({ kind: "error", isMessage, data: event.data, state: source.readyState });
        if (source.readyState === EventSource.CLOSED) end();
        if (isMessage && close) {
          source.close();
          setTimeout(() => resolve(log), 1500);
        }
      });
    });
    globalThis.isReady = () => true;`,
  "worker.mjs": `
    import { HTTPConflict, HTTPBadGateway } from "httpexc";
    import { toPortable } from "httpexc/portable";
    const errors = {
      taken: () => new HTTPConflict("Taken.", { code: "taken", headers: { "x-song": "7" } }),
      private: () => new HTTPBadGateway("canary"),
      error: () => new TypeError("canary"),
    };
    onmessage = ({ data }) => postMessage(toPortable(errors[data]()));`,
};

const folder = createProject("browser-portable", SOURCES);
const scripts = {};
for (const name of ["page", "worker"]) {
  const { outputFiles } = await build({
    entryPoints: [join(folder, `${name}.mjs`)],
    bundle: true,
    format: name === "page" ? "esm" : "iife",
    conditions: ["browser"],
    outdir: join(folder, "out"),
    write: false,
    external: ["#none"],
  });
  scripts[`/${name}.js`] = outputFiles[0].text;
}

const busy = () => new httpexc.HTTPServiceUnavailable("canary", { retryAfter: 1 });

async function* fail(error, ...events) {
  yield* events;
  throw error;
}

/** The requests for a path, each with its Last-Event-ID. */
const requests = [];

const STREAMS = {
  "/fine": () => stream.eventStream([{ data: "a" }, { data: "b" }]),
  "/busy": () => stream.eventStream(fail(busy(), { data: "a", id: "7" })),
  "/page": () => new Response("<h1>Sign in</h1>", { headers: { "content-type": "text/html" } }),
  "/missing": () => new httpexc.HTTPNotFound("No stream.").toResponse(),
  // A client that connects again learns that there is no more.
  "/finished": () =>
    requests.filter((path) => path.startsWith("/finished")).length > 1
      ? new Response(null, { status: 204 })
      : stream.eventStream([{ data: "a", retry: 10 }]),
};

const server = createServer(async ({ url, headers }, out) => {
  requests.push(`${url} ${headers["last-event-id"] ?? ""}`.trim());
  if (url === "/") {
    out.writeHead(200, { "content-type": "text/html" });
    out.end('<!doctype html><body><script type="module" src="/page.js"></script>');
  } else if (scripts[url]) {
    out.writeHead(200, { "content-type": "text/javascript" }).end(scripts[url]);
  } else if (url === "/cut") {
    out.writeHead(200, { "content-type": "text/event-stream" });
    out.write("id: 7\ndata: a\n\ndata: b");
    setTimeout(() => out.destroy(), 20);
  } else if (STREAMS[url]) {
    await recordConsole(async () => {
      const response = STREAMS[url]();
      const body = await response.text();
      out.writeHead(response.status, [...response.headers].flat()).end(body);
    });
  } else out.writeHead(404).end();
});

describe("Chromium", () => {
  let browser;
  let page;

  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await launchChromiumPages();
    page = await browser.openPage(`http://127.0.0.1:${server.address().port}/`);
    await page.tab.waitForFunction(() => globalThis.isReady?.());
  });

  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  const taken = { isConflict: true, detail: "Taken.", code: "taken", status: 409 };

  it("postMessage of a worker carries an error, and nothing private", async () => {
    assert.deepEqual(await page.call("fromWorker", "taken"), { ...taken, header: "7" });
    for (const [name, status] of [
      ["private", 502],
      ["error", 500],
    ]) {
      const error = await page.call("fromWorker", name);
      assert.equal(error.status, status);
      assert.ok(!JSON.stringify(error).includes("canary"));
    }
  });

  it("postMessage of a frame and of a channel carries an error", async () => {
    assert.deepEqual(await page.call("fromFrame"), { ...taken, header: null });
    const [portable, bare, isError] = await page.call("fromChannel");
    assert.deepEqual(portable, { ...taken, header: null });
    assert.deepEqual([bare, isError], [null, true]);
  });

  it("readEvents reads the streams of fetch", async () => {
    assert.deepEqual(await page.call("read", "/fine"), { titles: ["a", "b"] });
    const failed = await page.call("read", "/busy");
    assert.deepEqual([failed.titles, failed.status, failed.retryAfter], [["a"], 503, 1]);
    const cut = await page.call("read", "/cut");
    assert.deepEqual([cut.titles, cut.isCut, cut.lastEventId], [["a"], true, "7"]);
    assert.equal((await page.call("read", "/page")).status, 502);
    assert.equal((await page.call("read", "/missing")).status, 404);
  });

  it("an EventSource gets the failure as an error event with data, and connects again", async () => {
    requests.length = 0;
    const log = await page.call("listen", "/busy", { opens: 2 });
    const [open, message, failure, lost, again] = log;
    assert.deepEqual([open.kind, message.data, message.lastEventId], ["open", "a", "7"]);
    assert.deepEqual([failure.kind, failure.isMessage], ["error", true]);
    const problem = JSON.parse(failure.data);
    assert.deepEqual([problem.status, problem.retry_after], [503, 1]);
    assert.ok(!failure.data.includes("canary"));
    // The end of the stream is an error event, too, without data.
    assert.deepEqual([lost.kind, lost.isMessage, lost.state], ["error", false, 0]);
    // It waited as long as the failure says, and sent the last id.
    assert.equal(again.kind, "open");
    assert.ok(again.ms - open.ms >= 950, `${again.ms - open.ms} ms`);
    assert.deepEqual(requests, ["/busy", "/busy 7"]);
  });

  it("an EventSource that is closed at the failure does not connect again", async () => {
    requests.length = 0;
    await page.call("listen", "/busy", { opens: 2, close: true });
    assert.deepEqual(requests, ["/busy"]);
  });

  it("an EventSource gives up at another status than 200, and at 204", async () => {
    const log = await page.call("listen", "/missing", { opens: 2 });
    assert.deepEqual(log, [{ kind: "error", isMessage: false, state: 2 }]);
    requests.length = 0;
    const finished = await page.call("listen", "/finished", { opens: 2 });
    assert.deepEqual(finished.at(-1), { kind: "error", isMessage: false, state: 2 });
    assert.deepEqual(requests, ["/finished", "/finished"]);
  });
});
