// isHTTPException: the values that it recognizes, and the values that cannot pass for an error.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { importPackage, importPackageCopy, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, folder, runChild } = entries;
const { HTTPNotFound, HTTPBadGateway, isHTTPException, toResponse } = httpexc;
const otherCopy = (await importPackageCopy("brand-other")).httpexc;

test("every error of the package is recognized", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    assert.equal(isHTTPException(new Class(needed)), true, Class.name);
  }
  assert.equal(isHTTPException(new (class Mine extends HTTPNotFound {})()), true);
  assert.equal(isHTTPException(Object.freeze(new HTTPNotFound())), true);
});

test("an error of another copy is recognized, and has a response", async () => {
  assert.notEqual(otherCopy.HTTPNotFound, HTTPNotFound);
  const error = new otherCopy.HTTPNotFound("From the other copy.");
  assert.equal(error instanceof HTTPNotFound, false);
  assert.equal(isHTTPException(error), true);
  assert.equal(otherCopy.isHTTPException(new HTTPNotFound()), true);
  const response = toResponse(error);
  assert.equal(response.status, 404);
  assert.equal((await response.json()).detail, "From the other copy.");
});

test("an error of the CommonJS copy is recognized", async () => {
  assert.deepEqual(await runChild("two-formats.cjs"), { esm: true, cjs: true, status: 404 });
});

test("import and require load the same classes if Node can require ES modules", () => {
  const required = createRequire(join(folder, "entries.mjs"))("httpexc");
  assert.equal(isHTTPException(new required.HTTPNotFound()), true);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) {
    assert.equal(required.HTTPNotFound, HTTPNotFound);
  }
});

test("an error of another realm is recognized", () => {
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

const OTHER_VALUES = [
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

for (const [at, value] of OTHER_VALUES.entries()) {
  test(`another value is not taken for an error of the package: ${at}`, async () => {
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

test("no value parsed from JSON is an error", () => {
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

test("no clone is an error", () => {
  assert.equal(isHTTPException(structuredClone(new HTTPNotFound())), false);
  assert.equal(isHTTPException({ ...new HTTPNotFound() }), false);
});

test("a value that is derived from an error or imitates one has a response", () => {
  const createBranded = (value) => ({ [Symbol.for("httpexc.exception")]: value });
  for (const [what, value] of [
    ["an object that inherits from one", Object.create(new HTTPBadGateway("secret"))],
    ["a proxy of one", new Proxy(new HTTPBadGateway("secret"), {})],
    ["the prototype of a class", HTTPNotFound.prototype],
    ["an object of a class that was not built", Object.create(HTTPNotFound.prototype)],
    ["an object with a function for a brand", createBranded(() => {})],
    ["an object whose function throws", createBranded(() => assert.fail())],
  ]) {
    const response = toResponse(value);
    assert.ok(response instanceof Response, what);
    assert.ok(response.status >= 400, what);
  }
});

test("toResponse returns a thrown Response unchanged", () => {
  const response = new Response("x", { status: 418 });
  assert.equal(toResponse(response), response);
});

test("two copies create equal responses", async () => {
  for (const accept of ["application/json", "text/html"]) {
    const request = new Request("https://example.com", { headers: { accept } });
    const [one, two] = [new HTTPBadGateway("s"), new otherCopy.HTTPBadGateway("s")].map((error) =>
      error.toResponse(request),
    );
    assert.equal(await one.text(), await two.text());
    assert.deepEqual([...one.headers], [...two.headers]);
  }
});
