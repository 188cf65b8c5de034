// Whatever fails, there is a response with the right status, and the next one is complete.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, runChild } = entries;
const { HTTPNotFound, HTTPBadGateway, HTTPMethodNotAllowed, HTTPUnauthorized, toResponse } =
  httpexc;

for (const [way, count] of [
  ["trap", 10_000],
  ["overflow", 200],
  ["every other", 1000],
  ["reserve", 1000],
  ["negotiate", 1000],
  ["memory", 1000],
  ["addresses", 1000],
  ["strange", 1000],
  ["instance", 1000],
  ["module", 1000],
]) {
  test(`${count} responses are right while the core fails: ${way}`, async (t) => {
    const facts = await runChild("core-faults.mjs", [], [way, String(count)]);
    assert.deepEqual(facts.wrong, []);
    assert.equal(facts.hasFailed, true);
    assert.deepEqual(facts.next, [404, "text/html; charset=utf-8", true]);
    assert.deepEqual(facts.json, {
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: "It works.",
    });
    assert.equal(facts.tried, count);
    reportCount(t, 5, facts.tried);
  });
}

/** Checks that the next response is complete. */
async function checkNextResponse() {
  const response = new HTTPNotFound("Still.").toResponse();
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  assert.equal((await response.json()).detail, "Still.");
}

function fail() {
  throw new Error("hostile");
}

const throwing = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });

const REQUESTS = [
  undefined,
  null,
  0,
  "GET",
  Symbol("r"),
  {},
  [],
  () => {},
  throwing,
  { method: Symbol("m") },
  { method: 7, headers: 7 },
  { headers: null },
  { headers: "accept: text/html" },
  { headers: throwing },
  { headers: { get: fail } },
  { headers: { get: () => ({}) } },
  { headers: { get: () => Symbol("a") } },
  { headers: { get: () => 7 } },
  { headers: { get: () => ({ toString: fail, length: 3 }) } },
  { headers: { get: "accept" } },
  { headers: { accept: {} } },
  { headers: { accept: ["text/html"] } },
  { headers: { accept: "\ud800\0\u{1f600}" } },
  { headers: { accept: "a/b,".repeat(100_000) } },
  { headers: new Map([["accept", "text/html"]]) },
  {
    get method() {
      return fail();
    },
    get headers() {
      return fail();
    },
  },
];

for (const [at, request] of REQUESTS.entries()) {
  test(`a strange request gets a response: ${at}`, async () => {
    for (const [Class, needed] of listBuildableClasses(entries)) {
      for (const error of [new Class(needed), new Class("d", needed)]) {
        assert.equal(error.toResponse(request).status, Class.status);
        assert.equal(toResponse(error, request).status, Class.status);
        assert.equal(error.getResponse(request).status, Class.status);
      }
    }
    assert.equal(toResponse(new Error("x"), request).status, 500);
    await checkNextResponse();
  });
}

const cyclic = { name: "cyclic" };
cyclic.self = cyclic;

function createNested(depth) {
  let value = 1;
  for (let level = 0; level < depth; level++) value = { in: value };
  return value;
}

/** Extensions, and the members that the body must have in spite of them. */
const EXTENSIONS = [
  [
    { a: 1n, b: 2 },
    { a: "1", b: 2 },
  ],
  [{ a: [{ b: 7n }] }, { a: [{ b: "7" }] }],
  [{ cyclic, b: 2 }, { b: 2 }],
  [{ a: { toJSON: fail }, b: 2 }, { b: 2 }],
  [{ toJSON: fail, b: 2 }, { b: 2 }],
  [
    {
      get a() {
        return fail();
      },
      b: 2,
    },
    { b: 2 },
  ],
  [
    {
      a: {
        get deep() {
          return fail();
        },
      },
      b: 2,
    },
    { b: 2 },
  ],
  [{ toJSON: () => "text" }, {}],
  [{ toJSON: () => undefined }, {}],
  [{ toJSON: () => ({ b: 2 }) }, { b: 2 }],
  [{ a: undefined, b: () => {}, c: Symbol("c"), d: 2 }, { d: 2 }],
  [
    { a: Number.NaN, b: Infinity, c: -0 },
    { a: null, b: null, c: 0 },
  ],
  [
    { a: new Date(0), b: /x/, c: new Map([[1, 2]]) },
    { a: "1970-01-01T00:00:00.000Z", b: {}, c: {} },
  ],
  [{ a: createNested(60), b: 2 }, { b: 2 }],
  [
    { a: "\ud800", "\udc00": 1 },
    { a: "\ufffd", "\ufffd": 1 },
  ],
  [{ "": 1 }, { "": 1 }],
];

