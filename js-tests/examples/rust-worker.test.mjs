// The Worker in Rust, in workerd: its responses are those of the Worker in TypeScript, to the byte, and its
// errors reach a Worker in TypeScript as typed errors.

import assert from "node:assert/strict";
import http from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { runCommand } from "../lib/consumer.mjs";
import { startHttpServer } from "../lib/http-server.mjs";
import { root } from "../lib/project.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import {
  createExampleProject,
  startExample,
  WRANGLER,
  WRANGLER_ENVIRONMENT,
} from "./example-servers.mjs";
import { buildRustWorker } from "./rust-worker-build.mjs";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const TOKEN = { authorization: "Bearer let-me-sing" };

const ACCEPTS = {
  anything: {},
  "problem details": { accept: "application/problem+json" },
  JSON: { accept: "application/json" },
  XML: { accept: "application/xml" },
  "a page": { accept: BROWSER },
  text: { accept: "text/plain" },
  "no known type": { accept: "image/png" },
};

/** The errors of the song API: path, request and status. */
const ERRORS = {
  "a 404": ["/songs/7", {}, 404],
  "a 404 of a HEAD": ["/songs/7", { method: "HEAD" }, 404],
  "a 404 with other characters": ["/songs/%E2%82%AC%3Cb%3E", {}, 404],
  "a 405 with Allow": ["/songs", { method: "DELETE" }, 405],
  "a 401 with a challenge": ["/songs", { method: "POST", body: "{}" }, 401],
  "a 400 for invalid JSON": ["/songs", { method: "POST", headers: TOKEN, body: "{" }, 400],
  "a 422 with field errors": [
    "/songs",
    { method: "POST", headers: TOKEN, body: '{"year":"never"}' },
    422,
  ],
  "a private 500": ["/charts", {}, 500],
};

const folder = createExampleProject("rust-worker");
const twinFolder = createExampleProject("worker", "example-rust-worker-twin");

