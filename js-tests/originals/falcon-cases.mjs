// The intent of each test function of falcon's test_httperror.py, by its name.

import assert from "node:assert/strict";
import {
  assertJson,
  assertRefused,
  createErrors,
  dialects,
  httpexc,
  respond,
} from "./originals-kit.mjs";

const FALCON = { dialect: dialects.falcon };
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?><error>';
const JSON_410 = '{"title": "410 Gone"}';
const XML_410 = `${XML_HEAD}<title>410 Gone</title></error>`;
const YAML = "application/yaml";
const FIREFOX =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,image/svg+xml,*/*;q=0.8";
const CHROME =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,image/apng,*/*;q=0.8";

const formatYaml = ({ title }) => `title: ${title}!`;
const createStorageError = () =>
  new httpexc.HTTPError(503, "The storage does not respond.", {
    title: "Storage down",
    code: 10042,
    expose: true,
  });

/** A 7xx is refused; with a status that can be sent, the body is falcon's. */
function createEpicError(extra) {
  const options = {
    title: "Internet crashed",
    detail: "Weather.",
    help: { href: "http://example.com/api/climate", text: "Drill!" },
    expose: true,
    ...extra,
  };
  assertRefused(() => new httpexc.HTTPError(792, options), RangeError, /status/);
  return new httpexc.HTTPError(599, options);
}

async function checkRetryAfter(Class, value, expected) {
  const error = new Class({ title: "T", detail: "D", expose: true, retryAfter: value });
  const response = await respond(FALCON, error);
  assert.equal(response.status, Class.status);
  assertJson(response, { title: "T", description: "D" });
  assert.equal(response.header("retry-after"), expected);
}

async function checkRetryDate(Class) {
  const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 300_000);
  await checkRetryAfter(Class, date, date.toUTCString());
}

async function checkBare(error, title, detail) {
  const bare = await respond(FALCON, error);
  assert.equal(bare.body, JSON.stringify({ title }).replace('":"', '": "'));
  assert.equal(bare.header("vary"), "Accept");
  if (detail !== undefined) {
    const Class = error.constructor;
    const options = error.status === 405 ? { allow: ["PUT"] } : {};
    assertJson(await respond(FALCON, new Class(detail, options)), { title, description: detail });
  }
  return bare;
}

async function checkPart(error, title, parts, code) {
  const response = await respond(FALCON, error);
  const { description, ...others } = JSON.parse(response.body);
  assert.equal(response.status, 400);
  assert.deepEqual(others, { title, ...(code === undefined ? {} : { code }) });
  for (const part of parts) assert.ok(description.includes(part), description);
}

async function checkUnacceptable(accept, error = new httpexc.HTTPGone()) {
  const response = await respond(FALCON, error, { accept });
  assert.equal(response.type, "application/json");
  assert.equal(response.header("vary"), "Accept");
  assert.equal(JSON.parse(response.body).title, error.status === 410 ? "410 Gone" : error.title);
}

async function checkUri(options, member, value) {
  const response = await respond(FALCON, new httpexc.HTTPURITooLong(options));
  assert.equal(response.status, 414);
  assert.equal(JSON.parse(response.body)[member], value);
}

