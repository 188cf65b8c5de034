// Budgets, limits for all requests, and signals: what ends a try, and what outlasts it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { AbortController as OtherController } from "abort-controller";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client, folder } = await importPackage();
const { createClient, fetchOrThrow, fromResponse, raiseForStatus, withRetries } = client;

const JSON_TYPE = { "content-type": "application/json" };
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** Sends the start of a body, and the rest two seconds later. */
function drip(res, status, headers = {}) {
  res.writeHead(status, { ...JSON_TYPE, ...headers });
  res.write('{"message":');
  setTimeout(() => res.end('"busy"}'), 2000);
}

for (const [name, status, headers, init] of [
  ["a 503", 503, {}, {}],
  ["a 503 that says when", 503, { "retry-after": "0.01" }, {}],
  ["a 429", 429, {}, { signal: new AbortController().signal }],
  ["a 404 whose body might say more", 404, {}, {}],
]) {
  test(`the response outlasts a budget that ends while its body drips: ${name}`, async (t) => {
    const origin = await startHttpServer(t, (_, res) => drip(res, status, headers));
    const start = performance.now();
    const response = await withRetries(fetch, { budget: 1, base: 0.001 })(origin, init);
    const duration = performance.now() - start;
    assert.equal(response.status, status);
    assert.ok(duration < 1900, `${duration} ms`);
    // It can still be read to its end.
    assert.equal(await response.text(), '{"message":"busy"}');
  });
}

test("the response outlasts a budget that ends in onRetry", async () => {
  let tries = 0;
  const busy = async () => {
    tries++;
    return new Response("busy", { status: 503 });
  };
  const onRetry = () => pause(150);
  const response = await withRetries(busy, { budget: 0.1, base: 0, onRetry })("https://a.example/");
  assert.equal(await response.text(), "busy");
  assert.equal(tries, 1);
});

test("a budget still ends a try that hangs after one that failed", async (t) => {
  let tries = 0;
  const origin = await startHttpServer(t, (_, res) => {
    if (++tries === 1) res.writeHead(503).end();
  });
  const patient = withRetries(fetch, { budget: 0.4, base: 0.001 });
  assert.equal((await patient(origin)).status, 503);
  assert.equal(tries, 2);
});

/** A fetch that answers the first request to a host with a limit for all requests. */
function createLimitedFetch(headers = {}, body = '{"retry_after":0.4,"global":true}') {
  const times = new Map();
  const fetch = async (input) => {
    const { host } = new URL(input.url ?? input);
    const all = times.get(host) ?? [];
    times.set(host, [...all, performance.now()]);
    const isFirst = all.length === 0 && host.startsWith("limited");
    if (!isFirst) return new Response("ok");
    return new Response(body, { status: 429, headers: { ...JSON_TYPE, ...headers } });
  };
  return { fetch, times };
}

for (const [name, headers, body] of [
  ["in the body", {}, undefined],
  ["in a header", { "x-ratelimit-global": "true", "retry-after": "0.4" }, "{}"],
]) {
  test(`a limit for all requests holds those to its own origin: ${name}`, async () => {
    const { fetch, times } = createLimitedFetch(headers, body);
    const patient = withRetries(fetch);
    const limited = patient("https://limited.example/a");
    await pause(30);
    const start = performance.now();
    await Promise.all([
      patient("https://other.example/"),
      patient(new URL("https://limited.example:8443/")),
      patient(new Request("http://limited.test/")),
    ]);
    assert.ok(performance.now() - start < 300 + 400, "other origins were held");
    assert.equal(times.get("other.example").length, 1);
    const held = [
      patient("https://limited.example/b"),
      patient(new URL("https://limited.example/c")),
      patient(new Request("https://LIMITED.example/d")),
    ];
    await Promise.all([limited, ...held]);
    const [first, ...later] = times.get("limited.example");
    assert.equal(later.length, 4);
    for (const at of later) assert.ok(at - first >= 390, `${at - first} ms`);
  });
}

