// httpexc/stream: how event streams are read, and the errors of those that fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  collect,
  createBody,
  createResponse,
  HEADERS,
  quietly,
  readText,
} from "./event-streams.mjs";
import { importPackage } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, client, stream } = entries;
const { eventStream, IncompleteStream, readEvents } = stream;

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
  ["retry: 1500\ndata: a\n\n", [{ data: "a", retry: 1500 }]],
  ["retry: 1.5\ndata: a\n\n", [{ data: "a" }]],
  ["retry: -1\nretry: \nretry: 1e3\ndata: a\n\n", [{ data: "a" }]],
  ["Data: a\nDATA: b\n data: c\n\n", []],
  ["unknown: a\ndata : b\ndata: c\n\n", [{ data: "c" }]],
  ["\n\n\n\r\r\n", []],
  ["", []],
  ["data: a\n\n: the end", [{ data: "a" }]],
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

/** Streams that end after the line of a field, before the event has data. */
const BETWEEN_FIELDS = [
  "event: error\nretry: 60000\n",
  "id: 10\n",
  "event: song\n",
  "retry: 5\n",
  "id\n",
];

test("an event that is not complete is discarded, and the stream has broken off", async () => {
  for (const text of [
    "data: b",
    "data: b\n",
    "event: b",
    "data: b\nid: 9\n",
    "da",
    "\u{1f600}",
    ...BETWEEN_FIELDS,
  ]) {
    const bytes = new TextEncoder().encode(`id: 7\ndata: a\n\n${text}`);
    for (const chunks of [[bytes], [bytes.slice(0, -1), bytes.slice(-1)]]) {
      const events = readEvents(createResponse(createBody(chunks).body));
      assert.deepEqual((await events.next()).value, { data: "a", id: "7" });
      await assert.rejects(events.next(), (error) => {
        assert.ok(error instanceof IncompleteStream && error instanceof client.NoResponse, text);
        // That of the event that did not come would make the client miss it.
        assert.equal(error.lastEventId, "7", text);
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

test("an unnamed event is a failure only in the forms of the APIs", async () => {
  const data = [
    '{"row":2,"error":{"message":"bad row","code":"bad"}}',
    '{"error":{"message":"bad row"}}',
    '{"type":"error","message":"bad row"}',
    '{"type":"error","message":"bad row","code":7,"row":2}',
  ].map((text) => ({ data: text }));
  assert.deepEqual(await collect(readEvents(eventStream(data))), data);
});

test("apiErrors: false throws for the events of eventStream alone", async () => {
  const options = { apiErrors: false };
  const data = [
    { data: '{"error":{"message":"Rate limit reached","type":"tokens"}}' },
    { event: "error", data: '{"type":"error","error":{"type":"api_error","message":"a"}}' },
    { event: "error", data: '{"status":7,"title":"of a song"}' },
    { event: "error", data: "of a song" },
  ];
  assert.deepEqual(await collect(readEvents(eventStream(data), options)), data);
  async function* events() {
    yield* data;
    throw new httpexc.HTTPTooManyRequests({ retryAfter: 30 });
  }
  const reader = readEvents(eventStream(events()), options);
  for (const event of data) assert.deepEqual((await reader.next()).value, event);
  await assert.rejects(reader.next(), { status: 429, retryAfter: 30 });
  // A response that is no stream is read as always.
  const failed = Response.json({ error: { message: "m", code: "c" } }, { status: 429 });
  await assert.rejects(readEvents(failed, options).next(), { status: 429, code: "c" });
});

test("a network error of Fetch is NoResponse, as for fromError", async () => {
  await assert.rejects(readEvents(Response.error()).next(), (error) => {
    assert.ok(error instanceof client.NoResponse && !(error instanceof IncompleteStream));
    return client.isRetryable(error);
  });
});

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

test("a body that was read before is refused", async () => {
  const response = createResponse("data: a\n\n");
  await response.text();
  await assert.rejects(
    readEvents(response).next(),
    /^TypeError: Cannot read events: the body was read/,
  );
});
