// fromResponse, raiseForStatus and fetchOrThrow: which responses are errors, of which class, and
// with which properties.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { Response as UndiciResponse } from "undici";
import { importPackage } from "./package-import.mjs";

const { client, httpexc, catalogue } = await importPackage();
const { codes, createClient, fetchOrThrow, fromResponse, raiseForStatus, Report } = client;

const JSON_TYPE = { "content-type": "application/json" };
const createJsonResponse = (value, status, headers) => Response.json(value, { status, headers });

/** Returns the part of a response that fromResponse needs, for statuses that Response refuses. */
const createResponseLike = (status, more = {}) => ({ status, headers: new Headers(), ...more });

test("an ok response is no error, and can still be read", async () => {
  for (const status of [200, 201, 202, 203, 204, 205, 206, 226, 299]) {
    const isEmpty = [204, 205].includes(status);
    const response = new Response(isEmpty ? null : "fine", { status });
    assert.equal(await fromResponse(response), null);
    assert.equal(await raiseForStatus(response), response);
    assert.equal(await response.text(), isEmpty ? "" : "fine");
  }
});

test("a response with a registered status is an instance of its class", async () => {
  let count = 0;
  for (const { status, className } of catalogue) {
    if (className === null || status < 300) continue;
    const error = await fromResponse(createResponseLike(status));
    assert.ok(error instanceof httpexc[className], className);
    assert.ok(error instanceof httpexc.HTTPException);
    assert.equal(httpexc.isHTTPException(error), true);
    assert.equal(error.status, status);
    assert.equal(error.name, className);
    assert.equal(error.title, httpexc[className].title);
    assert.equal(error.message, httpexc[className].title);
    assert.equal(error.statusText, httpexc[className].title);
    count++;
  }
  assert.ok(count > 40, String(count));
});

test("an unknown status counts as the x00 of its family", async () => {
  const FAMILIES = [
    [399, httpexc.HTTPMultipleChoices],
    [430, httpexc.HTTPBadRequest],
    [499, httpexc.HTTPBadRequest],
    [520, httpexc.HTTPInternalServerError],
    [599, httpexc.HTTPInternalServerError],
  ];
  for (const [status, Class] of FAMILIES) {
    const error = await fromResponse(createResponseLike(status));
    assert.ok(error instanceof Class, String(status));
    assert.equal(error.status, status);
    assert.equal(error.report.status, status);
    assert.equal(error.name, Class.name);
    const row = catalogue.find((row) => row.status === status);
    assert.equal(error.title, row?.phrase ?? row?.title ?? Class.title);
  }
});

test("an invalid status counts as a 500 (RFC 9110, 15)", async () => {
  for (const status of [0, -1, 600, 748, 999, 1000, 404.5, Number.NaN]) {
    const error = await fromResponse(createResponseLike(status));
    assert.ok(error instanceof httpexc.HTTPInternalServerError, String(status));
    assert.equal(error.status, 500);
    assert.equal(error.toResponse().status, 502);
  }
});

test("an informational or opaque response is no error", async () => {
  for (const status of [100, 101, 103, 199])
    assert.equal(await fromResponse(createResponseLike(status)), null);
  for (const type of ["opaque", "opaqueredirect"]) {
    assert.equal(await fromResponse(createResponseLike(0, { type })), null);
  }
});

test("an error has the members of the report, and a part of the response", async () => {
  const body = { code: 10008, title: "Unknown song", detail: "No song has the id 7." };
  const headers = { "x-more": "1" };
  const response = createJsonResponse(body, 404, headers);
  Object.defineProperty(response, "url", { value: "https://api.example/songs/7" });
  const error = await fromResponse(response);
  assert.ok(error.report instanceof Report);
  assert.equal(error.code, 10008);
  assert.equal(error.detail, body.detail);
  assert.equal(error.title, body.title);
  assert.deepEqual(error.raw, body);
  assert.equal(error.dialect, error.report.dialect);
  assert.equal(error.errors, error.report.errors);
  assert.equal(error.extensions, error.report.extensions);
  assert.equal(error.response.status, 404);
  assert.equal(error.response.url, "https://api.example/songs/7");
  assert.equal(error.response.headers.get("x-more"), "1");
  assert.ok(error.stack.startsWith("HTTPNotFound: No song has the id 7."));
  for (const name of ["type", "instance", "retryAfter", "requestId", "rateLimit", "help"]) {
    assert.equal(error[name], undefined, name);
  }
});

