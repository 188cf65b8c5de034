// httpexc/stream: event streams, and how they fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { recordConsole } from "../lib/record-console.mjs";
import { collect, createBody, createResponse, fail, quietly } from "./event-streams.mjs";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, client, createErrors, stream, problems: declare } = entries;
const { eventStream, readEvents } = stream;

test("events arrive as they were sent", async () => {
  const sent = [
    { data: "Blue in Green" },
    { data: "", id: "0" },
    { event: "song", data: "a\nb\n\nc\n", id: "7", retry: 1500 },
    { data: " leading and trailing ", event: "a: b" },
    { data: ": no comment", id: "" },
    { data: "data: x\nid: y", retry: 0 },
    { data: "\ufeff\u{1f600}\u2028" },
  ];
  for (const source of [
    sent,
    sent.values(),
    fromAsync(sent),
    ReadableStream.from?.(sent) ?? sent,
  ]) {
    const response = eventStream(source);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "text/event-stream");
    assert.equal(response.headers.get("cache-control"), "no-cache");
    assert.deepEqual(await collect(readEvents(response)), sent);
  }
});

async function* fromAsync(events) {
  for (const event of events) yield await event;
}

test("each kind of line break is read as a line feed", async () => {
  const events = await collect(readEvents(eventStream([{ data: "a\rb\r\nc\n\rd" }])));
  assert.deepEqual(events, [{ data: "a\nb\nc\n\nd" }]);
});

test("a failure is the last event, with the public problem and its delay", async () => {
  const error = new httpexc.HTTPTooManyRequests("Slowly.", { retryAfter: 1.5, code: "slow" });
  for (const events of [[], [{ data: "a", id: "1" }]]) {
    const response = eventStream(fail(error, ...events));
    assert.equal(response.status, 200);
    const blocks = (await response.text()).split("\n\n");
    assert.equal(blocks.length, events.length + 2);
    const [name, retry, data] = blocks.at(-2).split("\n");
    assert.deepEqual([name, retry, blocks.at(-1)], ["event: error", "retry: 2000", ""]);
    const problem = JSON.parse(data.slice("data: ".length));
    assert.deepEqual(problem, { ...JSON.parse(JSON.stringify(error)), retry_after: 2 });
  }
  const date = new Date(Date.now() + 60_000);
  const dated = eventStream(fail(new httpexc.HTTPServiceUnavailable({ retryAfter: date })));
  const text = await quietly(() => dated.text());
  const seconds = Number(/"retry_after":(\d+)/.exec(text)[1]);
  assert.ok(seconds >= 58 && seconds <= 61, text);
});

test("readEvents throws the typed error, with what it says", async () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    if (Class.status < 400) continue;
    const error = new Class({ ...needed, title: "A title", code: "a-code", stack: false });
    const reader = readEvents(eventStream(fail(error, { data: "a" })));
    assert.deepEqual(await reader.next(), { done: false, value: { data: "a" } });
    const caught = await quietly(() => reader.next().catch((thrown) => thrown));
    assert.ok(caught instanceof httpexc.statusMap[error.status], Class.name);
    assert.deepEqual(
      [caught.title, caught.code, caught.status],
      ["A title", "a-code", error.status],
    );
    assert.ok(client.isReadError(caught));
    assert.equal((await reader.next()).done, true);
  }
  const limited = new httpexc.HTTPTooManyRequests({ retryAfter: 30 });
  await assert.rejects(collect(readEvents(eventStream(fail(limited)))), { retryAfter: 30 });
});

test("the error of an event has the declared class, and the request of the response", async () => {
  const problems = declare.defineProblems("https://api.example/problems/", {
    SongLocked: { status: 423, extensions: declare.type() },
  });
  const response = eventStream(fail(new problems.SongLocked({ song: 7 })), {
    headers: { "x-request-id": "8f2a", "x-own": "a" },
  });
  await assert.rejects(collect(readEvents(response, { problems, method: "POST" })), (error) => {
    assert.ok(error instanceof problems.SongLocked);
    assert.deepEqual(error.extensions, { song: 7 });
    assert.equal(error.requestId, "8f2a");
    assert.equal(error.response.method, "POST");
    return true;
  });
});

