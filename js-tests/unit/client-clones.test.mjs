// A response that cannot be cloned without back-pressure is not cloned: nothing waits for it.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import nodeFetch from "node-fetch";
import * as undici from "undici";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { createClient, fromResponse, raiseForStatus, withRetries } = client;

const QUICK = { base: 0.001 };
const JSON_TYPE = { "content-type": "application/json" };

/** What a reading that waits for another one would exceed, in milliseconds. */
const SOON = 3000;

async function time(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

for (const [name, fetch] of Object.entries({
  "node-fetch": nodeFetch,
  undici: undici.fetch,
  "the platform": globalThis.fetch,
})) {
  for (const size of [1, 1 << 16, 1 << 20]) {
    for (const isChunked of [false, true]) {
      const what = `${size} bytes, ${isChunked ? "chunked" : "with a length"}`;
      const body = JSON.stringify({ message: "Busy.", padding: "x".repeat(size) });
      const send = (res, status) => {
        const length = isChunked ? {} : { "content-length": body.length };
        res.writeHead(status, { ...JSON_TYPE, ...length }).end(body);
      };

      test(`${name}: a 503 of ${what} delays no retry`, async (t) => {
        let tries = 0;
        const origin = await startHttpServer(t, (_, res) => {
          tries++;
          send(res, 503);
        });
        let response;
        const duration = await time(async () => {
          response = await withRetries(fetch, QUICK)(origin);
        });
        assert.ok(duration < SOON, `${duration} ms`);
        assert.equal(tries, 3);
        assert.equal(await response.text(), body);
      });

      test(`${name}: errorsInOk delays no response of ${what}`, async (t) => {
        const origin = await startHttpServer(t, (_, res) => send(res, 200));
        const response = await fetch(origin);
        const duration = await time(async () => {
          assert.equal(await raiseForStatus(response, { errorsInOk: true }), response);
        });
        assert.ok(duration < SOON, `${duration} ms`);
        assert.equal(await response.text(), body);
      });
    }
  }

  test(`${name}: a short body still says that it is an error, and when to retry`, async (t) => {
    const answers = [
      ['{"message":"Slow down.","retry_after":0.05}', 429],
      ['{"ok":false,"error":"channel_not_found"}', 200],
    ];
    const times = [];
    const origin = await startHttpServer(t, (_, res) => {
      times.push(performance.now());
      const [body, status] = answers.shift();
      res.writeHead(status, { ...JSON_TYPE, "content-length": body.length }).end(body);
    });
    const api = createClient({ fetch, retry: { policy: "discord" }, errorsInOk: true });
    await assert.rejects(api.fetchOrThrow(origin), { code: "channel_not_found" });
    assert.ok(times[1] - times[0] >= 45, `${times[1] - times[0]} ms`);
  });
}

/** A response whose body is a stream of Node, and which must not be cloned. */
function createResponse(status, headers, body) {
  return {
    status,
    headers: new Headers({ ...JSON_TYPE, ...headers }),
    body,
    bodyUsed: false,
    clone: () => assert.fail("it was cloned"),
  };
}

test("a length that cannot be trusted does not count", async () => {
  for (const headers of [
    {},
    { "content-length": "16385" },
    { "content-length": "7", "content-encoding": "gzip" },
    { "content-length": "seven" },
    { "content-length": "-1" },
  ]) {
    const create = (status) => createResponse(status, headers, Readable.from([]));
    assert.equal(await fromResponse(create(200), { errorsInOk: true }), null);
    let tries = 0;
    const busy = async () => {
      tries++;
      return create(503);
    };
    assert.equal((await withRetries(busy, { base: 0 })("https://api.example/")).status, 503);
    assert.equal(tries, 3);
  }
});

test("a body that is locked, used, or fails when it is cloned is left alone", async () => {
  const locked = new Response("x", { status: 503 });
  locked.body.getReader();
  const used = new Response("x", { status: 503 });
  await used.text();
  const failing = { ...createResponse(503, {}, undefined), text: async () => "x" };
  for (const response of [locked, used, failing]) {
    const busy = async () => response;
    assert.equal(await withRetries(busy, { base: 0 })("https://api.example/"), response);
  }
});