for (const [at, [extensions, members]] of EXTENSIONS.entries()) {
  test(`strange extensions leave the other members intact: ${at}`, async () => {
    const error = new HTTPNotFound("The detail.", { extensions });
    const response = error.toResponse();
    assert.equal(response.status, 404);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const { detail, ...rest } = await response.json();
    assert.equal(detail, "The detail.");
    for (const [name, value] of Object.entries(members)) assert.deepEqual(rest[name], value, name);
    for (const accept of ["text/html", "application/xml", "text/plain"]) {
      const other = error.toResponse({ headers: { accept } });
      assert.ok((await other.text()).includes("The detail."), accept);
    }
    await checkNextResponse();
  });
}

for (const depth of [100, 100_000]) {
  test(`extensions nested ${depth} deep leave the other members intact`, async () => {
    const error = new HTTPNotFound("The detail.", { extensions: { a: createNested(depth), b: 2 } });
    const response = error.toResponse();
    assert.equal(response.status, 404);
    assert.equal((await response.json()).detail, "The detail.");
    await checkNextResponse();
  });
}

const INVALID_STATUSES = [
  undefined,
  null,
  Number.NaN,
  Infinity,
  -1,
  0,
  42,
  99,
  100,
  199,
  600,
  1e308,
  404.5,
  "404",
  "nonsense",
  404n,
  true,
  {},
  [],
  [404],
  () => 404,
  Symbol("404"),
  { valueOf: fail, toString: fail },
  { valueOf: () => 404 },
  throwing,
];

for (const [at, status] of INVALID_STATUSES.entries()) {
  test(`an error with an invalid assigned status has a response: ${at}`, async () => {
    for (const error of [
      new HTTPNotFound("d"),
      new HTTPNotFound(),
      new HTTPBadGateway("secret"),
      new httpexc.HTTPError(404, "d"),
      new HTTPMethodNotAllowed({ allow: "GET" }),
    ]) {
      for (const name of ["status", "statusCode"]) {
        error[name] = status;
        const response = error.toResponse();
        assert.ok(response.status >= 400 && response.status < 600, String(response.status));
        assert.ok(!(await response.text()).includes("secret"));
        assert.equal(typeof error.toJSON().status, "number");
        assert.ok(error.headers);
        assert.equal(typeof error.title, "string");
        assert.equal(typeof error.statusText, "string");
        assert.equal(typeof error.expose, "boolean");
      }
    }
    await checkNextResponse();
  });
}

test("an error with invalid assigned properties has a response", async () => {
  for (const name of ["expose", "name", "message", "constructor", "toJSON", "code", "detail"]) {
    for (const value of [undefined, null, 7, {}, Symbol("s"), throwing, fail]) {
      const error = new HTTPNotFound("d");
      try {
        error[name] = value;
      } catch (thrown) {
        assert.ok(thrown instanceof TypeError);
      }
      assert.equal(error.toResponse().status, 404, name);
      assert.equal(toResponse(error).status, 404, name);
    }
  }
  await checkNextResponse();
});

test("the response of a class whose own code throws has its status", async () => {
  let isHostile = false;
  const throwIfHostile = (value) => (isHostile ? fail() : value);
  class Title extends HTTPNotFound {
    static get title() {
      return throwIfHostile("T");
    }
  }
  class Explanation extends HTTPNotFound {
    static get explanation() {
      return throwIfHostile("E");
    }
  }
  class Own extends HTTPNotFound {
    get title() {
      return throwIfHostile("T");
    }
  }
  class Expose extends HTTPNotFound {
    get expose() {
      return throwIfHostile(true);
    }
  }
  class Strange extends HTTPNotFound {
    static explanation = 7;
    get title() {
      return { toString: fail };
    }
  }
  for (const Class of [Title, Explanation, Own, Expose, Strange]) {
    isHostile = false;
    const error = new Class("d");
    isHostile = true;
    assert.equal(error.toResponse().status, 404, Class.name);
    assert.equal(toResponse(error).status, 404, Class.name);
    assert.equal(error.toJSON().status, 404, Class.name);
    assert.ok(error.headers, Class.name);
  }
  await checkNextResponse();
});

