// withRetries: the `this` of a call, and an onRetry that takes longer than the budget.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { withRetries } = client;
const URL_TEXT = "https://example.com/";
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test("a method keeps its this, at each try", async () => {
  const api = {
    token: "t7",
    tries: 0,
    async fetch(path) {
      this.tries++;
      return new Response(`${this.token} ${path}`, { status: this.tries < 3 ? 503 : 200 });
    },
  };
  api.fetch = withRetries(api.fetch, { base: 0.001 });
  assert.equal(await (await api.fetch("/songs")).text(), "t7 /songs");
  assert.equal(api.tries, 3);
});

test("so does a method of a class, and call and bind decide it", async () => {
  class Api {
    constructor(name) {
      this.name = name;
    }
    async send() {
      return new Response(this?.name ?? "nobody");
    }
  }
  Api.prototype.patient = withRetries(Api.prototype.send);
  const [first, second] = [new Api("first"), new Api("second")];
  assert.equal(await (await first.patient(URL_TEXT)).text(), "first");
  assert.equal(await (await first.patient.call(second, URL_TEXT)).text(), "second");
  const { patient } = first;
  assert.equal(await (await patient(URL_TEXT)).text(), "nobody");
  const bound = withRetries(first.send.bind(first));
  assert.equal(await (await bound.call(second, URL_TEXT)).text(), "first");
});

test("a fetch of the platform gets no this, which it would refuse", async () => {
  const seen = [];
  const platformFetch = new Proxy(function fetch() {
    seen.push(this);
    return Promise.resolve(new Response("ok"));
  }, {});
  // The source text of a proxy is that of a native function.
  assert.match(Function.prototype.toString.call(platformFetch), /\[native code\]/);
  const api = { fetch: withRetries(platformFetch) };
  assert.equal(await (await api.fetch(URL_TEXT)).text(), "ok");
  assert.deepEqual(seen, [undefined]);
});

async function callBusy(onRetry, options = {}) {
  const started = Date.now();
  const fetch = async () => new Response("busy", { status: 503 });
  const patient = withRetries(fetch, { budget: 0.2, base: 0.001, onRetry, ...options });
  const response = await patient(URL_TEXT, options.init);
  return [response.status, await response.text(), Date.now() - started];
}

test("an onRetry that takes longer than the budget does not lose the response", async () => {
  for (const onRetry of [
    () => wait(1500),
    () => new Promise(() => {}),
    async () => {
      await wait(1500);
      throw new Error("too late");
    },
    // biome-ignore lint/suspicious/noThenProperty: it is what is tested
    () => ({ then() {} }),
  ]) {
    const [status, text, took] = await callBusy(onRetry);
    assert.deepEqual([status, text], [503, "busy"]);
    assert.ok(took >= 150 && took < 1000, `${took} ms`);
  }
});

test("what onRetry throws or resolves to in time still counts", async () => {
  const fails = async () => {
    throw new RangeError("mine");
  };
  await assert.rejects(callBusy(fails), { name: "RangeError", message: "mine" });
  const throws = () => {
    throw new RangeError("at once");
  };
  await assert.rejects(callBusy(throws), { message: "at once" });
  const tries = [];
  const [status] = await callBusy(async ({ attempt }) => tries.push(attempt) < 1, { budget: 5 });
  assert.deepEqual([status, tries], [503, [1]]);
});

test("a signal ends the waiting for onRetry", async () => {
  const controller = new AbortController();
  const reason = new Error("no more");
  setTimeout(() => controller.abort(reason), 30);
  const options = { budget: 60, init: { signal: controller.signal } };
  const fetch = async () => new Response("busy", { status: 503 });
  const patient = withRetries(fetch, { budget: 60, onRetry: () => new Promise(() => {}) });
  await assert.rejects(patient(URL_TEXT, options.init), reason);
});
