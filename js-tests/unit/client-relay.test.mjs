// The response to an upstream error: a 502 or 504 without details, unless the error is relayed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { client, httpexc, createErrors, dialects, sendError, catalogue } = await importPackage();
const { createClient, fromResponse } = client;
const { toResponse } = httpexc;

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];
const STATUSES = [...new Set([...catalogue.map(({ status }) => status), 430, 520, 599])].filter(
  (status) => status >= 300 && status <= 599,
);

/** Private texts of the upstream server in every place that is read. */
const CANARY = {
  type: "https://canary.example/type",
  title: "canary title",
  detail: "canary detail",
  instance: "/canary",
  code: "canary_code",
  help: "https://canary.example/help",
  errors: [{ pointer: "/canary", detail: "canary message", code: "canary" }],
  canary: "canary extension",
};
const HEADERS = {
  "content-type": "application/problem+json",
  "x-request-id": "canary-id",
  "x-canary": "canary",
  "retry-after": "1959",
  allow: "CANARY",
  "www-authenticate": "Canary realm=1",
  "proxy-authenticate": "Canary realm=1",
  upgrade: "canary",
  location: "https://canary.example/",
  link: "<https://canary.example/>; rel=blocked-by",
  "content-language": "canary",
  "set-cookie": "canary=1",
};

/** Returns a response of the upstream server. Some statuses have no body. */
const createUpstreamResponse = (status) =>
  new Response([204, 205, 304].includes(status) ? null : JSON.stringify(CANARY), {
    status,
    statusText: "Canary",
    headers: HEADERS,
  });

const mapStatus = (status) => (status === 408 || status === 504 ? 504 : 502);

/** Returns everything in a response as text. */
async function formatResponse(response) {
  const { status, statusText, headers } = response;
  return JSON.stringify([status, statusText, [...headers], await response.text()]);
}

test("an upstream error becomes a 502 or 504 without details, in every format", async () => {
  const configurations = [
    createErrors(),
    createErrors({ expose: true, dialect: dialects.falcon }),
    createErrors({ expose: true, dialect: dialects.webob, template: "${detail} ${title}" }),
    createErrors({ dialect: dialects.discord, expose: true }),
    createErrors({ dialect: dialects.werkzeug, pages: { "5xx": "${status} ${title} ${detail}" } }),
    createErrors({ serializer: (problem) => ({ type: "a/b", body: JSON.stringify(problem) }) }),
    createErrors({
      dialect: dialects.problem,
      formats: { "application/yaml": (problem) => JSON.stringify(problem) },
    }),
  ];
  let count = 0;
  for (const status of STATUSES) {
    const error = await fromResponse(createUpstreamResponse(status));
    for (const method of ["GET", "HEAD"]) {
      for (const accept of [...ACCEPTS, "application/yaml"]) {
        const request = new Request("https://here.example/", { method, headers: { accept } });
        const responses = [
          error.toResponse(request),
          error.getResponse(request),
          toResponse(error, request),
        ];
        for (const errors of configurations) {
          responses.push(
            errors.toResponse(error, request),
            await errors.respond(error, request),
            await errors.wrap(() => Promise.reject(error))(request),
            await errors.wrap(() => error)(request),
          );
        }
        for (const response of responses) {
          assert.equal(response.status, mapStatus(status));
          const text = await formatResponse(response);
          assert.doesNotMatch(text, /canary|1959/i, `${status} ${method} ${accept}`);
          count++;
        }
      }
    }
  }
  assert.ok(count > 10_000, String(count));
});

test("the properties that frameworks read contain no details", async () => {
  for (const status of STATUSES) {
    const error = await fromResponse(createUpstreamResponse(status));
    assert.equal(error.expose, false);
    const properties = {
      message: error.message,
      headers: error.headers,
      lines: [...error.headers],
      fields: error.toHeaders(),
      data: error.data,
      json: error.toJSON(),
      xml: error.toXML(),
      html: error.toHTML(),
      text: error.toText(),
      statusText: error.statusText,
      statusMessage: error.statusMessage,
      string: String(error),
      own: Object.entries(error),
    };
    assert.doesNotMatch(JSON.stringify(properties), /canary|1959/i, String(status));
  }
});