test("a text of a class that is a rejected promise is left out, and ends no process", async () => {
  const reject = () => Promise.reject(new Error("not awaited"));
  class Detail extends HTTPNotFound {
    get detail() {
      return reject();
    }
  }
  class Title extends HTTPNotFound {
    get title() {
      return reject();
    }
  }
  class Explanation extends HTTPNotFound {
    static get explanation() {
      return reject();
    }
  }
  class Thenable extends HTTPNotFound {
    get detail() {
      // biome-ignore lint/suspicious/noThenProperty: the case
      return { then: (_, fails) => fails(new Error("not awaited")) };
    }
  }
  const accept = { headers: { accept: "text/html, text/plain" } };
  for (const Class of [Detail, Title, Explanation, Thenable]) {
    const error = new Class();
    for (const response of [
      error.toResponse(),
      error.toResponse(new Request("https://a.example/", accept)),
      toResponse(error),
    ]) {
      assert.equal(response.status, 404, Class.name);
      assert.ok(!(await response.text()).includes("[object"), Class.name);
    }
    assert.equal(error.toJSON().title, "Not Found");
  }
  // An unhandled rejection is reported after the current tasks, and the test runner fails then.
  await new Promise((resolve) => setTimeout(resolve, 10));
  await checkNextResponse();
});

test("an option that can be read only once does not make the response throw", async () => {
  let reads = 0;
  const challenge = {
    get scheme() {
      return reads++ < 1 ? "Basic" : fail();
    },
  };
  const error = new HTTPUnauthorized({ challenges: challenge });
  assert.equal(error.toResponse().status, 401);
  assert.ok(error.headers);
  await checkNextResponse();
});

test("a frozen error has a response", async () => {
  const error = Object.freeze(new HTTPNotFound("d"));
  assert.equal((await error.toResponse().json()).detail, "d");
  assert.equal((await error.toResponse().json()).detail, "d");
});

/** Ways in which a platform's Response may fail. */
const RESPONSES = [
  ["throws for bodies", (body) => body !== null && body !== undefined],
  ["throws for reason phrases", (_, init) => init?.statusText !== undefined],
  ["throws for lists of header fields", (_, init) => Array.isArray(init?.headers)],
  ["throws for header fields", (_, init) => init?.headers !== undefined],
];

for (const [what, refuses] of RESPONSES) {
  test(`the status is right if the platform's Response ${what}`, async () => {
    const Real = globalThis.Response;
    globalThis.Response = class extends Real {
      constructor(body, init) {
        if (refuses(body, init)) fail();
        super(body, init);
      }
    };
    try {
      for (const [Class, needed] of listBuildableClasses(entries)) {
        const response = new Class(needed).toResponse();
        assert.ok(response instanceof Real);
        assert.equal(response.status, Class.status, Class.name);
      }
      assert.equal(toResponse(new Error("x")).status, 500);
    } finally {
      globalThis.Response = Real;
    }
    await checkNextResponse();
  });
}

test("if the platform refuses a header, another response keeps the duties", async () => {
  const Real = globalThis.Response;
  globalThis.Response = class extends Real {
    constructor(body, init) {
      if ([...init.headers].some(([name]) => name === "x-refused")) fail();
      super(body, init);
    }
  };
  try {
    const headers = { "x-refused": "1" };
    const response = new HTTPMethodNotAllowed({ allow: ["GET", "HEAD"], headers }).toResponse();
    assert.equal(response.status, 405);
    assert.equal(response.headers.get("allow"), "GET, HEAD");
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.deepEqual(await response.json(), {
      type: "about:blank",
      title: "Method Not Allowed",
      status: 405,
    });
  } finally {
    globalThis.Response = Real;
  }
  await checkNextResponse();
});

test("a 405 with an assigned expose keeps its Allow", () => {
  const extensions = {};
  const error = new HTTPMethodNotAllowed({ allow: ["GET", "HEAD"], extensions });
  error.expose = true;
  const { headers, status } = error.toResponse();
  assert.equal(status, 405);
  assert.equal(headers.get("allow"), "GET, HEAD");
});