test("a limit holds the origin that a redirect led to, as well", async () => {
  const times = [];
  const fetch = async (input) => {
    times.push([`${input}`, performance.now()]);
    if (times.length > 1) return new Response("ok");
    const headers = { "x-ratelimit-global": "true", "retry-after": "0.3" };
    const response = new Response(null, { status: 429, headers });
    return Object.defineProperty(response, "url", { value: "https://target.example/" });
  };
  const patient = withRetries(fetch, { tries: 1 });
  await patient("https://start.example/");
  await Promise.all([patient("https://start.example/x"), patient("https://target.example/y")]);
  for (const [, at] of times.slice(1)) assert.ok(at - times[0][1] >= 290);
});

test("no more than 256 origins with a limit are remembered, the latest", async () => {
  const headers = { "x-ratelimit-global": "true", "retry-after": "30" };
  let isLimited = true;
  const fetch = async () => new Response("ok", isLimited ? { status: 429, headers } : {});
  const patient = withRetries(fetch, { tries: 1 });
  for (let at = 0; at < 257; at++) await patient(`https://origin-${at}.example/`);
  isLimited = false;
  const isHeld = async (at) => {
    const signal = AbortSignal.timeout(100);
    const outcome = patient(`https://origin-${at}.example/`, { signal });
    return outcome.then(
      () => false,
      ({ name }) => name === "TimeoutError",
    );
  };
  assert.deepEqual([await isHeld(0), await isHeld(1), await isHeld(256)], [false, true, true]);
});

/** What is no signal, though it may look like one. */
const NO_SIGNALS = {
  "an AbortController": new AbortController(),
  "an object": {},
  "an object with a flag": { aborted: false },
  "a text": "signal",
  true: true,
  "a proxy that throws": new Proxy({}, { get: () => assert.fail("no") }),
};

for (const [name, signal] of Object.entries(NO_SIGNALS)) {
  test(`${name} as signal is a TypeError`, async () => {
    const isOwn = { name: "TypeError", message: /^Cannot (retry|read a response): signal is not/ };
    const busy = async () => new Response("busy", { status: 503 });
    const url = "https://api.example/";
    await assert.rejects(withRetries(busy)(url, { signal }), isOwn);
    await assert.rejects(withRetries(busy, { budget: 60 })(url, { signal }), isOwn);
    await assert.rejects(fromResponse(await busy(), { signal }), isOwn);
    await assert.rejects(fromResponse(new Response("ok"), { signal }), isOwn);
    await assert.rejects(raiseForStatus(await busy(), { signal }), isOwn);
    await assert.rejects(fetchOrThrow(url, { fetch: busy, signal }), isOwn);
    await assert.rejects(createClient().fromResponse(await busy(), { signal }), isOwn);
    await assert.rejects(createClient({ fetch: busy }).fetchOrThrow(url, { signal }), isOwn);
  });
}

test("a signal of another package ends the waiting, with and without a budget", async () => {
  const busy = async () => new Response(null, { status: 503, headers: { "retry-after": "30" } });
  for (const options of [{}, { budget: 60 }]) {
    const controller = new OtherController();
    setTimeout(() => controller.abort(), 30);
    const start = performance.now();
    const { signal } = controller;
    await assert.rejects(
      withRetries(busy, options)("https://api.example/", { signal }),
      () => true,
    );
    assert.ok(performance.now() - start < 10_000);
  }
});

test("no timer outlives a call that was refused", async () => {
  const script = `
    import { fromResponse, withRetries } from "httpexc/client";
    process.on("uncaughtException", () => process.exit(7));
    const busy = async () => new Response("busy", { status: 503 });
    // Signals that pass for one, and fail when they are used.
    const broken = { aborted: false, removeEventListener() { throw new Error("no"); },
      addEventListener() { throw new Error("no"); } };
    const signals = [{}, new AbortController(), broken];
    for (const signal of signals) {
      for (const options of [{}, { budget: 600 }, { base: 600 }]) {
        await withRetries(busy, options)("https://a.example/", { signal }).then(
          () => process.exit(1),
          () => {},
        );
      }
      const response = new Response(new ReadableStream(), { status: 404 });
      await fromResponse(response, { signal, timeout: 600 }).then(
        () => process.exit(2),
        () => {},
      );
    }
  `;
  const args = ["--input-type=module", "-e", script];
  // It ends by itself, which it would not do while a timer runs.
  await promisify(execFile)(process.execPath, args, { cwd: join(folder), timeout: 30_000 });
});
