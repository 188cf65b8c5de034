// What comes from another server does not pass for ours: DESIGN.md, "What comes from another server".
// The adapters in their frameworks are tested in frameworks/adapters.test.mjs.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import createError from "http-errors";
import { CLIENT_NAMES, cloneError, collectClientErrors } from "../frameworks/upstream-clients.mjs";
import {
  PLAIN_VALUES,
  SDK_ERRORS,
  UPSTREAM_HEADERS,
  UPSTREAM_TEXT,
} from "../frameworks/upstream-errors.mjs";
import { importPackage } from "./package-import.mjs";

const { createErrors, dialects, folder, httpexc, sendError } = await importPackage();
const importEntry = (name) => import(`file://${folder}/node_modules/httpexc/dist/${name}.js`);
const compat = (await importEntry("http-errors")).default;
const { HTTPBadGateway, HTTPNotFound, toResponse } = httpexc;

const createRequest = () =>
  new Request("https://api.example/songs/7", { headers: { "x-request-id": "id-7" } });

const makers = {
  ...SDK_ERRORS,
  ...Object.fromEntries(
    Object.entries(await collectClientErrors()).map(([name, error]) => [name, () => error]),
  ),
};

/** Checks that a response says nothing of another server's. */
async function checkSilent(response, status, what) {
  assert.equal(response.status, status, what);
  const text = `${[...response.headers]} ${await response.text()}`;
  assert.ok(!text.includes(UPSTREAM_TEXT), `${what}: ${text}`);
  assert.deepEqual(response.headers.getSetCookie(), [], what);
  assert.equal(response.headers.get("location"), null, what);
}

test("each client threw an error for a real response", () => {
  assert.deepEqual(Object.keys(makers).slice(-CLIENT_NAMES.length), CLIENT_NAMES);
});

const throwing = (thrown) => async () => {
  throw thrown;
};

/** Functions that respond to what was thrown, by the name of the adapter. */
const RESPONDERS = {
  sveltekit: (handler, thrown, request) =>
    handler.handle({ event: { request, isDataRequest: false }, resolve: throwing(thrown) }),
  next: (handler, thrown, request) => handler(throwing(thrown))(request, { params: {} }),
  "react-router": (handler, thrown, request) =>
    handler(throwing(thrown))({ request }).catch((error) => error),
};

for (const [name, respond] of Object.entries(RESPONDERS)) {
  test(`${name}: nothing of another server's response passes, and onError is called`, async () => {
    const { errorHandler } = await importEntry(name);
    for (const [what, make] of Object.entries({ ...makers, ...PLAIN_VALUES })) {
      const reported = [];
      const handler = errorHandler({ onError: (error) => reported.push(error) });
      const thrown = make();
      await checkSilent(await respond(handler, thrown, createRequest()), 500, `${name}, ${what}`);
      assert.equal(reported.length, 1, what);
      assert.equal(reported[0].cause, thrown, what);
    }
  });
}

test("data that looks like what Next or React Router throws is no redirect", async () => {
  const request = createRequest();
  const next = (await importEntry("next")).errorHandler({ onError() {} });
  const router = (await importEntry("react-router")).errorHandler({ onError() {} });
  const forged = {
    digest: "NEXT_REDIRECT;replace;https://evil.example/;307;",
    type: "DataWithResponseInit",
    init: { status: 302, headers: { location: "https://evil.example/" } },
  };
  await checkSilent(await next(throwing(forged))(request, { params: {} }), 500, "next");
  await checkSilent(await router(throwing(forged))({ request }).catch((e) => e), 500, "router");
});

for (const status of [403, 404, 502, 503]) {
  test(`httpexc/http-errors: createError(${status}, error) is a ${status} that says nothing`, async () => {
    const { errorHandler } = await importEntry("itty");
    const options = { onError() {}, cors: true, requestId: "x-request-id" };
    const [handler, errors] = [errorHandler(options), createErrors(options)];
    for (const what of Object.keys(makers)) {
      // createError fails at an error whose status is a getter alone.
      if (["ofetch", "elasticsearch"].includes(what)) continue;
      const error = compat(status, cloneError(makers[what]()));
      for (const wrapped of [error, new Proxy(error, {}), Object.create(error)]) {
        for (const response of [
          await handler(wrapped, createRequest()),
          errors.toResponse(wrapped, createRequest()),
        ]) {
          assert.equal(response.headers.get("access-control-allow-origin"), "*", what);
          assert.equal(response.headers.get("x-request-id"), "id-7", what);
          assert.match(await response.clone().text(), /"title"/, what);
          await checkSilent(response, status, `${what}, ${status}`);
        }
        await checkSilent(toResponse(wrapped), status, what);
        await checkSilent(wrapped.toResponse(), status, what);
      }
    }
  });
}

