// withRetries with a real server.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { folder } = await importPackage();
const { fetchOrThrow, fromResponse, retryDelay, withRetries } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/client.js")).href
);

/**
 * Starts a server that calls one function for each request. The last one serves all further
 * requests.
 */
async function startScriptedServer(t, ...handlers) {
  const requests = [];
  const origin = await startHttpServer(t, async (req, res) => {
    let body = "";
    for await (const part of req) body += part;
    const { method, headers } = req;
    requests.push({ method, headers, body, at: performance.now() });
    (handlers.length > 1 ? handlers.shift() : handlers[0])(res);
  });
  return { url: `${origin}/`, requests };
}

const respondWith =
  (status, headers = {}, body = "") =>
  (res) =>
    res.writeHead(status, headers).end(body);
const breakOff = (res) => res.destroy();
const respondOk = respondWith(200, {}, "at last");
const QUICK = { base: 0.01 };

test("withRetries repeats a request until a response is ok, and returns it", async (t) => {
  const { url, requests } = await startScriptedServer(t, respondWith(503), breakOff, respondOk);
  const failedTries = [];
  const retryingFetch = withRetries(fetch, {
    ...QUICK,
    onRetry: (one) => void failedTries.push(one),
  });
  const response = await retryingFetch(url);
  assert.equal(await response.text(), "at last");
  assert.equal(requests.length, 3);
  assert.deepEqual(
    failedTries.map(({ attempt, response, error }) => [attempt, response?.status, error?.name]),
    [
      [1, 503, undefined],
      [2, undefined, "TypeError"],
    ],
  );
  assert.ok(failedTries.every(({ delay }) => delay >= 0 && delay <= 0.02));
  assert.ok(requests.every(({ headers }) => headers["x-failed-requests"] === undefined));
});

test("the response of the last try is returned with its body", async (t) => {
  const { url, requests } = await startScriptedServer(t, respondWith(503, {}, "busy"));
  const response = await withRetries(fetch, { ...QUICK, tries: 4 })(url);
  assert.equal(response.status, 503);
  assert.equal(await response.text(), "busy");
  assert.equal(requests.length, 4);
});

test("the error of the last try is thrown", async (t) => {
  const { url, requests } = await startScriptedServer(t, breakOff);
  await assert.rejects(withRetries(fetch, QUICK)(url), TypeError);
  assert.equal(requests.length, 3);
});

for (const status of [200, 204, 304, 400, 404, 500, 501]) {
  test(`a ${status} is returned at once, and can be read`, async (t) => {
    const isEmpty = status === 204 || status === 304;
    const { url, requests } = await startScriptedServer(
      t,
      respondWith(status, {}, isEmpty ? "" : "body"),
    );
    const response = await withRetries(fetch, QUICK)(url);
    assert.equal(response.status, status);
    assert.equal(await response.text(), isEmpty ? "" : "body");
    assert.equal(requests.length, 1);
  });
}

test("the delay in a body is exact to fractions of a second", async (t) => {
  const json = { "content-type": "application/json", "retry-after": "30" };
  const body = '{"message": "Slow down.", "retry_after": 0.12, "global": false}';
  const { url, requests } = await startScriptedServer(t, respondWith(429, json, body), respondOk);
  const response = await withRetries(fetch, "discord")(url);
  assert.equal(response.status, 200);
  const waited = requests[1].at - requests[0].at;
  assert.ok(waited >= 110 && waited < 25_000, `${waited} ms`);
  assert.equal(requests[0].headers["x-failed-requests"], undefined);
  assert.equal(requests[1].headers["x-failed-requests"], "1");
});

test("failedRequests sends the count of failed requests beside other headers", async (t) => {
  const { url, requests } = await startScriptedServer(
    t,
    respondWith(503),
    respondWith(503),
    respondOk,
  );
  const countingFetch = withRetries(fetch, { ...QUICK, failedRequests: true });
  await countingFetch(new Request(url, { headers: { "x-song": "7" } }), {
    headers: { "x-own": "8" },
  });
  const headers = requests.map(({ headers }) => [headers["x-failed-requests"], headers["x-own"]]);
  assert.deepEqual(headers, [
    [undefined, "8"],
    ["1", "8"],
    ["2", "8"],
  ]);
  assert.ok(requests.every(({ headers }) => headers["x-song"] === undefined));
});

test("a request is not repeated if the delay is above the cap", async (t) => {
  const { url, requests } = await startScriptedServer(
    t,
    respondWith(503, { "retry-after": "61" }, "in a minute"),
  );
  const response = await withRetries(fetch)(url);
  assert.equal(await response.text(), "in a minute");
  assert.equal(requests.length, 1);
});

