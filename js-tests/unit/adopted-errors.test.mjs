// `createError` of an error or of the properties of one: nothing of another server's response passes,
// and what the application itself gave does. http-errors' own errors keep their headers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import httpErrors from "http-errors";
import { importPackage } from "./package-import.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const importEntry = (name) =>
  import(pathToFileURL(`${folder}/node_modules/httpexc/dist/${name}.js`).href);
const { default: createError } = await importEntry("http-errors");
const { errorHandler: itty } = await importEntry("itty");
const { errorHandler: hono } = await importEntry("hono");
const { toResponse } = httpexc;

const TEXT = "upstream-canary";
const FIELDS = { "www-authenticate": `Basic realm="${TEXT}"`, "retry-after": "77", allow: TEXT };
const request = new Request("https://api.example/songs/7");

/** Creates an error of an SDK. */
const create = (members) => Object.assign(new Error(TEXT), { status: 403, ...members });

/** Errors of SDKs with fields that an application may set, too. */
const UPSTREAM_ERRORS = {
  Headers: () => create({ headers: new Headers({ ...FIELDS, "x-a": TEXT }) }),
  "a cookie": () => create({ headers: { ...FIELDS, "Set-Cookie": TEXT } }),
  "a date": () => create({ headers: { ...FIELDS, Date: TEXT } }),
  "a type": () => create({ headers: { ...FIELDS, "content-type": "text/plain" } }),
  "a list": () => create({ headers: Object.entries(FIELDS) }),
  "a mark": () => create({ headers: FIELDS, request_id: "r" }),
  "a response": () => create({ headers: FIELDS, response: { status: 403, headers: FIELDS } }),
  "a statusCode": () => create({ status: undefined, statusCode: 429, headers: FIELDS, body: TEXT }),
  "the signature": () => create({ statusCode: 403, expose: true, headers: FIELDS, request: {} }),
};

/** Checks that a response says nothing of another server. */
async function checkSilent(response, status, what) {
  const text = `${[...response.headers]} ${await response.text()}`;
  assert.equal(response.status, status, what);
  assert.ok(!text.includes(TEXT) && !text.includes("77"), `${what}: ${text}`);
}

/** Yields the response that each way to respond creates for an error. */
async function* respondInAllWays(error) {
  const config = { onError() {} };
  yield toResponse(error);
  yield error.toResponse?.() ?? toResponse(error);
  yield await createErrors(config).respond(error, request);
  yield createErrors(config).toResponse(error, request);
  yield await itty(config)(error, request);
  const context = { req: { raw: request }, res: new Response(null), header() {} };
  yield await hono(config)(error, context);
}

const FORMS = {
  "createError(502, e)": [(e) => createError(502, e), 502],
  "createError(e)": [(e) => createError(e), 500],
  'createError(502, "m", e)': [(e) => createError(502, "m", e), 502],
  'createError(502, e, "m")': [(e) => createError(502, e, "m"), 502],
  "createError(502, e, {song})": [(e) => createError(502, e, { song: 7 }), 502],
  'createError(502, "m", {...e})': [(e) => createError(502, "m", { ...e }), 502],
  "createError(502, {...e, message})": [(e) => createError(502, { ...e, message: e.message }), 502],
  "createError(404, {...e, message})": [(e) => createError(404, { ...e, message: e.message }), 404],
  "createError({...e})": [(e) => createError({ ...e }), 500],
  "createError.BadGateway, then assigned": [(e) => createError(createError(502, e)), 502],
  "e after createError(502, e)": [(e) => createError(502, e) && e, 502],
  "e after createError(e)": [(e) => createError(e) && e, 500],
  "e after two calls": [(e) => createError(502, e) && createError(503, e) && e, 503],
  "a proxy of it": [(e) => new Proxy(createError(502, e), {}), 502],
  "an object that inherits": [(e) => Object.create(createError(502, e)), 502],
};

