// The function `onResponse`: when it is called, with what, and that it cannot harm a response.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const { HTTPConflict, HTTPForbidden, HTTPFound, HTTPNotFound, HTTPServiceUnavailable } = httpexc;
const { errorHandler } = await import(`file://${folder}/node_modules/httpexc/dist/express.js`);

const request = (headers = {}) => new Request("https://a.example/songs/7", { headers });

/** Creates errors that keep the calls of `onResponse` and of `onError`. */
function createRecorder(config) {
  const calls = [];
  const reports = [];
  const errors = createErrors({
    onError: (error) => reports.push(error),
    onResponse: (...args) => calls.push(args),
    ...config,
  });
  return { errors, calls, reports };
}

test("it is called once for every error response, with the error and the status", async () => {
  const { errors, calls } = createRecorder();
  errors.on(SyntaxError, () => new HTTPConflict());
  errors.on(URIError, () => new Response("no", { status: 422 }));
  errors.on(HTTPForbidden, () => new Response("gone", { status: 410 }));
  const bug = new TypeError("a bug");
  const forbidden = new HTTPForbidden();
  const upstream = await errors.respond(bug, request());
  assert.equal(upstream.status, 500);
  const [[unexpected, context]] = calls.splice(0);
  assert.deepEqual([unexpected.status, unexpected.cause], [500, bug]);
  assert.equal(context.status, 500);
  for (const [thrown, status, name] of [
    [new HTTPNotFound(), 404, "HTTPNotFound"],
    [new HTTPServiceUnavailable(), 503, "HTTPServiceUnavailable"],
    [new SyntaxError("s"), 409, "HTTPConflict"],
    [new URIError("u"), 422, "HTTPInternalServerError"],
    [forbidden, 410, "HTTPForbidden"],
    [new Response("no", { status: 418 }), 418, "HTTPError"],
    [new HTTPNotFound({ response: new Response("n", { status: 451 }) }), 451, "HTTPNotFound"],
    // A redirect to another origin is refused.
    [new HTTPFound({ location: "https://evil.example/" }), 500, "HTTPFound"],
    ["a text", 500, "HTTPInternalServerError"],
  ]) {
    const response = await errors.respond(thrown, request());
    assert.equal(response.status, status);
    const [[error, { status: told }], ...others] = calls.splice(0);
    assert.deepEqual([told, error.name, others], [status, name, []]);
    if (thrown instanceof httpexc.HTTPException) assert.equal(error, thrown);
  }
});

test("what an HTTP error of a thrown Response tells", async () => {
  const { errors, calls } = createRecorder();
  const response = new Response("no", { status: 405 });
  await errors.respond(response, request());
  const [[error]] = calls;
  assert.deepEqual(
    [error.status, error.response, httpexc.isHTTPException(error)],
    [405, response, true],
  );
});

test("it is not called for redirects, successes, and what a handler returns", async () => {
  const { errors, calls } = createRecorder();
  await errors.respond(new HTTPFound({ location: "/a" }), request());
  await errors.respond(new httpexc.HTTPOk(), request());
  await errors.respond(new Response("fine"), request());
  await errors.wrap(() => new Response("no", { status: 404 }))(request());
  assert.deepEqual(calls, []);
});

test("toResponse and wrap call it, too, with what the platform gave", async () => {
  const { errors, calls } = createRecorder({ requestId: "x-request-id" });
  const [env, ctx] = [{}, {}];
  const sent = request({ "x-request-id": "8f2a" });
  errors.toResponse(new HTTPNotFound(), sent);
  await errors.wrap(() => Promise.reject(new HTTPConflict()))(sent, env, ctx);
  const aborted = AbortSignal.abort();
  await errors.respond(new Error("closed"), new Request(sent, { signal: aborted }));
  await errors.respond(new Response("no", { status: 403 }), sent);
  assert.deepEqual(
    calls.map(([, { status, requestId }, ...platform]) => [status, requestId, ...platform]),
    [
      [404, "8f2a"],
      [409, "8f2a", env, ctx],
      [499, "8f2a"],
      [403, "8f2a"],
    ],
  );
  assert.equal(calls[0][1].request, sent);
  assert.deepEqual(Object.keys(calls[0][1]), ["request", "status", "requestId", "isDeclared"]);
});

