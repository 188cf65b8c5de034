// The response of a try that failed outlasts the tries after it that bring none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { fetchOrThrow, withRetries } = client;

const URL_OF_API = "https://api.example/";
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** A fetch that takes one step for each try. The last one is taken for all further tries. */
function createFetch(...steps) {
  const fetch = async (_input, init) => {
    fetch.tries++;
    return (steps.length > 1 ? steps.shift() : steps[0])(init);
  };
  fetch.tries = 0;
  return fetch;
}

const answer =
  (status, body = "busy", headers = {}) =>
  () =>
    new Response(body, { status, headers });
const hangUntilAborted = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const hangForEver = () => new Promise(() => {});
const failNetwork = () => {
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  throw new TypeError("fetch failed", { cause });
};

/** A body that notes whether it was cancelled, and has so many chunks of 16 KiB, or never an end. */
function createBody(chunks = 1, hasEnd = true) {
  const body = { isCancelled: false };
  body.stream = new ReadableStream({
    pull(controller) {
      if (chunks-- > 0) controller.enqueue(new Uint8Array(1 << 14));
      else if (hasEnd) controller.close();
      else return new Promise(() => {});
      return undefined;
    },
    cancel() {
      body.isCancelled = true;
    },
  });
  return body;
}

for (const [name, ...later] of [
  ["the next try hangs", hangUntilAborted],
  ["the next try hangs and does not heed its signal", hangForEver],
  ["a network failure comes before the hanging", failNetwork, hangForEver],
]) {
  test(`a response outlasts the budget, with its body: ${name}`, async () => {
    for (const [status, headers] of [
      [503, {}],
      [429, { "retry-after": "0.01" }],
      [500, { "content-type": "text/html" }],
      [503, { "content-type": "application/json" }],
    ]) {
      const fetch = createFetch(answer(status, '{"message":"busy"}', headers), ...later);
      const patient = withRetries(fetch, { budget: 0.25, base: 0, retryOn: [500] });
      const response = await patient(URL_OF_API);
      assert.equal(response.status, status);
      assert.equal(await response.text(), '{"message":"busy"}');
      assert.equal(fetch.tries, later.length + 1);
    }
  });
}

test("the last of several responses outlasts the budget, from a server as well", async (t) => {
  const answers = [503, 502];
  const origin = await startHttpServer(t, (_, res) => {
    const status = answers.shift();
    if (status) res.writeHead(status, { "x-status": status }).end(`body of ${status}`);
  });
  const response = await withRetries(fetch, { budget: 0.5, base: 0 })(origin);
  assert.equal(response.headers.get("x-status"), "502");
  assert.equal(await response.text(), "body of 502");
  answers.push(503);
  const throwing = fetchOrThrow(origin, { fetch: withRetries(fetch, { budget: 0.5, base: 0 }) });
  await assert.rejects(throwing, { status: 503 });
});

test("a response comes before later failures of the network, and no other error does", async () => {
  for (const status of [503, 429]) {
    const fetch = createFetch(answer(status), failNetwork);
    const response = await withRetries(fetch, { base: 0 })(URL_OF_API);
    assert.equal(await response.text(), "busy");
    assert.equal(response.status, status);
    assert.equal(fetch.tries, 3);
  }
  const bug = createFetch(answer(503), () => undefined.member);
  await assert.rejects(withRetries(bug, { base: 0 })(URL_OF_API), TypeError);
  assert.equal(bug.tries, 2);
  const lost = createFetch(failNetwork);
  await assert.rejects(withRetries(lost, { base: 0 })(URL_OF_API), { message: "fetch failed" });
});

test("a fetch that does not heed its signal is ended by the budget", async () => {
  const late = createBody();
  const comeLate = async () => {
    await pause(300);
    return new Response(late.stream);
  };
  const failLate = async () => {
    await pause(300);
    return failNetwork();
  };
  for (const step of [hangForEver, comeLate, failLate]) {
    for (const init of [{}, { signal: new AbortController().signal }]) {
      const start = performance.now();
      const patient = withRetries(createFetch(step), { budget: 0.1 });
      await assert.rejects(patient(URL_OF_API, init), { name: "TimeoutError" });
      assert.ok(performance.now() - start < 290);
      if (step === comeLate) break;
    }
  }
  await pause(400);
  // Nobody reads the response that came too late.
  assert.equal(late.isCancelled, true);
});

test("the caller's abort is thrown, whatever came before", async () => {
  for (const step of [hangUntilAborted, failNetwork]) {
    const controller = new AbortController();
    const body = createBody();
    const fetch = createFetch(
      () => new Response(body.stream, { status: 503 }),
      (init) => {
        setTimeout(() => controller.abort(new Error("enough")), 20);
        return step(init);
      },
    );
    const { signal } = controller;
    const call = withRetries(fetch, { budget: 60, jitter: false, base: 1 })(URL_OF_API, { signal });
    await assert.rejects(call, { message: "enough" });
  }
});

test("of a body above 64 KiB the status stays, and the connection is freed", async () => {
  for (const status of [500, 503]) {
    const body = createBody(16);
    let wasCancelled;
    const fetch = createFetch(
      () => new Response(body.stream, { status, headers: { "content-type": "text/html" } }),
      async () => {
        await pause(20);
        wasCancelled = body.isCancelled;
        return failNetwork();
      },
    );
    const options = { tries: 2, base: 0, retryOn: [500] };
    const response = await withRetries(fetch, options)(URL_OF_API);
    assert.equal(response.status, status);
    assert.equal(wasCancelled, true, `${status}`);
    const error = await client.fromResponse(response);
    assert.equal(error.status, status);
  }
});

test("a body that has no end does not delay a try, and is cancelled by the next response", async () => {
  const body = createBody(1, false);
  const fetch = createFetch(
    () => new Response(body.stream, { status: 500, headers: { "content-type": "text/html" } }),
    answer(200, "ok"),
  );
  const start = performance.now();
  const response = await withRetries(fetch, { base: 0, retryOn: [500] })(URL_OF_API);
  assert.ok(performance.now() - start < 2000);
  assert.equal(await response.text(), "ok");
  await pause(10);
  assert.equal(body.isCancelled, true);
});

for (const [name, options] of [
  ["retryOn", (fail) => ({ retryOn: fail })],
  ["onRetry", (fail) => ({ onRetry: fail })],
  ["jitter", (fail) => ({ jitter: fail })],
]) {
  test(`an error of ${name} is thrown, and the body is released`, async () => {
    const body = createBody(16, false);
    const fail = () => {
      throw new RangeError("a bug");
    };
    const fetch = async () =>
      new Response(body.stream, { status: 503, headers: { "x-should-retry": "true" } });
    const call = withRetries(fetch, { budget: 60, ...options(fail) })(URL_OF_API);
    await assert.rejects(call, { name: "RangeError", message: "a bug" });
    await pause(10);
    assert.equal(body.isCancelled, true);
  });
}
