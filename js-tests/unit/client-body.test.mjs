// How much of a body is read, for how long, and what becomes of the rest.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { fetch as undiciFetch } from "undici";
import { importPackage } from "./installed.mjs";

const { client, httpexc } = await importPackage();
const { fromResponse, raiseForStatus } = client;

const CAP = 65_536;

/** A stream that tells what became of it. */
function told(pull) {
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

/** Gives how long a call took, in milliseconds, with what it gave. */
async function timed(call) {
  const start = performance.now();
  const result = await call();
  return { result, took: performance.now() - start };
}

test("of 1 GiB no more than 64 KiB is read, and the rest is cancelled", async (t) => {
  const part = new Uint8Array(1 << 20).fill(0x61);
  let left = 1 << 10;
  const { facts, response } = told((controller, give) => {
    if (left-- > 0) give(part);
    else controller.close();
  });
  const before = process.memoryUsage.rss();
  const { result, took } = await timed(() => fromResponse(response));
  assert.equal(result.raw.length, CAP);
  assert.equal(facts.pulled, 1);
  assert.equal(facts.cancelled, true);
  const grown = (process.memoryUsage.rss() - before) / 1024;
  t.diagnostic(`${took.toFixed(1)} ms, ${grown} KiB more memory`);
});

test("what is kept of a large part is as small as what was read of it", async () => {
  const { arrayBuffers } = process.memoryUsage();
  const errors = [];
  for (let at = 0; at < 20; at++) {
    const { response } = told((_, give) => give(new Uint8Array(1 << 24).fill(0x61)));
    errors.push(await fromResponse(response));
  }
  // Without a way to collect garbage now, there is a while in which it may be collected.
  for (let wait = 0; wait < 100; wait++) {
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
    const { facts, response } = told((_, give) => give(bytes));
    const error = await fromResponse(response);
    assert.equal(error.raw, "a".repeat(CAP));
    assert.equal(facts.pulled, pulls);
    assert.equal(facts.cancelled, true);
  });
}

test("maxBytes sets another limit, and 0 reads nothing", async () => {
  for (const [maxBytes, expected] of [
    [0, 0],
    [1, 1],
    [99.9, 99],
    [200_000, 200_000],
  ]) {
    const bytes = new Uint8Array(1000).fill(0x61);
    const { facts, response } = told((_, give) => give(bytes));
    const error = await fromResponse(response, { maxBytes });
    assert.equal(error.raw.length, expected);
    assert.equal(facts.pulled, Math.ceil(expected / 1000));
    assert.equal(facts.cancelled, true);
  }
});

test("a body that gives nothing but empty parts ends", async () => {
  const { facts, response } = told((_, give) => give(new Uint8Array()));
  const error = await fromResponse(response);
  assert.equal(error.raw, "");
  assert.ok(facts.pulled <= 1000);
  assert.equal(facts.cancelled, true);
});

test("a body of one byte a second is broken off in time, and what came is read", async () => {
  const { facts, response } = told(async (_, give) => {
    give(Uint8Array.of(0x61));
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  const { result, took } = await timed(() => fromResponse(response, { timeout: 0.35 }));
  assert.match(result.raw, /^a{1,5}$/);
  assert.ok(took > 300 && took < 20_000, String(took));
  assert.equal(facts.cancelled, true);
});

test("parts that come without a pause keep neither the time limit nor a signal from ending it", async () => {
  const one = told((_, give) => give(Uint8Array.of(0x61)));
  const { raw } = await fromResponse(one.response, { timeout: 0.01 });
  assert.ok(one.facts.pulled < CAP, String(one.facts.pulled));
  assert.equal(one.facts.cancelled, true);
  assert.equal(raw.length, one.facts.pulled);
  const two = told((_, give) => give(Uint8Array.of(0x61)));
  const controller = new AbortController();
  setTimeout(() => controller.abort("left"));
  const reading = fromResponse(two.response, { signal: controller.signal });
  assert.equal(await reading.catch((reason) => reason), "left");
  assert.ok(two.facts.pulled < CAP, String(two.facts.pulled));
  assert.equal(two.facts.cancelled, true);
});

test("a body that never comes is broken off in time", async () => {
  const { facts, response } = told(() => new Promise(() => {}));
  const { result, took } = await timed(() => fromResponse(response, { timeout: 0.05 }));
  assert.equal(result.status, 500);
  assert.equal(result.raw, "");
  assert.ok(took < 20_000, String(took));
  assert.equal(facts.cancelled, true);
});

test("timeout 0 waits for nothing, and Infinity for everything", async () => {
  const slow = () =>
    told(async (controller, give) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      give(Uint8Array.of(0x61));
      controller.close();
    });
  assert.equal((await fromResponse(slow().response, { timeout: 0 })).raw, "");
  const patient = await fromResponse(slow().response, { timeout: Number.POSITIVE_INFINITY });
  assert.equal(patient.raw, "a");
});

test("a signal breaks the reading off with its reason, and the body is cancelled with it", async () => {
  for (const pull of [() => new Promise(() => {}), (_, give) => give(Uint8Array.of(0x61))]) {
    const { facts, response } = told(async (controller, give) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await pull(controller, give);
    });
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    setTimeout(() => controller.abort(reason), 20);
    await assert.rejects(fromResponse(response, { signal: controller.signal }), reason);
    assert.equal(facts.cancelled, true);
    assert.equal(facts.reason, reason);
  }
});

test("a signal that was aborted before lets nothing be read", async () => {
  const { facts, response } = told((_, give) => give(Uint8Array.of(0x61)));
  const signal = AbortSignal.abort();
  await assert.rejects(fromResponse(response, { signal }), { name: "AbortError" });
  assert.equal(facts.pulled, 0);
  assert.equal(facts.cancelled, true);
});

test("a signal that outlives the reading keeps nothing of it", async () => {
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

test("a body that breaks off costs what did not come", async () => {
  let at = 0;
  const { response } = told((controller, give) => {
    if (at++ < 3) give(new TextEncoder().encode(`part ${at} `));
    else controller.error(new Error("the line is dead"));
  });
  assert.equal((await fromResponse(response)).raw, "part 1 part 2 part 3 ");
  const { response: dead } = told((controller) => controller.error(new Error("dead")));
  const error = await fromResponse(dead);
  assert.deepEqual([error.status, error.raw], [500, ""]);
});

test("a body that was used or is locked costs no more than what it would have told", async () => {
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

test("bodies of strange kinds cost no more than their content", async () => {
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

test("a stream of Node that has no end, or no beginning, is destroyed", async () => {
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

// Over the wire: what fetch decodes is what counts.

/** Starts a server, and gives its origin. */
async function serve(t, answer) {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

for (const [name, fetch] of [
  ["the platform's fetch", globalThis.fetch],
  ["undici's fetch", undiciFetch],
]) {
  test(`a gzip bomb is stopped at 64 KiB of decoded bytes: ${name}`, async (t) => {
    // 256 MiB in 256 KiB: one member of 16 MiB, over and over.
    const member = gzipSync(Buffer.alloc(1 << 24, "a"), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 16 }, () => member));
    const origin = await serve(t, (_, res) => {
      res.writeHead(500, { "content-encoding": "gzip", "content-type": "text/plain" });
      res.end(bomb);
    });
    const response = await fetch(origin);
    const before = process.memoryUsage.rss();
    const { result, took } = await timed(() => fromResponse(response));
    const grown = Math.round((process.memoryUsage.rss() - before) / (1 << 20));
    assert.equal(result.raw, "a".repeat(CAP));
    assert.ok(grown < 64, `${grown} MiB`);
    t.diagnostic(`${bomb.length} bytes on the wire, ${took.toFixed(1)} ms, ${grown} MiB`);
  });

  test(`the connection of an endless answer is closed: ${name}`, async (t) => {
    let closed;
    const gone = new Promise((resolve) => {
      closed = resolve;
    });
    const origin = await serve(t, (_, res) => {
      res.writeHead(503, { "content-type": "text/plain" });
      const timer = setInterval(() => res.write("a".repeat(16_384)), 1);
      res.on("close", () => {
        clearInterval(timer);
        closed();
      });
    });
    const error = await fromResponse(await fetch(origin));
    assert.equal(error.raw.length, CAP);
    await gone;
  });
}

test("an ok response is looked at without being used up, and no further than the limit", async () => {
  const big = JSON.stringify({ songs: Array.from({ length: 20_000 }, (_, id) => ({ id })) });
  const response = new Response(big, { headers: { "content-type": "application/json" } });
  assert.equal(await raiseForStatus(response, { errorsInOk: true }), response);
  assert.equal(await response.text(), big);
});

test("an ok response of a type that tells of no errors is not even copied", async () => {
  const { facts, response } = told((_, give) => give(new Uint8Array(10)));
  const image = new Response(response.body, { headers: { "content-type": "image/png" } });
  assert.equal(await fromResponse(image, { errorsInOk: true }), null);
  assert.equal(facts.pulled, 0);
  assert.equal(image.bodyUsed, false);
});