test("a response is read once, relative to the time of its arrival", async (t) => {
  const read = async (status) => {
    const headers = { "retry-after": new Date(Date.now() + 100_000).toUTCString() };
    return fromResponse(createJsonResponse({ detail: "Later." }, status, headers));
  };
  for (const status of [429, 503]) {
    const early = await read(status);
    const late = await read(status);
    assert.equal(early.report, early.report);
    const { retryAfter, stack } = early;
    // The other error is first read an hour later.
    const { now } = Date;
    t.mock.method(Date, "now", () => now() + 3_600_000);
    assert.ok(Math.abs(late.retryAfter - retryAfter) < 5, String(late.retryAfter));
    assert.ok(retryAfter > 90 && retryAfter <= 100, String(retryAfter));
    t.mock.restoreAll();
    const findFirstLine = (text) => text.split("\n")[0];
    assert.equal(findFirstLine(late.stack), findFirstLine(stack));
    assert.equal(findFirstLine(stack), `${early.name}: Later.`);
    early.stack = "replaced";
    assert.equal(early.stack, "replaced");
  }
});

test("own properties of an error contain nothing of the response", async () => {
  const error = await fromResponse(
    createJsonResponse({ message: "canary" }, 400, { "x-a": "canary" }),
  );
  const own = Object.getOwnPropertyNames(error).filter((name) => name !== "stack");
  for (const name of own) assert.ok(!String(error[name]).includes("canary"), name);
  assert.deepEqual(Object.keys(error), []);
  assert.deepEqual({ ...error }, {});
});

test("an error is built without the duties of its class", async () => {
  for (const status of [301, 401, 405, 407, 426]) {
    const error = await fromResponse(createResponseLike(status));
    assert.equal(error.status, status);
  }
  assert.deepEqual((await fromResponse(createResponseLike(405))).allow, []);
  assert.deepEqual((await fromResponse(createResponseLike(401))).challenges, []);
  // Users of the constructors must pass them.
  assert.throws(() => new httpexc.HTTPMethodNotAllowed({}), TypeError);
  assert.throws(() => new httpexc.HTTPUnauthorized({}), TypeError);
});

class InvalidForm extends httpexc.HTTPBadRequest {
  static title = "Invalid form";
}
class Limited extends httpexc.HTTPTooManyRequests {}

test("a registry chooses the class by the code of the API", async () => {
  const registry = codes({ 50035: InvalidForm, rate_limited: Limited });
  const error = await fromResponse(createJsonResponse({ code: 50035, message: "No." }, 400), {
    codes: registry,
  });
  assert.ok(error instanceof InvalidForm);
  assert.equal(error.name, "InvalidForm");
  assert.equal(error.title, "Invalid form");
  assert.equal(error.code, 50035);
  // A code decides whatever the status is; the status stays that of the response.
  const limited = await fromResponse(createJsonResponse({ code: "rate_limited" }, 403), {
    codes: registry,
  });
  assert.ok(limited instanceof Limited);
  assert.equal(limited.status, 403);
  for (const code of [50036, "50036", "toString", "__proto__", "constructor", null, true]) {
    const other = await fromResponse(createJsonResponse({ code }, 400), { codes: registry });
    assert.equal(other.name, "HTTPBadRequest", String(code));
  }
  assert.ok(
    (await fromResponse(createJsonResponse({ code: "50035" }, 400), {
      codes: { 50035: InvalidForm },
    })) instanceof InvalidForm,
  );
});

test("registries and clients do not share classes", async () => {
  const one = createClient().codes({ 1: InvalidForm });
  const other = createClient({ codes: { 1: Limited } });
  const both = createClient({ codes: codes({ 1: Limited }).and({ 2: InvalidForm }) });
  const read = (client, code) => client.fromResponse(createJsonResponse({ code }, 400));
  assert.ok((await read(one, 1)) instanceof InvalidForm);
  assert.ok((await read(other, 1)) instanceof Limited);
  assert.ok((await read(both, 1)) instanceof Limited);
  assert.ok((await read(both, 2)) instanceof InvalidForm);
  assert.ok(!((await read(one, 2)) instanceof InvalidForm));
  assert.ok(!((await fromResponse(createJsonResponse({ code: 1 }, 400))) instanceof InvalidForm));
  one.codes({ 2: Limited });
  assert.ok((await read(one, 2)) instanceof Limited);
  assert.ok((await read(one, 1)) instanceof InvalidForm);
});

