// What a configuration may not be, and what becomes of functions of it that give what is no use.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importPackage } from "./installed.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPNotFound } = httpexc;
const { errorHandler } = await import(`file://${folder}/node_modules/httpexc/dist/express.js`);

const ORIGIN = "https://app.example";
const ask = (accept = "application/json") =>
  new Request("https://api.example/", { headers: { accept, origin: ORIGIN } });

/** What a promise was rejected with that nobody waited for. */
const left = [];
const note = (reason) => left.push(reason);
process.on("unhandledRejection", note);
after(() => process.off("unhandledRejection", note));

/** Waits until a rejection would have been noticed. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

for (const [name, ...values] of [
  ["cors", ORIGIN, 1, null, [ORIGIN], { orgin: ORIGIN }],
  ["cors", { origin: 5 }, { origin: /app/ }, { origin: null }, { origin: ["*"] }],
  ["cors", { origin: "app.example" }, { origin: `${ORIGIN}/` }, { origin: [ORIGIN, "b"] }],
  ["cors", { origin: "https://App.example" }, { origin: `${ORIGIN}:443` }, { origin: "http://" }],
  ["cors", { credentials: "false" }, { exposeHeaders: "x" }, { exposeHeaders: ["a b"] }],
  ["cors", { toString: true }],
  ["dialect", "flask", null, 5],
  ["expose", "false", 0, null],
  ["formats", "text/csv", null, [], { "a/b": "text" }, { "a b": () => "" }],
  ["headers", "x", null, 5, { "a b": "c" }, { a: "b\n" }],
  ["jsonFormatter", "x", null],
  ["localize", "de", {}],
  ["onError", "x", null, {}],
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

for (const given of [null, "problem", 5, true, [], () => {}]) {
  test(`createErrors refuses ${JSON.stringify(given) ?? "a function"} for options`, () => {
    for (const make of [createErrors, errorHandler]) {
      assert.throws(() => make(given), {
        name: "TypeError",
        message: "Cannot create errors: the options are not an object",
      });
    }
  });
}

test("createErrors takes what it can use, and what is undefined for nothing", () => {
  const options = {
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

test("a configuration is what it was when it was judged", () => {
  const config = { stack: false };
  const errors = createErrors(config);
  config.stack = "x";
  config.onError = "x";
  assert.equal(errors.toResponse(new Error()).status, 500);
  assert.equal(errors.config.stack, false);
});

test("a serializer that is no function is a TypeError", () => {
  const errors = createErrors();
  for (const serializer of ["x", null, {}]) {
    assert.throws(() => errors.serializer(serializer), {
      name: "TypeError",
      message: "Cannot set the serializer: it is not a function",
    });
  }
  errors.serializer(undefined);
});

const rejects = async () => {
  throw new Error("canary");
};
const thenable = () => ({
  // biome-ignore lint/suspicious/noThenProperty: that is the point
  then(_, reject) {
    reject(new Error("canary"));
  },
});
const FUNCTIONS = {
  headers: (make) => ({ headers: make({ "x-a": "b" }) }),
  "cors.origin": (make) => ({ cors: { origin: make(true) } }),
  localize: (make) => ({ localize: make({ title: "Weg" }) }),
  serializer: (make) => ({ serializer: make({ type: "a/b", body: "x" }) }),
  "the format application/json": (make) => ({ formats: { "application/json": make("{}") } }),
  jsonFormatter: (make) => ({ dialect: "webob", jsonFormatter: make({ a: 1 }) }),
  requestId: (make) => ({ requestId: make("id") }),
};

for (const [name, config] of Object.entries(FUNCTIONS)) {
  for (const [what, make] of [
    ["is async", (value) => async () => value],
    ["rejects", () => rejects],
    ["gives a thenable that rejects", () => thenable],
  ]) {
    test(`${name}: a function that ${what} is left out, and reported`, async () => {
      const told = [];
      const { dialect, requestId, ...rest } = config(make);
      const onError = (error) => told.push(error.cause.message);
      const errors = createErrors({ dialect, requestId, ...rest, onError });
      const response = await errors.respond(new HTTPNotFound("No song."), ask());
      const plain = await createErrors({ dialect }).respond(new HTTPNotFound("No song."), ask());
      assert.equal(response.status, 404);
      const body = await response.text();
      const expected = await plain.text();
      const id = response.headers.get("x-request-id");
      if (requestId) assert.match(id, /^[\da-f-]{36}$/);
      else assert.equal(body, expected);
      assert.equal(response.headers.get("content-type"), plain.headers.get("content-type"));
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      assert.ok(!/promise|canary/i.test(`${body}${[...response.headers]}`));
      const said = `Cannot use what ${name} gave: it is a promise, which is not waited for`;
      assert.deepEqual(told, [said]);
      await settled();
      assert.deepEqual(left.splice(0), []);
    });
  }
}

for (const onError of [rejects, thenable]) {
  test("an onError whose promise rejects costs neither the answer nor the process", async () => {
    const errors = createErrors({ onError });
    assert.equal((await errors.respond(new HTTPBadGateway(), ask())).status, 502);
    assert.equal(errors.toResponse(new Error("x"), ask()).status, 500);
    await settled();
    assert.deepEqual(left.splice(0), []);
  });
}

test("a predicate that gives a promise says no, and is reported", async () => {
  const told = [];
  const errors = createErrors({ onError: (error) => told.push(error.cause.message) });
  errors.on(rejects, () => new HTTPBadGateway()).on(async () => true, rejects);
  assert.equal((await errors.respond(new HTTPNotFound(), ask())).status, 404);
  const said = "Cannot use what a predicate gave: it is a promise, which is not waited for";
  assert.deepEqual(told, [said, said]);
  await settled();
  assert.deepEqual(left.splice(0), []);
});

for (const [what, config] of Object.entries({
  "a serializer that gives a text": { serializer: () => "text" },
  "a serializer that gives an object for a body": {
    serializer: () => ({ type: "a/b", body: { a: 1 } }),
  },
  "a serializer that gives no type": { serializer: () => ({ body: "x" }) },
  "a format that gives an object": { formats: { "application/json": () => ({ a: 1 }) } },
  "a format that gives nothing": { formats: { "application/json": () => {} } },
  "a headers function that gives a text": { headers: () => "x" },
})) {
  test(`${what} leaves the plain answer, and is reported`, async () => {
    const told = [];
    const errors = createErrors({ ...config, onError: (error) => told.push(error.cause) });
    const response = await errors.respond(new HTTPNotFound("No song."), ask());
    assert.equal((await response.json()).detail, "No song.");
    assert.equal(told.length, 1);
    assert.equal(told[0].constructor, TypeError);
  });
}

test("an origin function that throws leaves Vary, as the answer depends on the origin", () => {
  const told = [];
  const origin = () => {
    throw new Error("canary");
  };
  const errors = createErrors({ cors: { origin }, onError: (error) => told.push(error.cause) });
  const { headers } = errors.toResponse(new HTTPNotFound(), ask());
  assert.match(headers.get("vary"), /\bOrigin\b/);
  assert.equal(headers.get("access-control-allow-origin"), null);
  assert.equal(told[0].message, "canary");
});

test("without crypto, as on Node 18, each request has an id all the same", async () => {
  const { crypto } = globalThis;
  const kept = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const ids = new Set();
  try {
    for (const value of [undefined, {}]) {
      Object.defineProperty(globalThis, "crypto", { configurable: true, value });
      const errors = createErrors({ requestId: "x-request-id" });
      for (let count = 0; count < 1000; count++) {
        const { headers, status } = await errors.respond(new HTTPNotFound(), ask());
        assert.equal(status, 404);
        ids.add(headers.get("x-request-id"));
      }
    }
  } finally {
    Object.defineProperty(globalThis, "crypto", kept);
  }
  assert.equal(globalThis.crypto, crypto);
  assert.equal(ids.size, 2000);
  const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  for (const id of ids) assert.match(id, form);
});
