// Invalid configurations, and configuration functions that return something unusable.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, dialects, folder, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPNotFound } = httpexc;
const { errorHandler } = await import(`file://${folder}/node_modules/httpexc/dist/express.js`);

const ORIGIN = "https://app.example";
const createRequest = (accept = "application/json") =>
  new Request("https://api.example/", { headers: { accept, origin: ORIGIN } });

/** The reasons of unhandled rejections. */
const unhandledReasons = [];
const recordReason = (reason) => unhandledReasons.push(reason);
process.on("unhandledRejection", recordReason);
after(() => process.off("unhandledRejection", recordReason));

/** Waits until Node has reported unhandled rejections. */
const waitForRejections = () => new Promise((resolve) => setTimeout(resolve, 5));

for (const [name, ...values] of [
  ["cors", ORIGIN, 1, null, [ORIGIN], { orgin: ORIGIN }],
  ["cors", { origin: 5 }, { origin: /app/ }, { origin: null }, { origin: ["*"] }],
  ["cors", { origin: "app.example" }, { origin: `${ORIGIN}/` }, { origin: [ORIGIN, "b"] }],
  ["cors", { origin: "https://App.example" }, { origin: `${ORIGIN}:443` }, { origin: "http://" }],
  ["cors", { credentials: true }, { credentials: true, origin: "*" }],
  ["cors", { credentials: "false" }, { exposeHeaders: "x" }, { exposeHeaders: ["a b"] }],
  ["cors", { toString: true }],
  ["dialect", "flask", "falcon", "toString", null, 5, {}, () => {}],
  ["expose", "false", 0, null],
  ["formats", "text/csv", null, [], { "a/b": "text" }, { "a b": () => "" }],
  ["headers", "x", null, 5, { "a b": "c" }, { a: "b\n" }],
  ["jsonFormatter", "x", null],
  ["customize", "de", {}, null],
  ["onError", "x", false, {}],
  ["onResponse", "x", null, {}],
  ["pages", "x", null, [], { 404: 5 }, { "4xx": null }],
  ["requestId", "a b", "", 5, true, null],
  ["serializer", "json", null],
  ["stack", "no", 1],
  ["template", 5, null],
  ["templateValues", "method", [5], ["a b"], null],
  ["typo", 1],
  ["constructor", 1],
]) {
  for (const value of values) {
    const what = JSON.stringify(value) ?? String(value);
    test(`createErrors refuses ${name}: ${what}`, () => {
      for (const make of [createErrors, errorHandler]) {
        assert.throws(() => make({ [name]: value }), {
          name: "TypeError",
          message: new RegExp(`^Cannot create errors: ${name} (has|is) `),
        });
      }
    });
  }
}

for (const options of [null, "problem", 5, true, [], () => {}]) {
  test(`createErrors refuses ${JSON.stringify(options) ?? "a function"} as options`, () => {
    for (const make of [createErrors, errorHandler]) {
      assert.throws(() => make(options), {
        name: "TypeError",
        message: /^Cannot create errors: the options are not an object, but /,
      });
    }
  });
}

test("createErrors accepts valid options, and ignores undefined ones", () => {
  const options = {
    dialect: dialects.problem,
    cors: { origin: ["http://localhost:3000", "null", "capacitor://localhost"], exposeHeaders: [] },
    formats: { "text/csv": () => "" },
    headers: [["x-a", "b"]],
    pages: { 404: "<p>", "5xx": undefined },
    requestId: "X-Request-Id",
    templateValues: ["method", "HTTP_X_A"],
  };
  createErrors(options);
  createErrors(Object.fromEntries(Object.keys(options).map((name) => [name, undefined])));
  for (const origin of ["*", undefined, [], ORIGIN, () => true]) createErrors({ cors: { origin } });
});

test("a later change of the options does not change the configuration", () => {
  const config = { stack: false };
  const errors = createErrors(config);
  config.stack = "x";
  config.onError = "x";
  assert.equal(errors.toResponse(new Error()).status, 500);
  assert.equal(errors.config.stack, false);
});

test("an invalid serializer is a TypeError", () => {
  const errors = createErrors();
  for (const serializer of ["x", null, {}]) {
    assert.throws(() => errors.serializer(serializer), {
      name: "TypeError",
      message: "Cannot set the serializer: it is not a function",
    });
  }
  errors.serializer(undefined);
});

const reject = async () => {
  throw new Error("canary");
};
const createThenable = () => ({
  // biome-ignore lint/suspicious/noThenProperty: the test is about thenables
  then(_, reject) {
    reject(new Error("canary"));
  },
});
const FUNCTIONS = {
  headers: (make) => ({ headers: make({ "x-a": "b" }) }),
  "cors.origin": (make) => ({ cors: { origin: make(true) } }),
  customize: (make) => ({ customize: make({ title: "Weg" }) }),
  serializer: (make) => ({ serializer: make({ type: "a/b", body: "x" }) }),
  "the format application/json": (make) => ({
    dialect: dialects.problem,
    formats: { "application/json": make("{}") },
  }),
  jsonFormatter: (make) => ({ dialect: dialects.webob, jsonFormatter: make({ a: 1 }) }),
  requestId: (make) => ({ requestId: make("id") }),
};

