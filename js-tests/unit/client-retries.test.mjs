// The fetch that asks again, against a real server.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./installed.mjs";

const { folder } = await importPackage();
const { fetchOrThrow, fromResponse, retryDelay, withRetries } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/client.js")).href
);

/** A server that answers by a list of functions, one a request; the last one stays. */
async function serving(t, ...answers) {
  const requests = [];
  const server = createServer(async (req, res) => {
    let body = "";
    for await (const part of req) body += part;
    const { method, headers } = req;
    requests.push({ method, headers, body, at: performance.now() });
    (answers.length > 1 ? answers.shift() : answers[0])(res);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, requests };
}

const says =
  (status, headers = {}, body = "") =>
  (res) =>
    res.writeHead(status, headers).end(body);
const breaksOff = (res) => res.destroy();
const ok = says(200, {}, "at last");
const quick = { base: 0.01 };

test("a fetch with retries asks until an answer is ok, and gives it", async (t) => {
  const { url, requests } = await serving(t, says(503), breaksOff, ok);
  const failed = [];
  const patient = withRetries(fetch, { ...quick, onRetry: (one) => void failed.push(one) });
  const response = await patient(url);
  assert.equal(await response.text(), "at last");
  assert.equal(requests.length, 3);
  assert.deepEqual(
    failed.map(({ attempt, response, error }) => [attempt, response?.status, error?.name]),
    [
      [1, 503, undefined],
      [2, undefined, "TypeError"],
    ],
  );
  assert.ok(failed.every(({ delay }) => delay >= 0 && delay <= 0.02));
  assert.ok(requests.every(({ headers }) => headers["x-failed-requests"] === undefined));
});

test("after the last try its answer is given back, body and all", async (t) => {
  const { url, requests } = await serving(t, says(503, {}, "busy"));
  const response = await withRetries(fetch, { ...quick, tries: 4 })(url);
  assert.equal(response.status, 503);
  assert.equal(await response.text(), "busy");
  assert.equal(requests.length, 4);
});

test("what the last try threw is thrown", async (t) => {
  const { url, requests } = await serving(t, breaksOff);
  await assert.rejects(withRetries(fetch, quick)(url), TypeError);
  assert.equal(requests.length, 3);
});

for (const status of [200, 204, 304, 400, 404, 500, 501]) {
  test(`a ${status} is given back at once, and can be read`, async (t) => {
    const empty = status === 204 || status === 304;
    const { url, requests } = await serving(t, says(status, {}, empty ? "" : "body"));
    const response = await withRetries(fetch, quick)(url);
    assert.equal(response.status, status);
    assert.equal(await response.text(), empty ? "" : "body");
    assert.equal(requests.length, 1);
  });
}

test("the delay in a body is waited for, to the part of a second", async (t) => {
  const json = { "content-type": "application/json", "retry-after": "30" };
  const body = '{"message": "Slow down.", "retry_after": 0.12, "global": false}';
  const { url, requests } = await serving(t, says(429, json, body), ok);
  const response = await withRetries(fetch, "discord")(url);
  assert.equal(response.status, 200);
  const waited = requests[1].at - requests[0].at;
  assert.ok(waited >= 110 && waited < 25_000, `${waited} ms`);
  assert.equal(requests[0].headers["x-failed-requests"], undefined);
  assert.equal(requests[1].headers["x-failed-requests"], "1");
});

test("the count of failed requests is sent where that is asked, beside other fields", async (t) => {
  const { url, requests } = await serving(t, says(503), says(503), ok);
  const counting = withRetries(fetch, { ...quick, failedRequests: true });
  await counting(new Request(url, { headers: { "x-song": "7" } }), { headers: { "x-own": "8" } });
  const seen = requests.map(({ headers }) => [headers["x-failed-requests"], headers["x-own"]]);
  assert.deepEqual(seen, [
    [undefined, "8"],
    ["1", "8"],
    ["2", "8"],
  ]);
  assert.ok(requests.every(({ headers }) => headers["x-song"] === undefined));
});

test("a delay above the cap is not waited for", async (t) => {
  const { url, requests } = await serving(t, says(503, { "retry-after": "61" }, "in a minute"));
  const response = await withRetries(fetch)(url);
  assert.equal(await response.text(), "in a minute");
  assert.equal(requests.length, 1);
});

test("no try begins once the budget is used up", async (t) => {
  const { url, requests } = await serving(t, says(503, { "retry-after": "0.2" }));
  const before = performance.now();
  const response = await withRetries(fetch, { tries: 100, budget: 0.5 })(url);
  assert.equal(response.status, 503);
  assert.ok(requests.length <= 3, `${requests.length} tries`);
  assert.ok(performance.now() - before < 15_000);
});

test("a try that hangs is broken off when the budget is used up", async (t) => {
  const sockets = [];
  const server = createServer((request) => sockets.push(request.socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${server.address().port}/`;
  const patient = withRetries(fetch, { budget: 0.2 });
  const own = new AbortController();
  for (const init of [undefined, { signal: own.signal }]) {
    const before = performance.now();
    await assert.rejects(patient(url, init), { name: "TimeoutError" });
    assert.ok(performance.now() - before < 15_000);
  }
  assert.equal(sockets.length, 2);
  // Either signal ends it.
  const reason = new Error("the person went away");
  setTimeout(() => own.abort(reason), 30);
  await assert.rejects(patient(url, { signal: own.signal }), (error) => error === reason);
});

test("a body may take longer than the budget, once the answer has come", async (t) => {
  const { url } = await serving(t, (response) => {
    response.write("late ");
    setTimeout(() => response.end("but whole"), 400);
  });
  const response = await withRetries(fetch, { budget: 0.2 })(url);
  assert.equal(await response.text(), "late but whole");
});

test("a limit for all requests holds back all that go through the same fetch", async () => {
  const asked = [];
  const json = { "content-type": "application/json" };
  const body = '{"message": "Slow down.", "retry_after": 1, "global": true}';
  const limited = async (url) => {
    asked.push([url, performance.now()]);
    const first = asked.length === 1;
    return new Response(first ? body : "ok", { status: first ? 429 : 200, headers: json });
  };
  const patient = withRetries(limited, "discord");
  const start = performance.now();
  const one = patient("https://api.example/one");
  await new Promise((resolve) => setTimeout(resolve, 50));
  // Another fetch has a limit of its own, and asks while this one waits.
  await withRetries(async () => new Response(), "discord")("https://other.example/");
  assert.equal(asked.length, 1);
  const others = ["two", "three"].map((name) => patient(`https://api.example/${name}`));
  for (const response of await Promise.all([one, ...others])) assert.equal(response.status, 200);
  assert.equal(asked.length, 4);
  for (const [url, at] of asked.slice(1)) assert.ok(at - start > 990, `${url} at ${at - start} ms`);
});

test("a limit of one request's own holds back no other", async () => {
  const asked = [];
  const json = { "content-type": "application/json" };
  const body = '{"message": "Slow down.", "retry_after": 1, "global": false}';
  const limited = async (url) => {
    asked.push(url);
    const isFirst = asked.length === 1;
    return new Response(isFirst ? body : "ok", { status: isFirst ? 429 : 200, headers: json });
  };
  const patient = withRetries(limited, "discord");
  const one = patient("one");
  await new Promise((resolve) => setTimeout(resolve, 20));
  await patient("two");
  assert.deepEqual(asked, ["one", "two"]);
  await one;
  assert.deepEqual(asked, ["one", "two", "one"]);
});

test("a signal ends the waiting with its reason", async (t) => {
  const { url, requests } = await serving(t, says(503, { "retry-after": "30" }));
  const reason = new Error("the person went away");
  const controller = new AbortController();
  const before = performance.now();
  setTimeout(() => controller.abort(reason), 60);
  const { signal } = controller;
  await assert.rejects(withRetries(fetch)(url, { signal }), (error) => error === reason);
  await assert.rejects(withRetries(fetch)(new Request(url, { signal })), (error) =>
    [reason, "AbortError"].some((one) => error === one || error.name === one),
  );
  assert.ok(performance.now() - before < 20_000);
  assert.equal(requests.length, 1);
});

test("a POST is sent once, unless any method may be repeated", async (t) => {
  const { url, requests } = await serving(t, says(503));
  await withRetries(fetch, quick)(url, { method: "post", body: "{}" });
  assert.equal(requests.length, 1);
  await withRetries(fetch, { ...quick, anyMethod: true })(url, { method: "post", body: "{}" });
  assert.equal(requests.length, 4);
});

const form = () => {
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
  "a form": form,
})) {
  test(`${name} can be sent again`, async (t) => {
    const { url, requests } = await serving(t, says(503), ok);
    const response = await withRetries(fetch, quick)(url, { method: "PUT", body: body() });
    assert.equal(response.status, 200);
    assert.equal(requests.length, 2);
    assert.ok(requests.every(({ body }) => body.includes("Naima")));
  });
}

test("a stream is sent once", async (t) => {
  const { url, requests } = await serving(t, says(503));
  const body = new Blob(["Naima"]).stream();
  const response = await withRetries(fetch, quick)(url, { method: "PUT", body, duplex: "half" });
  assert.equal(response.status, 503);
  assert.deepEqual(
    requests.map(({ body }) => body),
    ["Naima"],
  );
});

test("a Request is sent again with its body, and is used up like by any fetch", async (t) => {
  const { url, requests } = await serving(t, says(503), says(502), ok);
  const request = new Request(url, { method: "PUT", body: "Naima", headers: { "x-song": "7" } });
  const counting = withRetries(fetch, { ...quick, failedRequests: true });
  assert.equal((await counting(request)).status, 200);
  assert.deepEqual(
    requests.map(({ body, headers }) => [body, headers["x-song"]]),
    [
      ["Naima", "7"],
      ["Naima", "7"],
      ["Naima", "7"],
    ],
  );
  await assert.rejects(counting(request), TypeError);
  assert.equal(requests.length, 3);
});

test("a 202 that says when is asked again where that was wanted", async (t) => {
  const json = { "content-type": "application/json" };
  const later = says(202, json, '{"message": "Index not yet available", "retry_after": 0.02}');
  const { url, requests } = await serving(t, later, later, ok);
  assert.equal((await withRetries(fetch)(url)).status, 202);
  assert.equal(requests.length, 1);
  const response = await withRetries(fetch, { accepted: true })(url);
  assert.equal(await response.text(), "at last");
  assert.equal(requests.length, 3);
});

test("a callback can end the tries, and what it throws is thrown", async (t) => {
  const { url, requests } = await serving(t, says(503, {}, "busy"));
  const response = await withRetries(fetch, { ...quick, onRetry: () => false })(url);
  assert.equal(await response.text(), "busy");
  assert.equal(requests.length, 1);
  const broken = () => {
    throw new RangeError("no log");
  };
  await assert.rejects(withRetries(fetch, { ...quick, onRetry: broken })(url), RangeError);
});

test("bodies of tries that failed are cancelled, and an endless one does not hold it up", async () => {
  let cancelled = 0;
  let tries = 0;
  const endless = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1 << 14));
      },
      cancel() {
        cancelled++;
      },
    });
  const flaky = async () =>
    ++tries < 3 ? new Response(endless(), { status: 503 }) : new Response("at last");
  const response = await withRetries(flaky, quick)("https://api.example/");
  assert.equal(await response.text(), "at last");
  await new Promise((resume) => setTimeout(resume, 20));
  assert.equal(cancelled, 2);
});

test("it retries a fetch that throws typed errors, too", async (t) => {
  const { url, requests } = await serving(t, says(503), says(502), ok);
  const response = await withRetries(fetchOrThrow, quick)(url);
  assert.equal(await response.text(), "at last");
  assert.equal(requests.length, 3);
});

test("its answers are read as those of any fetch", async (t) => {
  const { url } = await serving(t, says(503, { "retry-after": "0.01" }, "busy"));
  const error = await fromResponse(await withRetries(fetch, quick)(url));
  assert.equal(error.status, 503);
  assert.equal(error.retryAfter, 0.01);
  assert.equal(retryDelay(error), 0.01);
});

test("waiting adds no listener that stays on a signal", async (t) => {
  const { url } = await serving(t, says(503));
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...given) => {
    listeners++;
    add(...given);
  };
  signal.removeEventListener = (...given) => {
    listeners--;
    remove(...given);
  };
  const own = async (input) => fetch(input);
  await withRetries(own, { ...quick, tries: 4 })(url, { signal });
  assert.equal(listeners, 0);
});