test("no try begins once the budget is used up", async (t) => {
  const { url, requests } = await startScriptedServer(
    t,
    respondWith(503, { "retry-after": "0.2" }),
  );
  const before = performance.now();
  const response = await withRetries(fetch, { tries: 100, budget: 0.5 })(url);
  assert.equal(response.status, 503);
  assert.ok(requests.length <= 3, `${requests.length} tries`);
  assert.ok(performance.now() - before < 15_000);
});

test("a try that hangs is aborted when the budget is used up", async (t) => {
  const sockets = [];
  const url = await startHttpServer(t, (request) => sockets.push(request.socket));
  const retryingFetch = withRetries(fetch, { budget: 0.2 });
  const own = new AbortController();
  for (const init of [undefined, { signal: own.signal }]) {
    const before = performance.now();
    await assert.rejects(retryingFetch(url, init), { name: "TimeoutError" });
    assert.ok(performance.now() - before < 15_000);
  }
  assert.equal(sockets.length, 2);
  // The caller's signal ends a try, too.
  const reason = new Error("the person went away");
  setTimeout(() => own.abort(reason), 30);
  await assert.rejects(retryingFetch(url, { signal: own.signal }), (error) => error === reason);
});

test("a body may take longer than the budget", async (t) => {
  const { url } = await startScriptedServer(t, (response) => {
    response.write("late ");
    setTimeout(() => response.end("but whole"), 400);
  });
  const response = await withRetries(fetch, { budget: 0.2 })(url);
  assert.equal(await response.text(), "late but whole");
});

test("a global limit delays all requests of the same fetch", async () => {
  const requests = [];
  const json = { "content-type": "application/json" };
  const body = '{"message": "Slow down.", "retry_after": 1, "global": true}';
  const limited = async (url) => {
    requests.push([url, performance.now()]);
    const isFirst = requests.length === 1;
    return new Response(isFirst ? body : "ok", { status: isFirst ? 429 : 200, headers: json });
  };
  const retryingFetch = withRetries(limited, "discord");
  const start = performance.now();
  const one = retryingFetch("https://api.example/one");
  await new Promise((resolve) => setTimeout(resolve, 50));
  // Another fetch has its own limit, and sends a request while this one waits.
  await withRetries(async () => new Response(), "discord")("https://other.example/");
  assert.equal(requests.length, 1);
  const others = ["two", "three"].map((name) => retryingFetch(`https://api.example/${name}`));
  for (const response of await Promise.all([one, ...others])) assert.equal(response.status, 200);
  assert.equal(requests.length, 4);
  for (const [url, at] of requests.slice(1))
    assert.ok(at - start > 990, `${url} at ${at - start} ms`);
});

test("a limit of one request does not delay others", async () => {
  const requests = [];
  const json = { "content-type": "application/json" };
  const body = '{"message": "Slow down.", "retry_after": 1, "global": false}';
  const limited = async (url) => {
    requests.push(url);
    const isFirst = requests.length === 1;
    return new Response(isFirst ? body : "ok", { status: isFirst ? 429 : 200, headers: json });
  };
  const retryingFetch = withRetries(limited, "discord");
  const one = retryingFetch("one");
  await new Promise((resolve) => setTimeout(resolve, 20));
  await retryingFetch("two");
  assert.deepEqual(requests, ["one", "two"]);
  await one;
  assert.deepEqual(requests, ["one", "two", "one"]);
});

test("a signal ends the waiting with its reason", async (t) => {
  const { url, requests } = await startScriptedServer(t, respondWith(503, { "retry-after": "30" }));
  const reason = new Error("the person went away");
  const controller = new AbortController();
  const before = performance.now();
  const timer = setInterval(() => requests.length > 0 && controller.abort(reason), 30);
  t.after(() => clearInterval(timer));
  const { signal } = controller;
  await assert.rejects(withRetries(fetch)(url, { signal }), (error) => error === reason);
  await assert.rejects(withRetries(fetch)(new Request(url, { signal })), (error) =>
    [reason, "AbortError"].some((one) => error === one || error.name === one),
  );
  assert.ok(performance.now() - before < 20_000);
  assert.equal(requests.length, 1);
});

test("a POST is sent once, unless anyMethod is set", async (t) => {
  const { url, requests } = await startScriptedServer(t, respondWith(503));
  await withRetries(fetch, QUICK)(url, { method: "post", body: "{}" });
  assert.equal(requests.length, 1);
  await withRetries(fetch, { ...QUICK, anyMethod: true })(url, { method: "post", body: "{}" });
  assert.equal(requests.length, 4);
});

const createForm = () => {
  const data = new FormData();
  data.set("title", "Naima");
  return data;
};

