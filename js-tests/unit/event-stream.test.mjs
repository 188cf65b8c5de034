// httpexc/stream: event streams, and how they fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { recordConsole } from "../lib/record-console.mjs";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, client, createErrors, stream, problems: declare } = entries;
const { eventStream, IncompleteStream, readEvents } = stream;

/** Does something without what it logs. */
async function quietly(run) {
  let result;
  await recordConsole(async () => {
    result = await run();
  });
  return result;
}

/** Returns a generator that yields events and then throws. */
async function* fail(error, ...events) {
  yield* events;
  throw error;
}

/** Returns a stream of chunks, and whether it was cancelled. */
function createBody(chunks, { end = (controller) => controller.close() } = {}) {
  const state = { pulled: 0, cancelled: undefined };
  const encoder = new TextEncoder();
  const left = [...chunks];
  const body = new ReadableStream(
    {
      pull(controller) {
        state.pulled++;
        const chunk = left.shift();
        if (chunk === undefined) return end(controller);
        controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      },
      cancel(reason) {
        state.cancelled = reason ?? null;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state };
}

const HEADERS = { "content-type": "text/event-stream" };
const createResponse = (body, init = {}) => new Response(body, { headers: HEADERS, ...init });

async function collect(events) {
  const list = [];
  for await (const event of events) list.push(event);
  return list;
}

/** Reads a text, and returns the events and the error at its end. */
async function readText(text, options) {
  const events = [];
  try {
    for await (const event of readEvents(createResponse(text), options)) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events };
}

test("events arrive as they were sent", async () => {
  const sent = [
    { data: "Blue in Green" },
    { data: "", id: "0" },
    { event: "song", data: "a\nb\n\nc\n", id: "7", retry: 1.5 },
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

/** Texts of event streams, and their events by the standard (WHATWG HTML, 9.2.6). */
const TEXTS = [
  ["data: a\n\n", [{ data: "a" }]],
  ["data:a\r\n\r\ndata:b\r\rdata:c\n\n", [{ data: "a" }, { data: "b" }, { data: "c" }]],
  ["\ufeffdata: a\n\n", [{ data: "a" }]],
  ["\ufeff\ufeffdata: a\n\n", []],
  ["data: a\n\ufeffdata: b\n\n", [{ data: "a" }]],
  ["data:  a\n\n", [{ data: " a" }]],
  ["data\n\n", [{ data: "" }]],
  ["data\ndata\n\n", [{ data: "\n" }]],
  ["data:\n\n", [{ data: "" }]],
  ["data: a\ndata: b\ndata\n\n", [{ data: "a\nb\n" }]],
  [": comment\n\n:\n:data: a\ndata: b\n\n", [{ data: "b" }]],
  ["event: song\ndata: a\n\ndata: b\n\n", [{ event: "song", data: "a" }, { data: "b" }]],
  ["event: song\n\ndata: b\n\n", [{ data: "b" }]],
  ["event\ndata: a\n\n", [{ data: "a" }]],
  ["event: a\nevent: b\ndata: c\n\n", [{ event: "b", data: "c" }]],
  ["id: 7\ndata: a\n\n", [{ data: "a", id: "7" }]],
  ["id: 7\0\ndata: a\n\n", [{ data: "a" }]],
  ["id\ndata: a\n\n", [{ data: "a", id: "" }]],
  ["retry: 1500\ndata: a\n\n", [{ data: "a", retry: 1.5 }]],
  ["retry: 1.5\ndata: a\n\n", [{ data: "a" }]],
  ["retry: -1\nretry: \nretry: 1e3\ndata: a\n\n", [{ data: "a" }]],
  ["Data: a\nDATA: b\n data: c\n\n", []],
  ["unknown: a\ndata : b\ndata: c\n\n", [{ data: "c" }]],
  ["\n\n\n\r\r\n", []],
  ["", []],
  ["data: a\n\n: the end", [{ data: "a" }]],
  ["data: a\n\nretry: 5\n", [{ data: "a" }]],
];

test("texts are read by the rules of the standard, wherever chunks end", async () => {
  for (const [text, expected] of TEXTS) {
    const bytes = new TextEncoder().encode(text);
    for (const size of [1, 2, 3, 5, 7, 1000]) {
      const chunks = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
      // Empty chunks say nothing.
      const { body } = createBody(chunks.flatMap((chunk) => [chunk, new Uint8Array()]));
      const what = JSON.stringify([text, size]);
      assert.deepEqual(await collect(readEvents(createResponse(body))), expected, what);
    }
  }
});

test("a carriage return at the end of a chunk ends the line at once", async () => {
  const { body, state } = createBody(["data: a\r\r", "\ndata: b\r\n\r", "\ndata: c\n\n"]);
  const events = readEvents(createResponse(body));
  assert.deepEqual((await events.next()).value, { data: "a" });
  assert.equal(state.pulled, 1);
  assert.deepEqual(await collect(events), [{ data: "b" }, { data: "c" }]);
});

test("an event that is not complete is discarded, and the stream has broken off", async () => {
  for (const text of ["data: b", "data: b\n", "event: b", "data: b\nid: 9\n", "da", "\u{1f600}"]) {
    const bytes = new TextEncoder().encode(`id: 7\ndata: a\n\n${text}`);
    for (const chunks of [[bytes], [bytes.slice(0, -1), bytes.slice(-1)]]) {
      const events = readEvents(createResponse(createBody(chunks).body));
      assert.deepEqual((await events.next()).value, { data: "a", id: "7" });
      await assert.rejects(events.next(), (error) => {
        assert.ok(error instanceof IncompleteStream && error instanceof client.NoResponse, text);
        assert.match(error.message, /^The event stream broke off: /);
        assert.equal(error.name, "IncompleteStream");
        assert.equal(client.isRetryable(error), true);
        return true;
      });
      assert.deepEqual(await events.next(), { done: true, value: undefined });
    }
  }
  const cut = new TextEncoder().encode("data: \u{1f600}\n\n").slice(0, -4);
  await assert.rejects(collect(readEvents(createResponse(cut))), IncompleteStream);
});

test("a body that fails breaks the stream off, and has the last id", async () => {
  const cause = new TypeError("terminated");
  const end = (controller) => controller.error(cause);
  const { body } = createBody(["data: a\nid: 7\n\nid: 8\n\nid: 9"], { end });
  const events = readEvents(createResponse(body));
  assert.deepEqual((await events.next()).value, { data: "a", id: "7" });
  await assert.rejects(events.next(), (error) => {
    assert.ok(error instanceof IncompleteStream);
    assert.deepEqual([error.cause, error.lastEventId], [cause, "8"]);
    return client.isRetryable(error);
  });
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

/** Streams of OpenAI and Anthropic that fail, each with the class and members of the error. */
const API_FAILURES = [
  [
    'event: error\ndata: {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}\n\n',
    { status: 529, detail: "Overloaded" },
    "HTTPServerError",
  ],
  [
    'event: error\ndata: {"type":"error","error":{"type":"rate_limit_error","message":"Slow down"},"request_id":"req_011"}\n\n',
    { status: 429, detail: "Slow down" },
    "HTTPTooManyRequests",
  ],
  [
    'event: error\ndata: {"type":"error","error":{"type":"api_error","message":"Internal server error"}}\n\n',
    { status: 500, detail: "Internal server error" },
    "HTTPInternalServerError",
  ],
  [
    'event: error\ndata: {"type":"error","error":{"type":"invalid_request_error","message":"Bad image"}}\n\n',
    { status: 400, detail: "Bad image" },
    "HTTPBadRequest",
  ],
  [
    'data: {"error":{"message":"The server had an error","type":"server_error","param":null,"code":null}}\n\n',
    { status: 500, detail: "The server had an error" },
    "HTTPInternalServerError",
  ],
  [
    'data: {"error":{"message":"Rate limit reached","type":"tokens","param":null,"code":"rate_limit_exceeded"}}\n\n',
    { status: 429, detail: "Rate limit reached", code: "rate_limit_exceeded" },
    "HTTPTooManyRequests",
  ],
  [
    'event: error\ndata: {"type":"error","code":"rate_limit_exceeded","message":"Rate limit reached","param":null,"sequence_number":3}\n\n',
    { status: 429, detail: "Rate limit reached", code: "rate_limit_exceeded" },
    "HTTPTooManyRequests",
  ],
  [
    'event: response.failed\ndata: {"type":"response.failed","sequence_number":3,"response":{"id":"resp_1","status":"failed","error":{"code":"server_error","message":"The model failed to generate a response."}}}\n\n',
    { status: 500, detail: "The model failed to generate a response.", code: "server_error" },
    "HTTPInternalServerError",
  ],
  [
    'data: {"error":{"message":"Provider returned error","code":429},"id":"gen-1","choices":[]}\n\n',
    { status: 429, detail: "Provider returned error" },
    "HTTPTooManyRequests",
  ],
  [
    "event: error\ndata: It failed.\n\n",
    { status: 500, detail: "It failed." },
    "HTTPInternalServerError",
  ],
  ["event: error\ndata:\n\n", { status: 500 }, "HTTPInternalServerError"],
];

for (const [text, members, name] of API_FAILURES) {
  test(`an event of an API that fails is an ${name}: ${text.slice(0, 60)}`, async () => {
    const first = 'event: ping\ndata: {"type": "ping"}\n\n';
    const { events, error } = await readText(`${first}${text}data: later\n\n`);
    assert.equal(events.length, 1);
    assert.ok(error instanceof httpexc[name], `${error}`);
    for (const [member, value] of Object.entries(members))
      assert.equal(error[member], value, member);
    assert.ok(client.isReadError(error));
    const response = await quietly(() => error.toResponse());
    assert.ok(response.status === 502 && !(await response.text()).includes(members.detail ?? "-"));
  });
}

test("data that only looks like a failure is data", async () => {
  const data = [
    '{"choices":[{"delta":{"content":"\\"error\\""}}],"error":null}',
    '{"error":"none"}',
    '{"error":{"code":7}}',
    '{"type":"response.completed","response":{"error":null}}',
    '{"type":"response.failed"}',
    '"error"',
    '{"error"',
    "[DONE]",
  ].map((text) => ({ data: text }));
  data.push({ event: "status", data: '{"error":{"message":"of a song"}}' });
  assert.deepEqual(await collect(readEvents(eventStream(data))), data);
});

test("a response that is not ok, or no event stream, is a typed error", async () => {
  const problem = { title: "No such song", detail: "No song has the id 7.", code: "unknown" };
  const read = (response, options) => collect(readEvents(response, options));
  await assert.rejects(read(Response.json(problem, { status: 404 })), (error) => {
    assert.ok(error instanceof httpexc.HTTPNotFound && error.code === "unknown");
    return true;
  });
  const limited = createResponse("data: a\n\n", {
    status: 429,
    headers: { ...HEADERS, "retry-after": "7" },
  });
  await assert.rejects(read(limited), { status: 429, retryAfter: 7 });
  const page = new Response("<h1>Sign in</h1>", { headers: { "content-type": "text/html" } });
  await assert.rejects(read(page), (error) => {
    assert.ok(error instanceof httpexc.HTTPBadGateway && client.isReadError(error));
    assert.match(error.report.raw, /Sign in/);
    return true;
  });
  await assert.rejects(
    read(new Response("data: a\n\n", { headers: { "content-type": "text/event-streams" } })),
    {
      status: 502,
    },
  );
  await assert.rejects(read(new Response(new Uint8Array([1]))), { status: 502 });
  const inOk = Response.json({ error: { message: "Slowly.", code: "slow" } });
  await assert.rejects(read(inOk), { code: "slow" });
  for (const type of ["text/event-stream; charset=utf-8", "TEXT/Event-Stream;charset=UTF-8"]) {
    const response = new Response("data: a\n\n", { headers: { "content-type": type } });
    assert.deepEqual(await read(response), [{ data: "a" }]);
  }
  assert.deepEqual(await read(new Response(null, { status: 204 })), []);
  assert.deepEqual(await read(createResponse(null)), []);
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

test("the body is read when an event is needed, and leaving the loop cancels it", async () => {
  const chunks = Array.from({ length: 100 }, (_, at) => `data: ${at}\n\n`);
  const { body, state } = createBody(chunks);
  let count = 0;
  for await (const { data } of readEvents(createResponse(body))) {
    assert.equal(data, `${count}`);
    assert.equal(state.pulled, ++count);
    if (count === 3) break;
  }
  assert.equal(state.cancelled, null);
  assert.equal(state.pulled, 3);
});

test("return() ends an iteration that waits for an event", async () => {
  const { body, state } = createBody(["data: a\n\n"], { end: () => new Promise(() => {}) });
  const events = readEvents(createResponse(body));
  await events.next();
  const waiting = events.next();
  assert.deepEqual(await events.return(), { done: true, value: undefined });
  assert.deepEqual(await waiting, { done: true, value: undefined });
  assert.equal(state.cancelled, null);
  assert.deepEqual(await events.next(), { done: true, value: undefined });
  // Before the first event, too.
  const { body: unread, state: unreadState } = createBody(["data: a\n\n"]);
  await readEvents(createResponse(unread)).return();
  assert.equal(unreadState.cancelled, null);
});

test("calls of next() that overlap return the events in order", async () => {
  const events = readEvents(createResponse(createBody(["data: a\n\ndata: b\n", "\n"]).body));
  const results = await Promise.all([events.next(), events.next(), events.next()]);
  assert.deepEqual(
    results.map(({ value }) => value?.data),
    ["a", "b", undefined],
  );
});

test("a signal aborts the reading, and cancels the body with its reason", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const { body, state } = createBody(["data: a\n\n"], { end: () => new Promise(() => {}) });
  const events = readEvents(createResponse(body), { signal: controller.signal });
  await events.next();
  const waiting = events.next();
  controller.abort(reason);
  await assert.rejects(waiting, (error) => error === reason);
  assert.equal(state.cancelled, reason);
  assert.deepEqual(await events.next(), { done: true, value: undefined });
  const { body: unread, state: unreadState } = createBody(["data: a\n\n"]);
  const early = readEvents(createResponse(unread), { signal: AbortSignal.abort(reason) });
  await assert.rejects(early.next(), (error) => error === reason);
  assert.equal(unreadState.cancelled, reason);
});

test("what the platform throws for an aborted fetch is thrown as it is", async () => {
  const cause = new DOMException("This operation was aborted", "AbortError");
  const { body } = createBody([], { end: (controller) => controller.error(cause) });
  await assert.rejects(readEvents(createResponse(body)).next(), (error) => error === cause);
});

test("an error cancels the rest of the body", async () => {
  const { body, state } = createBody(["event: error\ndata: a\n\n", "data: b\n\n"]);
  await assert.rejects(collect(readEvents(createResponse(body))), { status: 500 });
  assert.equal(state.cancelled, null);
});

test("an event that is too long is refused before it is kept", async () => {
  const { body, state } = createBody(Array.from({ length: 1000 }, () => "x".repeat(1000)));
  const events = readEvents(createResponse(body), { maxEventLength: 5000 });
  await assert.rejects(events.next(), {
    name: "RangeError",
    message: "Cannot read an event: it is longer than 5000 characters",
  });
  assert.equal(state.cancelled, null);
  assert.ok(state.pulled < 10);
  const lines = createBody(Array.from({ length: 1000 }, () => "data: x\n"));
  const many = readEvents(createResponse(lines.body), { maxEventLength: 5000 });
  await assert.rejects(many.next(), RangeError);
  // Comments, and events one after another, are not kept.
  const text = `${": alive\n".repeat(1000)}${"data: a\n\n".repeat(1000)}`;
  const { events: read } = await readText(text, { maxEventLength: 100 });
  assert.equal(read.length, 1000);
});

test("a long event in small chunks takes time in proportion to its length", async () => {
  const measure = async (count) => {
    const { body } = createBody([...Array.from({ length: count }, () => "data: xxxx"), "\n\n"]);
    const start = performance.now();
    await collect(readEvents(createResponse(body)));
    return performance.now() - start;
  };
  await measure(1000);
  const [small, large] = [await measure(4000), await measure(40_000)];
  assert.ok(large < 60 * small + 200, `${small} and ${large} ms`);
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
  [{ data: "a", retry: "5" }, /retry is not a number of seconds/],
  [{ data: "a", retry: -1 }, /retry is not a number of seconds/],
  [{ data: "a", retry: Number.NaN }, /retry is not a number of seconds/],
  [{ data: "a", name: "b" }, /name is not a member of an event/],
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

testHazard(37, "the last event of a stream", async ({ check }) => {
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
    await Promise.race([reader.read(), new Promise((resolve) => setTimeout(resolve, 10))]);
  });
  assert.deepEqual(lines, []);
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
  const response = eventStream([], { headers });
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  assert.ok(response.headers.get("x-own"));
});

test("options that are wrong are refused, with what is expected", () => {
  const wrong = (run, message) => assert.throws(run, { name: "TypeError", message });
  wrong(
    () => eventStream(7),
    /^Cannot send an event stream: expected what can be iterated over, not /,
  );
  wrong(() => eventStream("data"), /^Cannot send an event stream: expected what can be/);
  wrong(() => eventStream({}), /^Cannot send an event stream: expected what can be/);
  wrong(() => eventStream([], { header: {} }), /header is not an option. Did you mean headers\?/);
  wrong(() => eventStream([], { errors: {} }), /errors is not the result of createErrors/);
  wrong(() => eventStream([], { headers: { a: "b\nc" } }), /value for a that no field can hold/);
  wrong(() => readEvents("a"), /^Cannot read events: it is no Response/);
  const response = createResponse("");
  wrong(
    () => readEvents(response, { signal: 7 }),
    /^Cannot read events: signal is not an AbortSignal/,
  );
  wrong(
    () => readEvents(response, { maxEventLength: -1 }),
    /^Cannot read events: maxEventLength is not/,
  );
  wrong(
    () => readEvents(response, { errorsInOk: true }),
    /^Cannot read events: errorsInOk is not an option/,
  );
});

test("a body that was read before is refused", async () => {
  const response = createResponse("data: a\n\n");
  await response.text();
  await assert.rejects(
    readEvents(response).next(),
    /^TypeError: Cannot read events: the body was read/,
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
      ...(pickBelow(2) ? { retry: pickBelow(1000) / 10 } : {}),
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
