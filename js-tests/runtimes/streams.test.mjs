// Event streams over HTTP on each runtime: failures, back-pressure, and clients that leave. Each runtime
// is the server of a client on Node, and the client of a server on Node.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createProject, root } from "../lib/project.mjs";
import { findBun, findDeno } from "../lib/runtime-binaries.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler, createWranglerEnvironment } from "../lib/worker-bundle.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { httpexc, stream } = await importPackage();

const app = join(root, "js-tests", "runtimes", "apps", "streams");
const files = Object.fromEntries(
  readdirSync(app).map((name) => [name, readFileSync(join(app, name), "utf8")]),
);
const folder = createProject("runtime-streams", {
  ...files,
  "deno.json": JSON.stringify({ nodeModulesDir: "manual" }),
  "wrangler.json": JSON.stringify({
    name: "streams",
    main: "worker.mjs",
    compatibility_date: "2026-04-01",
  }),
});

const READY = /Ready on http:\S+:(\d+)\n/;
const deno = ["run", "--cached-only", "--no-remote", "--no-prompt", "--allow-net=127.0.0.1"];

/** By runtime: the folder, the command, what it prints when it listens, and its environment. */
const RUNTIMES = {
  Node: () => [folder, [process.execPath, "node.mjs"], READY],
  Deno: () => [
    folder,
    [findDeno().path, ...deno, "deno.mjs"],
    READY,
    { DENO_DIR: `${folder}/.deno`, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" },
  ],
  Bun: () => [
    folder,
    [findBun().path, "--no-install", "bun.mjs"],
    READY,
    { BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1", NO_COLOR: "1" },
  ],
  workerd: () => {
    const env = createWranglerEnvironment(join(folder, ".wrangler"));
    const { bundle, command, ready } = bundleWithWrangler(folder, "worker.js", env);
    // It refuses addresses of this machine unless its configuration allows them.
    const config = join(bundle, "config.capnp");
    const network = '(name = "internet", network = (allow = ["public", "private"]))';
    const text = readFileSync(config, "utf8")
      .replace("services = [", `services = [${network}, `)
      .replace("compatibilityFlags = [", 'compatibilityFlags = ["enable_request_signal"');
    writeFileSync(config, text);
    return [bundle, command, ready];
  },
};

const CANARY = "canary-of-a-stream";
const SONGS = [{ event: "song", data: "Blue in Green", id: "1", retry: 2 }, { data: "So\nWhat" }];

/** A server on Node whose streams end early, and are none; the others are those of the application. */
const { handleStreams } = await import(join(folder, "handler.mjs"));
const upstream = createServer(async ({ url }, out) => {
  if (url === "/cut") {
    out.writeHead(200, { "content-type": "text/event-stream" });
    out.write("id: 7\ndata: a\n\ndata: b");
    setTimeout(() => out.destroy(), 20);
    return;
  }
  if (url === "/page") {
    out.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
    return;
  }
  if (url === "/missing") {
    out.writeHead(404, { "content-type": "application/problem+json" });
    out.end('{"type":"about:blank","title":"Not Found","status":404,"detail":"No stream."}');
    return;
  }
  const response = await handleStreams(new Request(`http://127.0.0.1${url}`));
  out.writeHead(200, [...response.headers].flat());
  const reader = response.body.getReader();
  out.on("close", () => reader.cancel());
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    out.write(chunk.value);
  }
  out.end();
});
await new Promise((resolve) => upstream.listen(0, "127.0.0.1", resolve));
after(() => {
  upstream.closeAllConnections();
  upstream.close();
});
const upstreamOrigin = `http://127.0.0.1:${upstream.address().port}`;

async function readAll(response) {
  const events = [];
  try {
    for await (const event of stream.readEvents(response)) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events };
}

/** Waits until the state of the application is as it should be. */
async function waitForState(origin, holds) {
  let state;
  const sum = { yielded: 0, closed: 0 };
  for (let tries = 0; tries < 100; tries++) {
    state = await (await fetch(`${origin}/state`)).json();
    sum.yielded += state.yielded;
    sum.closed += state.closed;
    if (holds(sum)) return sum;
    await sleep(50);
  }
  throw new Error(`The state is ${JSON.stringify(sum)}`);
}

for (const [name, createCommand] of Object.entries(RUNTIMES)) {
  describe(name, async () => {
    const [cwd, command, ready, env] = createCommand();
    const { origin, readOutput } = await startServerProcess({ after }, cwd, command, ready, env);
    const get = (path, init) => fetch(`${origin}${path}`, init);
    /**
     * Waits until the generator that waits for a timer has ended. workerd ends the request with all that
     * it waits for, and runs no `finally` of it.
     */
    const waitForEnd = async () => {
      if (name !== "workerd") return waitForState(origin, ({ closed }) => closed === 1);
      await sleep(300);
      await get("/state");
      await sleep(300);
      return assert.equal((await (await get("/state")).json()).yielded, 0);
    };

    it("sends events, and a failure as the last one", async () => {
      assert.deepEqual(await readAll(await get("/fine")), {
        events: [{ data: "a" }, { data: "b" }],
      });
      const limited = await readAll(await get("/songs"));
      assert.deepEqual(limited.events, SONGS);
      assert.ok(limited.error instanceof httpexc.HTTPTooManyRequests);
      assert.deepEqual([limited.error.retryAfter, limited.error.detail], [30, "Slowly."]);
    });

    it("keeps an error that is cloned", async () => {
      const expected = {
        isTyped: true,
        name: "HTTPMethodNotAllowed",
        detail: "No PUT.",
        allow: ["GET"],
      };
      assert.deepEqual(await (await get("/portable")).json(), expected);
    });

    it("sends nothing private of a failure, and logs all of it", async () => {
      for (const [path, status] of Object.entries({ "/private": 503, "/bug": 500 })) {
        const text = await (await get(path)).text();
        assert.ok(!text.includes(CANARY), text);
        assert.ok(text.includes(`"status":${status}`), text);
      }
      assert.equal((await readAll(await get("/private"))).error.retryAfter, 5);
      assert.match(readOutput(), /HTTPServiceUnavailable: canary-of-a-stream/);
      assert.match(readOutput(), /TypeError: canary-of-a-stream/);
    });

    it("ends the iteration when the client leaves", async () => {
      await get("/state");
      for await (const { data } of stream.readEvents(await get("/endless"))) {
        if (Number(data) >= 3) break;
      }
      await waitForEnd();
      const controller = new AbortController();
      const response = await get("/endless", { signal: controller.signal });
      const events = stream.readEvents(response);
      await events.next();
      controller.abort();
      await assert.rejects(
        (async () => {
          for (;;) if ((await events.next()).done) return;
        })(),
        { name: "AbortError" },
      );
      await waitForEnd();
    });

    it("takes no more events than a slow client reads", async () => {
      await get("/state");
      const sockets = new Promise((resolve, reject) => {
        request(`${origin}/flood`, (response) => resolve(response.pause()))
          .on("error", reject)
          .end();
      });
      const response = await sockets;
      await sleep(500);
      const { yielded } = await (await get("/state")).json();
      // Each event has 64 KiB. What is in the buffers of the platform and of both sockets is taken.
      assert.ok(yielded > 0 && yielded < 400, `${yielded} events of 64 KiB`);
      await sleep(200);
      assert.equal((await (await get("/state")).json()).yielded, 0);
      response.destroy();
      await waitForState(origin, ({ closed }) => closed === 1);
    });

    it("reads the streams of another server", async () => {
      const checks = await (await get(`/check?origin=${upstreamOrigin}`)).json();
      const { events, error } = checks["/songs"];
      assert.deepEqual(events, SONGS);
      assert.deepEqual([error.name, error.retryAfter], ["HTTPTooManyRequests", 30]);
      assert.deepEqual(checks["/private"].error.status, 503);
      assert.deepEqual(checks["/bug"].error.status, 500);
      assert.deepEqual(checks["/fine"], { events: [{ data: "a" }, { data: "b" }] });
      const cut = checks["/cut"];
      assert.deepEqual(cut.events, [{ data: "a", id: "7" }]);
      assert.deepEqual([cut.error.isCut, cut.error.lastEventId], [true, "7"]);
      assert.equal(checks["/page"].error.status, 502);
      assert.deepEqual(checks["/missing"].error.detail, "No stream.");
      assert.deepEqual(checks["/endless"].length, 3);
      assert.equal(checks.aborted, "RangeError: enough");
    });
  });
}