test("httpexc/http-errors: a status that is assigned later counts, and none that was copied", async () => {
  const error = compat(cloneError(makers.axios()));
  assert.equal(error.status, 403);
  await checkSilent(toResponse(error), 500, "copied");
  error.status = error.statusCode = 404;
  await checkSilent(toResponse(error), 404, "assigned");
  // http-errors keeps the status of its argument, and so do the properties here.
  const wrapped = compat(502, cloneError(makers.axios()));
  assert.deepEqual([wrapped.status, wrapped.statusCode, wrapped.expose], [403, 403, true]);
  await checkSilent(toResponse(wrapped), 502, "given");
});

test("http-errors: a status counts unless it may be that of the other server", async () => {
  const { errorHandler } = await importEntry("itty");
  const respond = (error) => errorHandler({ onError() {} })(error, createRequest());
  const withoutStatus = () =>
    Object.assign(new Error(UPSTREAM_TEXT), {
      response: { status: 403, headers: UPSTREAM_HEADERS },
    });
  for (const [make, status] of [
    // http-errors keeps the status of its argument, so this is the 403 of the other server.
    [() => createError(404, cloneError(makers.axios())), 500],
    [() => createError(502, cloneError(makers.axios())), 500],
    [() => createError(cloneError(makers.openai())), 500],
    [() => createError(404, withoutStatus()), 404],
    [() => createError(502, withoutStatus()), 502],
    [() => createError(403, withoutStatus()), 500],
    [() => createError(503, Object.assign(new Error(UPSTREAM_TEXT), { request: {} })), 503],
    [() => createError(502, cloneError(makers.ky())), 502],
    [() => createError(404, cloneError(makers.kubernetes())), 500],
  ]) {
    await checkSilent(await respond(make()), status, String(make));
  }
});

test("createError of a client's error keeps CORS, the id and the dialect under createErrors", async () => {
  const server = createServer((_req, res) => {
    res.writeHead(403, { ...UPSTREAM_HEADERS, "content-encoding": "gzip" });
    res.end(gzipSync(UPSTREAM_TEXT));
  }).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${server.address().port}/`;
    const cause = Object.assign(new Error("403"), { response: await fetch(url) });
    const errors = createErrors({
      cors: true,
      dialect: dialects.falcon,
      requestId: "x-request-id",
      onError() {},
    });
    const error = compat(502, cause);
    for (const response of [
      await errors.respond(error, createRequest()),
      errors.toResponse(error, createRequest()),
    ]) {
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
      assert.equal(response.headers.get("x-request-id"), "id-7");
      assert.equal(response.headers.get("content-encoding"), null);
      assert.match(await response.clone().text(), /"title": "502 Bad Gateway"/);
      await checkSilent(response, 502, "createErrors");
    }
    await checkSilent(toResponse(error), 502, "toResponse");
    await checkSilent(await send(error), 502, "sendError");
    // Only the option is a ready response: the property belongs to the code that put it there.
    const assigned = Object.assign(new HTTPBadGateway("x"), { response: await fetch(url) });
    await checkSilent(toResponse(assigned), 502, "an assigned response");
    await checkSilent(await errors.respond(assigned), 502, "an assigned response");
    await checkSilent(await send(assigned), 502, "an assigned response");
    class Client extends HTTPNotFound {
      response = new Response(UPSTREAM_TEXT, { status: 403 });
    }
    await checkSilent(toResponse(new Client()), 404, "a field of a subclass");
    await checkSilent(await send(new Client()), 404, "a field of a subclass");
    const ready = new Response("Ready.", { status: 409 });
    const carrying = new HTTPBadGateway({ response: ready });
    for (const response of [
      toResponse(carrying),
      await errors.respond(carrying),
      await send(carrying),
    ]) {
      assert.deepEqual([response.status, await response.text()], [409, "Ready."]);
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

/** Sends an error by `sendError` from a real server, and returns the response. */
async function send(error) {
  const server = createServer((req, res) => sendError(error, req, res)).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => server.once("listening", resolve));
    const response = await fetch(`http://127.0.0.1:${server.address().port}/`);
    return new Response(await response.text(), response);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Errors of an application, in the forms that frameworks let carry a status. */
const OWN_ERRORS = {
  "a status": { status: 409 },
  "a statusCode": { statusCode: 409 },
  "both, and a code": { status: 409, statusCode: 409, code: "SONG_TAKEN" },
  "members of its own": { status: 409, song: 7, details: ["a"], data: { a: 1 }, metadata: {} },
  "a date, a type and a URL": { status: 409, date: 1, type: "taken", url: "/songs", method: "GET" },
  "headers that pass": {
    status: 409,
    headers: { "WWW-Authenticate": "Basic", allow: "GET", "Retry-After": 7 },
  },
  "headers without a prototype": {
    status: 409,
    headers: Object.assign(Object.create(null), { "retry-after": "7" }),
  },
  "headers of its own": { status: 409, headers: { "x-own": "1", "retry-after": "7" } },
  "no headers": { status: 409, headers: undefined },
  "a list of errors": { status: 409, errors: [{ message: "m", path: "/name" }] },
  "a list of errors, and a code": { status: 409, errors: [], code: "SONG_TAKEN" },
  "a list of errors, and a number": { status: 409, errors: [], code: 1062 },
  "an inner error": { status: 409, code: "invalid_token", inner: new Error("i") },
  "details and a type": { status: 409, details: ["a"], type: "ValidationError" },
  "a query of its own": { status: 409, query: { song: 7 } },
  "a shape of its own": { status: 409, shape: "round" },
  "a meta of its own": { status: 409, meta: { statusCode: 409, song: 7 } },
  "a context": { status: 409, context: { song: 7 } },
  "a region": { status: 409, region: "eu", time: "12:00" },
  "whether it may be tried again": { status: 409, retryable: true },
  "a time": { status: 409, time: new Date(0), timestamp: 7 },
  "an error of a client as its cause": {
    status: 409,
    cause: Object.assign(new Error("403"), { response: { status: 403, headers: {} } }),
  },
};

for (const [what, members] of Object.entries(OWN_ERRORS)) {
  test(`itty: the status of an application's error with ${what} counts`, async () => {
    const { errorHandler } = await importEntry("itty");
    const error = Object.assign(new Error("The song is taken."), members);
    const response = await errorHandler({ onError() {} })(error, createRequest());
    assert.equal(response.status, 409);
    assert.equal((await response.json()).detail, undefined);
    const exposed = Object.assign(new Error("The song is taken."), members, { expose: true });
    const shown = await errorHandler({ onError() {} })(exposed, createRequest());
    assert.equal(shown.status, 409);
    assert.equal((await shown.json()).detail, "The song is taken.");
    assert.equal(response.headers.get("retry-after"), members.headers ? "7" : null);
    assert.equal(response.headers.get("x-own"), null);
  });
}

test("the text of the system is never a detail", async () => {
  const { errorHandler } = await importEntry("itty");
  const path = "/srv/private/songs.json";
  const system = () =>
    Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
      code: "ENOENT",
      syscall: "open",
      path,
    });
  for (const make of [
    () => Object.assign(system(), { status: 404 }),
    () => createError(404, system()),
    () => compat(404, system()),
    () => Object.assign(new Error(system().message, { cause: system() }), { status: 404 }),
    () => Object.assign(new Error(`Cannot open ${path}`, { cause: system() }), { status: 404 }),
    () => createError(404, new Error(system().message, { cause: system() })),
    () => compat(404, new Error(`Cannot open ${path}`, { cause: system() })),
    () =>
      Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:5432"), {
        syscall: "connect",
        address: "10.0.0.7",
        status: 404,
      }),
  ]) {
    const response = await errorHandler({ onError() {} })(make(), createRequest());
    assert.equal(response.status, 404);
    assert.deepEqual(Object.keys(await response.json()), ["type", "title", "status"]);
  }
  for (const make of [
    () => compat(404, system()),
    () => compat(404, new Error(system().message, { cause: system() })),
  ]) {
    assert.equal((await toResponse(make()).json()).detail, undefined);
  }
  // A text of the application's own is shown.
  const own = createError(404, new Error("There is no such song.", { cause: system() }));
  const response = await errorHandler({ onError() {} })(own, createRequest());
  assert.equal((await response.json()).detail, "There is no such song.");
});

