// toLog: the content of a record, what it leaves out, and that no thrown value makes it throw.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createProject } from "../lib/project.mjs";

const folder = createProject("to-log", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { createErrors } from "httpexc/server";
    export { default as createError } from "httpexc/http-errors";
    export { toLog } from "httpexc/log";
    export { fromResponse } from "httpexc/client";`,
});
const { httpexc, createErrors, createError, toLog, fromResponse } = await import(
  pathToFileURL(join(folder, "entries.mjs")).href
);
const { HTTPBadGateway, HTTPNotFound, HTTPTooManyRequests, HTTPUnprocessableContent } = httpexc;

const SECRET = "s3cr3t";
const includesText = (record, text) => JSON.stringify(record).includes(text);

test("the record of a server error is complete", () => {
  const cause = new Error("ECONNREFUSED", { cause: new TypeError("deeper") });
  const error = new HTTPBadGateway("db7 did not\nanswer", {
    cause,
    code: "db_down",
    comment: "Ask.",
  });
  const { stack, headers, cause: first, ...rest } = toLog(error);
  assert.deepEqual(rest, {
    name: "HTTPBadGateway",
    message: "Bad Gateway",
    status: 502,
    detail: "db7 did not\nanswer",
    code: "db_down",
    comment: "Ask.",
  });
  assert.match(stack, /^HTTPBadGateway: db7 did not answer .*\n {4}at /);
  assert.deepEqual(
    [first.name, first.message, first.cause.name],
    ["Error", "ECONNREFUSED", "TypeError"],
  );
  assert.equal(headers, undefined);
});

test("the record of a client error has headers and problem details, and no stack", () => {
  const error = new HTTPTooManyRequests("Slowly.", {
    retryAfter: 30,
    type: "https://example.com/slow",
    extensions: { quota: 7, token: SECRET },
  });
  const { headers, ...rest } = toLog(error);
  assert.equal(headers["retry-after"], "30");
  assert.deepEqual(rest, {
    name: "HTTPTooManyRequests",
    message: "Slowly.",
    status: 429,
    detail: "Slowly.",
    type: "https://example.com/slow",
    extensions: { quota: 7, token: "[redacted]" },
  });
});

test("the context of onError can be passed as options", async () => {
  const records = [];
  const errors = createErrors({
    requestId: "x-request-id",
    onError: (error, context) => records.push(toLog(error, context)),
  });
  const url = `https://example.com/songs?page=7&access_token=${SECRET}&%74oken=${SECRET}`;
  const request = new Request(url, { headers: { "x-request-id": "id-7", cookie: SECRET } });
  await errors.respond(new RangeError("7 of 3"), request);
  const [record] = records;
  assert.equal(record.requestId, "id-7");
  assert.deepEqual(record.request, {
    method: "GET",
    url: "https://example.com/songs?page=7&access_token=[redacted]&%74oken=[redacted]",
  });
  assert.deepEqual([record.status, record.cause.message], [500, "7 of 3"]);
  assert.ok(!includesText(record, SECRET));
});