const LOOPBACK = ["--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
const READY = /Ready on http:\S+:(\d+)\s/;

/** Starts the Worker in Rust, or the caller and the Worker in Rust, by their configurations. */
function startWorkers(configs, args = []) {
  const names = configs.flatMap((name) => ["--config", name]);
  const command = [...WRANGLER, "dev", ...names, ...LOOPBACK, ...args];
  return startServerProcess({ after }, folder, command, READY, WRANGLER_ENVIRONMENT);
}

/** Sends a request, and returns the response as it is on the wire, without its date. */
function send(origin, path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}${path}`, { agent: false, method, headers });
    request.on("error", reject);
    request.on("response", async (response) => {
      const { statusCode: status, statusMessage: reason, rawHeaders } = response;
      const pairs = rawHeaders.flatMap((name, at) =>
        at % 2 || /^date$/i.test(name) ? [] : [[name, rawHeaders[at + 1]]],
      );
      const chunks = await response.toArray().catch(reject);
      resolve({ status, reason, headers: pairs, body: Buffer.concat(chunks ?? []).toString() });
    });
    request.end(body);
  });
}

/** Waits until the log of the Worker in Rust has a line that matches. */
async function waitForLog(pattern) {
  for (let tries = 0; !pattern.test(rust.readOutput()); tries++) {
    if (tries === 100) throw new Error(`Cannot find ${pattern} in the log`);
    await delay(50);
  }
}

const findHeader = ({ headers }, wanted) =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** What the server of the lyrics responds with, by the id of the song. */
const UPSTREAM_ERRORS = {
  missing: (response) => {
    response.writeHead(404, { "content-type": "application/json" });
    response.end('{"error":{"code":"no_such_song","message":"No lyrics."}}');
  },
  broken: (response) => {
    response.writeHead(500, { "content-type": "text/html" });
    response.end("<title>500</title><h1>db7.internal is down</h1>");
  },
  japanese: (response) => {
    response.writeHead(503, {
      "content-type": "text/plain; charset=shift_jis",
      "retry-after": "7",
    });
    // 歌詞 (lyrics)
    response.end(Buffer.from("89cc8e8c", "hex"));
  },
  empty: (response) => response.writeHead(418).end(),
  reset: (response) => {
    response.writeHead(500, { "content-type": "text/plain", "content-length": 999 });
    response.write("It began well");
    setTimeout(() => response.destroy(), 100);
  },
};

const closed = new Map();

/** Writes what comes after the headers of a 500 until the client has enough. */
function sendEndless(response, chunk, delay) {
  response.writeHead(500, { "content-type": "text/plain" });
  const write = () => {
    while (response.write(chunk) && delay === 0 && !response.destroyed);
    if (!response.destroyed) setTimeout(write, delay);
  };
  response.on("error", () => {});
  write();
}

buildRustWorker(join(folder, "build"));
const lyrics = await startHttpServer({ after }, (request, response) => {
  const id = request.url.slice(1);
  closed.set(id, new Promise((resolve) => response.on("close", resolve)));
  if (id === "endless") sendEndless(response, "la ".repeat(9999), 0);
  else if (id === "slow") sendEndless(response, "la ", 500);
  else if (Object.hasOwn(UPSTREAM_ERRORS, id)) UPSTREAM_ERRORS[id](response);
  else response.end("Miles ahead");
});
const rust = await startWorkers(["wrangler.jsonc"], ["--var", `LYRICS_ORIGIN:${lyrics}`]);
const twin = await startExample({ after }, "worker", twinFolder);
const caller = await startWorkers(["caller/wrangler.jsonc", "wrangler.jsonc"]);

/** The response to a request whose upstream never ends. It is sent here, as it takes ten seconds. */
const slowRequest = (async () => {
  const start = performance.now();
  const response = await send(rust.origin, "/lyrics/slow");
  return { response, seconds: (performance.now() - start) / 1000 };
})();

for (const [error, [path, request, status]] of Object.entries(ERRORS)) {
  test(`${error} is that of the Worker in TypeScript in each format`, async () => {
    const bodies = new Set();
    for (const [format, accept] of Object.entries(ACCEPTS)) {
      const full = { ...request, headers: { ...request.headers, ...accept } };
      const [own, other] = await Promise.all([
        send(rust.origin, path, full),
        send(twin, path, full),
      ]);
      assert.equal(own.status, status);
      assert.deepEqual(own, other, format);
      bodies.add(own.body);
    }
    // JSON has two media types.
    assert.equal(bodies.size, request.method === "HEAD" ? 1 : 4);
  });
}

test("responses have the headers that their status requires", async () => {
  const find = async (error, name) => findHeader(await send(rust.origin, ...ERRORS[error]), name);
  assert.equal(await find("a 405 with Allow", "allow"), "GET, HEAD, POST");
  assert.equal(await find("a 401 with a challenge", "www-authenticate"), 'Bearer realm="songs"');
  assert.ok(Number(await find("a 404 of a HEAD", "content-length")) > 80);
});

test("a 429 with Retry-After is that of the Worker in TypeScript", async () => {
  async function exceedLimit(origin) {
    // The window of the limit may end between two requests.
    for (let tries = 0; tries < 6; tries++) {
      const response = await send(origin, "/songs/random");
      if (response.status !== 200) return response;
    }
    throw new Error("the limit was not exceeded");
  }
  const own = await exceedLimit(rust.origin);
  assert.deepEqual([own.status, findHeader(own, "retry-after")], [429, "10"]);
  assert.deepEqual(own, await exceedLimit(twin));
});

test("what does not fail is that of the Worker in TypeScript", async () => {
  const added = { method: "POST", headers: TOKEN, body: '{"title":"Naima","year":1960}' };
  for (const [path, request] of [["/songs"], ["/songs/1"], ["/songs", added]]) {
    const own = await send(rust.origin, path, request);
    assert.ok(own.status < 300);
    assert.deepEqual(own, await send(twin, path, request));
  }
});

test("the log has what the response of a 500 has not", async () => {
  const { body } = await send(rust.origin, "/charts");
  assert.doesNotMatch(body, /ECONNREFUSED|opensesame/);
  // workerd colours and indents the lines.
  await waitForLog(/Caused by: connect ECONNREFUSED charts\.internal:5432/);
});

test("errors of another server are read, and reveal nothing", async () => {
  const load = async (id) => send(rust.origin, `/lyrics/${id}`);
  assert.equal(JSON.parse((await load("1")).body), "Miles ahead");
  const missing = await load("missing");
  assert.equal(missing.status, 404);
  assert.equal(JSON.parse(missing.body).detail, "Nobody wrote the lyrics down.");
  for (const [id, cause] of [
    ["broken", /Caused by: 500 db7\.internal is down/],
    ["japanese", /Caused by: 503 Service Unavailable: 歌詞/],
    ["empty", /Caused by: 418/],
    ["reset", /Caused by: 500 Internal Server Error: It began well/],
  ]) {
    const { status, body } = await load(id);
    assert.equal(status, 502, id);
    assert.doesNotMatch(body, /db7|歌詞|began/);
    await waitForLog(cause);
  }
});

test("of a body without an end the start is read, and the rest cancelled", async () => {
  const start = performance.now();
  assert.equal((await send(rust.origin, "/lyrics/endless")).status, 502);
  await closed.get("endless");
  assert.ok(performance.now() - start < 8000);
  await waitForLog(/Caused by: 500 Internal Server Error: la la la/);
});

test("a body that comes slowly is read for ten seconds", async () => {
  const { response, seconds } = await slowRequest;
  assert.equal(response.status, 502);
  assert.ok(seconds > 9 && seconds < 20, `${seconds} s`);
  await closed.get("slow");
});

test("a Worker in TypeScript gets typed errors by fetch and by calls", async () => {
  const ask = (path, headers = {}) => send(caller.origin, path, { headers });
  const [fetched, called] = [await ask("/by-fetch?id=7"), await ask("/by-call?id=7")];
  const expected = {
    type: "about:blank",
    title: "Not Found",
    status: 404,
    detail: "There is no song at /songs/7.",
    code: "no_such_song",
  };
  for (const response of [fetched, called]) {
    assert.equal(response.status, 404);
    assert.deepEqual(JSON.parse(response.body), expected);
  }
  // The error of a call is the one that the Worker in Rust would have sent itself.
  for (const headers of Object.values(ACCEPTS)) {
    assert.deepEqual(
      await ask("/by-call?id=7", headers),
      await send(rust.origin, "/songs/7", { headers }),
    );
  }
  for (const path of ["/by-fetch", "/by-call"]) {
    assert.deepEqual(JSON.parse((await ask(`${path}?id=1`)).body), { id: 1, title: "So What" });
  }
  assert.deepEqual(JSON.parse((await ask("/list?id=2,7")).body), [
    "Blue in Green",
    "There is no song at /songs/7.",
  ]);
});

test("the types of the caller are right", () => {
  const [node, wrangler] = WRANGLER;
  const declarations = "caller/worker-configuration.d.ts";
  const types = [wrangler, "types", declarations, "--config", "caller/wrangler.jsonc"];
  const tsc = join(root, "node_modules", ".bin", "tsc");
  for (const [path, args] of [
    [node, types],
    [tsc, ["--project", "caller"]],
  ]) {
    runCommand(folder, path, args, WRANGLER_ENVIRONMENT);
  }
});