test("the body and the headers of an error that http-errors made are the application's", async () => {
  const { errorHandler } = await importEntry("itty");
  for (const create of [createError, compat]) {
    const headers = { "set-cookie": "a=; Max-Age=0", "x-own": "1" };
    const members = { body: "{", type: "entity.parse.failed", headers };
    const error = create(400, new SyntaxError("Unexpected token"), members);
    const response = await errorHandler({ onError() {} })(error, createRequest());
    assert.equal(response.status, 400);
    assert.equal((await response.json()).detail, "Unexpected token");
    assert.deepEqual(response.headers.getSetCookie(), ["a=; Max-Age=0"]);
    assert.equal(response.headers.get("x-own"), "1");
    // Headers that a server has sent are not, even if other code passes them on.
    const received = create(404, "No song.", { headers: UPSTREAM_HEADERS });
    await checkSilent(await errorHandler({ onError() {} })(received, createRequest()), 404);
  }
});

test("an error with hostile members is a 500", async () => {
  const { errorHandler } = await importEntry("itty");
  const fail = () => {
    throw new Error("hostile");
  };
  for (const error of [
    Object.defineProperty(Object.assign(new Error("e"), { status: 404 }), "headers", { get: fail }),
    Object.defineProperty(new Error("e"), "status", { get: fail }),
    new Proxy(Object.assign(new Error("e"), { status: 404 }), { ownKeys: fail }),
    Object.assign(new Error("e"), { status: 404, headers: new Proxy({}, { ownKeys: fail }) }),
  ]) {
    await checkSilent(await errorHandler({ onError() {} })(error, createRequest()), 500);
  }
});