test("a source that fails before it begins is a failure of the stream", async () => {
  const source = {
    [Symbol.asyncIterator]() {
      throw new httpexc.HTTPGone();
    },
  };
  await assert.rejects(collect(readEvents(eventStream(source))), { status: 410 });
});

test("an event is taken from the source when the client reads it", async () => {
  let taken = 0;
  let isClosed = false;
  const events = (function* () {
    try {
      for (;;) yield { data: `${++taken}` };
    } finally {
      isClosed = true;
    }
  })();
  const response = eventStream(events);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(taken, 0);
  const reader = response.body.getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(taken, 1);
  await reader.read();
  assert.equal(taken, 2);
  assert.equal(isClosed, false);
  await reader.cancel();
  assert.equal(isClosed, true);
});

/** Events that cannot be sent, each with the reason. */
const INVALID_EVENTS = [
  [{ data: "a", event: "a\nid: 7" }, /event has a line break/],
  [{ data: "a", event: "a\rb" }, /event has a line break/],
  [{ data: "a", id: "7\r\ndata: b" }, /id has a line break/],
  [{ data: "a", id: "7\0" }, /id has the character U\+0000/],
  [{ data: "a", id: 7 }, /id is not a string/],
  [{ data: "a", event: null }, /event is not a string/],
  [{ data: 7 }, /data is not a string/],
  [{ data: { a: 1 } }, /data is not a string/],
  [{}, /data is not a string/],
  [{ data: "a", retry: "5" }, /retry is not a number of milliseconds/],
  [{ data: "a", retry: -1 }, /retry is not a number of milliseconds/],
  [{ data: "a", retry: Number.NaN }, /retry is not a number of milliseconds/],
  ["data: a", /expected an object with data/],
  [null, /expected an object with data/],
];

for (const [event, reason] of INVALID_EVENTS) {
  test(`an event that cannot be sent is a failure of the server: ${JSON.stringify(event)}`, async () => {
    let isClosed = false;
    async function* events() {
      try {
        yield { data: "first" };
        yield event;
        assert.fail("it goes on");
      } finally {
        isClosed = true;
      }
    }
    let text;
    const lines = await recordConsole(async () => {
      text = await eventStream(events()).text();
    });
    const problem = '{"type":"about:blank","title":"Internal Server Error","status":500}';
    assert.equal(text, `data: first\n\nevent: error\ndata: ${problem}\n\n`);
    assert.match(lines.join("\n"), reason);
    assert.match(lines[0], /^TypeError: Cannot send an event: /);
    assert.ok(isClosed);
  });
}

const CANARY = "canary-detail";

testHazard(11, "the last event of a stream", async ({ check }) => {
  const thrown = {
    bug: new TypeError(CANARY, { cause: CANARY }),
    text: CANARY,
    object: { message: CANARY, status: 404, expose: true, toJSON: () => CANARY },
    "an error of http-errors": Object.assign(new Error(CANARY), { status: 500, expose: false }),
    "a ready response": new Response(CANARY, { status: 503, statusText: "Busy" }),
    "an ok response": new Response(CANARY),
    "a redirect": new httpexc.HTTPFound({ location: `/${CANARY}` }),
    hidden: new httpexc.HTTPNotFound(CANARY, { expose: false }),
    upstream: await client.fromResponse(Response.json({ detail: CANARY }, { status: 404 })),
    override: new (class extends httpexc.HTTPNotFound {
      toJSON() {
        throw new Error(CANARY);
      }
    })({ comment: CANARY }),
  };
  for (const [Class, needed] of listBuildableClasses(entries)) {
    if (Class.status < 500) continue;
    const options = { comment: CANARY, errors: [{ path: [CANARY] }], cause: new Error(CANARY) };
    thrown[Class.name] = new Class({ ...needed, ...options, detail: CANARY });
  }
  for (const [what, error] of Object.entries(thrown)) {
    for (const errors of [undefined, createErrors(), createErrors({ adopt: () => true })]) {
      const text = await quietly(() => eventStream(fail(error, { data: "a" }), { errors }).text());
      check(!text.includes(CANARY) && text.includes("event: error\n"), `${what}: ${text}`);
      check(/"status":[45]\d\d/.test(text), `${what}: ${text}`);
    }
  }
});

