// The functions that throw an error by its status.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage, REQUIRED_OPTIONS } from "./package-import.mjs";

const { httpexc, catalogue, dialects, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { Aborter, abort, defineStatus, HTTPGone, HTTPNotFound, redirect, statusMap } = httpexc;

function catchError(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

for (const [status, Class] of Object.entries(statusMap)) {
  test(`statusMap has the class of ${status}, and abort throws it if it is an error`, () => {
    assert.equal(Class.status, Number(status));
    if (Number(status) < 400) {
      assert.throws(() => abort(Number(status)), RangeError);
      return;
    }
    const error = catchError(() => abort(Number(status), "d", REQUIRED_OPTIONS[status]));
    assert.equal(error.constructor, Class);
    assert.equal(error.detail, "d");
  });
}

test("statusMap has every status for which the catalogue has a class", () => {
  const statuses = catalogue
    .filter(({ className }) => className !== null)
    .map(({ status }) => status);
  assert.deepEqual(
    Object.keys(statusMap).map(Number),
    [...new Set(statuses)].sort((a, b) => a - b),
  );
});

for (const status of [
  0,
  99,
  200,
  302,
  399,
  499,
  600,
  -404,
  404.5,
  Number.NaN,
  "x",
  "__proto__",
  "constructor",
  404n,
  [404],
  Object(404),
  Symbol("404"),
]) {
  test(`abort(${String(status)}) throws a RangeError`, () => {
    assert.throws(() => abort(status), RangeError);
    assert.throws(() => httpexc.assert(false, status), RangeError);
  });
}

test("invalid arguments are a TypeError", () => {
  assert.throws(() => abort(405), TypeError);
  assert.throws(() => abort(404, 7), TypeError);
  assert.throws(() => abort(404, "d", { detial: "" }), TypeError);
});

test("assert throws unless the condition holds", () => {
  for (const condition of [1, "a", {}, true]) httpexc.assert(condition, 404);
  for (const condition of [0, "", null, undefined, false]) {
    const error = catchError(() => httpexc.assert(condition, 410, "d"));
    assert.ok(error instanceof HTTPGone && error.detail === "d");
  }
});

test("an Aborter uses its mapping, and extra entries win", () => {
  class SongGone extends HTTPGone {}
  const abortSong = new Aborter(
    { 404: HTTPNotFound, 410: HTTPGone },
    { 410: SongGone, song: SongGone },
  );
  assert.ok(abortSong instanceof Aborter);
  assert.equal(catchError(() => abortSong(410)).constructor, SongGone);
  assert.equal(catchError(() => abortSong("song", "d")).detail, "d");
  assert.equal(catchError(() => abortSong(404)).constructor, HTTPNotFound);
  assert.throws(() => abortSong(409), RangeError);
  assert.equal(
    catchError(() => createErrors().aborter(undefined, { song: SongGone })("song")).status,
    410,
  );
  assert.equal(catchError(() => createErrors().abort(404)).constructor, HTTPNotFound);
});

for (const status of [300, 301, 302, 303, 305, 307, 308]) {
  test(`redirect creates a ${status}`, () => {
    const response = redirect("/a", status).toResponse();
    assert.equal(response.status, status);
    assert.equal(response.headers.get("location"), "/a");
  });
}

for (const status of [200, 304, 306, 309, 404, 299, "x", Symbol("303")]) {
  test(`redirect refuses ${String(status)}`, () => {
    assert.throws(() => redirect("/a", status), { message: /^Cannot/ });
    assert.throws(
      () => redirect("/a", status),
      (e) => e.constructor !== Error,
    );
  });
}

test("a ready Response passes through toResponse, respond and wrap; a HEAD has no content", async () => {
  const errors = createErrors({ dialect: dialects.falcon });
  for (const method of ["GET", "HEAD"]) {
    const request = new Request("https://app.example/", { method });
    const createResponse = () => new Response("ready", { status: 418, headers: { "x-a": "b" } });
    const makeError = () => catchError(() => abort(createResponse()));
    for (const response of [
      makeError().toResponse(request),
      await errors.respond(makeError(), request),
      await errors.wrap(() => abort(createResponse()))(request),
      new HTTPNotFound({ response: createResponse() }).toResponse(request),
    ]) {
      assert.equal(response.status, 418);
      assert.equal(response.headers.get("x-a"), "b");
      assert.equal(await response.text(), method === "HEAD" ? "" : "ready");
    }
  }
});

test("an error with a ready Response can be sent twice", async () => {
  const error = catchError(() => abort(new Response("ready", { status: 418 })));
  for (const _ of [1, 2]) assert.equal(await error.toResponse().text(), "ready");
});

test("defineStatus creates a class for a status that no registry has", async () => {
  const Closed = defineStatus(499, {
    title: "Client Closed Request",
    name: "HTTPClosed",
    explanation: "E",
  });
  const error = new Closed("d");
  assert.equal(Closed.status, 499);
  assert.equal(error.name, "HTTPClosed");
  assert.ok(error instanceof httpexc.HTTPClientError);
  const body = await createErrors().toResponse(error).json();
  assert.deepEqual([body.title, body.status, body.detail], ["Client Closed Request", 499, "d"]);
  assert.ok(new (defineStatus(599, { title: "T" }))() instanceof httpexc.HTTPServerError);
  assert.ok(new (defineStatus(299, { title: "T" }))() instanceof httpexc.HTTPOk);
  assert.equal(new (defineStatus(299, { title: "T" }))().toResponse().status, 299);
});

for (const status of [0, 100, 199, 300, 399, 600, 450.5, Number.NaN, -1, 404n, Symbol("404")]) {
  test(`defineStatus refuses ${String(status)}`, () => {
    assert.throws(() => defineStatus(status, { title: "T" }), RangeError);
  });
}

test("defineStatus requires a title", () => {
  assert.throws(() => defineStatus(499, {}), TypeError);
});
