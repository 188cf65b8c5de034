// How much of a body is read, for how long, and whether the rest is cancelled.

import assert from "node:assert/strict";
import { once } from "node:events";
import { Readable } from "node:stream";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { fetch as undiciFetch } from "undici";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client, httpexc } = await importPackage();
const { fromResponse, raiseForStatus } = client;

const CAP = 65_536;

/** Returns a response, and facts about its body: what was pulled, and whether it was cancelled. */
function createTrackedResponse(pull) {
  const facts = { pulled: 0, bytes: 0, cancelled: false, reason: undefined };
  const stream = new ReadableStream(
    {
      async pull(controller) {
        facts.pulled++;
        await pull(controller, (part) => {
          facts.bytes += part.length;
          controller.enqueue(part);
        });
      },
      cancel(reason) {
        facts.cancelled = true;
        facts.reason = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return { facts, response: new Response(stream, { status: 500 }) };
}

/** Returns the result of a call, and the time that it took in milliseconds. */
async function measureTime(call) {
  const start = performance.now();
  const result = await call();
  return { result, took: performance.now() - start };
}

test("at most 64 KiB of 1 GiB is read, and the rest is cancelled", async (t) => {
  const part = new Uint8Array(1 << 20).fill(0x61);
  let left = 1 << 10;
  const { facts, response } = createTrackedResponse((controller, enqueue) => {
    if (left-- > 0) enqueue(part);
    else controller.close();
  });
  const before = process.memoryUsage.rss();
  const { result, took } = await measureTime(() => fromResponse(response));
  assert.equal(result.raw.length, CAP);
  assert.equal(facts.pulled, 1);
  assert.equal(facts.cancelled, true);
  const grown = (process.memoryUsage.rss() - before) / 1024;
  t.diagnostic(`${took.toFixed(1)} ms, ${grown} KiB more memory`);
});

test("an error keeps only those bytes of a large chunk that were read", async () => {
  const { arrayBuffers } = process.memoryUsage();
  const errors = [];
  for (let at = 0; at < 20; at++) {
    const { response } = createTrackedResponse((_, enqueue) =>
      enqueue(new Uint8Array(1 << 24).fill(0x61)),
    );
    errors.push(await fromResponse(response));
  }
  // The test cannot start the garbage collection. It waits for it for a while.
  for (let tries = 0; tries < 100; tries++) {
    if (process.memoryUsage().arrayBuffers - arrayBuffers < 1 << 26) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    JSON.stringify(Array.from({ length: 100_000 }, (_, at) => ({ at })));
  }
  assert.ok(process.memoryUsage().arrayBuffers - arrayBuffers < 1 << 26);
  assert.equal(errors.length, 20);
});

for (const [name, part, pulls] of [
  ["64 KiB parts", 65_536, 1],
  ["1,000 byte parts", 1000, 66],
  ["single bytes", 1, CAP],
]) {
  test(`a body without an end is cancelled after 64 KiB: ${name}`, async () => {
    const bytes = new Uint8Array(part).fill(0x61);
    const { facts, response } = createTrackedResponse((_, enqueue) => enqueue(bytes));
    const error = await fromResponse(response);
    assert.equal(error.raw, "a".repeat(CAP));
    assert.equal(facts.pulled, pulls);
    assert.equal(facts.cancelled, true);
  });
}

test("maxBytes sets the limit, and 0 reads nothing", async () => {
  for (const [maxBytes, expected] of [
    [0, 0],
    [1, 1],
    [99.9, 99],
    [200_000, 200_000],
  ]) {
    const bytes = new Uint8Array(1000).fill(0x61);
    const { facts, response } = createTrackedResponse((_, enqueue) => enqueue(bytes));
    const error = await fromResponse(response, { maxBytes });
    assert.equal(error.raw.length, expected);
    assert.equal(facts.pulled, Math.ceil(expected / 1000));
    assert.equal(facts.cancelled, true);
  }
});

test("reading a body of empty chunks ends", async () => {
  const { facts, response } = createTrackedResponse((_, enqueue) => enqueue(new Uint8Array()));
  const error = await fromResponse(response);
  assert.equal(error.raw, "");
  assert.ok(facts.pulled <= 1000);
  assert.equal(facts.cancelled, true);
});

test("reading a slow body stops in time, and the bytes so far are read", async () => {
  const { facts, response } = createTrackedResponse(async (_, enqueue) => {
    enqueue(Uint8Array.of(0x61));
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  const { result, took } = await measureTime(() => fromResponse(response, { timeout: 0.35 }));
  assert.match(result.raw, /^a{1,5}$/);
  assert.ok(took > 300 && took < 20_000, String(took));
  assert.equal(facts.cancelled, true);
});

test("chunks without a pause prevent neither the time limit nor a signal", async () => {
  const one = createTrackedResponse((_, enqueue) => enqueue(Uint8Array.of(0x61)));
  const { raw } = await fromResponse(one.response, { timeout: 0.01 });
  assert.ok(one.facts.pulled < CAP, String(one.facts.pulled));
  assert.equal(one.facts.cancelled, true);
  assert.equal(raw.length, one.facts.pulled);
  const two = createTrackedResponse((_, enqueue) => enqueue(Uint8Array.of(0x61)));
  const controller = new AbortController();
  setTimeout(() => controller.abort("left"));
  const reading = fromResponse(two.response, { signal: controller.signal });
  assert.equal(await reading.catch((reason) => reason), "left");
  assert.ok(two.facts.pulled < CAP, String(two.facts.pulled));
  assert.equal(two.facts.cancelled, true);
});

test("reading a body that never comes stops in time", async () => {
  const { facts, response } = createTrackedResponse(() => new Promise(() => {}));
  const { result, took } = await measureTime(() => fromResponse(response, { timeout: 0.05 }));
  assert.equal(result.status, 500);
  assert.equal(result.raw, "");
  assert.ok(took < 20_000, String(took));
  assert.equal(facts.cancelled, true);
});

test("timeout 0 does not wait, and Infinity waits for the end", async () => {
  const createSlowResponse = () =>
    createTrackedResponse(async (controller, enqueue) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      enqueue(Uint8Array.of(0x61));
      controller.close();
    });
  assert.equal((await fromResponse(createSlowResponse().response, { timeout: 0 })).raw, "");
  const patient = await fromResponse(createSlowResponse().response, {
    timeout: Number.POSITIVE_INFINITY,
  });
  assert.equal(patient.raw, "a");
});

test("a signal ends the reading with its reason, and cancels the body with it", async () => {
  for (const pull of [() => new Promise(() => {}), (_, enqueue) => enqueue(Uint8Array.of(0x61))]) {
    const { facts, response } = createTrackedResponse(async (controller, enqueue) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await pull(controller, enqueue);
    });
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    setTimeout(() => controller.abort(reason), 20);
    await assert.rejects(fromResponse(response, { signal: controller.signal }), reason);
    assert.equal(facts.cancelled, true);
    assert.equal(facts.reason, reason);
  }
});

test("nothing is read if the signal was aborted before", async () => {
  const { facts, response } = createTrackedResponse((_, enqueue) => enqueue(Uint8Array.of(0x61)));
  const signal = AbortSignal.abort();
  await assert.rejects(fromResponse(response, { signal }), { name: "AbortError" });
  assert.equal(facts.pulled, 0);
  assert.equal(facts.cancelled, true);
});

test("no listener stays on a signal after the reading", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = function add(...args) {
    listeners++;
    return addEventListener.apply(this, args);
  };
  signal.removeEventListener = function remove(...args) {
    listeners--;
    return removeEventListener.apply(this, args);
  };
  for (let at = 0; at < 10; at++) {
    await fromResponse(new Response("text", { status: 400 }), { signal });
  }
  assert.equal(listeners, 0);
});

test("a body that breaks off is read up to there", async () => {
  let at = 0;
  const { response } = createTrackedResponse((controller, enqueue) => {
    if (at++ < 3) enqueue(new TextEncoder().encode(`part ${at} `));
    else controller.error(new Error("the line is dead"));
  });
  assert.equal((await fromResponse(response)).raw, "part 1 part 2 part 3 ");
  const { response: dead } = createTrackedResponse((controller) =>
    controller.error(new Error("dead")),
  );
  const error = await fromResponse(dead);
  assert.deepEqual([error.status, error.raw], [500, ""]);
});

test("a used or locked body counts as empty", async () => {
  const used = Response.json({ detail: "d" }, { status: 429, headers: { "x-a": "b" } });
  await used.text();
  const locked = Response.json({ detail: "d" }, { status: 429 });
  locked.body.getReader();
  const halfRead = Response.json({ detail: "d" }, { status: 429 });
  const reader = halfRead.body.getReader();
  await reader.read();
  reader.releaseLock();
  const cancelled = Response.json({ detail: "d" }, { status: 429 });
  await cancelled.body.cancel();
  for (const response of [used, locked, halfRead, cancelled]) {
    const error = await fromResponse(response);
    assert.ok(error instanceof httpexc.HTTPTooManyRequests);
    assert.equal(error.detail, undefined);
    assert.equal(error.raw, "");
  }
});

test("a body of an unknown type counts as empty", async () => {
  const fail = () => {
    throw new Error("hostile");
  };
  const headers = new Headers();
  const BODIES = [
    7,
    "text",
    {},
    { getReader: fail },
    { getReader: () => undefined },
    { getReader: () => ({}) },
    { getReader: () => ({ read: fail, cancel: fail }) },
    { getReader: () => ({ read: async () => undefined, cancel: fail }) },
    { getReader: () => ({ read: async () => ({ value: Symbol("part") }), cancel: () => {} }) },
    { getReader: () => ({ read: async () => ({ value: { length: 1e9 } }) }) },
    { getReader: () => ({ read: () => 7 }) },
    { [Symbol.asyncIterator]: fail },
    { [Symbol.asyncIterator]: () => ({}) },
    { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: null }) }) },
  ];
  for (const [at, body] of BODIES.entries()) {
    const error = await fromResponse({ status: 404, headers, body }, { timeout: 1 });
    assert.equal(error.status, 404, String(at));
    assert.equal(error.raw, "", String(at));
  }
  const rejecting = { status: 404, headers, text: async () => fail() };
  assert.equal((await fromResponse(rejecting)).raw, "");
});