for (const [form, [make, status]] of Object.entries(FORMS)) {
  test(`${form} says nothing of another server`, async () => {
    for (const [what, createUpstreamError] of Object.entries(UPSTREAM_ERRORS)) {
      for await (const response of respondInAllWays(make(createUpstreamError()))) {
        await checkSilent(response, status, `${form}, ${what}`);
      }
    }
  });
}

test("what the application gives beside another server's error is sent", async () => {
  for (const make of [
    (e) => createError(503, e, { headers: { "retry-after": "5", "x-own": "1" } }),
    (e) => createError(503, createError(502, e), { headers: { "retry-after": "5", "x-own": "1" } }),
  ]) {
    for (const createUpstreamError of Object.values(UPSTREAM_ERRORS)) {
      for await (const response of respondInAllWays(make(createUpstreamError()))) {
        assert.equal(response.status, 503);
        assert.equal(response.headers.get("retry-after"), "5");
        assert.equal(response.headers.get("x-own"), "1");
        assert.ok(!(await response.text()).includes(TEXT));
      }
    }
  }
  const spread = createError(404, "No song.", { ...UPSTREAM_ERRORS["a mark"]() });
  for await (const response of respondInAllWays(spread)) {
    assert.equal((await response.clone().json()).detail, "No song.");
    await checkSilent(response, 404, "spread");
  }
});

test("properties of the application are no other server's", async () => {
  for (const properties of [
    { song: 7 },
    { status: 404, code: "NO_SONG" },
    { requestId: "id-7", request: {} },
    { cause: new Error("c") },
  ]) {
    const headers = { "retry-after": "5", "x-own": "1" };
    for await (const response of respondInAllWays(
      createError(404, "m", { ...properties, headers }),
    )) {
      assert.equal((await response.json()).detail, "m");
      assert.equal(response.headers.get("retry-after"), "5");
      assert.equal(response.headers.get("x-own"), "1");
    }
  }
});

/** Arguments of `createError`, and a header of the response. */
const OWN_HEADERS = [
  [[416, { headers: { "Content-Range": "bytes */6" } }], "content-range", "bytes */6"],
  [[416, "m", { headers: { "content-range": "items */0" } }], "content-range", "items */0"],
  [[416, { headers: { "content-range": "bytes */*" } }], "content-range", null],
  [[416, { headers: { "content-range": "bytes 0-1/6" } }], "content-range", null],
  [[426, { headers: { Upgrade: "HTTP/2.0, websocket" } }], "upgrade", "HTTP/2.0, websocket"],
  [[404, { headers: { "Content-Range": "bytes */6" } }], "content-range", null],
  [[405, { headers: { Allow: "GET" } }], "allow", "GET"],
  [[401, { headers: { "WWW-Authenticate": "Basic" } }], "www-authenticate", "Basic"],
  [[429, "m", { headers: { Date: "x", "x-a": "1" } }], "x-a", "1"],
  [[500, "m", { expose: true, headers: { "x-a": "1" } }], "x-a", "1"],
  [[404, "m", { expose: false, headers: { "x-a": "1" } }], "x-a", "1"],
  [[429, "m", { headers: { Server: "own", "x-a": "1" } }], "x-a", "1"],
  [[404, "m", { headers: { Date: "x", "set-cookie": "a=b", "x-a": "1" } }], "x-a", null],
];

for (const [args, name, value] of OWN_HEADERS) {
  test(`createError(${JSON.stringify(args).slice(1, -1)}) sends ${name}: ${value}`, async () => {
    for (const error of [createError(...args), httpErrors(...args)]) {
      const config = { onError() {} };
      const responses = [await itty(config)(error, request)];
      if (error.toResponse) {
        responses.push(toResponse(error), error.toResponse());
        responses.push(await createErrors(config).respond(error, request));
      }
      for (const response of responses) {
        assert.equal(response.status, args[0]);
        assert.equal(response.headers.get(name), value);
      }
    }
  });
}
