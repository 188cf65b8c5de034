// An option whose name is misspelled: every function that takes options says so. A function that may throw
// throws a TypeError. One that never throws, or whose object may have members of others, warns once.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { importPackage } from "./package-import.mjs";

const { folder } = await importPackage();
const load = (name) =>
  createRequire(join(folder, "x.cjs"))(name === "index" ? "httpexc" : `httpexc/${name}`);

const httpexc = load("index");
const client = load("client");
const { defineProblems, type } = load("problems");
const { createErrors } = load("server");
const { openapi } = load("openapi");
const { fromIssues } = load("validation");
const { portable, revive, toPortable } = load("portable");
const { eventStream, readEvents } = load("stream");
const api = client.createClient({ fetch: async () => new Response() });
const songs = defineProblems("https://a.example/", {
  NoSong: { status: 404, extensions: type() },
});

const createResponse = () => new Response("no", { status: 404 });
const send = async () => new Response();

/** The adapters, whose options are those of `createErrors`. */
const ADAPTERS = ENTRIES.filter(({ name, isEffect }) => !isEffect && "errorHandler" in load(name));

/** Functions that refuse an unknown option: the call, the option, and the name that was meant. */
const STRICT = {
  HTTPException: [(o) => new httpexc.HTTPNotFound(o), "retyable", "retryable"],
  HTTPError: [(o) => new httpexc.HTTPError(404, o), "detial", "detail"],
  abort: [(o) => httpexc.abort(404, o), "detial", "detail"],
  Aborter: [(o) => new httpexc.Aborter()(404, o), "detial", "detail"],
  assert: [(o) => httpexc.assert(false, 404, o), "detial", "detail"],
  redirect: [(o) => httpexc.redirect("/a", 303, o), "exernal", "external"],
  defineStatus: [
    (o) => httpexc.defineStatus(499, { title: "t", ...o }),
    "explaination",
    "explanation",
  ],
  basic: [(o) => httpexc.basic({ realm: "r", ...o }), "relam", "realm"],
  bearer: [(o) => httpexc.bearer({ realm: "r", ...o }), "scopes", "scope"],
  createErrors: [createErrors, "onErorr", "onError"],
  "createErrors cors": [(o) => createErrors({ cors: o }), "orgin", "origin"],
  "next handler": [(o) => load("next").errorHandler()(send, o), "prerender", "prerendered"],
  fromResponse: [(o) => client.fromResponse(createResponse(), o), "timout", "timeout"],
  raiseForStatus: [(o) => client.raiseForStatus(createResponse(), o), "max_byte", "maxBytes"],
  fromError: [(o) => client.fromError(new Error("bug"), o), "realy", "relay"],
  parseError: [(o) => client.parseError({ status: 404 }, o), "maxbytes", "maxBytes"],
  isRetryable: [(o) => client.isRetryable(createResponse(), o), "polcy", "policy"],
  retryDelay: [(o) => client.retryDelay(createResponse(), o), "atempt", "attempt"],
  withRetries: [(o) => client.withRetries(send, o), "tires", "tries"],
  createClient: [client.createClient, "timeOut", "timeout"],
  "createClient retry": [(o) => client.createClient({ retry: o }), "onRetyr", "onRetry"],
  "client.fromResponse": [(o) => api.fromResponse(createResponse(), o), "timout", "timeout"],
  "client.raiseForStatus": [(o) => api.raiseForStatus(createResponse(), o), "stak", "stack"],
  defineProblems: [
    (o) => defineProblems("https://a.example/", { A: { status: 404, ...o } }),
    "extension",
    "extensions",
  ],
  "new of a problem": [(o) => new songs.NoSong({}, o), "detial", "detail"],
  toPortable: [(o) => toPortable(new Error("bug"), o), "error", "errors"],
  portable: [(o) => portable(class {}, o), "error", "errors"],
  revive: [(o) => revive(null, o), "problem", "problems"],
  eventStream: [(o) => eventStream([], o), "header", "headers"],
  readEvents: [(o) => readEvents(new Response(), o), "maxEventLenght", "maxEventLength"],
  fromIssues: [(o) => fromIssues([], o), "limt", "limit"],
  "fromIssues of an error": [(o) => fromIssues([], o), "detial", "detail"],
  "openapi configuration": [(o) => openapi([], o), "serialiser", "serializer"],
  openapi: [(o) => openapi([], {}, o), "mediaType", "mediaTypes"],
  ...Object.fromEntries(
    ADAPTERS.map(({ name }) => [
      `errorHandler of ${name}`,
      [(o) => load(name).errorHandler(o), "requestID", "requestId"],
    ]),
  ),
};

for (const [name, [call, option, meant]] of Object.entries(STRICT)) {
  test(`${name} refuses an unknown option, and says which one may have been meant`, async () => {
    const attempt = async (options) => call(options);
    await assert.rejects(attempt({ [option]: undefined, ...createValue(option) }), (error) => {
      assert.equal(error.name, "TypeError");
      assert.match(error.message, new RegExp(`^Cannot .*\\b${option}\\b.* is not an option`));
      assert.ok(error.message.endsWith(`. Did you mean ${meant}?`), error.message);
      return true;
    });
    // Another name is refused as well, without a suggestion.
    await assert.rejects(
      attempt({ qqqqqqqq: 1 }),
      /^TypeError: Cannot .*\bqqqqqqqq\b.* is not an option( of it)?$/,
    );
  });
}

