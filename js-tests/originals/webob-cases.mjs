// The intent of each test function of WebOb's test_exc.py, by its name.

import assert from "node:assert/strict";
import {
  assertJson,
  assertRefused,
  createErrors,
  dialects,
  httpexc,
  readParts,
  respond,
} from "./originals-kit.mjs";

const WEBOB = { dialect: dialects.webob };
const PLAIN = "text/plain";
const VALIDATION_MESSAGE =
  'Validation of an attribute failed.<br /><br />\nAttribute "xyz" is invalid.\n\n';

/** The class of the tests that use a status of 999, which no response can have. */
const Explain = httpexc.defineStatus(499, { title: "Testing", explanation: "Explanation" });

class ValidationError extends httpexc.HTTPUnprocessableContent {
  static title = "Validation Failed";
  static explanation = "Validation of an attribute failed.";
}
const createValidationError = (options) =>
  new ValidationError('Attribute "xyz" is invalid.', {
    statusText: "Validation Failed",
    ...options,
  });

/** Returns what plain text makes of a sentence with markup, without the status line. */
async function stripTags(template) {
  const { body } = await respond({ ...WEBOB, template }, new httpexc.HTTPNotFound(), {
    accept: PLAIN,
  });
  assert.ok(body.startsWith("404 Not Found\n\n"), body);
  return body.slice("404 Not Found\n\n".length);
}

/** Checks that the response to a HEAD has no content, and returns it. */
async function checkHead(error, url = "http://localhost/") {
  const response = await respond(WEBOB, error, { method: "HEAD", url });
  assert.equal(response.body, "");
  return response;
}

const checkWebobHead = () => checkHead(new httpexc.HTTPInternalServerError());
const createFound = (options) => new httpexc.HTTPFound(options);