test("a user's class may have its own constructor, which may throw", async () => {
  class Counting extends httpexc.HTTPBadRequest {
    constructor(options) {
      super({ ...options, title: "Counted" });
      this.count = options.errors.length + this.errors.length;
      this.seen = [options.code, this.code];
    }
  }
  class Refusing extends httpexc.HTTPBadRequest {
    constructor() {
      super("no options");
      throw new RangeError("not this one");
    }
  }
  class Forgetful extends httpexc.HTTPBadRequest {
    constructor() {
      super("what was read is lost");
    }
  }
  class Bare extends httpexc.HTTPError {}
  const registry = codes({ 1: Counting, 2: Refusing, 3: Forgetful, 4: Bare });
  const read = (code) =>
    fromResponse(createJsonResponse({ code, detail: "d" }, 400), { codes: registry });
  const counting = await read(1);
  assert.ok(counting instanceof Counting);
  assert.deepEqual([counting.count, counting.seen], [0, [1, 1]]);
  for (const [code, Class] of [
    [2, Refusing],
    [3, Forgetful],
  ]) {
    const error = await read(code);
    assert.ok(error instanceof Class);
    assert.equal(error.detail, "d");
  }
  const bare = await read(4);
  assert.ok(bare instanceof Bare);
  assert.deepEqual([bare.status, bare.detail, bare.code], [400, "d", 4]);
});

test("codes without classes are a TypeError", () => {
  for (const map of [null, 7, "text", { 1: "HTTPNotFound" }, { 1: undefined }]) {
    assert.throws(() => codes(map), TypeError);
  }
  assert.throws(() => createClient({ codes: { 1: 2 } }), TypeError);
  assert.throws(() => createClient({ unknown: 1 }), TypeError);
});

test("an error is created from members that no option accepts", async () => {
  const BODIES = [
    { code: -0, type: "a\nb", instance: "\0", title: "t\n", detail: "\ud800" },
    { type: "x".repeat(60_000), title: "" },
    { code: {}, title: [], detail: 7, errors: { "": { "": [null, 7, {}] } } },
    { errors: [{ path: null, message: {} }, { loc: [{}, [], null] }] },
    { help: "javascript:alert(1)", link: { href: 7 } },
  ];
  for (const body of BODIES) {
    for (const relay of [false, true]) {
      for (const status of [400, 401, 405, 429, 503]) {
        const error = await fromResponse(
          createJsonResponse(body, status, { allow: ",,", "retry-after": "x" }),
          {
            relay,
          },
        );
        assert.equal(error.status, status);
        assert.equal(error.toResponse().status, relay ? status : 502);
        assert.ok(!/[\r\n]/.test(error.message));
        assert.ok(!/[\r\n]/.test(error.stack.split("\n    at ")[0]));
      }
    }
  }
});

const TEXT = '{"code": 7, "detail": "elsewhere"}';
const headers = new Headers(JSON_TYPE);

/** Returns a response whose body can be read once, and not as bytes. */
function createResponseWithoutBytes() {
  let isUsed = false;
  const use = () => {
    if (isUsed) throw new TypeError("Already read");
    isUsed = true;
  };
  return {
    status: 400,
    headers,
    clone: createResponseWithoutBytes,
    arrayBuffer: async () => {
      use();
      throw new Error("FileReader.readAsArrayBuffer is not implemented");
    },
    text: async () => {
      use();
      return TEXT;
    },
  };
}