const createValue = (option) => ({ [option]: "x" });

/** Functions that warn of a misspelled option: the call, the option, and the name that was meant. */
const WARNS = {
  toLog: [(log, o) => log.toLog(new Error("bug"), o), "redcat", "redact"],
  fingerprint: [(log, o) => log.fingerprint(new Error("bug"), o), "rout", "route"],
  otelAttributes: [(log, o) => log.otelAttributes(new Error("bug"), "server", o), "stak", "stack"],
  preload: [(_, o) => client.preload(o), "wsam", "wasm"],
  fetchOrThrow: [
    (_, o) => client.fetchOrThrow("https://a.example/", { fetch: send, ...o }),
    "timout",
    "timeout",
  ],
  "client.fetchOrThrow": [
    (_, o) => api.fetchOrThrow("https://a.example/", o),
    "error_in_ok",
    "errorsInOk",
  ],
  "client.fetch": [(_, o) => api.fetch("https://a.example/", o), "maxByte", "maxBytes"],
};

for (const [name, [call, option, meant]] of Object.entries(WARNS)) {
  test(`${name} does not throw for a misspelled option, and warns once`, async (t) => {
    const warn = t.mock.method(console, "warn", () => {});
    const log = load("log");
    for (let count = 0; count < 2; count++) await call(log, { [option]: "x", other: 1 });
    const { length } = warn.mock.calls;
    assert.equal(length, 1);
    const [text] = warn.mock.calls[0].arguments;
    assert.match(text, new RegExp(`^httpexc: \\w+ ignores ${option}\\. Did you mean ${meant}\\?$`));
  });
}

test("what others give beside the options brings no warning", async (t) => {
  const warn = t.mock.method(console, "warn", () => {});
  const platformMembers =
    "method headers body referrer referrerPolicy mode credentials cache redirect";
  const furtherMembers =
    "integrity keepalive signal duplex priority window dispatcher cf next client proxy tls unix verbose agent" +
    " decompress compress size follow highWaterMark insecureHTTPParser attributionReporting privateToken" +
    " browsingTopics targetAddressSpace retry retryDelay delay params query json baseURL responseType onResponse" +
    " headersTimeout bodyTimeout connectTimeout throwHttpErrors hooks";
  const names = `${platformMembers} ${furtherMembers}`.split(" ");
  const init = Object.fromEntries(names.map((name) => [name, undefined]));
  const received = [];
  const fetch = async (_, given) => {
    received.push(Object.keys(given));
    return new Response();
  };
  await client.fetchOrThrow("https://a.example/", { ...init, fetch });
  assert.deepEqual(received, [names]);
  const { toLog, fingerprint, otelAttributes } = load("log");
  const calls = [];
  const errors = createErrors({
    requestId: "x-request-id",
    onResponse: (error, context) => calls.push([error, context]),
    onError: (error, context) => calls.push([error, context]),
  });
  await errors.respond(new Error("bug"), new Request("https://a.example/"));
  await errors.respond(new Error("bug"));
  assert.equal(calls.length, 4);
  for (const [error, context] of calls) {
    for (const write of [toLog, fingerprint]) write(error, context);
    otelAttributes(error, "server", context);
  }
  assert.deepEqual(
    warn.mock.calls.map((one) => one.arguments[0]),
    [],
  );
});

test("a hostile object of options throws nothing where nothing may", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const { toLog, fingerprint, otelAttributes } = load("log");
  for (const options of [proxy, null, 7, "redcat", Symbol("s")]) {
    assert.equal(typeof toLog(new Error("bug"), options), "object");
    assert.ok(Array.isArray(fingerprint(new Error("bug"), options)));
    assert.equal(typeof otelAttributes(new Error("bug"), "server", options), "object");
  }
});

test("one object of options serves withRetries and the advice", () => {
  const options = { policy: "default", tries: 2, base: 0.1, cap: 1, jitter: false, budget: 5 };
  client.withRetries(send, options);
  assert.equal(client.isRetryable(new Response(null, { status: 503 }), options), true);
  assert.equal(client.retryDelay(new Response(null, { status: 503 }), options), 0.1);
});

/** Functions that take no options, or an object whose names the caller chooses. */
const WITHOUT_OPTIONS = [
  ...[
    "addDigest",
    "codes",
    "createError",
    "default",
    "HttpError",
    "isHTTPException",
    "isHttpError",
  ],
  ...["isReadError", "NoResponse", "IncompleteStream", "sendError", "toResponse", "type"],
  ...["Client", "Codes", "Errors", "Report"],
];

test("the tables above have every function of every entry", () => {
  const names = new Set(Object.keys({ ...STRICT, ...WARNS }));
  const unknown = new Set();
  for (const { name, isEffect } of ENTRIES) {
    if (isEffect) continue;
    for (const [key, value] of Object.entries(load(name))) {
      if (typeof value !== "function" || value.prototype instanceof Error) continue;
      const isKnown = names.has(key) || WITHOUT_OPTIONS.includes(key);
      if (!isKnown && !names.has(`${key} of ${name}`)) unknown.add(`${name}: ${key}`);
    }
  }
  assert.deepEqual([...unknown], []);
});