for (const [name, body] of Object.entries({
  text: () => "Naima",
  bytes: () => new TextEncoder().encode("Naima"),
  "an ArrayBuffer": () => new TextEncoder().encode("Naima").buffer,
  parameters: () => new URLSearchParams({ title: "Naima" }),
  "a Blob": () => new Blob(["Naima"]),
  "a form": createForm,
})) {
  test(`${name} can be sent again`, async (t) => {
    const { url, requests } = await startScriptedServer(t, respondWith(503), respondOk);
    const response = await withRetries(fetch, QUICK)(url, { method: "PUT", body: body() });
    assert.equal(response.status, 200);
    assert.equal(requests.length, 2);
    assert.ok(requests.every(({ body }) => body.includes("Naima")));
  });
}

test("a stream is sent once", async (t) => {
  const { url, requests } = await startScriptedServer(t, respondWith(503));
  const body = new Blob(["Naima"]).stream();
  const response = await withRetries(fetch, QUICK)(url, { method: "PUT", body, duplex: "half" });
  assert.equal(response.status, 503);
  assert.deepEqual(
    requests.map(({ body }) => body),
    ["Naima"],
  );
});

test("a Request is sent again with its body, and cannot be used afterwards", async (t) => {
  const { url, requests } = await startScriptedServer(
    t,
    respondWith(503),
    respondWith(502),
    respondOk,
  );
  const request = new Request(url, { method: "PUT", body: "Naima", headers: { "x-song": "7" } });
  const countingFetch = withRetries(fetch, { ...QUICK, failedRequests: true });
  assert.equal((await countingFetch(request)).status, 200);
  assert.deepEqual(
    requests.map(({ body, headers }) => [body, headers["x-song"]]),
    [
      ["Naima", "7"],
      ["Naima", "7"],
      ["Naima", "7"],
    ],
  );
  await assert.rejects(countingFetch(request), TypeError);
  assert.equal(requests.length, 3);
});

test("a 202 with a delay is repeated if accepted is set", async (t) => {
  const json = { "content-type": "application/json" };
  const respondLater = respondWith(
    202,
    json,
    '{"message": "Index not yet available", "retry_after": 0.02}',
  );
  const { url, requests } = await startScriptedServer(t, respondLater, respondLater, respondOk);
  assert.equal((await withRetries(fetch)(url)).status, 202);
  assert.equal(requests.length, 1);
  const response = await withRetries(fetch, { accepted: true })(url);
  assert.equal(await response.text(), "at last");
  assert.equal(requests.length, 3);
});

test("onRetry can stop the retries, and its error is thrown", async (t) => {
  const { url, requests } = await startScriptedServer(t, respondWith(503, {}, "busy"));
  const response = await withRetries(fetch, { ...QUICK, onRetry: () => false })(url);
  assert.equal(await response.text(), "busy");
  assert.equal(requests.length, 1);
  const onRetry = () => {
    throw new RangeError("no log");
  };
  await assert.rejects(withRetries(fetch, { ...QUICK, onRetry })(url), RangeError);
});

test("the bodies of failed tries are cancelled, and an endless one causes no delay", async () => {
  let cancelled = 0;
  let tries = 0;
  const createEndlessBody = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1 << 14));
      },
      cancel() {
        cancelled++;
      },
    });
  const fetchFlaky = async () =>
    ++tries < 3 ? new Response(createEndlessBody(), { status: 503 }) : new Response("at last");
  const response = await withRetries(fetchFlaky, QUICK)("https://api.example/");
  assert.equal(await response.text(), "at last");
  await new Promise((resume) => setTimeout(resume, 20));
  assert.equal(cancelled, 2);
});

test("withRetries works with a fetch that throws typed errors", async (t) => {
  const { url, requests } = await startScriptedServer(
    t,
    respondWith(503),
    respondWith(502),
    respondOk,
  );
  const response = await withRetries(fetchOrThrow, QUICK)(url);
  assert.equal(await response.text(), "at last");
  assert.equal(requests.length, 3);
});

test("the responses of withRetries are read like those of fetch", async (t) => {
  const { url } = await startScriptedServer(t, respondWith(503, { "retry-after": "0.01" }, "busy"));
  const error = await fromResponse(await withRetries(fetch, QUICK)(url));
  assert.equal(error.status, 503);
  assert.equal(error.retryAfter, 0.01);
  assert.equal(retryDelay(error), 0.01);
});

test("no listener stays on a signal after waiting", async (t) => {
  const { url } = await startScriptedServer(t, respondWith(503));
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args) => {
    listeners++;
    add(...args);
  };
  signal.removeEventListener = (...args) => {
    listeners--;
    remove(...args);
  };
  const fetchWithoutInit = async (input) => fetch(input);
  await withRetries(fetchWithoutInit, { ...QUICK, tries: 4 })(url, { signal });
  assert.equal(listeners, 0);
});
