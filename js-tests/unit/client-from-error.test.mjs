// fromError, isRetryable and retryDelay with values that no client threw: what is read as a failure, and what
// is not. js-tests/clients has the errors of real clients.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import createError from "http-errors";
import { SDK_ERRORS, UPSTREAM_TEXT } from "../frameworks/upstream-errors.mjs";
import { importPackage, importPackageCopy } from "./package-import.mjs";

const { client, httpexc, problems } = await importPackage();
const { fromError, fromResponse, isReadError, isRetryable, NoResponse, parseError, retryDelay } =
  client;
const { HTTPConflict, HTTPNotFound, HTTPTooManyRequests } = httpexc;

const BODY = { detail: "No song has the id 7.", code: "song_unknown" };
const HEADERS = { "content-type": "application/json", "x-request-id": "r-7" };

/** An error with members, as clients throw it. */
const createThrown = (members) => Object.assign(new Error("Request failed"), members);
const throwAlways = () => {
  throw new Error("no");
};

for (const [name, value] of Object.entries({
  undefined,
  null: null,
  "a text": "404 Not Found",
  "a number": 404,
  "a symbol": Symbol("404"),
  "a function": () => {},
  "an error": new TypeError("songs is undefined"),
  "an empty object": {},
  "a list": [404],
  "an error of this package": new HTTPNotFound("No song."),
  "an error of http-errors": createError(404, "No song.", { headers: HEADERS, body: BODY }),
  "an error of http-errors for a failure of the network": createError(
    502,
    Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
  ),
  "an error with a status alone": createThrown({ status: 404 }),
  "an error with a status and headers": createThrown({ status: 404, headers: {} }),
  "an ok response": new Response("ok"),
  "an ok response of axios": createThrown({
    response: { status: 200, headers: {}, data: "{" },
  }),
  "an ok result of openapi-fetch": { data: {}, response: new Response("{}") },
  "a status that is none": createThrown({ response: { status: 99, headers: {}, data: "" } }),
  "a status that is a text": createThrown({ response: { status: "404", headers: {} } }),
  "an abort": new DOMException("This operation was aborted", "AbortError"),
  "an abort with a status, as Octokit throws it": createThrown({ name: "AbortError", status: 500 }),
  "a certificate that is refused": createThrown({ code: "CERT_HAS_EXPIRED" }),
  "a revoked proxy": (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
  "a proxy that throws": new Proxy(
    {},
    {
      get: throwAlways,
      getPrototypeOf: throwAlways,
      has: throwAlways,
      ownKeys: throwAlways,
      getOwnPropertyDescriptor: throwAlways,
    },
  ),
  "members that throw": Object.defineProperties(new Error("m"), {
    response: { get: throwAlways },
    status: { get: throwAlways },
    cause: { get: throwAlways },
    message: { get: throwAlways },
    name: { get: throwAlways },
  }),
  "a path that never ends": (() => {
    const endless = new Proxy({}, { get: () => endless });
    return endless;
  })(),
})) {
  test(`${name} is neither a response nor a failure of the network`, async () => {
    assert.equal(await fromError(value), null);
  });
}

for (const [name, members] of Object.entries({
  "a body that contains itself": () => {
    const data = {};
    data.self = data;
    return { data };
  },
  "a body whose members throw": () => ({
    data: {
      get detail() {
        return throwAlways();
      },
    },
  }),
  "a body with a BigInt": () => ({ data: { id: 7n } }),
  "a body whose toJSON throws": () => ({ data: { toJSON: throwAlways } }),
  "a body of another class": () => ({ data: new Map([["detail", "No."]]) }),
  "a body that is a proxy": () => ({ data: new Proxy({}, { ownKeys: throwAlways }) }),
  "a stream that fails": () => ({
    data: new ReadableStream({ pull: throwAlways }),
  }),
  "a stream that is locked": () => {
    const data = new ReadableStream();
    data.getReader();
    return { data };
  },
  "headers that throw": () => ({ headers: new Proxy({}, { ownKeys: throwAlways }), data: "" }),
})) {
  test(`${name} leaves the status`, async () => {
    const thrown = createThrown({ response: { status: 404, headers: HEADERS, ...members() } });
    const error = await fromError(thrown);
    assert.ok(error instanceof HTTPNotFound && isReadError(error));
    assert.equal(error.detail, undefined);
  });
}

test("a member that cannot be read leaves the others", async () => {
  const response = Object.defineProperty({ headers: HEADERS, data: BODY }, "url", {
    get: throwAlways,
  });
  const thrown = createThrown({ response: { ...response, status: 404 } });
  Object.defineProperty(thrown, "config", { get: throwAlways });
  const error = await fromError(thrown);
  assert.deepEqual([error.detail, error.requestId], [BODY.detail, "r-7"]);
});

test("an error that was read and a NoResponse are returned as they are", async () => {
  const read = await fromResponse(new Response(null, { status: 404 }));
  assert.equal(await fromError(read), read);
  const none = new NoResponse(new TypeError("fetch failed"));
  assert.equal(await fromError(none), none);
  const copy = await importPackageCopy("from-error");
  assert.notEqual(copy.client.NoResponse, NoResponse);
  const other = new copy.client.NoResponse();
  assert.equal(await fromError(other), other);
});

test("a response whose body was used leaves the status and the headers", async () => {
  const response = new Response(JSON.stringify(BODY), { status: 404, headers: HEADERS });
  await response.text();
  for (const thrown of [response, createThrown({ response })]) {
    const { status, detail, requestId, dialect } = await fromError(thrown);
    assert.deepEqual([status, detail, requestId, dialect], [404, undefined, "r-7", "empty"]);
  }
});

test("an error of another realm is read", async () => {
  const thrown = vm.runInNewContext(
    "Object.assign(new Error(), { response: { status: 404, headers: {}, data: { detail: 'No.' } } })",
  );
  const error = await fromError(thrown);
  assert.ok(error instanceof HTTPNotFound);
  assert.equal(error.detail, "No.");
});

test("prototype pollution is no member of an error", async (t) => {
  Object.prototype.response = { status: 404, headers: {}, data: BODY };
  t.after(() => delete Object.prototype.response);
  assert.equal(await fromError(new Error("m")), null);
  assert.equal(isRetryable(new Error("m")), false);
});

test("the options are those of fromResponse", async () => {
  class SongUnknown extends HTTPNotFound {}
  const thrown = createThrown({
    response: { status: 404, headers: HEADERS, data: BODY },
    config: { method: "post" },
  });
  const coded = await fromError(thrown, { codes: { song_unknown: SongUnknown }, relay: true });
  assert.ok(coded instanceof SongUnknown);
  assert.equal(coded.toResponse().status, 404);
  assert.equal(coded.response.method, "POST");
  assert.equal((await fromError(thrown, { method: "PUT" })).response.method, "PUT");
  const short = await fromError(thrown, { maxBytes: 9 });
  assert.equal(short.raw.length, 9);

  const songs = problems.defineProblems("https://api.example/problems/", {
    SongLocked: { status: 409, code: "song_locked" },
  });
  const locked = { type: "https://api.example/problems/song-locked", status: 409 };
  const data = { response: { status: 409, headers: {}, data: locked } };
  const declared = await fromError(createThrown(data), { problems: songs });
  assert.ok(declared instanceof songs.SongLocked && declared instanceof HTTPConflict);

  const failed = { status: 200, headers: {}, data: { ok: false, error: "channel_not_found" } };
  assert.equal(await fromError(failed), null);
  const inOk = await fromError(failed, { errorsInOk: true });
  assert.equal(inOk.code, "channel_not_found");
});

test("an invalid option is a TypeError, whatever was thrown", async () => {
  for (const thrown of [undefined, new Response(null, { status: 404 }), new TypeError("x")]) {
    await assert.rejects(fromError(thrown, { maxBytes: -1 }), TypeError);
    await assert.rejects(fromError(thrown, null), TypeError);
    await assert.rejects(fromError(thrown, { signal: {} }), TypeError);
  }
});

test("a signal ends the reading of a body", async () => {
  const body = new ReadableStream({ pull: () => new Promise(() => {}) });
  const thrown = createThrown({ response: new Response(body, { status: 404 }) });
  const signal = AbortSignal.timeout(20);
  await assert.rejects(fromError(thrown, { signal }), { name: "TimeoutError" });
});

test("the URL of a response resolves the type of its problem", async () => {
  class Locked extends HTTPConflict {}
  const thrown = createThrown({
    response: {
      status: 409,
      url: "https://api.example/songs/7",
      headers: { "content-type": "application/problem+json" },
      data: { type: "/problems/locked" },
    },
  });
  const codes = { "https://api.example/problems/locked": Locked };
  assert.ok((await fromError(thrown, { codes })) instanceof Locked);
});

test("a timeout of a signal is no abort", async () => {
  const reason = new DOMException("The operation timed out.", "TimeoutError");
  const aborted = createThrown({ name: "CanceledError", code: "ERR_CANCELED" });
  assert.equal(await fromError(aborted), null);
  aborted.config = { signal: AbortSignal.abort(reason) };
  assert.ok((await fromError(aborted)) instanceof NoResponse);
  assert.ok(isRetryable(aborted));
  // Another failure is not one because a signal was aborted later.
  const other = createThrown({ code: "ERR_BAD_OPTION", config: aborted.config });
  assert.equal(await fromError(other), null);
});

// faults.md has these: a parsed body was ignored, and an axios error waited half a second.

test("a body that was parsed is read as its text is", () => {
  const headers = { "content-type": "application/json" };
  for (const body of [
    BODY,
    [{ code: "a", message: "b" }],
    {},
    [],
    Object.assign(Object.create(null), BODY),
  ]) {
    const { raw, ...members } = parseError({ status: 404, headers, body });
    const { raw: text, ...others } = parseError({
      status: 404,
      headers,
      body: JSON.stringify(body),
    });
    assert.deepEqual(members, others);
  }
  assert.equal(parseError({ body: BODY }).code, "song_unknown");
  assert.equal(parseError({ body: BODY }, { maxBytes: 8 }).raw.length, 8);
  for (const body of [new Map(), new Date(), /a/, new URLSearchParams("error=a")]) {
    assert.equal(parseError({ status: 404, body }).dialect, "empty");
  }
});

test("retryDelay reads what an error of axios states", () => {
  const createLimited = (headers, data) =>
    createThrown({ response: { status: 429, headers, data }, config: { method: "get" } });
  assert.equal(retryDelay(createLimited({ "retry-after": "7" }, "")), 7);
  assert.equal(retryDelay(createLimited({}, { retry_after: 1.5 })), 1.5);
  assert.equal(retryDelay(createLimited({}, '{"retry_after": 1.5}')), 1.5);
  const reset = { "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "9" };
  assert.equal(retryDelay(createLimited(reset, {})), 9);
});

test("retryable in a body counts, and a header comes before it", () => {
  const createBusy = (status, headers, data) =>
    createThrown({ response: { status, headers, data } });
  assert.equal(isRetryable(createBusy(409, {}, { retryable: true })), true);
  assert.equal(isRetryable(createBusy(503, {}, { retryable: false })), false);
  assert.equal(
    isRetryable(createBusy(503, { "x-should-retry": "true" }, { retryable: false })),
    true,
  );
});

for (const [status, headers, data] of [
  [429, { "retry-after": "7" }, { retry_after: 3 }],
  [429, { "retry-after": "3" }, { retry_after: 7 }],
  [429, {}, { retry_after: 0 }],
  [429, {}, { retry_after: -1 }],
  [429, {}, { retry_after: 1e12 }],
  [429, {}, { message: "m", code: 0, retry_after: 0.65, global: true }],
  [503, { "retry-after": "x" }, { retry_after: 2 }],
  [400, {}, { retry_after: 2 }],
  [409, {}, { retryable: true, retry_after: 2 }],
  [503, {}, { retryable: false }],
  [503, {}, {}],
  [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "9" }, { message: "m" }],
]) {
  test(`advice on ${status} ${JSON.stringify(headers)} ${JSON.stringify(data)} is that of the report`, () => {
    const now = 1.8e12;
    const type = { "content-type": "application/json", date: new Date(now).toUTCString() };
    const thrown = createThrown({ response: { status, headers: { ...type, ...headers }, data } });
    const report = parseError({ status, headers: { ...type, ...headers }, body: data });
    assert.equal(isRetryable(thrown, { now }), isRetryable(report, { now }));
    const options = { jitter: false, now };
    assert.equal(retryDelay(thrown, options), retryDelay(report, options));
  });
}

test("a status counts unless the client made it up", () => {
  const request = { method: "GET" };
  assert.equal(isRetryable(createThrown({ status: 503, request })), true);
  assert.equal(isRetryable(createThrown({ status: 500, request })), false);
  const cause = new TypeError("fetch failed");
  assert.equal(isRetryable(createThrown({ status: 500, request, cause })), true);
  assert.equal(isRetryable(createThrown({ status: 400, cause })), false);
});

test("an error of ky 2 is decided by what it wraps", async () => {
  const wrap = (cause) => createThrown({ name: "NetworkError", cause });
  const refused = new TypeError("fetch failed", { cause: createThrown({ code: "ECONNREFUSED" }) });
  assert.ok((await fromError(wrap(refused))) instanceof NoResponse);
  const expired = new TypeError("fetch failed", {
    cause: createThrown({ code: "CERT_HAS_EXPIRED" }),
  });
  assert.equal(await fromError(wrap(expired)), null);
  assert.equal(isRetryable(wrap(expired)), false);
  assert.ok(isRetryable(wrap(undefined)));
});

test("an error of this package keeps its own advice", () => {
  const limited = new HTTPTooManyRequests({ retryAfter: 7 });
  assert.equal(retryDelay(limited), 7);
  assert.ok(isRetryable(limited));
});

/** Errors of SDKs, also of older versions, that have a shape of the table. */
const READ_SDKS = [
  ...["anthropic", "aws-sdk-v3", "discord-rest", "elasticsearch", "got", "gaxios"],
  ...["notion", "octokit", "openai", "openai-v4", "stripe", "undici-request"],
];

test("no text of an error of an SDK is sent, whether its shape is known or not", async (t) => {
  t.mock.method(console, "error", () => {});
  const read = [];
  for (const [name, create] of Object.entries(SDK_ERRORS)) {
    const error = await fromError(create());
    if (error === null) continue;
    read.push(name);
    assert.ok(isReadError(error), name);
    const response = httpexc.toResponse(error);
    assert.equal(response.status, 502, name);
    const text = `${[...response.headers]} ${await response.text()} ${JSON.stringify(error)}`;
    assert.ok(!text.includes(UPSTREAM_TEXT), `${name}: ${text}`);
  }
  assert.deepEqual(
    READ_SDKS.filter((name) => !read.includes(name)),
    [],
  );
});
