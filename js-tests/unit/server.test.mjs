// The configuration of error answers: each option with what it does in every dialect, and what
// happens when a function of the user's throws.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./installed.mjs";

const { httpexc, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { HTTPBadGateway, HTTPConflict, HTTPNotFound } = httpexc;

const DIALECTS = ["problem", "falcon", "werkzeug", "webob", "discord"];
const ACCEPTS = ["*/*", "application/json", "text/html", "text/xml", "text/plain"];
const EACH = DIALECTS.flatMap((dialect) => ACCEPTS.map((accept) => [dialect, accept]));
const ask = (headers = {}, method = "GET") =>
  new Request("https://app.example/a%20b?q=1", { method, headers });
const fails = () => {
  throw new TypeError("canary");
};

for (const config of [
  { dialect: "flask" },
  { dialect: "Falcon" },
  { typo: 1 },
  { formats: { "not a type": () => "" } },
  { formats: { "a/b": "text" } },
  { headers: { "a b": "c" } },
  { headers: { a: "b\n" } },
]) {
  test(`createErrors refuses ${JSON.stringify(config)}`, () => {
    assert.throws(() => createErrors(config), TypeError);
  });
}

for (const [dialect, accept] of EACH) {
  test(`${dialect}, ${accept}: duties hold, and a private text is never seen`, async () => {
    const told = [];
    const errors = createErrors({ dialect, onError: (error) => told.push(error) });
    const options = {
      comment: "canary",
      cause: new Error("canary"),
      errors: [{ path: "/canary" }],
    };
    for (const error of [new HTTPBadGateway("canary", options), new Error("canary")]) {
      const response = await errors.respond(error, ask({ accept }));
      const text = await response.text();
      assert.ok(!`${text}${JSON.stringify([...response.headers])}`.includes("canary"));
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.ok(text.includes(`${response.status}`) || text.includes(response.statusText));
    }
    assert.equal(told.length, 2);
    const varied = ACCEPTS.map((other) =>
      errors.toResponse(new HTTPConflict(), ask({ accept: other })),
    );
    const types = new Set(varied.map(({ headers }) => headers.get("content-type")));
    if (types.size > 1)
      for (const { headers } of varied) assert.equal(headers.get("vary"), "Accept");
  });

  test(`${dialect}, ${accept}: no body for a HEAD, whose length is that of a GET`, async () => {
    for (const serializer of [undefined, () => ({ type: "a/b", body: "\u00e9" })]) {
      const errors = createErrors({ dialect, serializer });
      const full = await errors
        .toResponse(new HTTPNotFound("\u00e9"), ask({ accept }))
        .arrayBuffer();
      const head = errors.toResponse(new HTTPNotFound("\u00e9"), ask({ accept }, "HEAD"));
      assert.equal(await head.text(), "");
      assert.equal(head.headers.get("content-length"), `${full.byteLength}`);
    }
  });

  test(`${dialect}, ${accept}: no body for statuses without one`, async () => {
    for (const name of ["HTTPNoContent", "HTTPResetContent", "HTTPNotModified"]) {
      for (const serializer of [undefined, () => ({ type: "a/b", body: "x" })]) {
        const errors = createErrors({ dialect, serializer, requestId: () => "id" });
        const response = errors.toResponse(new httpexc[name](), ask({ accept }));
        assert.equal(response.status, httpexc[name].status);
        assert.equal(await response.text(), "");
      }
    }
  });

  test(`${dialect}, ${accept}: the id goes into the field, the body and the log`, async () => {
    const told = [];
    const onError = (_, context) => told.push(context.requestId);
    for (const [requestId, field] of [
      ["X-Trace", "x-trace"],
      [() => "id-77", "x-request-id"],
    ]) {
      const request = ask({ accept, "x-trace": "id-77" });
      const response = createErrors({ dialect, requestId, onError }).toResponse(
        new HTTPBadGateway(),
        request,
      );
      assert.equal(response.headers.get(field), "id-77");
      assert.ok((await response.text()).includes("id-77"));
    }
    assert.deepEqual(told, ["id-77", "id-77"]);
  });
}

test("a hostile or missing id is replaced", () => {
  for (const id of ["", "a b", "a\r\nb", "\u00e9", "x".repeat(201), null, undefined, 7, {}]) {
    const { headers } = createErrors({ requestId: () => id }).toResponse(new HTTPNotFound(), ask());
    assert.match(headers.get("x-request-id"), /^[\da-f-]{36}$/);
  }
});

const A = "https://a.example";
for (const [cors, origin, allowed, vary, credentials] of [
  [true, A, "*", false, null],
  [true, undefined, "*", false, null],
  [false, A, null, false, null],
  [{ origin: A }, A, A, true, null],
  [{ origin: A }, "https://evil.example", null, true, null],
  [{ origin: ["https://b.example", A] }, A, A, true, null],
  [{ origin: [A] }, undefined, null, true, null],
  [{ origin: (from) => from === A }, A, A, true, null],
  [{ origin: (from) => from !== A }, A, null, true, null],
  [{ origin: () => "yes" }, A, null, true, null],
  [{ credentials: true }, A, A, true, "true"],
  [{ credentials: true, origin: A }, A, A, true, "true"],
  [{ credentials: true, origin: A }, "null", null, true, null],
]) {
  test(`cors ${JSON.stringify(cors)} for ${origin} allows ${allowed}`, () => {
    for (const dialect of DIALECTS) {
      const { headers } = createErrors({ dialect, cors }).toResponse(
        new HTTPNotFound(),
        ask(origin ? { origin } : {}),
      );
      assert.equal(headers.get("access-control-allow-origin"), allowed);
      assert.equal(headers.get("access-control-allow-credentials"), credentials);
      assert.equal(/\borigin\b/i.test(headers.get("vary") ?? ""), vary);
    }
  });
}

test("scripts of other origins may read the advice and the id, or what is named", () => {
  const exposed = (config) =>
    createErrors(config)
      .toResponse(new HTTPNotFound(), ask({ origin: A }))
      .headers.get("access-control-expose-headers");
  assert.equal(exposed({ cors: true }), "retry-after, ratelimit, ratelimit-policy");
  assert.equal(
    exposed({ cors: {}, requestId: "x-trace" }),
    "retry-after, ratelimit, ratelimit-policy, x-trace",
  );
  assert.equal(exposed({ cors: { exposeHeaders: ["link"] }, requestId: "x-trace" }), "link");
  assert.equal(exposed({ cors: { exposeHeaders: [] } }), null);
  assert.equal(exposed({ cors: { origin: "https://b.example" } }), null);
});

test("headers are those of the configuration, or of a function of the request", () => {
  for (const headers of [{ "x-a": "/a%20b" }, ({ url }) => ({ "x-a": new URL(url).pathname })]) {
    const response = createErrors({ headers }).toResponse(new HTTPNotFound(), ask());
    assert.equal(response.headers.get("x-a"), "/a%20b");
  }
});

test("formats are negotiated beside the dialect's own, and in the place of one", async () => {
  const formats = {
    "application/yaml": ({ status }) => `status: ${status}`,
    "text/html": () => "<own>",
  };
  for (const [accept, type, text] of [
    ["application/yaml", "application/yaml", "status: 404"],
    ["application/json;q=.5, application/yaml", "application/yaml", "status: 404"],
    ["text/html", "text/html", "<own>"],
  ]) {
    const response = createErrors({ formats }).toResponse(new HTTPNotFound(), ask({ accept }));
    assert.equal(response.headers.get("content-type"), type);
    assert.equal(response.headers.get("vary"), "Accept");
    assert.equal(await response.text(), text);
  }
});

test("localize changes the words, and says so", async () => {
  const localize = ({ title }) => ({ title: `${title}!`, detail: "non", language: "fr" });
  const response = createErrors({ localize }).toResponse(new HTTPNotFound("no"), ask());
  assert.match(response.headers.get("vary"), /Accept-Language/);
  assert.equal(response.headers.get("content-language"), "fr");
  const { title, detail } = await response.json();
  assert.deepEqual([title, detail], ["Not Found!", "non"]);
});

test("jsonFormatter makes the object of webob's JSON", async () => {
  const jsonFormatter = (body, status, title) => ({ body, status, title });
  const errors = createErrors({ dialect: "webob", jsonFormatter });
  const json = await errors
    .toResponse(new HTTPNotFound("d"), ask({ accept: "application/json" }))
    .json();
  assert.equal(json.status, "404 Not Found");
  assert.ok(json.body.includes("d"));
});

for (const key of ["404", "4xx", "HTTPNotFound"]) {
  test(`a page for ${key} has its values escaped and a policy`, async () => {
    const errors = createErrors({ pages: { [key]: "<main>${detail} ${nope}</main>" } });
    const response = errors.toResponse(new HTTPNotFound("<b>"), ask({ accept: "text/html" }));
    assert.equal((await response.text()).trim(), "<main>&lt;b&gt; ${nope}</main>");
    assert.match(response.headers.get("content-security-policy"), /default-src 'none'/);
  });
}

test("templates show what is allowed, escaped, and nothing else", async () => {
  const template = "<i>${method} ${path} ${x_a} ${authorization} ${cookie} ${nope}</i>";
  const errors = createErrors({ template, templateValues: ["method", "path", "x-a"] });
  const headers = { "x-a": "<a>", authorization: "canary", cookie: "canary" };
  const get = (accept) => errors.toResponse(new HTTPNotFound(), ask({ ...headers, accept })).text();
  const page = await get("text/html");
  assert.ok(page.includes("<i>GET /a b &lt;a&gt; ${authorization} ${cookie} ${nope}</i>"), page);
  assert.ok(!page.includes("canary"));
  assert.ok(!(await get("text/plain")).includes("<i>"));
  assert.ok(!(await get("text/plain")).includes("canary"));
});

test("a value in a template's plain text stays whole", async () => {
  const errors = createErrors({ template: "${detail}" });
  const request = ask({ accept: "text/plain" });
  const text = await errors.toResponse(new HTTPNotFound("Put 1 <name> here"), request).text();
  assert.ok(text.includes("Put 1 <name> here"), text);
});

test("expose shows the detail of a 5xx that does not say otherwise", async () => {
  const errors = createErrors({ expose: true });
  assert.equal((await errors.toResponse(new HTTPBadGateway("d")).json()).detail, "d");
  const hidden = new HTTPBadGateway("d", { expose: false });
  assert.equal((await errors.toResponse(hidden).json()).detail, undefined);
});

test("rateLimit and statusText", () => {
  const rateLimit = { limit: 9, remaining: 0, reset: 7, window: 60 };
  const { headers } = createErrors().toResponse(new httpexc.HTTPTooManyRequests({ rateLimit }));
  assert.equal(headers.get("ratelimit"), '"default";r=0;t=7');
  assert.equal(headers.get("ratelimit-policy"), '"default";q=9;w=60');
  const error = new HTTPNotFound({ statusText: "Confounded by Ponies" });
  assert.equal(createErrors().toResponse(error).statusText, "Confounded by Ponies");
});

for (const [what, handler, status] of [
  ["throws", () => abortTo(), 404],
  ["rejects", async () => abortTo(), 404],
  ["returns an error", () => new HTTPConflict(), 409],
  ["throws a Response", () => Promise.reject(new Response(null, { status: 299 })), 299],
  ["returns a Response", () => new Response(null, { status: 298 }), 298],
  ["returns nothing", () => {}, 500],
  ["throws an ordinary error", fails, 500],
  ["throws null", () => Promise.reject(null), 500],
]) {
  test(`wrap: a handler that ${what} is answered with ${status}`, async () => {
    const told = [];
    const errors = createErrors({ onError: (error) => told.push(error) });
    const response = await errors.wrap(handler)(ask());
    assert.equal(response.status, status);
    assert.equal(told.length, status === 500 ? 1 : 0);
    if (what === "throws an ordinary error") assert.equal(told[0].cause.message, "canary");
    if (what === "returns nothing") assert.equal(told[0].cause.constructor, TypeError);
  });
}

function abortTo() {
  throw new HTTPNotFound();
}

for (const [name, config] of Object.entries({
  headers: { headers: fails },
  cors: { cors: { origin: fails } },
  localize: { localize: fails },
  serializer: { serializer: fails },
  format: { formats: { "application/json": fails } },
  jsonFormatter: { dialect: "webob", jsonFormatter: fails },
  requestId: { requestId: fails },
  "serializer's type": { serializer: () => ({ type: "a\nb", body: "" }) },
})) {
  for (const make of [
    () => new HTTPNotFound(),
    () => new HTTPBadGateway(),
    () => httpexc.redirect("/a"),
    () => new httpexc.HTTPOk(),
  ]) {
    const { status } = make();
    test(`a ${name} function that throws leaves a ${status}, and is reported`, async () => {
      const told = [];
      const errors = createErrors({ ...config, onError: (error) => told.push(error) });
      const error = make();
      const request = ask({ accept: "application/json", origin: A });
      const response = await errors.respond(error, request);
      assert.equal(response.status, status);
      assert.ok(!(await response.text()).includes("canary"));
      assert.ok(told.some(({ cause }) => cause instanceof TypeError));
      if (status >= 500) assert.ok(told.includes(error), "the error itself is reported");
    });
  }
}

test("an onError that throws costs no answer", async () => {
  const response = await createErrors({ onError: fails }).respond(new Error("canary"), ask());
  assert.equal(response.status, 500);
});

test("respond tells the problem that it answers with, and nothing that is private", async () => {
  const told = [];
  const tell = (problem) => told.push(problem);
  const errors = createErrors({ dialect: "falcon" });
  errors.on(RangeError, () => new HTTPNotFound("No page 7.", { code: 7 }));
  await errors.respond(new RangeError("canary"), ask(), undefined, tell);
  await errors.respond(new HTTPBadGateway("canary"), ask(), undefined, tell);
  await errors.respond(new TypeError("canary"), ask(), undefined, tell);
  await errors.respond(new Response("Ready."), ask(), undefined, tell);
  const blank = { type: "about:blank" };
  assert.deepEqual(told, [
    { ...blank, title: "Not Found", status: 404, detail: "No page 7.", code: 7 },
    { ...blank, title: "Bad Gateway", status: 502 },
    { ...blank, title: "Internal Server Error", status: 500 },
  ]);
});

test("an answer goes out though who is told its problem fails", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error.cause?.message) });
  const response = await errors.respond(new HTTPNotFound(), ask(), undefined, fails);
  assert.equal(response.status, 404);
  assert.deepEqual(reported, ["canary"]);
});

test("code of the user's may make other answers while one is made", async () => {
  const request = ask({ accept: "text/html" });
  const errors = createErrors({
    serializer() {
      throw new TypeError("canary");
    },
    onError() {
      errors.toResponse(new HTTPConflict("Another's."), request);
      other.toResponse(new HTTPConflict("Another's."), request);
    },
  });
  const other = createErrors({ dialect: "falcon" });
  const response = errors.toResponse(new HTTPNotFound("One's own."), request);
  const text = await response.text();
  assert.ok(text.startsWith("<!doctype html>") && text.includes("One&#39;s own."), text);
  assert.ok(!text.includes("Another"), text);
});

test("a page keeps the mark of byte order that it begins with", async () => {
  const errors = createErrors({ pages: { 404: "\ufeff<p>Gone." } });
  const response = errors.toResponse(new HTTPNotFound(), ask({ accept: "text/html" }));
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x3c]);
});