test("secrets are redacted by name at any depth", () => {
  const names = ["Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "x-api-key"];
  const more = ["password", "accessToken", "client_secret", "API_KEY"];
  for (const name of [...names, ...more]) {
    const deep = { config: { list: [{ headers: { [name]: SECRET } }] }, [name]: SECRET };
    for (const error of [
      Object.assign(new Error("e"), deep),
      new HTTPNotFound({ extensions: deep }),
      new HTTPBadGateway({ cause: Object.assign(new Error("e"), deep) }),
      new HTTPBadGateway({ cause: deep }),
      createError(500, "e", deep),
      createError(500, new AggregateError([Object.assign(new Error("e"), deep)])),
      Object.assign(new Error("e"), { headers: new Headers({ [name]: SECRET }) }),
      Object.assign(new Error("e"), { headers: new Map([[name, SECRET]]) }),
    ]) {
      const record = toLog(error);
      assert.ok(!includesText(record, SECRET), `${name}: ${JSON.stringify(record)}`);
      assert.ok(includesText(record, "[redacted]"), `${name}: ${JSON.stringify(record)}`);
    }
  }
  const cookie = new HTTPNotFound({ headers: { "set-cookie": `a=${SECRET}`, "x-a": "b" } });
  const { headers } = toLog(cookie);
  assert.deepEqual([headers["set-cookie"], headers["x-a"]], ["[redacted]", "b"]);
});

test("names of the redact option are redacted in any spelling", () => {
  const error = Object.assign(new Error("e"), { IBAN: SECRET, card_number: SECRET, iban2: "kept" });
  const record = toLog(error, { redact: ["iban", "Card-Number"] });
  assert.ok(!includesText(record, SECRET));
  assert.equal(record.iban2, "kept");
  const url = `/pay?iban=${SECRET}`;
  const { request } = toLog(error, { redact: ["iban"], request: { method: "GET", url } });
  assert.equal(request.url, "/pay?iban=[redacted]");
});

test("credentials in texts are redacted", () => {
  const texts = [
    [`got Bearer ${SECRET}`, "got Bearer [redacted]"],
    ["got Basic dXNlcjpwYXNz", "got Basic [redacted]"],
    [`Authorization: Digest ${SECRET}`, "Authorization: [redacted]"],
    [`"cookie":"a=${SECRET}"`, '"cookie":"[redacted]"'],
    [`set-cookie = a=${SECRET}; b=${SECRET}`, "set-cookie = [redacted]"],
    [`fetch https://user:${SECRET}@db7.example/x`, "fetch https://[redacted]@db7.example/x"],
    [`postgres://u:p@${SECRET}@db7/x`, "postgres://[redacted]@db7/x"],
    // Similar texts are kept.
    ["Bearer realm is missing", "Bearer realm is missing"],
    ["a basic mistake", "a basic mistake"],
    ["mail a@b.example", "mail a@b.example"],
    ["https://db7.example/a@b", "https://db7.example/a@b"],
  ];
  for (const [text, expected] of texts) {
    const record = toLog(new HTTPBadGateway(text, { cause: new Error(text) }));
    assert.equal(record.detail, expected);
    assert.equal(record.cause.message, expected);
    assert.ok(!includesText(record, SECRET), text);
    assert.equal(toLog(text).message, expected);
  }
});

test("the message of a secret field is left out", () => {
  const message = `It is too short: "${SECRET}"`;
  const errors = [
    { path: ["user", "password"], message, code: "short" },
    { path: "/user/pass_wd", message },
    { path: ["name"], message: "It is too long." },
  ];
  const record = toLog(new HTTPUnprocessableContent({ errors }), { redact: ["pass-wd"] });
  assert.deepEqual(record.errors, [
    { path: ["user", "password"], code: "short" },
    { path: "/user/pass_wd" },
    { path: ["name"], message: "It is too long." },
  ]);
});

test("any thrown value has a record", () => {
  const cases = [
    [undefined, { name: "undefined", message: "undefined" }],
    [null, { name: "null", message: "null" }],
    ["two\nlines", { name: "string", message: "two lines" }],
    [7n, { name: "bigint", message: "7" }],
    [Symbol("s"), { name: "symbol", message: "Symbol(s)" }],
    [
      { status: 404, password: SECRET },
      {
        name: "object",
        message: "An object was thrown",
        value: { status: 404, password: "[redacted]" },
      },
    ],
  ];
  for (const [thrown, expected] of cases) assert.deepEqual(toLog(thrown), expected);
});

test("a record consists of JSON values", () => {
  const error = Object.assign(new Error("e"), {
    big: 7n,
    date: new Date(0),
    never: new Date(Number.NaN),
    url: new URL("https://u:p@example.com/?token=7"),
    bytes: new Uint8Array(7),
    not: Number.NaN,
    list: [undefined, () => {}, 1],
    made: () => {},
    toJSON: () => "other",
  });
  const { stack, ...record } = toLog(error);
  assert.deepEqual(record, {
    name: "Error",
    message: "e",
    big: "7",
    date: "1970-01-01T00:00:00.000Z",
    never: null,
    url: "https://[redacted]@example.com/?token=[redacted]",
    bytes: "(7 bytes)",
    not: "NaN",
    list: [null, null, 1],
  });
  assert.deepEqual(JSON.parse(JSON.stringify(record)), record);
  assert.match(stack, /\n/);
  assert.equal(toLog(error, { stack: false }).stack, undefined);
});

test("no thrown value makes toLog throw", () => {
  const fail = () => {
    throw new Error("no");
  };
  const throwing = new Proxy(new Error("e"), {
    get: fail,
    has: fail,
    ownKeys: fail,
    getPrototypeOf: fail,
    getOwnPropertyDescriptor: fail,
  });
  const getter = Object.defineProperty(new Error("e"), "message", { get: fail });
  const circular = new Error("e");
  circular.cause = circular;
  circular.self = circular;
  circular.errors = [circular];
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const hostile = Object.assign(new Error("e"), JSON.parse('{"__proto__": {"polluted": 1}}'));
  const oddErrors = [
    { path: 5 },
    { path: [{}, Object.create(null)] },
    7,
    null,
    {
      get path() {
        return fail();
      },
    },
  ];
  const withOddErrors = Object.assign(new Error("e"), { errors: oddErrors });
  assert.equal(toLog(withOddErrors).errors.length, oddErrors.length);
  for (const thrown of [throwing, getter, circular, proxy, hostile, Object.create(null)]) {
    const record = toLog(thrown, { request: new Proxy({}, {}) });
    assert.equal(typeof record.name, "string");
    assert.equal(typeof JSON.stringify(record), "string");
    assert.equal({}.polluted, undefined);
  }
  assert.equal(toLog(circular).cause, "(shown above)");
});

test("the size of a record is limited", () => {
  let chain = new Error("first");
  for (let at = 0; at < 1000; at++) chain = new Error(`${at}`, { cause: chain });
  let wide = {};
  for (let at = 0; at < 50; at++) wide = { a: wide, b: wide, c: wide };
  const many = new AggregateError(Array.from({ length: 1000 }, () => chain));
  const cases = [
    chain,
    many,
    Object.assign(new Error("e"), { wide }),
    Object.assign(new Error("e"), { list: new Array(1e6).fill("x".repeat(100)) }),
    new Error("x".repeat(1e7)),
    new Error("Bearer ".repeat(1e5)),
    new Error("https://".repeat(1e5)),
    new Error(`cookie${" ".repeat(1e5)}`),
  ];
  for (const error of cases) {
    const start = performance.now();
    const text = JSON.stringify(toLog(error));
    assert.ok(text.length < 200_000, `${error.message.slice(0, 20)}: ${text.length}`);
    assert.ok(performance.now() - start < 10_000, error.message.slice(0, 20));
  }
});

test("the record of an upstream error has only path and code of a secret field", async () => {
  for (const one of [
    { type: "string_too_short", loc: ["body", "password"], msg: `not ${SECRET}`, input: SECRET },
    { field: "token", code: "bad", rejectedValue: SECRET, message: `${SECRET} is bad` },
    { field: "apiKey", code: "bad", value: SECRET, ctx: { given: SECRET } },
  ]) {
    const body = one.loc ? { detail: [one] } : { errors: [one] };
    const record = toLog(await fromResponse(Response.json(body, { status: 422 })));
    assert.ok(!includesText(record, SECRET), JSON.stringify(record));
    assert.equal(record.errors[0].code, one.type ?? one.code);
    assert.deepEqual(record.errors[0].path, [one.field ?? "password"]);
  }
});

test("the record of an upstream error has request data without secrets", async () => {
  const headers = {
    "x-request-id": "R1",
    "retry-after": "7",
    "x-ratelimit-limit": "10",
    "x-ratelimit-remaining": "0",
  };
  const response = new Response("{}", { status: 429, headers });
  Object.defineProperty(response, "url", { value: `https://api.example/v1?api_key=${SECRET}&q=7` });
  const record = toLog(await fromResponse(response, { method: "PUT" }));
  const { method, url, requestId, retryAfter, rateLimit } = record.upstream;
  assert.deepEqual([method, requestId, retryAfter], ["PUT", "R1", 7]);
  assert.equal(rateLimit.remaining, 0);
  assert.ok(url.startsWith("https://api.example/v1?") && url.endsWith("q=7"), url);
  assert.ok(!includesText(record, SECRET));
  assert.equal(toLog(new HTTPTooManyRequests()).upstream, undefined);
});