export const WEBOB_CASES = {
  async test_noescape_null() {
    const { body } = await respond(WEBOB, new httpexc.HTTPNotFound({ detail: null }), {
      accept: "application/json",
    });
    assert.match(JSON.parse(body).message, /<br \/><br \/>\n\n\n$/);
  },
  test_noescape_not_basestring() {
    assertRefused(() => new httpexc.HTTPNotFound({ detail: 42 }), TypeError, /detail/);
  },
  test_strip_tags_empty: async () => assert.equal(await stripTags("<i></i>"), ""),
  test_strip_tags_newline_to_space: async () => assert.equal(await stripTags("a\nb"), "a b"),
  test_strip_tags_zaps_carriage_return: async () => assert.equal(await stripTags("a\rb"), "ab"),
  test_strip_tags_br_to_newline: async () => assert.equal(await stripTags("a<br/>b"), "a\nb"),
  test_strip_tags_zaps_comments: async () => assert.equal(await stripTags("a<!--b-->"), "ab"),
  test_strip_tags_zaps_tags: async () =>
    assert.equal(await stripTags("foo<bar>baz</bar>"), "foobaz"),
  async test_HTTPException() {
    const ready = new Response("the wrapped one", { status: 299 });
    const errors = createErrors(WEBOB);
    const fetch = errors.wrap(() => httpexc.abort(ready));
    const { status, body } = await readParts(await fetch(new Request("http://localhost/")));
    assert.deepEqual([status, body], [299, "the wrapped one"]);
  },
  async test_exception_with_unicode_data() {
    const errors = createErrors(WEBOB);
    const fetch = errors.wrap((request) => {
      if (request.method !== "GET") throw new httpexc.HTTPMethodNotAllowed({ allow: ["GET"] });
      return new Response("hello!");
    });
    const request = new Request("http://localhost/", { method: "POST" });
    assert.equal((await fetch(request)).status, 405);
  },
  async test_WSGIHTTPException_headers() {
    const cookies = [
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "a=2"],
    ];
    const error = new httpexc.HTTPInternalServerError({ headers: cookies });
    const response = await createErrors({ ...WEBOB, onError() {} }).respond(error);
    assert.deepEqual(response.headers.getSetCookie(), ["a=1", "a=2"]);
  },
  async test_WSGIHTTPException_w_body_template() {
    class Templated extends httpexc.HTTPNotFound {
      static template = "$detail: $x_band";
    }
    const config = { ...WEBOB, templateValues: ["x-band"] };
    const request = { accept: "text/html", headers: { "x-band": "BAR", accept: "text/html" } };
    const { body } = await respond(config, new Templated("FOO"), request);
    assert.ok(body.includes("FOO: "), body);
  },
  async test_WSGIHTTPException_w_empty_body() {
    class EmptyOnly extends httpexc.HTTPConflict {
      static representation = "never";
    }
    const headers = { "content-type": "text/plain", "content-length": "234" };
    const response = await respond(WEBOB, new EmptyOnly({ headers }));
    assert.deepEqual([response.body, response.type], ["", null]);
    assert.equal(response.header("content-length"), null);
  },
  test_WSGIHTTPException___str__() {
    assert.equal(new httpexc.HTTPNotFound("Detail").message, "Detail");
    assert.equal(new Explain().message, "Testing");
  },
  async test_WSGIHTTPException_plain_body_no_comment() {
    const { body } = await respond(WEBOB, new Explain("Detail"), { accept: PLAIN });
    assert.equal(body, "499 Testing\n\nExplanation\n\n Detail  ");
  },
  async test_WSGIHTTPException_html_body_w_comment() {
    const error = new Explain("Detail", { comment: "Comment" });
    const { body } = await respond(WEBOB, error, { accept: "text/html" });
    assert.equal(
      body,
      "<html>\n <head>\n  <title>499 Testing</title>\n </head>\n <body>\n  <h1>499 Testing</h1>\n" +
        "  Explanation<br /><br />\nDetail\n<!-- Comment -->\n\n </body>\n</html>",
    );
  },
  async test_WSGIHTTPException_json_body_no_comment() {
    const accept = "application/json";
    const response = await respond(WEBOB, createValidationError(), { accept });
    const title = "Validation Failed";
    assertJson(response, { code: `422 ${title}`, title, message: VALIDATION_MESSAGE });
  },
  async test_WSGIHTTPException_respects_application_json() {
    const init = { accept: "application/json", method: "PUT" };
    const response = await respond(WEBOB, createValidationError(), init);
    assert.equal(response.type, "application/json");
    assert.equal(JSON.parse(response.body).message, VALIDATION_MESSAGE);
  },
  test_WSGIHTTPException_respects_accept_text_html: () => checkType("text/html", "text/html"),
  test_WSGIHTTPException_respects_accept_text_plain: () => checkType(PLAIN, PLAIN),
  test_WSGIHTTPException_respects_accept_star_star: () => checkType("*/*", "text/html"),
  async test_WSGIHTTPException_allows_custom_json_formatter() {
    const config = { ...WEBOB, jsonFormatter: () => ({ fake: true }) };
    const accept = "application/json";
    assertJson(await respond(config, createValidationError(), { accept }), { fake: true });
  },
  async test_WSGIHTTPException_generate_response() {
    class Unexplained extends httpexc.HTTPInternalServerError {
      static explanation = "";
    }
    const init = { accept: "text/html", method: "PUT" };
    const response = await respond(WEBOB, new Unexplained(), init);
    assert.equal(response.type.toLowerCase(), "text/html; charset=utf-8");
    assert.equal(
      response.body,
      "<html>\n <head>\n  <title>500 Internal Server Error</title>\n </head>\n <body>\n" +
        "  <h1>500 Internal Server Error</h1>\n  <br /><br />\n\n\n\n </body>\n</html>",
    );
  },
  async test_WSGIHTTPException_call_w_body() {
    const response = new Response("test", { status: 500 });
    const error = new httpexc.HTTPInternalServerError({ response });
    assert.equal((await respond(WEBOB, error, { method: "PUT" })).body, "test");
  },
  test_WSGIHTTPException_wsgi_response: checkWebobHead,
  async test_HTTPOk_head_of_proxied_head() {
    const headers = { "content-type": "application/hello", "content-length": "4" };
    const proxied = new Response(null, { headers });
    const response = await checkHead(new httpexc.HTTPOk({ response: proxied }));
    assert.equal(response.type, "application/hello");
  },
  async test_HTTPMove() {
    assertRefused(() => createFound(), TypeError, /location/);
    await checkHead(createFound({ location: "/" }));
  },
  async test_HTTPMove_location_not_none() {
    const location = "http://example.com";
    const { status, header } = await checkHead(createFound({ location, external: true }));
    assert.deepEqual([status, header("location")], [302, location]);
  },
  test_HTTPMove_location_newlines() {
    const location = "http://example.com\r\nX-Test: false";
    assertRefused(() => createFound({ location, external: true }), TypeError, /location/);
  },
  test_HTTPMove_add_slash_and_location() {
    const build = () => createFound({ location: "/a", addSlash: true });
    assertRefused(build, TypeError, /addSlash|location/);
  },
  async test_HTTPMove_call_add_slash() {
    const { header } = await checkHead(createFound({ addSlash: true }), "http://localhost/songs");
    assert.equal(new URL(header("location"), "http://localhost/").pathname, "/songs/");
    const root = await checkHead(createFound({ addSlash: true }));
    assert.equal(new URL(root.header("location"), "http://localhost/").pathname, "/");
  },
  async test_HTTPMove_call_query_string() {
    const url = "http://localhost/songs?querystring";
    const { header } = await checkHead(createFound({ addSlash: true }), url);
    const { pathname, search } = new URL(header("location"), url);
    assert.deepEqual([pathname, search], ["/songs/", "?querystring"]);
  },
  async test_HTTPMove_location_no_open_redirect() {
    for (const location of [
      "//www.example.com/test",
      "/\t/www.example.com/test",
      " //www.example.com/test",
      " https://www.example.com/test",
      "https://www.example.com/test",
    ]) {
      let error;
      try {
        error = createFound({ location });
      } catch (problem) {
        // A tab is a control character.
        assert.ok(location.includes("\t") && problem instanceof TypeError, location);
        continue;
      }
      const reported = [];
      const config = { ...WEBOB, onError: (problem) => reported.push(problem) };
      const response = await respond(config, error, { url: "http://localhost/" });
      assert.deepEqual([response.status, response.header("location")], [500, null], location);
      assert.equal(reported.length, 1);
    }
    for (const location of ["test", "/test"]) {
      const { header } = await checkHead(createFound({ location, absolute: true }));
      assert.equal(header("location"), "http://localhost/test");
    }
    const location = "https://www.example.com/test";
    const { header } = await checkHead(createFound({ location, external: true }));
    assert.equal(header("location"), location);
  },
  test_HTTPMove_location_none_defaults_to_request_url() {
    assertRefused(() => createFound({}), TypeError, /location/);
  },
  async test_HTTPFound_unused_environ_variable() {
    const location = "/moved";
    const template = "${crashy} ${path}";
    const config = { ...WEBOB, template, templateValues: ["path"] };
    const init = { accept: "text/html", url: "http://localhost/songs" };
    const { body } = await respond(config, createFound({ location }), init);
    assert.ok(body.includes("${crashy} /songs"), body);
  },
  async test_HTTPExceptionMiddleware_ok() {
    const fetch = createErrors(WEBOB).wrap(() => new Response("123"));
    assert.equal(await (await fetch(new Request("http://localhost/"))).text(), "123");
  },
  async test_HTTPExceptionMiddleware_exception() {
    const fetch = createErrors(WEBOB).wrap(async () => {
      throw new httpexc.HTTPConflict({ response: new Response("123", { status: 409 }) });
    });
    const { status, body } = await readParts(await fetch(new Request("http://localhost/")));
    assert.deepEqual([status, body], [409, "123"]);
  },
  test_status_map_is_deterministic() {
    const names = {
      200: "HTTPOk",
      201: "HTTPCreated",
      202: "HTTPAccepted",
      203: "HTTPNonAuthoritativeInformation",
      204: "HTTPNoContent",
      205: "HTTPResetContent",
      206: "HTTPPartialContent",
      300: "HTTPMultipleChoices",
      301: "HTTPMovedPermanently",
      302: "HTTPFound",
      303: "HTTPSeeOther",
      304: "HTTPNotModified",
      305: "HTTPUseProxy",
      307: "HTTPTemporaryRedirect",
      308: "HTTPPermanentRedirect",
      400: "HTTPBadRequest",
      401: "HTTPUnauthorized",
      402: "HTTPPaymentRequired",
      403: "HTTPForbidden",
      404: "HTTPNotFound",
      405: "HTTPMethodNotAllowed",
      406: "HTTPNotAcceptable",
      407: "HTTPProxyAuthenticationRequired",
      408: "HTTPRequestTimeout",
      409: "HTTPConflict",
      410: "HTTPGone",
      411: "HTTPLengthRequired",
      412: "HTTPPreconditionFailed",
      413: "HTTPRequestEntityTooLarge",
      414: "HTTPRequestURITooLong",
      415: "HTTPUnsupportedMediaType",
      416: "HTTPRequestRangeNotSatisfiable",
      417: "HTTPExpectationFailed",
      422: "HTTPUnprocessableEntity",
      423: "HTTPLocked",
      424: "HTTPFailedDependency",
      428: "HTTPPreconditionRequired",
      429: "HTTPTooManyRequests",
      431: "HTTPRequestHeaderFieldsTooLarge",
      451: "HTTPUnavailableForLegalReasons",
      500: "HTTPInternalServerError",
      501: "HTTPNotImplemented",
      502: "HTTPBadGateway",
      503: "HTTPServiceUnavailable",
      504: "HTTPGatewayTimeout",
      505: "HTTPVersionNotSupported",
      511: "HTTPNetworkAuthenticationRequired",
    };
    for (const [status, name] of Object.entries(names)) {
      assert.equal(typeof httpexc[name], "function", name);
      assert.equal(httpexc.statusMap[status], httpexc[name], name);
    }
  },
};

async function checkType(accept, expected) {
  const response = await respond(WEBOB, new httpexc.HTTPInternalServerError(), { accept });
  assert.ok(response.type.startsWith(expected), response.type);
}