test("a failure of 500 and more is logged once, with all details, and no other", async () => {
  const failure = new httpexc.HTTPBadGateway(CANARY);
  const lines = await recordConsole(() => eventStream(fail(failure)).text());
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^HTTPBadGateway: canary-detail\n {4}at /);
  const gone = await recordConsole(() => eventStream(fail(new httpexc.HTTPGone())).text());
  assert.deepEqual(gone, []);
  const bug = await recordConsole(() => eventStream(fail(new TypeError(CANARY))).text());
  assert.equal(bug.length, 1);
  const redirect = new httpexc.HTTPFound({ location: "/" });
  const [line] = await recordConsole(() => eventStream(fail(redirect)).text());
  assert.match(line, /^TypeError: Cannot send a 302 within an event stream/);
});

test("the configuration of createErrors applies to a failure", async () => {
  class PoolExhausted extends Error {}
  const reported = [];
  const errors = createErrors({
    onError: (error, { requestId }) => reported.push([error.status, requestId]),
    requestId: "x-request-id",
  }).on(PoolExhausted, () => new httpexc.HTTPServiceUnavailable({ retryAfter: 5 }));
  const request = new Request("https://songs.example/", { headers: { "x-request-id": "id-7" } });
  const lines = await recordConsole(async () => {
    const text = await eventStream(fail(new PoolExhausted()), { errors, request }).text();
    const [, retry, data] = text.split("\n");
    assert.equal(retry, "retry: 5000");
    const problem = JSON.parse(data.slice(6));
    assert.deepEqual([problem.status, problem.retry_after], [503, 5]);
    assert.ok(data.includes("id-7"), data);
  });
  assert.deepEqual([reported, lines], [[[503, "id-7"]], []]);
  // Node's request has no Fetch headers.
  const node = { method: "GET", url: "/", headers: { accept: "*/*" } };
  const text = await eventStream(fail(new httpexc.HTTPGone()), { errors, request: node }).text();
  assert.match(text, /"status":410/);
});

test("a client that has left gets nothing, and leaves no log entry", async () => {
  const controller = new AbortController();
  const request = new Request("https://songs.example/", { signal: controller.signal });
  const lines = await recordConsole(async () => {
    const response = eventStream(
      (async function* () {
        yield { data: "a" };
        controller.abort();
        throw new Error("aborted");
      })(),
      { request },
    );
    const reader = response.body.getReader();
    await reader.read();
    await assert.rejects(reader.read(), { name: "AbortError" });
  });
  assert.deepEqual(lines, []);
});

/** Sources that go on, end or fail after the request was aborted, and one that never goes on. */
const ABORTED_SOURCES = {
  endless: async function* () {
    for (let count = 0; ; count++) {
      yield { data: `${count}` };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  "one that ends": async function* (signal) {
    yield { data: "0" };
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  },
  "one that fails": async function* (signal) {
    yield { data: "0" };
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    throw signal.reason;
  },
  "one that waits": async function* () {
    yield { data: "0" };
    await new Promise(() => {});
  },
};

for (const [what, events] of Object.entries(ABORTED_SOURCES)) {
  test(`a request that is aborted breaks the stream off: ${what}`, async () => {
    const lines = await recordConsole(async () => {
      const controller = new AbortController();
      // The signal of AbortSignal.timeout would not keep the process alive.
      setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), 30);
      const request = new Request("https://songs.example/", controller);
      const read = readEvents(eventStream(events(request.signal), { request }));
      assert.deepEqual((await read.next()).value, { data: "0" });
      // The platform's own error of an abort is thrown as it is.
      await assert.rejects(collect(read), { name: "TimeoutError" });
    });
    assert.deepEqual(lines, []);
  });
}

