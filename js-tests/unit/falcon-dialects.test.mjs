// The dialects of falcon 4 and falcon 1.2, where they differ and where they do not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { httpexc, createErrors, dialects } = await importPackage();

async function respond(dialect, error, accept = "application/json", config = {}) {
  const request = new Request("https://example.com/", { headers: { accept } });
  const response = await createErrors({
    dialect: dialects[dialect],
    onError() {},
    ...config,
  }).respond(error, request);
  return { response, type: response.headers.get("content-type"), body: await response.text() };
}

test("a bare error has content in falcon, and in falcon1 only if its class always has", async () => {
  const bare = {
    HTTPNotFound: {},
    HTTPMethodNotAllowed: { allow: ["GET"] },
    HTTPGone: {},
    HTTPRangeNotSatisfiable: { length: 7 },
    HTTPLocked: {},
    HTTPFailedDependency: {},
    HTTPUnavailableForLegalReasons: {},
  };
  for (const [name, options] of Object.entries(bare)) {
    const error = new httpexc[name](options);
    const now = await respond("falcon", error);
    assert.equal(now.body, `{"title": "${error.status} ${error.title}"}`);
    assert.equal(now.response.headers.get("vary"), "Accept");
    const before = await respond("falcon1", error);
    assert.equal(before.body, "", name);
    assert.equal(before.response.headers.get("vary"), null);
    assert.equal(before.type, "application/json; charset=UTF-8");
  }
});

test("the errors about a part of the request have falcon's titles, and only in falcon", async () => {
  const { HTTPInvalidHeader, HTTPMissingHeader, HTTPInvalidParam, HTTPMissingParam } = httpexc;
  for (const [Class, options, theirs] of [
    [HTTPInvalidHeader, { header: "X-Key" }, "Invalid header value"],
    [HTTPMissingHeader, { header: "X-Key" }, "Missing header value"],
    [HTTPInvalidParam, { param: "limit" }, "Invalid parameter"],
    [HTTPMissingParam, { param: "limit" }, "Missing parameter"],
  ]) {
    for (const dialect of ["falcon", "falcon1"]) {
      const json = await respond(dialect, new Class(options));
      assert.equal(JSON.parse(json.body).title, theirs);
      assert.ok(JSON.parse(json.body).description.includes(options.header ?? options.param));
      const xml = await respond(dialect, new Class("why", { ...options, code: 7 }), "text/xml");
      assert.ok(xml.body.includes(`<title>${theirs}</title>`), xml.body);
      // A title that somebody chose stays, whatever it is.
      for (const title of ["Own", Class.title]) {
        const own = await respond(dialect, new Class({ ...options, title }));
        assert.equal(JSON.parse(own.body).title, title);
        const plain = await respond(dialect, new httpexc.HTTPBadRequest({ title }));
        assert.equal(JSON.parse(plain.body).title, title);
      }
    }
    for (const dialect of ["problem", "webob"]) {
      const { body } = await respond(dialect, new Class(options));
      assert.equal(JSON.parse(body).title, Class.title);
    }
  }
});

test("a class that extends such a class has its own title or the inherited one", async () => {
  class KeyMissing extends httpexc.HTTPMissingHeader {
    static title = "No key";
  }
  class TokenMissing extends httpexc.HTTPMissingHeader {}
  for (const [Class, title] of [
    [KeyMissing, "No key"],
    [TokenMissing, "Missing header value"],
  ]) {
    const { body } = await respond("falcon", new Class({ header: "X-Key" }));
    assert.equal(JSON.parse(body).title, title);
  }
});

test("a customized title stays as it is", async () => {
  const customize = (problem) => ({ ...problem, title: "Kein Schl\u00fcssel", language: "de" });
  const error = new httpexc.HTTPMissingHeader({ header: "X-Key" });
  const { body } = await respond("falcon", error, "application/json", { customize });
  assert.equal(JSON.parse(body).title, "Kein Schl\u00fcssel");
});

test("among equally acceptable types falcon sends the first, and falcon1 the one that is named", async () => {
  for (const [accept, now, before] of [
    ["application/xml, */*", "application/json", "application/xml; charset=UTF-8"],
    ["application/xml;q=0.5, */*;q=0.5", "application/json", "application/xml; charset=UTF-8"],
    ["application/xml, text/xml", "text/xml", "application/xml; charset=UTF-8"],
    ["application/xml, */*;q=0.9", "application/xml", "application/xml; charset=UTF-8"],
    ["application/json, application/xml", "application/json", "application/json; charset=UTF-8"],
    ["image/svg+xml", "application/xml", "application/xml; charset=UTF-8"],
    ["application/msgpack", "application/json", "application/json; charset=UTF-8"],
    ["text/html", "application/json", "application/json; charset=UTF-8"],
  ]) {
    const error = new httpexc.HTTPConflict();
    assert.equal((await respond("falcon", error, accept)).type, now, accept);
    assert.equal((await respond("falcon1", error, accept)).type, before, accept);
  }
});

test("titles are the status lines of each version", async () => {
  for (const [error, now, before] of [
    [new httpexc.HTTPContentTooLarge(), "413 Content Too Large", "413 Payload Too Large"],
    [
      new httpexc.HTTPUnprocessableContent(),
      "422 Unprocessable Entity",
      "422 Unprocessable Entity",
    ],
    [new httpexc.HTTPImATeapot(), "418 I'm a teapot", "418 I'm a teapot"],
  ]) {
    assert.equal(JSON.parse((await respond("falcon", error)).body).title, now);
    assert.equal(JSON.parse((await respond("falcon1", error)).body).title, before);
  }
});