test("sendError sends no details of an upstream error", async (t) => {
  let error;
  const origin = await startHttpServer(t, (req, res) => sendError(error, req, res));
  for (const status of [302, 304, 401, 404, 405, 408, 429, 500, 503, 504]) {
    for (const method of ["GET", "HEAD"]) {
      error = await fromResponse(createUpstreamResponse(status));
      const response = await fetch(origin, { method });
      assert.equal(response.status, mapStatus(status));
      assert.doesNotMatch(await formatResponse(response), /canary|1959/i);
    }
  }
});

test("onError is called once for an upstream error", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push([error.status, error.detail]) });
  for (const status of [404, 503]) {
    await errors.respond(await fromResponse(createUpstreamResponse(status)));
  }
  assert.deepEqual(reported, [
    [404, CANARY.detail],
    [503, CANARY.detail],
  ]);
});

test("a handler is chosen by the status of the response", async () => {
  const errors = createErrors()
    .on(404, () => new Response("own page", { status: 404 }))
    .on(502, () => new Response("their fault", { status: 502 }));
  const error = await fromResponse(createUpstreamResponse(404));
  assert.equal(await (await errors.respond(error)).text(), "their fault");
  const own = new httpexc.HTTPNotFound();
  assert.equal(await (await errors.respond(own)).text(), "own page");
});

test("the overrides of a user's class reveal no details", async () => {
  class Revealing extends httpexc.HTTPBadRequest {
    static explanation = "canary explanation";
    static template = "canary template";
    static page = "canary page";
    static representation = "always";
    toJSON() {
      return { canary: this.detail };
    }
    toHTML() {
      return `<p>${this.detail} canary`;
    }
    toText() {
      return "canary";
    }
    toXML() {
      return "<canary/>";
    }
    toHeaders() {
      return [["x-canary", "canary"]];
    }
  }
  const error = await fromResponse(createUpstreamResponse(400), {
    codes: { canary_code: Revealing },
  });
  assert.ok(error instanceof Revealing);
  for (const accept of ACCEPTS) {
    const request = new Request("https://here.example/", { headers: { accept } });
    for (const response of [error.toResponse(request), createErrors().toResponse(error, request)]) {
      assert.equal(response.status, 502);
      assert.doesNotMatch(await formatResponse(response), /canary/i, accept);
    }
  }
});

test("a relayed error is sent as it was read", async () => {
  for (const status of [400, 403, 404, 409, 422, 429, 500, 503]) {
    const error = await fromResponse(createUpstreamResponse(status), { relay: true });
    const response = error.toResponse();
    assert.equal(response.status, status);
    const { title, detail, code, type } = await response.json();
    assert.deepEqual(
      { title, detail, code, type },
      {
        title: CANARY.title,
        detail: CANARY.detail,
        code: CANARY.code,
        type: CANARY.type,
      },
    );
    assert.equal(error.expose, true);
    assert.equal(error.message, CANARY.detail);
  }
});

