// fingerprint and otelAttributes: what they say of each sort of error, that ids and secrets are not in it,
// and that no value makes them throw.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as conventions from "@opentelemetry/semantic-conventions";
import { reportCount } from "../lib/hazard-tally.mjs";
import { createProject } from "../lib/project.mjs";
import { createRandomSource } from "../lib/random-source.mjs";

const folder = createProject("telemetry", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { createErrors } from "httpexc/server";
    export { default as createError } from "httpexc/http-errors";
    export { fingerprint, otelAttributes } from "httpexc/log";
    export { fromResponse } from "httpexc/client";`,
});
const { httpexc, createErrors, createError, fingerprint, fromResponse, otelAttributes } =
  await import(pathToFileURL(join(folder, "entries.mjs")).href);
const { HTTPBadGateway, HTTPConflict, HTTPInternalServerError, HTTPNotFound } = httpexc;

const createRequest = (path = "/songs/7", method = "GET") =>
  new Request(`https://api.example${path}`, { method });

/** Returns the error that a program gets for the response of another server. */
function readUpstream(status, body, url = "https://up.example/users/42/songs?api_key=s3cr3t") {
  const response = Response.json(body, { status });
  Object.defineProperty(response, "url", { value: url });
  return fromResponse(response);
}

test("a fingerprint has the problem, the status and the route", () => {
  const request = createRequest();
  for (const [error, expected] of [
    [new HTTPNotFound("No song 7."), ["HTTPNotFound", "404", "GET /songs/:id"]],
    [new HTTPConflict({ code: "song_exists" }), ["song_exists", "409", "GET /songs/:id"]],
    [new HTTPConflict({ code: 1001 }), ["1001", "409", "GET /songs/:id"]],
    [
      new HTTPConflict({ type: "https://api.example/problems/7", code: "x" }),
      ["https://api.example/problems/7", "409", "GET /songs/:id"],
    ],
    [new TypeError("song 7 is undefined"), ["TypeError", "500", "GET /songs/:id"]],
    [
      new HTTPBadGateway({ cause: Object.assign(new Error("7"), { code: "ECONNREFUSED" }) }),
      ["Error ECONNREFUSED", "502", "GET /songs/:id"],
    ],
    [new HTTPBadGateway("db7"), ["HTTPBadGateway", "502", "GET /songs/:id"]],
    [createError(404, "No song 7."), ["NotFoundError", "404", "GET /songs/:id"]],
    ["a text", ["string", "500", "GET /songs/:id"]],
    [undefined, ["undefined", "500", "GET /songs/:id"]],
    [null, ["object", "500", "GET /songs/:id"]],
    [{ song: 7 }, ["object", "500", "GET /songs/:id"]],
  ]) {
    assert.deepEqual(fingerprint(error, { request }), expected);
    assert.deepEqual(fingerprint(error), expected.slice(0, 2));
  }
  const given = fingerprint(new HTTPNotFound(), { request, route: "/songs/{song}" });
  assert.deepEqual(given, ["HTTPNotFound", "404", "GET /songs/{song}"]);
});

test("errors of one group have the same fingerprint, in onError, too", () => {
  const texts = [];
  const errors = createErrors({
    onError: (error, context) => texts.push(fingerprint(error, context).join(" ")),
  });
  for (const id of [7, 8, "0190a6e2-7b1f-7cc3-98c4-dc0c0c07398f"]) {
    errors.toResponse(new TypeError(`song ${id} is undefined`), createRequest(`/songs/${id}`));
  }
  assert.deepEqual([...new Set(texts)], ["TypeError 500 GET /songs/:id"]);
});

test("an upstream error has the status of this server's response, and the upstream's route", async () => {
  const error = await readUpstream(404, { error: { code: "no_user", message: "No user 42." } });
  assert.deepEqual(fingerprint(error), ["no_user", "502", "up.example/users/:id/songs"]);
  const request = createRequest();
  assert.deepEqual(fingerprint(error, { request }), ["no_user", "502", "GET /songs/:id"]);
});

test("ids are replaced in a route, and words are not", () => {
  const routeOf = (path) => fingerprint(new HTTPNotFound(), { request: createRequest(path) })[2];
  for (const segment of [
    ...[
      "7",
      "0",
      "-1",
      "1.5",
      "2026-11-30",
      "1764520000",
      "12,13",
      "7.json",
      "song-7",
      "A12",
      "0x1f",
    ],
    "0190a6e2-7b1f-7cc3-98c4-dc0c0c07398f", // UUID
    "01JDZQX3V9K8M2N4P6R7S8T9VW", // ULID
    "ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
    "507f1f77bcf86cd799439011", // MongoDB
    "deadbeefdeadbeef",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709", // SHA-1
    "V1StGXR8_Z5jdHi6B-myT", // Nano ID
    "cus_NffrFeUfNV2Hib", // Stripe
    ...[
      "ann@a.example",
      "ann%40a.example",
      "%C3%A9t%C3%A9",
      "a%20b",
      "%zz",
      "a".repeat(41),
      "\u4e2d",
    ],
  ]) {
    assert.equal(routeOf(`/songs/${segment}/takes`), "GET /songs/:id/takes", segment);
  }
  for (const path of [
    ...[
      "/",
      "/songs",
      "/v1/songs",
      "/v2.1/songs",
      "/v1beta1/songs",
      "/oauth2/token",
      "/s3",
      "/api/ipv4",
    ],
    ...[
      "/user-profiles/getAll",
      "/a_b/c.d",
      "/~ann/songs",
      "/songs:batchGet",
      "/.well-known/jwks.json",
    ],
  ]) {
    assert.equal(routeOf(path), `GET ${path}`);
  }
  assert.equal(routeOf("/songs/?token=s3cr3t#7"), "GET /songs");
  assert.equal(routeOf("/a".repeat(20)), `GET ${"/a".repeat(12)}/…`);
});

test("ids in a code or a type are replaced, and short numbers are not", () => {
  for (const [code, expected] of [
    ["user 0190a6e2-7b1f-7cc3-98c4-dc0c0c07398f", "user :id"],
    ["no_user ann@a.example", "no_user :id"],
    ["song:1764520000", "song::id"],
    ["E1001", "E1001"],
    ["x".repeat(500), "x".repeat(200)],
  ]) {
    assert.equal(fingerprint(new HTTPConflict({ code }))[0], expected);
  }
});

/** Returns the attributes without the stack. */
function listAttributes(...args) {
  const { "exception.stacktrace": stack, ...attributes } = otelAttributes(...args);
  return attributes;
}

test("a server error has the attributes of a server span", () => {
  const request = createRequest("/songs/7?page=2&token=s3cr3t", "POST");
  const error = new HTTPBadGateway("db7 did not answer");
  assert.deepEqual(listAttributes(error, "server", { request, route: "/songs/:id" }), {
    "error.type": "502",
    "http.response.status_code": 502,
    "http.request.method": "POST",
    "http.route": "/songs/:id",
    "server.address": "api.example",
    "server.port": 443,
    "url.scheme": "https",
    "url.path": "/songs/7",
    "url.query": "page=2&token=[redacted]",
    "exception.type": "HTTPBadGateway",
    "exception.message": "db7 did not answer",
  });
  assert.deepEqual(listAttributes(error), {
    "error.type": "502",
    "http.response.status_code": 502,
    "exception.type": "HTTPBadGateway",
    "exception.message": "db7 did not answer",
  });
});

test("every attribute is one of the conventions", () => {
  const request = createRequest("/songs/7?a=b", "PURGE");
  const names = new Set(Object.values(conventions).filter((value) => typeof value === "string"));
  for (const kind of ["server", "client"]) {
    const error = new HTTPBadGateway("x", { stack: true });
    const found = otelAttributes(error, kind, { request, route: "/songs/:id" });
    for (const name of Object.keys(found)) assert.ok(names.has(name), name);
  }
});

test("an error has its stack and those of its causes, and the cause that says what happened", () => {
  const cause = new TypeError("songs is undefined; password=hunter2");
  const wrapped = new HTTPInternalServerError({ cause });
  const attributes = otelAttributes(wrapped);
  assert.equal(attributes["error.type"], "500");
  assert.equal(attributes["exception.type"], "TypeError");
  assert.equal(attributes["exception.message"], "songs is undefined; password=[redacted]");
  assert.match(
    attributes["exception.stacktrace"],
    /^TypeError: songs is undefined; [^\n]*\n {4}at /,
  );
  const both = otelAttributes(new HTTPBadGateway("db7", { cause }));
  assert.equal(both["exception.type"], "HTTPBadGateway");
  assert.match(
    both["exception.stacktrace"],
    /^HTTPBadGateway: db7[^\n]*\n {4}at [\s\S]*\nCaused by: TypeError: songs[^\n]*\n {4}at /,
  );
  assert.ok(!JSON.stringify([attributes, both]).includes("hunter2"));
  assert.equal(
    otelAttributes(wrapped, "server", { stack: false })["exception.stacktrace"],
    undefined,
  );
  assert.equal(otelAttributes(cause)["error.type"], "TypeError");
});

test("a 4xx of this server's is no failure of its span", () => {
  assert.deepEqual(listAttributes(new HTTPNotFound("No song 7.")), {
    "http.response.status_code": 404,
    "exception.type": "HTTPNotFound",
    "exception.message": "No song 7.",
  });
  assert.equal(otelAttributes(createError(404, "No song."))["http.response.status_code"], 404);
  // A status on another error is not the one that is sent.
  const foreign = Object.assign(new Error("x"), { status: 404 });
  assert.equal(otelAttributes(foreign)["http.response.status_code"], 500);
});

test("an upstream error has the attributes of a client span, and of a server span those of the response", async () => {
  const error = await readUpstream(429, { error: { code: "slow", message: "Slow down." } });
  const found = listAttributes(error, "client");
  assert.deepEqual(found, {
    "error.type": "429",
    "http.response.status_code": 429,
    "server.address": "up.example",
    "server.port": 443,
    "url.full": "https://up.example/users/42/songs?api_key=[redacted]",
    "exception.type": error.name,
    "exception.message": "Slow down.",
  });
  // The request to the other server is none that this server got.
  assert.deepEqual(listAttributes(error), {
    "error.type": "502",
    "http.response.status_code": 502,
    "exception.type": error.name,
    "exception.message": "Slow down.",
  });
  assert.equal(
    otelAttributes(error, "server", { request: createRequest() })["server.address"],
    "api.example",
  );
  // Errors of other clients have a response, too: axios, ky, got.
  const response = { status: 503, url: "http://ann:s3cr3t@127.0.0.1:8080/a" };
  const other = listAttributes(Object.assign(new Error("x"), { response }), "client");
  assert.equal(other["error.type"], "503");
  assert.equal(other["server.address"], "127.0.0.1");
  assert.equal(other["server.port"], 8080);
  assert.ok(!other["url.full"].includes("s3cr3t"), other["url.full"]);
});

test("a request without a response has no status, and one that was aborted no type", async () => {
  const refused = await fetch("http://127.0.0.1:1/").catch((error) => error);
  const attributes = otelAttributes(refused, "client", { request: createRequest() });
  assert.equal(attributes["http.response.status_code"], undefined);
  assert.ok(attributes["error.type"].length > 3, attributes["error.type"]);
  const timeout = await fetch("http://127.0.0.1:1/", { signal: AbortSignal.abort() }).catch(
    (e) => e,
  );
  assert.equal(otelAttributes(timeout, "client")["error.type"], undefined);
  const late = new DOMException("late", "TimeoutError");
  assert.equal(otelAttributes(late, "client")["error.type"], "TimeoutError");
});

test("the status of the response that onResponse knows is the one of the attributes", async () => {
  const seen = [];
  const errors = createErrors({
    onError: null,
    onResponse: (error, context) =>
      seen.push([
        context.status,
        otelAttributes(error, "server", context),
        fingerprint(error, context),
      ]),
  });
  const aborted = new Request("https://api.example/songs/7", { signal: AbortSignal.abort() });
  await errors.wrap(({ signal }) => signal.throwIfAborted())(aborted);
  const [status, attributes, texts] = seen[0];
  assert.equal(status, 499);
  assert.equal(attributes["http.response.status_code"], 499);
  // A request that the client ended is no failure of the server.
  assert.equal(attributes["error.type"], undefined);
  assert.equal(texts[1], "499");

  errors.toResponse(await readUpstream(404, { code: "no_song" }), createRequest());
  assert.deepEqual([seen[1][0], seen[1][1]["error.type"], seen[1][2][1]], [502, "502", "502"]);
  // It is not the status that a client received, and only a status counts.
  const received = otelAttributes(await readUpstream(404, {}), "client", { status: 502 });
  assert.equal(received["http.response.status_code"], 404);
  for (const wrong of ["404", 0, 1.5, Number.NaN, null]) {
    assert.equal(fingerprint(new HTTPBadGateway(), { status: wrong })[1], "502");
  }
});

test("a DOMException has its name, and not its legacy number", () => {
  const late = new DOMException("late", "TimeoutError");
  assert.equal(late.code, 23);
  assert.deepEqual(fingerprint(late), ["TimeoutError", "500"]);
  assert.equal(fingerprint(new HTTPBadGateway({ cause: late }))[0], "TimeoutError");
  for (const kind of ["server", "client"]) {
    assert.equal(otelAttributes(late, kind)["error.type"], "TimeoutError");
    const wrapped = otelAttributes(new HTTPBadGateway({ cause: late }), kind);
    assert.equal(wrapped["error.type"], kind === "server" ? "502" : "TimeoutError");
  }
});

test("the request of Node, and names that are chosen to be redacted", () => {
  const request = {
    method: "get",
    url: "/songs/7?iban=DE02",
    headers: { host: "[::1]:8080" },
    socket: {},
  };
  const found = otelAttributes(new HTTPNotFound(), "server", { request, redact: ["iban"] });
  assert.equal(found["server.address"], "::1");
  assert.equal(found["server.port"], 8080);
  assert.equal(found["url.scheme"], "http");
  assert.equal(found["url.query"], "iban=[redacted]");
  assert.equal(found["http.request.method"], "_OTHER");
  assert.equal(found["http.request.method_original"], "get");
  assert.deepEqual(fingerprint(new HTTPNotFound(), { request })[2], "get /songs/:id");
});

const SECRETS = [
  ...[
    "Bearer s3cr3tcanary0000",
    "token=s3cr3tcanary0000",
    "https://ann:s3cr3tcanary0000@db.example/",
  ],
  ...['{"password":"s3cr3tcanary0000"}', "sk_live_s3cr3tcanary0000"],
];

test("no secret is in a fingerprint or in an attribute", (t) => {
  let tried = 0;
  for (const secret of SECRETS) {
    const path = `/x/${encodeURIComponent(secret)}`;
    const text = fingerprint(new HTTPNotFound(), { request: createRequest(path) }).join();
    // The user information of a URL may take the segment before it with it.
    assert.match(text, /^HTTPNotFound,404,GET \/(?:x\/)?:id$/);
    const request = { url: `https://a.example/x?${secret}`, method: "GET" };
    const cause = Object.assign(new Error(secret), { code: secret, token: "s3cr3tcanary0000" });
    for (const error of [
      new HTTPConflict(secret, { code: secret, type: `https://a.example/?${secret}` }),
      new HTTPBadGateway(secret, { cause }),
      new HTTPBadGateway({ cause }),
      cause,
      secret,
      { name: secret, code: secret, message: secret },
      Object.assign(new Error("x"), {
        response: { url: request.url, status: 500, method: secret },
      }),
    ]) {
      for (const kind of ["server", "client"]) {
        for (const options of [{}, { request }, { request, route: secret }]) {
          const text = JSON.stringify([
            fingerprint(error, options),
            otelAttributes(error, kind, options),
          ]);
          assert.ok(!text.includes("s3cr3tcanary"), text);
          tried++;
        }
      }
    }
  }
  reportCount(t, 33, tried);
});

test("no value makes them throw, and their results are texts and numbers", () => {
  const random = createRandomSource(23);
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error("trap");
      },
      getPrototypeOf() {
        throw new Error("trap");
      },
    },
  );
  const circular = new Error("a");
  circular.cause = new Error("b", { cause: circular });
  const pieces = [
    hostile,
    circular,
    null,
    undefined,
    7,
    "",
    "//",
    "http://[::1",
    1n,
    Symbol("s"),
    [],
    {},
    Number.NaN,
  ];
  const create = (depth) => {
    if (depth === 0 || random.pickBelow(3) === 0) return random.pick(pieces);
    const names = [
      "name",
      "message",
      "code",
      "type",
      "status",
      "response",
      "cause",
      "url",
      "method",
      "expose",
      "headers",
    ];
    return Object.fromEntries(random.makeSome(8, () => [random.pick(names), create(depth - 1)]));
  };
  for (let at = 0; at < 3_000; at++) {
    const [error, options] = [create(3), create(3)];
    const kind = random.pick(["server", "client"]);
    const texts = fingerprint(error, options);
    assert.ok(texts.every((text) => typeof text === "string" && text.length <= 200));
    for (const value of Object.values(otelAttributes(error, kind, options))) {
      assert.ok(typeof value === "string" || Number.isFinite(value));
    }
  }
});