export const FALCON_CASES = {
  async test_base_class() {
    for (const accept of ["*/*", "application/json"]) {
      const response = await respond(FALCON, createStorageError(), { accept });
      assert.deepEqual([response.status, response.header("vary")], [503, "Accept"]);
      const description = "The storage does not respond.";
      assertJson(response, { title: "Storage down", description, code: 10042 });
    }
  },
  async test_no_description_json() {
    const response = await respond(FALCON, new httpexc.HTTPError(400));
    assert.equal(response.type, "application/json");
    assert.equal(response.body, '{"title": "400 Bad Request"}');
  },
  async test_no_description_xml() {
    const accept = "application/xml";
    const response = await respond(FALCON, new httpexc.HTTPError(400), { accept });
    assert.equal(response.type, accept);
    assert.equal(response.body, `${XML_HEAD}<title>400 Bad Request</title></error>`);
  },
  async test_xml_enable() {
    assert.throws(() => createErrors({ ...FALCON, xmlErrorSerialization: false }), TypeError);
    for (const accept of ["application/xml", "app/falcon+xml"]) {
      const response = await respond(FALCON, new httpexc.HTTPError(400), { accept });
      assert.equal(response.type, "application/xml");
    }
  },
  test_client_does_not_accept_json_or_xml: () =>
    checkUnacceptable("application/x-yaml", createStorageError()),
  async test_custom_error_serializer() {
    const formats = {
      [YAML]: ({ title, detail, code }) => `code: ${code}\ndescription: ${detail}\ntitle: ${title}`,
    };
    const accept = YAML;
    const yaml = await respond({ ...FALCON, formats }, createStorageError(), { accept });
    assert.equal(yaml.type, YAML);
    const lines = ["code: 10042", "description: The storage does not respond."];
    assert.equal(yaml.body, [...lines, "title: Storage down"].join("\n"));
    const json = await respond({ ...FALCON, formats }, createStorageError(), {
      accept: "application/json",
    });
    assert.equal(JSON.parse(json.body).title, "Storage down");
  },
  async test_custom_error_serializer_optional_representation() {
    const serializer = ({ title, status }) => ({
      type: "application/json",
      body: JSON.stringify({ title, status }),
    });
    for (const error of [
      new httpexc.HTTPNotFound(),
      new httpexc.HTTPNotFound("Not Found"),
      new httpexc.HTTPMethodNotAllowed({ allow: ["GET"] }),
      new httpexc.HTTPBadRequest(),
    ]) {
      const { title, status } = error;
      assertJson(await respond({ ...FALCON, serializer }, error), { title, status });
    }
  },
  async test_custom_serializer_no_representation() {
    const serializer = () => ({ type: "text/plain", body: "This has a body." });
    const error = new httpexc.HTTPRangeNotSatisfiable({ length: 123456 });
    assert.equal((await respond({ ...FALCON, serializer }, error)).body, "This has a body.");
  },
  test_client_does_not_accept_anything: () =>
    checkUnacceptable("45087gigo;;;;", createStorageError()),
  async test_forbidden() {
    const href = "http://example.com/api/rbac";
    const error = new httpexc.HTTPForbidden("No.", { title: "Denied", help: { href } });
    for (const accept of [
      "application/json",
      "application/vnd.company.system.project.resource+json;v=1.1",
      "application/json-patch+json",
    ]) {
      const response = await respond(FALCON, error, { accept });
      const link = { text: "More about this error", href, rel: "help" };
      assertJson(response, { title: "Denied", description: "No.", link });
    }
  },
  async test_epic_fail_json() {
    const error = createEpicError({ code: 8733224 });
    const response = await respond(FALCON, error, { accept: "application/json" });
    const link = { text: "Drill!", href: "http://example.com/api/climate", rel: "help" };
    const title = "Internet crashed";
    assertJson(response, { title, description: "Weather.", code: 8733224, link });
  },
  async test_epic_fail_xml() {
    for (const accept of [
      "text/xml",
      "application/xml",
      "application/vnd.company.system.project.resource+xml;v=1.1",
      "application/atom+xml",
    ]) {
      const response = await respond(FALCON, createEpicError({ code: 8733224 }), { accept });
      assert.equal(
        response.body,
        `${XML_HEAD}<title>Internet crashed</title><description>Weather.</description>` +
          "<code>8733224</code><link><text>Drill!</text>" +
          "<href>http://example.com/api/climate</href><rel>help</rel></link></error>",
      );
    }
  },
  async test_unicode_json() {
    const help = { href: "http://example.com/api/\u00e7limate", text: "b\u00e1by" };
    const error = createEpicError({ title: "\u00e7rashed!", help });
    const { title, link } = JSON.parse((await respond(FALCON, error)).body);
    assert.equal(title, "\u00e7rashed!");
    const href = "http://example.com/api/%C3%A7limate";
    assert.deepEqual(link, { text: "b\u00e1by", href, rel: "help" });
  },
  async test_unicode_xml() {
    const error = createEpicError({ title: "\u00e7rashed!", detail: "\u00c7atastrophic" });
    const { body } = await respond(FALCON, error, { accept: "application/xml" });
    assert.ok(body.includes("<title>\u00e7rashed!</title><description>\u00c7atastrophic<"));
  },
  async test_401() {
    for (const challenges of [
      ['Basic realm="simple"'],
      ['Newauth realm="apps"', 'Basic realm="simple"'],
    ]) {
      const response = await respond(FALCON, new httpexc.HTTPUnauthorized({ challenges }));
      assert.equal(response.header("www-authenticate"), challenges.join(", "));
    }
    const build = () => new httpexc.HTTPUnauthorized({ challenges: [] });
    assertRefused(build, TypeError, /challenges/);
  },
  test_404_without_body: () => checkBare(new httpexc.HTTPNotFound(), "404 Not Found"),
  test_404_with_body: () => checkBare(new httpexc.HTTPNotFound(), "404 Not Found", "Not Found"),
  async test_405_without_body() {
    const error = new httpexc.HTTPMethodNotAllowed({ allow: ["PUT"] });
    assert.equal((await checkBare(error, "405 Method Not Allowed")).header("allow"), "PUT");
  },
  async test_405_without_body_with_extra_headers() {
    const headers = { "x-ping": "pong" };
    const error = new httpexc.HTTPMethodNotAllowed({ allow: ["PUT"], headers });
    const response = await checkBare(error, "405 Method Not Allowed");
    assert.deepEqual([response.header("allow"), response.header("x-ping")], ["PUT", "pong"]);
  },
  async test_405_without_body_with_extra_headers_double_check() {
    const headers = { "x-ping": "pong", accept: "GET,PUT" };
    const error = new httpexc.HTTPMethodNotAllowed({ allow: ["PUT"], headers });
    const response = await checkBare(error, "405 Method Not Allowed");
    assert.deepEqual([response.header("allow"), response.header("x-ping")], ["PUT", "pong"]);
  },
  async test_405_with_body() {
    const error = new httpexc.HTTPMethodNotAllowed({ allow: ["PUT"] });
    await checkBare(error, "405 Method Not Allowed", "Not Allowed");
  },
  test_410_without_body: () => checkBare(new httpexc.HTTPGone(), "410 Gone"),
  test_410_with_body: () => checkBare(new httpexc.HTTPGone(), "410 Gone", "Gone with the wind"),
  async test_411() {
    const error = new httpexc.HTTPLengthRequired("description", { title: "title" });
    assertJson(await respond(FALCON, error), { title: "title", description: "description" });
  },
  test_413: () => checkRetryAfter(httpexc.HTTPContentTooLarge, undefined, null),
  test_temporary_413_integer_retry_after: () =>
    checkRetryAfter(httpexc.HTTPContentTooLarge, "6", "6"),
  test_temporary_413_datetime_retry_after: () => checkRetryDate(httpexc.HTTPContentTooLarge),
  test_414: () => checkUri({}, "title", "414 URI Too Long"),
  test_414_with_title: () => checkUri({ title: "Argh! Error!" }, "title", "Argh! Error!"),
  test_414_with_description: () =>
    checkUri({ detail: "Be short please." }, "description", "Be short please."),
  test_414_with_custom_kwargs: () => checkUri({ code: "someid" }, "code", "someid"),
  async test_416() {
    const error = new httpexc.HTTPRangeNotSatisfiable({ length: 123456 });
    const response = await respond(FALCON, error, { accept: "text/xml" });
    assert.equal(response.body, `${XML_HEAD}<title>416 Range Not Satisfiable</title></error>`);
    assert.equal(response.header("content-range"), "bytes */123456");
  },
  test_429_no_retry_after: () => checkRetryAfter(httpexc.HTTPTooManyRequests, undefined, null),
  test_429: () => checkRetryAfter(httpexc.HTTPTooManyRequests, 60, "60"),
  test_429_datetime: () => checkRetryDate(httpexc.HTTPTooManyRequests),
  test_503_integer_retry_after: () => checkRetryAfter(httpexc.HTTPServiceUnavailable, 60, "60"),
  test_503_datetime_retry_after: () => checkRetryDate(httpexc.HTTPServiceUnavailable),
  test_invalid_header() {
    const options = { header: "X-Auth-Token", code: "A1001" };
    const error = new httpexc.HTTPInvalidHeader("Send a valid token.", options);
    return checkPart(error, "Invalid header value", ["X-Auth-Token", "Send a valid"], "A1001");
  },
  test_missing_header: () =>
    checkPart(new httpexc.HTTPMissingHeader({ header: "X-Auth-Token" }), "Missing header value", [
      "X-Auth-Token",
    ]),
  test_invalid_param() {
    const error = new httpexc.HTTPInvalidParam("Not a UUID.", { param: "id", code: "P1002" });
    return checkPart(error, "Invalid parameter", ["id", "Not a UUID."], "P1002");
  },
  test_missing_param() {
    const error = new httpexc.HTTPMissingParam({ param: "id", code: "P1003" });
    return checkPart(error, "Missing parameter", ["id"], "P1003");
  },
  async test_misc() {
    for (const [name, status] of Object.entries({
      HTTPBadRequest: 400,
      HTTPNotAcceptable: 406,
      HTTPConflict: 409,
      HTTPPreconditionFailed: 412,
      HTTPUnsupportedMediaType: 415,
      HTTPUnprocessableEntity: 422,
      HTTPUnavailableForLegalReasons: 451,
      HTTPInternalServerError: 500,
      HTTPBadGateway: 502,
    })) {
      const error = new httpexc[name]("Boink!", { title: "Excuse Us", expose: true });
      const response = await respond(FALCON, error);
      assert.equal(response.status, status, name);
      assertJson(response, { title: "Excuse Us", description: "Boink!" });
    }
  },
  async test_title_default_message_if_none() {
    for (const error of [
      new httpexc.HTTPError(503),
      new httpexc.HTTPError(503, { statusText: "Service Unavailable" }),
      new httpexc.HTTPServiceUnavailable(),
    ]) {
      assertJson(await respond(FALCON, error), { title: "503 Service Unavailable" });
    }
  },
  async test_to_json_dumps() {
    const error = new httpexc.HTTPError(418, "bar", { title: "foo" });
    assert.equal((await respond(FALCON, error)).body, '{"title": "foo", "description": "bar"}');
    const serializer = () => ({ type: "application/json", body: '{"a": "b"}' });
    assert.equal((await respond({ ...FALCON, serializer }, error)).body, '{"a": "b"}');
  },
  async test_serialize_error_uses_media_handler() {
    const formats = {
      "application/json": ({ title, status }) =>
        JSON.stringify({ title: `${status} ${title}` }).toUpperCase(),
    };
    const response = await respond({ ...FALCON, formats }, new httpexc.HTTPNotFound());
    assertJson(response, { TITLE: "404 NOT FOUND" });
  },
  async test_serialize_no_json_media_handler() {
    const config = { ...FALCON, formats: { [YAML]: formatYaml } };
    const response = await respond(config, new httpexc.HTTPNotFound());
    assertJson(response, { title: "404 Not Found" });
  },
  async test_MediaMalformedError() {
    const cause = new SyntaxError("line 7");
    const error = new httpexc.HTTPBadRequest(`Cannot parse the body: ${cause.message}`, {
      title: "Invalid JSON",
      cause,
    });
    const description = "Cannot parse the body: line 7";
    assertJson(await respond(FALCON, error), { title: "Invalid JSON", description });
  },
  test_unknown_accept: () => checkUnacceptable("foo/bar"),
  async test_defaults_to_json() {
    const response = await respond(FALCON, new httpexc.HTTPGone());
    assert.deepEqual([response.type, response.body], ["application/json", JSON_410]);
    assert.equal(response.header("vary"), "Accept");
  },
  async test_serializes_error_to_preferred_by_sender() {
    const config = { ...FALCON, formats: { [YAML]: formatYaml } };
    for (const [accept, type, body] of [
      ["application/json", "application/json", JSON_410],
      ["application/xml", "application/xml", XML_410],
      ["custom/any+json", "application/json", JSON_410],
      ["custom/any+xml", "application/xml", XML_410],
      [YAML, YAML, "title: Gone!"],
    ]) {
      const response = await respond(config, new httpexc.HTTPGone(), { accept });
      assert.deepEqual([response.type, response.body], [type, body], accept);
      assert.equal(response.header("vary"), "Accept");
    }
    await checkAsyncFormat("application/only-async", JSON_410);
  },
  test_json_async_only_error: () => checkAsyncFormat("application/json", JSON_410),
  async test_add_xml_handler() {
    const config = { ...FALCON, formats: { "application/xml": formatYaml } };
    for (const accept of ["application/xml", "application/xhtml+xml"]) {
      const response = await respond(config, new httpexc.HTTPGone(), { accept });
      assert.deepEqual([response.type, response.body], ["application/xml", "title: Gone!"]);
    }
  },
  async test_hard_content_types() {
    const config = { ...FALCON, formats: { [YAML]: formatYaml } };
    for (const [accept, type] of [
      [FIREFOX, "application/xml"],
      [CHROME, "application/xml"],
      ["text/html, application/xhtml+xml, image/jxr, */*", "application/json"],
      [`text/html,${YAML};q=0.8,*/*;q=0.7`, YAML],
      [`text/html,${YAML};q=0.8,application/json;q=0.8`, "application/json"],
    ]) {
      const response = await respond(config, new httpexc.HTTPGone(), { accept });
      assert.equal(response.type, type, accept);
    }
  },
};

/** A format that returns a promise is reported, and the dialect writes the body. */
async function checkAsyncFormat(type, body) {
  const reported = [];
  const onError = (error) => reported.push(error);
  const config = { ...FALCON, onError, formats: { [type]: async () => "async" } };
  const response = await respond(config, new httpexc.HTTPGone(), { accept: type });
  assert.deepEqual([response.type, response.body], ["application/json", body]);
  assert.match(String(reported[0].cause), /it is a promise/);
}