test("a relayed error is sent with its duties, and without other headers", async () => {
  const relay = async (status, headers = HEADERS) => {
    const response = new Response(JSON.stringify({ detail: "d" }), { status, headers });
    return (await fromResponse(response, { relay: true })).toResponse();
  };
  assert.equal((await relay(405)).headers.get("allow"), "CANARY");
  for (const status of [400, 401, 403, 404, 405, 429, 499]) {
    assert.equal((await relay(status)).headers.get("www-authenticate"), "Canary realm=1");
    assert.equal((await relay(status)).headers.get("proxy-authenticate"), null);
  }
  assert.equal((await relay(407)).headers.get("proxy-authenticate"), "Canary realm=1");
  assert.equal((await relay(407)).headers.get("www-authenticate"), null);
  assert.equal((await relay(503)).headers.get("www-authenticate"), null);
  assert.equal((await relay(426)).headers.get("upgrade"), "canary");
  assert.equal((await relay(503)).headers.get("retry-after"), "1959");
  const relayRange = async (value) => (await relay(416, { "content-range": value })).headers;
  assert.equal((await relayRange("bytes */77")).get("content-range"), "bytes */77");
  assert.equal((await relayRange("songs */0")).get("content-range"), "songs */0");
  for (const value of ["bytes 0-1/77", "bytes */*", "*/7", "bytes */7\u00e9", "bytes */1e3"]) {
    assert.equal((await relayRange(value)).get("content-range"), null, value);
  }
  const blocked = '<https://court.example/>; rel="blocked-by"';
  for (const value of [
    blocked,
    `<https://canary.example/>; rel=preload, ${blocked}`,
    "<https://court.example/>;rel=blocked-by",
  ]) {
    const { headers } = await relay(451, { link: value });
    assert.equal(headers.get("link"), blocked, value);
  }
  const preload = await relay(451, { link: "<https://canary.example/>; rel=preload" });
  assert.equal(preload.headers.get("link"), null);
  for (const status of [400, 401, 405, 426, 503]) {
    const { headers } = await relay(status);
    for (const name of ["x-canary", "set-cookie", "x-request-id", "content-language", "link"]) {
      assert.equal(headers.get(name), null, name);
    }
  }
  // Nothing can replace a duty that the upstream server left out.
  assert.equal((await relay(405, {})).status, 405);
  assert.equal((await relay(401, {})).status, 401);
});

test("a relayed redirect stays on the origin", async () => {
  const relayRedirect = async (location) => {
    const response = new Response(null, { status: 302, headers: { location } });
    const error = await fromResponse(response, { relay: true });
    return error.toResponse(new Request("https://here.example/songs"));
  };
  assert.equal((await relayRedirect("https://canary.example/")).status, 500);
  assert.equal((await relayRedirect("//canary.example/")).status, 500);
  const within = await relayRedirect("/songs/7");
  assert.deepEqual([within.status, within.headers.get("location")], [302, "/songs/7"]);
});

test("a relayed response with an invalid status becomes a 502", async () => {
  const response = new Response(null, { status: 200, headers: HEADERS });
  Object.defineProperty(response, "status", { value: 748 });
  const error = await fromResponse(response, { relay: true });
  assert.equal(error.toResponse().status, 502);
});

test("no header value of the upstream server breaks out of its line", async () => {
  const headers = new Map([
    ["allow", "GET\r\nx-forged: 1, \u0000, caf\u00e9, \u20ac"],
    ["www-authenticate", "Basic\r\nx-forged: 1"],
    ["proxy-authenticate", "\r\n"],
    ["upgrade", "a\nb"],
    ["location", "/a\r\nx-forged: 1"],
    ["content-range", "bytes */7\r\nx-forged: 1"],
    ["link", "</a\r\nx-forged: 1>; rel=blocked-by"],
    ["retry-after", "7\r\nx-forged: 1"],
  ]);
  for (const status of [301, 401, 405, 407, 416, 426, 429, 451, 503]) {
    for (const relay of [false, true]) {
      const error = await fromResponse({ status, headers, body: null }, { relay });
      const response = error.toResponse(new Request("https://here.example/"));
      for (const [name, value] of [...response.headers, ...error.toHeaders()]) {
        assert.ok(!/forged/.test(name) && !/[\r\n\0]/.test(value), `${name}: ${value}`);
      }
    }
  }
});

test("each client has its own relay option", async () => {
  const relaying = createClient({ relay: true });
  const hiding = createClient();
  assert.equal((await relaying.fromResponse(createUpstreamResponse(404))).toResponse().status, 404);
  assert.equal((await hiding.fromResponse(createUpstreamResponse(404))).toResponse().status, 502);
});