test("an endless or silent Node stream is destroyed", async () => {
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(10_000, "a"));
    },
  });
  const silent = new Readable({ read() {} });
  for (const [body, length] of [
    [endless, CAP],
    [silent, 0],
  ]) {
    const closed = once(body, "close");
    const response = { status: 500, headers: new Headers(), body };
    const error = await fromResponse(response, { timeout: 0.05 });
    assert.equal(error.raw.length, length);
    await closed;
    assert.equal(body.destroyed, true);
  }
});

// Over HTTP: the limit counts the bytes that fetch has decoded.

for (const [name, fetch] of [
  ["the platform's fetch", globalThis.fetch],
  ["undici's fetch", undiciFetch],
]) {
  test(`a gzip bomb is stopped at 64 KiB of decoded bytes: ${name}`, async (t) => {
    // 256 MiB in 256 KiB: one member of 16 MiB, over and over.
    const member = gzipSync(Buffer.alloc(1 << 24, "a"), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 16 }, () => member));
    const origin = await startHttpServer(t, (_, res) => {
      res.writeHead(500, { "content-encoding": "gzip", "content-type": "text/plain" });
      res.end(bomb);
    });
    const response = await fetch(origin);
    const before = process.memoryUsage.rss();
    const { result, took } = await measureTime(() => fromResponse(response));
    const grown = Math.round((process.memoryUsage.rss() - before) / (1 << 20));
    assert.equal(result.raw, "a".repeat(CAP));
    assert.ok(grown < 64, `${grown} MiB`);
    t.diagnostic(`${bomb.length} bytes on the wire, ${took.toFixed(1)} ms, ${grown} MiB`);
  });

  test(`the connection of an endless response is closed: ${name}`, async (t) => {
    let resolveClosed;
    const closed = new Promise((resolve) => {
      resolveClosed = resolve;
    });
    const origin = await startHttpServer(t, (_, res) => {
      res.writeHead(503, { "content-type": "text/plain" });
      const timer = setInterval(() => res.write("a".repeat(16_384)), 1);
      res.on("close", () => {
        clearInterval(timer);
        resolveClosed();
      });
    });
    const error = await fromResponse(await fetch(origin));
    assert.equal(error.raw.length, CAP);
    await closed;
  });
}

test("an ok response is inspected up to the limit, and can still be read", async () => {
  const large = JSON.stringify({ songs: Array.from({ length: 20_000 }, (_, id) => ({ id })) });
  const response = new Response(large, { headers: { "content-type": "application/json" } });
  assert.equal(await raiseForStatus(response, { errorsInOk: true }), response);
  assert.equal(await response.text(), large);
});

test("an ok response of a type without errors is not copied", async () => {
  const { facts, response } = createTrackedResponse((_, enqueue) => enqueue(new Uint8Array(10)));
  const image = new Response(response.body, { headers: { "content-type": "image/png" } });
  assert.equal(await fromResponse(image, { errorsInOk: true }), null);
  assert.equal(facts.pulled, 0);
  assert.equal(image.bodyUsed, false);
});
