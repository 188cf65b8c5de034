// The configuration of error responses: the effect of each option in every dialect, and of a user's
// function that throws.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIALECTS } from "../lib/dialects.mjs";
import { importPackage } from "./package-import.mjs";

const { dialects, httpexc, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { HTTPBadGateway, HTTPConflict, HTTPNotFound } = httpexc;

const ACCEPTS = ["*/*", "application/json", "text/html", "text/xml", "text/plain"];
const COMBINATIONS = DIALECTS.flatMap((dialect) => ACCEPTS.map((accept) => [dialect, accept]));
const createRequest = (headers = {}, method = "GET") =>
  new Request("https://app.example/a%20b?q=1", { method, headers });
const throwError = () => {
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

for (const [dialect, accept] of COMBINATIONS) {
  test(`${dialect}, ${accept}: Vary is right, and no private text is sent`, async () => {
    const reported = [];
    const errors = createErrors({
      dialect: dialects[dialect],
      onError: (error) => reported.push(error),
    });
    const options = {
      comment: "canary",
      cause: new Error("canary"),
      errors: [{ path: "/canary" }],
    };
    for (const error of [new HTTPBadGateway("canary", options), new Error("canary")]) {
      const response = await errors.respond(error, createRequest({ accept }));
      const text = await response.text();
      assert.ok(!`${text}${JSON.stringify([...response.headers])}`.includes("canary"));
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.ok(text.includes(`${response.status}`) || text.includes(response.statusText));
    }
    assert.equal(reported.length, 2);
    const responses = ACCEPTS.map((other) =>
      errors.toResponse(new HTTPConflict(), createRequest({ accept: other })),
    );
    const types = new Set(responses.map(({ headers }) => headers.get("content-type")));
    if (types.size > 1)
      for (const { headers } of responses) assert.equal(headers.get("vary"), "Accept");
  });

  test(`${dialect}, ${accept}: a HEAD has no body, and the length of a GET`, async () => {
    for (const serializer of [undefined, () => ({ type: "a/b", body: "\u00e9" })]) {
      const errors = createErrors({ dialect: dialects[dialect], serializer });
      const full = await errors
        .toResponse(new HTTPNotFound("\u00e9"), createRequest({ accept }))
        .arrayBuffer();
      const head = errors.toResponse(new HTTPNotFound("\u00e9"), createRequest({ accept }, "HEAD"));
      assert.equal(await head.text(), "");
      assert.equal(head.headers.get("content-length"), `${full.byteLength}`);
    }
  });

  test(`${dialect}, ${accept}: a status without content has no body`, async () => {
    for (const name of ["HTTPNoContent", "HTTPResetContent", "HTTPNotModified"]) {
      for (const serializer of [undefined, () => ({ type: "a/b", body: "x" })]) {
        const errors = createErrors({
          dialect: dialects[dialect],
          serializer,
          requestId: () => "id",
        });
        const response = errors.toResponse(new httpexc[name](), createRequest({ accept }));
        assert.equal(response.status, httpexc[name].status);
        assert.equal(await response.text(), "");
      }
    }
  });

  test(`${dialect}, ${accept}: the request id is in the header, the body and the log`, async () => {
    const reported = [];
    const onError = (_, context) => reported.push(context.requestId);
    for (const [requestId, header] of [
      ["X-Trace", "x-trace"],
      [() => "id-77", "x-request-id"],
    ]) {
      const request = createRequest({ accept, "x-trace": "id-77" });
      const response = createErrors({ dialect: dialects[dialect], requestId, onError }).toResponse(
        new HTTPBadGateway(),
        request,
      );
      assert.equal(response.headers.get(header), "id-77");
      assert.ok((await response.text()).includes("id-77"));
    }
    assert.deepEqual(reported, ["id-77", "id-77"]);
  });
}

test("an invalid or missing request id is replaced", () => {
  for (const id of ["", "a b", "a\r\nb", "\u00e9", "x".repeat(201), null, undefined, 7, {}]) {
    const { headers } = createErrors({ requestId: () => id }).toResponse(
      new HTTPNotFound(),
      createRequest(),
    );
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
  [{ credentials: true, origin: ["https://b.example", A] }, A, A, true, "true"],
  [{ credentials: true, origin: (from) => from === A }, "https://evil.example", null, true, null],
  [{ credentials: true, origin: A }, A, A, true, "true"],
  [{ credentials: true, origin: A }, "null", null, true, null],
]) {
  test(`cors ${JSON.stringify(cors)} for ${origin} allows ${allowed}`, () => {
    for (const dialect of DIALECTS) {
      const { headers } = createErrors({ dialect: dialects[dialect], cors }).toResponse(
        new HTTPNotFound(),
        createRequest(origin ? { origin } : {}),
      );
      assert.equal(headers.get("access-control-allow-origin"), allowed);
      assert.equal(headers.get("access-control-allow-credentials"), credentials);
      assert.equal(/\borigin\b/i.test(headers.get("vary") ?? ""), vary);
    }
  });
}

test("CORS exposes the rate limit headers and the request id, or the configured headers", () => {
  const readExposed = (config) =>
    createErrors(config)
      .toResponse(new HTTPNotFound(), createRequest({ origin: A }))
      .headers.get("access-control-expose-headers");
  assert.equal(
    readExposed({ cors: true }),
    "retry-after, ratelimit, ratelimit-policy, www-authenticate",
  );
  assert.equal(
    readExposed({ cors: {}, requestId: "x-trace" }),
    "retry-after, ratelimit, ratelimit-policy, www-authenticate, x-trace",
  );
  assert.equal(readExposed({ cors: { exposeHeaders: ["link"] }, requestId: "x-trace" }), "link");
  assert.equal(readExposed({ cors: { exposeHeaders: [] } }), null);
  assert.equal(readExposed({ cors: { origin: "https://b.example" } }), null);
});

test("headers come from the configuration, or from a function of the request", () => {
  for (const headers of [{ "x-a": "/a%20b" }, ({ url }) => ({ "x-a": new URL(url).pathname })]) {
    const response = createErrors({ headers }).toResponse(new HTTPNotFound(), createRequest());
    assert.equal(response.headers.get("x-a"), "/a%20b");
  }
});

test("formats are negotiated beside those of the dialect, and may replace one", async () => {
  const formats = {
    "application/yaml": ({ status }) => `status: ${status}`,
    "text/html": () => "<own>",
  };
  for (const [accept, type, text] of [
    ["application/yaml", "application/yaml", "status: 404"],
    ["application/json;q=.5, application/yaml", "application/yaml", "status: 404"],
    ["text/html", "text/html", "<own>"],
  ]) {
    const response = createErrors({ dialect: dialects.problem, formats }).toResponse(
      new HTTPNotFound(),
      createRequest({ accept }),
    );
    assert.equal(response.headers.get("content-type"), type);
    assert.equal(response.headers.get("vary"), "Accept");
    assert.equal(await response.text(), text);
  }
});

test("customize changes the texts, Vary and Content-Language", async () => {
  const customize = (problem) => ({
    ...problem,
    title: `${problem.title}!`,
    detail: "non",
    language: "fr",
  });
  const response = createErrors({ customize }).toResponse(new HTTPNotFound("no"), createRequest());
  assert.match(response.headers.get("vary"), /Accept-Language/);
  assert.equal(response.headers.get("content-language"), "fr");
  const { title, detail } = await response.json();
  assert.deepEqual([title, detail], ["Not Found!", "non"]);
});

test("jsonFormatter creates the object of webob's JSON", async () => {
  const jsonFormatter = (body, status, title) => ({ body, status, title });
  const errors = createErrors({ dialect: dialects.webob, jsonFormatter });
  const json = await errors
    .toResponse(new HTTPNotFound("d"), createRequest({ accept: "application/json" }))
    .json();
  assert.equal(json.status, "404 Not Found");
  assert.ok(json.body.includes("d"));
});

for (const key of ["404", "4xx", "HTTPNotFound"]) {
  test(`a page for ${key} has escaped values and a policy`, async () => {
    const errors = createErrors({
      dialect: dialects.problem,
      pages: { [key]: "<main>${detail} ${nope}</main>" },
    });
    const response = errors.toResponse(
      new HTTPNotFound("<b>"),
      createRequest({ accept: "text/html" }),
    );
    assert.equal((await response.text()).trim(), "<main>&lt;b&gt; ${nope}</main>");
    assert.match(response.headers.get("content-security-policy"), /default-src 'none'/);
  });
}

test("a template shows only the allowed values, and escapes them", async () => {
  const template = "<i>${method} ${path} ${x_a} ${authorization} ${cookie} ${nope}</i>";
  const errors = createErrors({
    dialect: dialects.problem,
    template,
    templateValues: ["method", "path", "x-a"],
  });
  const headers = { "x-a": "<a>", authorization: "canary", cookie: "canary" };
  const fetchText = (accept) =>
    errors.toResponse(new HTTPNotFound(), createRequest({ ...headers, accept })).text();
  const page = await fetchText("text/html");
  assert.ok(page.includes("<i>GET /a b &lt;a&gt; ${authorization} ${cookie} ${nope}</i>"), page);
  assert.ok(!page.includes("canary"));
  assert.ok(!(await fetchText("text/plain")).includes("<i>"));
  assert.ok(!(await fetchText("text/plain")).includes("canary"));
});

test("the headers that a template may show are in Vary, and personal ones forbid storing", () => {
  for (const [names, vary, isPrivate] of [
    [["method", "PATH_INFO", "query"], "Accept", false],
    [["x-a"], "Accept, x-a", false],
    [["HTTP_X_A", "user-agent"], "Accept, x-a, user-agent", false],
    [["cookie", "path"], "Accept, cookie", true],
    [["HTTP_AUTHORIZATION"], "Accept, authorization", true],
  ]) {
    const errors = createErrors({
      dialect: dialects.problem,
      template: "x",
      templateValues: names,
    });
    const { headers } = errors.toResponse(new HTTPNotFound(), createRequest({}));
    assert.equal(headers.get("vary").toLowerCase(), vary.toLowerCase());
    assert.equal((headers.get("cache-control") ?? "").includes("no-store"), isPrivate, `${names}`);
  }
});

test("a value in a plain text template is unchanged", async () => {
  const errors = createErrors({ dialect: dialects.problem, template: "${detail}" });
  const request = createRequest({ accept: "text/plain" });
  const text = await errors.toResponse(new HTTPNotFound("Put 1 <name> here"), request).text();
  assert.ok(text.includes("Put 1 <name> here"), text);
});

test("expose shows the detail of a 5xx unless the error sets expose", async () => {
  const errors = createErrors({ expose: true });
  assert.equal((await errors.toResponse(new HTTPBadGateway("d")).json()).detail, "d");
  const hidden = new HTTPBadGateway("d", { expose: false });
  assert.equal((await errors.toResponse(hidden).json()).detail, undefined);
});

test("rateLimit becomes headers, and statusText replaces the phrase", () => {
  const rateLimit = { limit: 9, remaining: 0, reset: 7, window: 60 };
  const { headers } = createErrors().toResponse(new httpexc.HTTPTooManyRequests({ rateLimit }));
  assert.equal(headers.get("ratelimit"), '"default";r=0;t=7');
  assert.equal(headers.get("ratelimit-policy"), '"default";q=9;w=60');
  const error = new HTTPNotFound({ statusText: "Confounded by Ponies" });
  assert.equal(createErrors().toResponse(error).statusText, "Confounded by Ponies");
});

for (const [what, handler, status] of [
  ["throws", () => throwNotFound(), 404],
  ["rejects", async () => throwNotFound(), 404],
  ["returns an error", () => new HTTPConflict(), 409],
  ["throws a Response", () => Promise.reject(new Response(null, { status: 299 })), 299],
  ["returns a Response", () => new Response(null, { status: 298 }), 298],
  ["returns undefined", () => {}, 500],
  ["throws an ordinary error", throwError, 500],
  ["throws null", () => Promise.reject(null), 500],
]) {
  test(`wrap: a handler that ${what} leads to a ${status}`, async () => {
    const reported = [];
    const errors = createErrors({ onError: (error) => reported.push(error) });
    const response = await errors.wrap(handler)(createRequest());
    assert.equal(response.status, status);
    assert.equal(reported.length, status === 500 ? 1 : 0);
    if (what === "throws an ordinary error") assert.equal(reported[0].cause.message, "canary");
    if (what === "returns undefined") assert.equal(reported[0].cause.constructor, TypeError);
  });
}

function throwNotFound() {
  throw new HTTPNotFound();
}

for (const [name, config] of Object.entries({
  headers: { headers: throwError },
  cors: { cors: { origin: throwError } },
  customize: { customize: throwError },
  serializer: { serializer: throwError },
  format: { dialect: dialects.problem, formats: { "application/json": throwError } },
  jsonFormatter: { dialect: dialects.webob, jsonFormatter: throwError },
  requestId: { requestId: throwError },
  "serializer's type": { serializer: () => ({ type: "a\nb", body: "" }) },
})) {
  for (const make of [
    () => new HTTPNotFound(),
    () => new HTTPBadGateway(),
    () => httpexc.redirect("/a"),
    () => new httpexc.HTTPOk(),
  ]) {
    const { status } = make();
    test(`a ${name} function that throws does not change a ${status}, and is reported`, async () => {
      const reported = [];
      const errors = createErrors({ ...config, onError: (error) => reported.push(error) });
      const error = make();
      const request = createRequest({ accept: "application/json", origin: A });
      const response = await errors.respond(error, request);
      assert.equal(response.status, status);
      assert.ok(!(await response.text()).includes("canary"));
      assert.ok(reported.some(({ cause }) => cause instanceof TypeError));
      if (status >= 500) assert.ok(reported.includes(error), "the error itself is reported");
    });
  }
}

test("an onError that throws does not harm the response", async () => {
  const response = await createErrors({ onError: throwError }).respond(
    new Error("canary"),
    createRequest(),
  );
  assert.equal(response.status, 500);
});

test("respond passes on the problem of the response, without private text", async () => {
  const problems = [];
  const addProblem = (problem) => problems.push(problem);
  const errors = createErrors({ dialect: dialects.falcon });
  errors.on(RangeError, () => new HTTPNotFound("No page 7.", { code: 7 }));
  await errors.respond(new RangeError("canary"), createRequest(), undefined, addProblem);
  await errors.respond(new HTTPBadGateway("canary"), createRequest(), undefined, addProblem);
  await errors.respond(new TypeError("canary"), createRequest(), undefined, addProblem);
  await errors.respond(new Response("Ready."), createRequest(), undefined, addProblem);
  const blank = { type: "about:blank" };
  assert.deepEqual(problems, [
    { ...blank, title: "Not Found", status: 404, detail: "No page 7.", code: 7 },
    { ...blank, title: "Bad Gateway", status: 502 },
    { ...blank, title: "Internal Server Error", status: 500 },
  ]);
});

test("a callback of respond that throws does not harm the response", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error.cause?.message) });
  const response = await errors.respond(new HTTPNotFound(), createRequest(), undefined, throwError);
  assert.equal(response.status, 404);
  assert.deepEqual(reported, ["canary"]);
});

test("a user's function may make another response", async () => {
  const request = createRequest({ accept: "text/html" });
  const errors = createErrors({
    serializer() {
      throw new TypeError("canary");
    },
    onError() {
      errors.toResponse(new HTTPConflict("Another's."), request);
      other.toResponse(new HTTPConflict("Another's."), request);
    },
  });
  const other = createErrors({ dialect: dialects.falcon });
  const response = errors.toResponse(new HTTPNotFound("One's own."), request);
  const text = await response.text();
  assert.ok(text.startsWith("<!doctype html>") && text.includes("One&#39;s own."), text);
  assert.ok(!text.includes("Another"), text);
});

test("a page keeps its byte order mark", async () => {
  const errors = createErrors({ dialect: dialects.problem, pages: { 404: "\ufeff<p>Gone." } });
  const response = errors.toResponse(new HTTPNotFound(), createRequest({ accept: "text/html" }));
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x3c]);
});