for (const [name, config] of Object.entries(FUNCTIONS)) {
  for (const [what, make] of [
    ["is async", (value) => async () => value],
    ["rejects", () => reject],
    ["returns a thenable that rejects", () => createThenable],
  ]) {
    test(`${name}: the result of a function that ${what} is ignored and reported`, async () => {
      const reported = [];
      const { dialect, requestId, ...rest } = config(make);
      const onError = (error) => reported.push(error.cause.message);
      const errors = createErrors({ dialect, requestId, ...rest, onError });
      const response = await errors.respond(new HTTPNotFound("No song."), createRequest());
      const plain = await createErrors({ dialect }).respond(
        new HTTPNotFound("No song."),
        createRequest(),
      );
      assert.equal(response.status, 404);
      const body = await response.text();
      const expected = await plain.text();
      const id = response.headers.get("x-request-id");
      if (requestId) assert.match(id, /^[\da-f-]{36}$/);
      else assert.equal(body, expected);
      assert.equal(response.headers.get("content-type"), plain.headers.get("content-type"));
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      assert.ok(!/promise|canary/i.test(`${body}${[...response.headers]}`));
      const message = `Cannot use the result of ${name}: it is a promise, which is not awaited`;
      assert.deepEqual(reported, [message]);
      await waitForRejections();
      assert.deepEqual(unhandledReasons.splice(0), []);
    });
  }
}

for (const onError of [reject, createThenable]) {
  test("an onError that rejects harms neither the response nor the process", async () => {
    const errors = createErrors({ onError });
    assert.equal((await errors.respond(new HTTPBadGateway(), createRequest())).status, 502);
    assert.equal(errors.toResponse(new Error("x"), createRequest()).status, 500);
    await waitForRejections();
    assert.deepEqual(unhandledReasons.splice(0), []);
  });
}

test("a predicate that returns a promise counts as false, and is reported", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error.cause.message) });
  errors.on(reject, () => new HTTPBadGateway()).on(async () => true, reject);
  assert.equal((await errors.respond(new HTTPNotFound(), createRequest())).status, 404);
  const message = "Cannot use the result of a predicate: it is a promise, which is not awaited";
  assert.deepEqual(reported, [message, message]);
  await waitForRejections();
  assert.deepEqual(unhandledReasons.splice(0), []);
});

for (const [what, config] of Object.entries({
  "a serializer that returns a string": { serializer: () => "text" },
  "a serializer that returns an object as body": {
    serializer: () => ({ type: "a/b", body: { a: 1 } }),
  },
  "a serializer that returns no type": { serializer: () => ({ body: "x" }) },
  "a format that returns an object": {
    dialect: dialects.problem,
    formats: { "application/json": () => ({ a: 1 }) },
  },
  "a format that returns undefined": {
    dialect: dialects.problem,
    formats: { "application/json": () => {} },
  },
  "a headers function that returns a string": { headers: () => "x" },
})) {
  test(`${what} is ignored and reported`, async () => {
    const reported = [];
    const errors = createErrors({ ...config, onError: (error) => reported.push(error.cause) });
    const response = await errors.respond(new HTTPNotFound("No song."), createRequest());
    assert.equal((await response.json()).detail, "No song.");
    assert.equal(reported.length, 1);
    assert.equal(reported[0].constructor, TypeError);
  });
}

test("a response has Vary: Origin even if the origin function throws", () => {
  const reported = [];
  const origin = () => {
    throw new Error("canary");
  };
  const errors = createErrors({ cors: { origin }, onError: (error) => reported.push(error.cause) });
  const { headers } = errors.toResponse(new HTTPNotFound(), createRequest());
  assert.match(headers.get("vary"), /\bOrigin\b/);
  assert.equal(headers.get("access-control-allow-origin"), null);
  assert.equal(reported[0].message, "canary");
});

test("each request has an id even without crypto, as on Node 18", async () => {
  const { crypto } = globalThis;
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const ids = new Set();
  try {
    for (const value of [undefined, {}]) {
      Object.defineProperty(globalThis, "crypto", { configurable: true, value });
      const errors = createErrors({ requestId: "x-request-id" });
      for (let count = 0; count < 1000; count++) {
        const { headers, status } = await errors.respond(new HTTPNotFound(), createRequest());
        assert.equal(status, 404);
        ids.add(headers.get("x-request-id"));
      }
    }
  } finally {
    Object.defineProperty(globalThis, "crypto", descriptor);
  }
  assert.equal(globalThis.crypto, crypto);
  assert.equal(ids.size, 2000);
  const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  for (const id of ids) assert.match(id, form);
});