test("onError is called with its failure, and the response stays", async () => {
  const failures = [
    () => {
      throw new Error("metrics are down");
    },
    async () => {
      throw new Error("metrics are down");
    },
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: the test is about thenables
      then(_, reject) {
        reject(new Error("metrics are down"));
      },
    }),
  ];
  const unhandled = [];
  const note = (reason) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  for (const onResponse of failures) {
    const { errors, reports } = createRecorder({ onResponse });
    const response = await errors.respond(new HTTPNotFound("No song."), request());
    assert.equal(response.status, 404);
    assert.equal((await response.json()).detail, "No song.");
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(
      reports.map(({ cause }) => cause.message),
      ["metrics are down"],
    );
  }
  process.off("unhandledRejection", note);
  assert.deepEqual(unhandled, []);
});

/** The places where platforms and frameworks have `waitUntil`, each as what reaches the functions. */
const PLATFORMS = {
  "a Worker": (ctx) => [{}, ctx],
  Hono: (ctx) => [{ executionCtx: ctx }],
  SvelteKit: (ctx) => [{ platform: { ctx } }],
  "SvelteKit before": (ctx) => [{ platform: { context: ctx } }],
  "React Router": (ctx) => [{ context: { cloudflare: { env: {}, ctx } } }],
};

for (const [name, give] of Object.entries(PLATFORMS)) {
  test(`${name}: waitUntil gets the promises of onError and onResponse, which never reject`, async () => {
    const waiting = [];
    const ctx = {
      own: true,
      waitUntil(promise) {
        // A platform's own function refuses another object.
        assert.ok(this.own);
        waiting.push(promise);
      },
    };
    const fail = async () => {
      throw new Error("down");
    };
    const errors = createErrors({ onError: fail, onResponse: fail });
    await errors.wrap(() => Promise.reject(new HTTPServiceUnavailable()))(request(), ...give(ctx));
    await new Promise((resolve) => setTimeout(resolve, 5));
    // The failure of onResponse is reported to onError, whose promise is waited for, too.
    assert.equal(waiting.length, 3);
    assert.deepEqual(await Promise.all(waiting), [undefined, undefined, undefined]);
  });
}

test("a platform that throws where it has no waitUntil does no harm", async () => {
  const c = {
    get executionCtx() {
      throw new Error("This context has no ExecutionContext");
    },
  };
  const over = {
    waitUntil() {
      throw new Error("the request is over");
    },
  };
  for (const platform of [c, over]) {
    const errors = createErrors({ onError: async () => {}, onResponse: async () => {} });
    const handle = errors.wrap(() => Promise.reject(new HTTPServiceUnavailable()));
    assert.equal((await handle(request(), platform)).status, 503);
  }
});

test("on Node, a Fetch request is created only if a function reads it", async () => {
  const { Request } = globalThis;
  let created = 0;
  let read = false;
  globalThis.Request = class extends Request {
    constructor(...args) {
      super(...args);
      created++;
    }
  };
  const urls = [];
  const use = (context) => {
    if (read) urls.push(context.request.url);
  };
  const handler = errorHandler({
    requestId: "x-request-id",
    customize(problem, context, req, res) {
      use(context);
      return { ...problem, traceId: `${req.method} ${typeof res.writeHead}` };
    },
    onError: (_error, context) => use(context),
    onResponse: (_error, context) => use(context),
  });
  const server = createServer((req, res) => handler(new Error("a bug"), req, res, () => {}));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const fetchBody = async () =>
      (await fetch(`http://127.0.0.1:${server.address().port}/songs`)).json();
    assert.equal((await fetchBody()).traceId, "GET function");
    assert.equal(created, 0);
    read = true;
    assert.equal((await fetchBody()).status, 500);
    assert.equal(created, 1);
    assert.equal(urls.length, 3);
    assert.match(urls[0], /^http:\/\/127\.0\.0\.1:\d+\/songs$/);
  } finally {
    globalThis.Request = Request;
    server.close();
    server.closeAllConnections();
  }
});

test("the failure of an event stream is customized and counted, with the status in its event", async () => {
  const { errors, calls } = createRecorder({
    customize: (problem) => ({ ...problem, traceId: "0af7" }),
  });
  async function* failLate() {
    yield { data: "1" };
    throw new HTTPServiceUnavailable("db7", { retryAfter: 3 });
  }
  const { eventStream } = await import(`file://${folder}/node_modules/httpexc/dist/stream.js`);
  const text = await eventStream(failLate(), { errors, request: request() }).text();
  assert.match(text, /event: error\nretry: 3000\ndata: \{.*"status":503.*"traceId":"0af7"/);
  assert.ok(!text.includes("db7"));
  assert.deepEqual(
    calls.map(([, { status }]) => status),
    [503],
  );
});
