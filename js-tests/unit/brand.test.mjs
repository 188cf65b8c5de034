// isHTTPException: which values it knows, and which cannot pass for one.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { buildable, importPackage, importPackageCopy } from "./installed.mjs";

const entries = await importPackage();
const { httpexc, folder, child } = entries;
const { HTTPNotFound, HTTPBadGateway, isHTTPException, toResponse } = httpexc;
const other = (await importPackageCopy("brand-other")).httpexc;

test("every error of the package is known", () => {
  for (const [Class, needed] of buildable(entries)) {
    assert.equal(isHTTPException(new Class(needed)), true, Class.name);
  }
  assert.equal(isHTTPException(new (class Mine extends HTTPNotFound {})()), true);
  assert.equal(isHTTPException(Object.freeze(new HTTPNotFound())), true);
});

test("an error of another copy is known, and answers", async () => {
  assert.notEqual(other.HTTPNotFound, HTTPNotFound);
  const error = new other.HTTPNotFound("From the other copy.");
  assert.equal(error instanceof HTTPNotFound, false);
  assert.equal(isHTTPException(error), true);
  assert.equal(other.isHTTPException(new HTTPNotFound()), true);
  const response = toResponse(error);
  assert.equal(response.status, 404);
  assert.equal((await response.json()).detail, "From the other copy.");
});

test("an error of the CommonJS copy is known", async () => {
  assert.deepEqual(await child("two-formats.cjs"), { esm: true, cjs: true, status: 404 });
});

test("import and require give the same classes where Node can require ES modules", () => {
  const required = createRequire(join(folder, "entries.mjs"))("httpexc");
  assert.equal(isHTTPException(new required.HTTPNotFound()), true);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) {
    assert.equal(required.HTTPNotFound, HTTPNotFound);
  }
});

test("an error passes through another realm", () => {
  const context = createContext({ error: new HTTPNotFound(), isHTTPException, HTTPNotFound });
  assert.equal(runInContext("isHTTPException(error)", context), true);
  assert.equal(runInContext("error instanceof Error", context), false);
  const thrown = runInContext(
    "(() => { try { throw new (class Mine extends HTTPNotFound {})() } catch (e) { return e } })()",
    context,
  );
  assert.equal(isHTTPException(thrown), true);
  assert.equal(toResponse(thrown).status, 404);
});

const NEVER = [
  undefined,
  null,
  0,
  404,
  "HTTPNotFound",
  Symbol.for("httpexc.exception"),
  true,
  {},
  [],
  () => {},
  new Error("x"),
  new TypeError("x"),
  HTTPNotFound,
  httpexc,
  { status: 404, name: "HTTPNotFound", message: "Not Found", expose: true },
  { "Symbol(httpexc.exception)": true, "httpexc.exception": true, "@@httpexc.exception": true },
  { [Symbol.for("httpexc.exception")]: true },
  { [Symbol.for("httpexc.exception")]: { call: 1 } },
  { [Symbol("httpexc.exception")]: () => {} },
  new Proxy(
    {},
    {
      get() {
        throw new Error("no");
      },
    },
  ),
  (() => {
    const { proxy, revoke } = Proxy.revocable(new HTTPNotFound(), {});
    revoke();
    return proxy;
  })(),
];

for (const [at, value] of NEVER.entries()) {
  test(`what is no error of the package is not taken for one: ${at}`, async () => {
    assert.equal(isHTTPException(value), false);
    const response = toResponse(value);
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), {
      type: "about:blank",
      title: "Internal Server Error",
      status: 500,
    });
  });
}

test("nothing parsed from JSON is one", () => {
  const error = new HTTPNotFound("d", { code: 7, extensions: { a: 1 } });
  for (const text of [
    JSON.stringify(error),
    JSON.stringify({ ...error }),
    JSON.stringify(Object.getOwnPropertyDescriptors(error)),
    JSON.stringify({ constructor: { name: "HTTPNotFound" }, __h3_error__: true }),
    '{"__proto__": {"Symbol(httpexc.exception)": true}}',
    '{"Symbol.for(httpexc.exception)": "x", "toResponse": "x", "status": 404}',
  ]) {
    assert.equal(isHTTPException(JSON.parse(text)), false, text);
  }
});

test("nothing that was cloned is one", () => {
  assert.equal(isHTTPException(structuredClone(new HTTPNotFound())), false);
  assert.equal(isHTTPException({ ...new HTTPNotFound() }), false);
});

test("what is built upon an error, or pretends to be one, gets an answer all the same", () => {
  const branded = (value) => ({ [Symbol.for("httpexc.exception")]: value });
  for (const [what, value] of [
    ["an object that inherits from one", Object.create(new HTTPBadGateway("secret"))],
    ["a proxy of one", new Proxy(new HTTPBadGateway("secret"), {})],
    ["the prototype of a class", HTTPNotFound.prototype],
    ["an object of a class that was not built", Object.create(HTTPNotFound.prototype)],
    ["an object with a function for a brand", branded(() => {})],
    ["an object whose function throws", branded(() => assert.fail())],
  ]) {
    const response = toResponse(value);
    assert.ok(response instanceof Response, what);
    assert.ok(response.status >= 400, what);
  }
});

test("a Response that was thrown stays what it is", () => {
  const response = new Response("x", { status: 418 });
  assert.equal(toResponse(response), response);
});

test("two copies render their own errors alike", async () => {
  for (const accept of ["application/json", "text/html"]) {
    const request = new Request("https://example.com", { headers: { accept } });
    const [one, two] = [new HTTPBadGateway("s"), new other.HTTPBadGateway("s")].map((error) =>
      error.toResponse(request),
    );
    assert.equal(await one.text(), await two.text());
    assert.deepEqual([...one.headers], [...two.headers]);
  }
});