test("a request that was aborted before takes no event, and its stream has no end", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  const events = { [Symbol.iterator]: () => ({ next: () => assert.fail("it takes an event") }) };
  const response = eventStream(events, { request: { method: "GET", signal } });
  await assert.rejects(response.text(), /enough/);
});

test("other members of an event are not sent, of an object as of a MessageEvent", async () => {
  const events = [{ data: "a", when: 3 }, new MessageEvent("song", { data: "b" })];
  assert.deepEqual(await collect(readEvents(eventStream(events))), [{ data: "a" }, { data: "b" }]);
});

test("the response to HEAD has no content, and takes nothing from the source", async () => {
  let isClosed = false;
  const events = {
    next: () => assert.fail("it takes an event"),
    return: () => {
      isClosed = true;
      return { done: true };
    },
    [Symbol.iterator]() {
      return this;
    },
  };
  const response = eventStream(events, { request: { method: "HEAD" } });
  assert.equal(response.body, null);
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  assert.ok(isClosed);
});

test("headers may be added and replaced", () => {
  const headers = { "cache-control": "no-store", "x-own": ["a", "b"] };
  assert.throws(
    () => eventStream([], { headers: { "Content-Type": "text/plain" } }),
    /^TypeError: Cannot send an event stream: headers has content-type/,
  );
  const response = eventStream([], { headers });
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  assert.ok(response.headers.get("x-own"));
});

test("options that are wrong are refused, with what is expected", () => {
  const wrong = (run, message) => assert.throws(run, { name: "TypeError", message });
  wrong(() => eventStream(7), /^Cannot send an event stream: expected an iterable, not /);
  wrong(() => eventStream("data"), /^Cannot send an event stream: expected an iterable/);
  wrong(() => eventStream({}), /^Cannot send an event stream: expected an iterable/);
  wrong(() => eventStream([], { header: {} }), /header is not an option. Did you mean headers\?/);
  wrong(() => eventStream([], { request: 5 }), /request is not an object$/);
  wrong(() => eventStream([], { errors: {} }), /errors is not the result of createErrors/);
  wrong(() => eventStream([], { headers: { a: "b\nc" } }), /value for a that no field can hold/);
  wrong(() => readEvents("a"), /^Cannot read events: it is not a Response/);
  const response = createResponse("");
  wrong(
    () => readEvents(response, { signal: 7 }),
    /^Cannot read events: signal is not an AbortSignal/,
  );
  wrong(() => readEvents(response, { apiErrors: 0 }), /apiErrors is not true or false$/);
  wrong(
    () => readEvents(response, { maxEventLength: -1 }),
    /^Cannot read events: maxEventLength is not/,
  );
  wrong(
    () => readEvents(response, { errorsInOk: true }),
    /^Cannot read events: errorsInOk is not an option/,
  );
});

test("random events arrive as they were sent, in chunks of any size", async () => {
  const { pickBelow, pick, makeSome } = createRandomSource(9);
  const scraps = [
    "a",
    ":",
    " ",
    "\n",
    "data: ",
    "\ufeff",
    "\u{1f600}",
    "\u2028",
    "event",
    "",
    "\t",
    "id:",
  ];
  const text = (parts) => makeSome(4, () => pick(parts)).join("");
  const flat = scraps.filter((scrap) => scrap !== "\n");
  for (let count = 0; count < 500; count++) {
    const events = makeSome(5, () => ({
      ...(pickBelow(2) ? { event: `x${text(flat)}` } : {}),
      data: text(scraps),
      ...(pickBelow(2) ? { id: text(flat) } : {}),
      ...(pickBelow(2) ? { retry: pickBelow(10_000) } : {}),
    }));
    const bytes = new Uint8Array(await eventStream(events).arrayBuffer());
    const chunks = [];
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + pickBelow(12);
      chunks.push(bytes.slice(at, at + size));
      at += size;
    }
    assert.deepEqual(await collect(readEvents(createResponse(createBody(chunks).body))), events);
  }
});
