// The intent of each test function of Werkzeug's test_exceptions.py, by its name.

import assert from "node:assert/strict";
import {
  assertRefused,
  catalogue,
  createErrors,
  dialects,
  httpexc,
  readParts,
  respond,
} from "./originals-kit.mjs";

const WERKZEUG = { dialect: dialects.werkzeug };

/** The classes of Werkzeug's `default_exceptions`, by their names here. */
const DEFAULT_CLASSES = [
  400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422,
  423, 424, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505,
].map((status) => httpexc.statusMap[status]);

const DUTIES = { 401: { challenges: "Basic" }, 405: { allow: ["GET", "HEAD"] } };

/** Returns the sentence of a status as the page has it. */
const findSentence = (status) =>
  catalogue.find((row) => row.status === status).explanation.replaceAll("'", "&#39;");

const catchError = (act) => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

export const WERKZEUG_CASES = {
  async test_proxy_exception() {
    const original = new Response("Hello World");
    const error = catchError(() => httpexc.abort(original));
    assert.ok(error instanceof httpexc.HTTPException);
    const { status, body } = await respond(WERKZEUG, error);
    assert.deepEqual([status, body], [200, "Hello World"]);
  },
  test_aborter_general() {
    for (const [name, status] of [
      ["BadRequest", 400],
      ["Unauthorized", 401],
      ["Forbidden", 403],
      ["NotFound", 404],
      ["MethodNotAllowed", 405],
      ["NotAcceptable", 406],
      ["RequestTimeout", 408],
      ["Gone", 410],
      ["LengthRequired", 411],
      ["PreconditionFailed", 412],
      ["RequestEntityTooLarge", 413],
      ["RequestURITooLarge", 414],
      ["UnsupportedMediaType", 415],
      ["MisdirectedRequest", 421],
      ["UnprocessableEntity", 422],
      ["Locked", 423],
      ["InternalServerError", 500],
      ["NotImplemented", 501],
      ["BadGateway", 502],
      ["ServiceUnavailable", 503],
    ]) {
      const error = catchError(() => httpexc.abort(status, DUTIES[status]));
      assert.equal(error.constructor, httpexc[`HTTP${name}`], name);
    }
  },
  async test_abort_description_markup() {
    const error = catchError(() => httpexc.abort(400, "<b>&lt;</b>"));
    assert.ok(String(error).includes("<b>&lt;</b>"));
    const { body } = await respond(WERKZEUG, error);
    assert.ok(body.includes("&lt;b&gt;&amp;lt;&lt;/b&gt;") && !body.includes("<b>"), body);
  },
  test_aborter_custom() {
    const { HTTPNotFound } = httpexc;
    const errors = createErrors(WERKZEUG);
    const own = errors.aborter({ 1: HTTPNotFound });
    assertRefused(() => own(404), RangeError, /404/);
    assert.ok(catchError(() => own(1)) instanceof HTTPNotFound);
    const extended = errors.aborter(undefined, { 1: HTTPNotFound });
    for (const status of [404, 1])
      assert.ok(catchError(() => extended(status)) instanceof HTTPNotFound);
  },
  test_exception_repr() {
    assert.equal(String(new httpexc.HTTPNotFound()), "HTTPNotFound: Not Found");
    assert.equal(String(new httpexc.HTTPNotFound("Not There")), "HTTPNotFound: Not There");
    assertRefused(() => new httpexc.HTTPException("An error"), TypeError, /no status/);
  },
  async test_method_not_allowed_methods() {
    const error = new httpexc.HTTPMethodNotAllowed({ allow: ["GET", "HEAD", "POST"] });
    const response = await respond(WERKZEUG, error);
    assert.equal(response.header("allow"), "GET, HEAD, POST");
    assert.ok(response.body.includes(`<p>${findSentence(405)}</p>`), response.body);
  },
  async test_unauthorized_www_authenticate() {
    const basic = { scheme: "Basic", params: { realm: "test" } };
    const digest = { scheme: "Digest", params: { realm: "test", nonce: "test" } };
    for (const [challenges, expected] of [
      [basic, /^Basic realm="?test"?$/],
      [[digest, basic], /^Digest realm="test", nonce="test", Basic realm="?test"?$/],
    ]) {
      const response = await respond(WERKZEUG, new httpexc.HTTPUnauthorized({ challenges }));
      assert.match(response.header("www-authenticate"), expected);
    }
    assertRefused(() => new httpexc.HTTPUnauthorized(), TypeError, /challenges/);
  },
  async test_response_header_content_type_should_contain_charset() {
    const { type } = await respond(WERKZEUG, new httpexc.HTTPBadRequest("An error message"));
    assert.equal(type, "text/html; charset=utf-8");
  },
  async test_retry_after_mixin() {
    const date = new Date(Date.UTC(2020, 0, 4, 18, 52, 16));
    for (const [Class, retryAfter, expected] of [
      [httpexc.HTTPTooManyRequests, 20, "20"],
      [httpexc.HTTPServiceUnavailable, date, "Sat, 04 Jan 2020 18:52:16 GMT"],
    ]) {
      const response = await respond(WERKZEUG, new Class({ retryAfter }));
      assert.equal(response.header("retry-after"), expected);
    }
  },
  async test_passing_response() {
    for (const Class of DEFAULT_CLASSES) {
      const response = new Response("mine", { status: Class.status, headers: { "x-own": "1" } });
      const error = new Class({ ...DUTIES[Class.status], response });
      const sent = await readParts(await createErrors(WERKZEUG).respond(error));
      assert.deepEqual([sent.body, sent.header("x-own")], ["mine", "1"], Class.name);
    }
  },
  async test_response_body() {
    for (const Class of DEFAULT_CLASSES) {
      const { body } = await respond(WERKZEUG, new Class(DUTIES[Class.status] ?? {}));
      const [, title, name, text] =
        /^<!doctype html>\n<html lang=en>\n<title>(.*)<\/title>\n<h1>(.*)<\/h1>\n<p>(.+)<\/p>\n$/s.exec(
          body,
        );
      assert.equal(title, `${Class.status} ${name}`);
      assert.equal(text, findSentence(Class.status));
    }
  },
};