/** Responses that are no Response of this realm. */
const FOREIGN_RESPONSES = {
  "undici's Response": () => new UndiciResponse(TEXT, { status: 400, headers: JSON_TYPE }),
  "a body that is a stream of Node": () => ({
    status: 400,
    headers,
    body: Readable.from([Buffer.from(TEXT.slice(0, 5)), Buffer.from(TEXT.slice(5))]),
  }),
  "a body that gives texts": () => ({ status: 400, headers, body: Readable.from([TEXT]) }),
  "text() alone": () => ({ status: 400, headers, text: async () => TEXT }),
  "arrayBuffer() alone": () => ({
    status: 400,
    headers,
    arrayBuffer: async () => new TextEncoder().encode(TEXT).buffer,
  }),
  // React Native has the methods, and some of its versions throw or reject where bytes are read.
  "arrayBuffer() that throws, beside text()": () => ({
    status: 400,
    headers,
    arrayBuffer: () => {
      throw new Error("could not read as ArrayBuffer");
    },
    text: async () => TEXT,
  }),
  "arrayBuffer() that uses up the body and rejects": () => createResponseWithoutBytes(),
  "a class that extends Response": () =>
    new (class extends Response {})(TEXT, { status: 400, headers: JSON_TYPE }),
  "a proxy": () => {
    const response = new Response(TEXT, { status: 400, headers: JSON_TYPE });
    return new Proxy(response, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  },
};

for (const [name, make] of Object.entries(FOREIGN_RESPONSES)) {
  test(`fromResponse reads ${name}`, async () => {
    const error = await fromResponse(make());
    assert.ok(error instanceof httpexc.HTTPBadRequest);
    assert.deepEqual([error.code, error.detail], [7, "elsewhere"]);
  });
}

test("a value that is no response is a TypeError", async () => {
  for (const value of [undefined, null, 404, "404", {}, [], { status: "404" }, { status: 404 }]) {
    await assert.rejects(fromResponse(value), TypeError);
    await assert.rejects(raiseForStatus(value), TypeError);
  }
});

test("an invalid option is a TypeError", async () => {
  for (const options of [{ maxBytes: -1 }, { timeout: "7" }, { codes: 7 }, { codes: { a: 1 } }]) {
    await assert.rejects(fromResponse(createResponseLike(404), options), TypeError);
  }
});

test("raiseForStatus throws the error that fromResponse returns", async () => {
  await assert.rejects(raiseForStatus(createJsonResponse({ detail: "d" }, 404)), (error) => {
    assert.ok(error instanceof httpexc.HTTPNotFound);
    assert.equal(error.detail, "d");
    return true;
  });
});

test("fetchOrThrow passes fetch only the options of fetch", async () => {
  const calls = [];
  const fetch = async (...args) => {
    calls.push(args);
    return createJsonResponse({ code: 7, detail: "d" }, args[1].method === "PUT" ? 409 : 200);
  };
  const options = { fetch, codes: { 7: Limited }, maxBytes: 1000, timeout: 1, relay: true };
  const response = await fetchOrThrow("https://api.example/", { ...options, method: "get" });
  assert.equal(response.status, 200);
  await assert.rejects(
    fetchOrThrow("https://api.example/", { ...options, method: "PUT", body: "b" }),
    (error) => error instanceof Limited && error.response.method === "PUT",
  );
  assert.deepEqual(calls, [
    ["https://api.example/", { method: "get" }],
    ["https://api.example/", { method: "PUT", body: "b" }],
  ]);
});

test("fetchOrThrow throws the error of fetch", async () => {
  const error = new TypeError("fetch failed");
  const fetch = async () => {
    throw error;
  };
  await assert.rejects(fetchOrThrow("https://api.example/", { fetch }), error);
});

test("a client's options apply to all calls, and a call may override them", async () => {
  const fetch = async () => createJsonResponse({ code: 7, detail: "d" }, 404);
  const client = createClient({ fetch, relay: true, codes: { 7: InvalidForm }, retry: "default" });
  const read = await client.fromResponse(createJsonResponse({ code: 7 }, 400));
  assert.ok(read instanceof InvalidForm);
  assert.equal(read.toResponse().status, 400);
  const other = await client.fromResponse(createJsonResponse({ code: 7 }, 400), { relay: false });
  assert.equal(other.toResponse().status, 502);
  await assert.rejects(client.raiseForStatus(createJsonResponse({ code: 7 }, 400)), InvalidForm);
  await assert.rejects(client.fetchOrThrow("https://api.example/"), InvalidForm);
  await assert.rejects(
    client.fetchOrThrow("https://api.example/", { codes: {} }),
    (error) => error.name === "HTTPNotFound",
  );
  // It would bring the reader into every page with a client.
  assert.ok(!("parseError" in client));
});

test("a client uses the platform's fetch at the time of the call", async (t) => {
  const real = globalThis.fetch;
  t.after(() => {
    globalThis.fetch = real;
  });
  const client = createClient();
  globalThis.fetch = async () => createJsonResponse({ detail: "replaced" }, 418);
  await assert.rejects(
    client.fetchOrThrow("https://api.example/"),
    (error) => error.detail === "replaced",
  );
  await assert.rejects(fetchOrThrow("https://api.example/"), httpexc.HTTPImATeapot);
});

test("a stack is recorded from 500 on, or if the option is set", async () => {
  const readStack = async (status, options) =>
    (await fromResponse(createResponseLike(status), options)).stack;
  assert.ok(!(await readStack(404)).includes("\n"));
  assert.match(await readStack(404, { stack: true }), /\n {4}at /);
  assert.match(await readStack(503), /\n {4}at /);
  assert.ok(!(await readStack(503, { stack: false })).includes("\n"));
});
