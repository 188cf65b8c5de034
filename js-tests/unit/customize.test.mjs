// The function `customize`: what it gets, what becomes of its result in every format, and what it cannot do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createCases } from "../transcript/cases.mjs";
import { createRequest } from "../transcript/run.mjs";
import { importPackage } from "./package-import.mjs";

const { createErrors, dialects, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPNotFound, HTTPServiceUnavailable, HTTPUnprocessableContent } = httpexc;

const FORMATS = ["application/json", "application/xml", "text/html", "text/plain"];
const CANARY = "canary-5c1d";

const request = (accept = "application/json") =>
  new Request("https://a.example/songs/7", { headers: { accept } });

/** Creates errors that keep the messages of what they report. */
function createRecorder(config) {
  const reports = [];
  const onError = ({ cause }) => cause && reports.push(cause.message);
  return { errors: createErrors({ onError, ...config }), reports };
}

/** Returns all that a client gets. */
async function describe(response) {
  const { status, statusText, headers } = response;
  return [status, statusText, [...headers], await response.text()];
}

const createFormError = () =>
  new HTTPUnprocessableContent("Two fields are wrong.", {
    code: "form_invalid",
    type: "https://a.example/problems/form",
    help: { href: "https://a.example/help", text: "Help" },
    retryable: false,
    errors: [
      { path: ["songs", 0, "a/b"], message: "Too long.", code: "max" },
      { path: "user.name", message: "Empty." },
    ],
    extensions: { song: 7n, at: new Date(0), language: "python" },
  });

for (const [name, dialect] of [["none", undefined], ...Object.entries(dialects)]) {
  test(`dialect ${name}: a problem that comes back as it was changes no byte`, async () => {
    for (const options of [{}, { requestId: () => "8f2a", expose: true }]) {
      const plain = createErrors({ dialect, onError: null, ...options });
      const { errors, reports } = createRecorder({
        dialect,
        customize: (problem) => ({ ...problem }),
        ...options,
      });
      const cases = createCases(httpexc);
      assert.ok(cases.length > 200, `${cases.length}`);
      for (const one of [
        ...cases,
        ...FORMATS.map((accept) => ({ accept, make: createFormError })),
      ]) {
        const expected = await describe(plain.toResponse(one.make(), createRequest(one)));
        const actual = await describe(errors.toResponse(one.make(), createRequest(one)));
        assert.deepEqual(actual, expected, one.name);
      }
      assert.deepEqual(
        reports.filter((message) => message.includes("customize")),
        [],
      );
    }
  });
}

test("every member is changed in every format", async () => {
  const { errors, reports } = createRecorder({
    customize: (problem) => ({
      ...problem,
      type: "https://docs.example/form",
      title: "Formular",
      detail: "Zwei Felder.",
      instance: "urn:uuid:7",
      code: 4711,
      retryable: true,
      help: { href: "https://docs.example/hilfe" },
      errors: [...problem.errors, { pointer: "#/a~1b/0", detail: "Zu lang.", code: "zu_lang" }],
      song: "sieben",
      traceId: "0af7",
    }),
  });
  const shown = {
    "application/json": [
      ['"type":"https://docs.example/form"', '"title":"Formular"', '"detail":"Zwei Felder."'],
      ['"instance":"urn:uuid:7"', '"code":4711', '"retryable":true', '"song":"sieben"'],
      ['"pointer":"#/songs/0/a~1b"', '"pointer":"#/user/name"', '"pointer":"#/a~1b/0"'],
      ['"href":"https://docs.example/hilfe"', '"traceId":"0af7"', '"language":"python"'],
    ],
    "application/xml": [
      ["<type>https://docs.example/form</type>", "<title>Formular</title>", "Zwei Felder."],
      ["<traceId>0af7</traceId>", "<instance>urn:uuid:7</instance>", "Zu lang."],
    ],
    "text/html": [["<h1>Formular</h1>", "Zwei Felder.", "4711", "Zu lang.", "Too long."]],
    "text/plain": [["422 Formular", "Zwei Felder.", "Code: 4711", "Zu lang."]],
  };
  for (const accept of FORMATS) {
    const response = await errors.respond(createFormError(), request(accept));
    assert.equal(response.status, 422);
    const text = await response.text();
    for (const part of shown[accept].flat()) assert.ok(text.includes(part), `${part}: ${text}`);
    assert.ok(!text.includes("Two fields") && !text.includes("form_invalid"), text);
  }
  assert.deepEqual(reports, []);
});

for (const [name, dialect] of Object.entries(dialects)) {
  test(`dialect ${name}: texts and codes are changed`, async () => {
    const { errors, reports } = createRecorder({
      dialect,
      customize: (problem) => ({ ...problem, title: "Weg", detail: "Kein Lied.", code: 4711 }),
    });
    for (const accept of FORMATS) {
      const error = new HTTPNotFound("No song.", { code: 7 });
      const text = await errors.toResponse(error, request(accept)).text();
      assert.ok(text.includes("Kein Lied.") && !text.includes("No song."), text);
    }
    assert.deepEqual(reports, []);
  });
}

test("it gets a copy of what the client would see, and the context", async () => {
  const calls = [];
  const config = {
    requestId: () => "8f2a",
    customize: (...args) => {
      calls.push(args);
      args[0].title = "changed";
      args[0].errors?.splice(0);
    },
  };
  const error = createFormError();
  const sent = await createErrors(config).respond(error, request());
  const [[problem, context]] = calls;
  assert.equal((await sent.json()).title, "Unprocessable Content");
  assert.deepEqual(
    { ...problem, errors: undefined, title: undefined },
    {
      ...JSON.parse(JSON.stringify(error)),
      requestId: "8f2a",
      errors: undefined,
      title: undefined,
    },
  );
  assert.deepEqual(Object.keys(context), ["request", "requestId", "retryAfter"]);
  assert.equal(context.requestId, "8f2a");
  assert.equal(context.request.url, "https://a.example/songs/7");
  // Without a request, too.
  createErrors({ customize: config.customize }).toResponse(new HTTPNotFound({ retryAfter: 3 }));
  assert.equal(calls[1][1].request, undefined);
  assert.equal(calls[1][1].retryAfter, 3);
});

test("what the platform gave comes after the context", async () => {
  const given = [];
  const errors = createErrors({
    customize: (_problem, _context, ...args) => given.push(args) && undefined,
  });
  const handle = errors.wrap(() => {
    throw new HTTPNotFound();
  });
  const [env, ctx] = [{ KEY: 1 }, { waitUntil() {} }];
  await handle(request(), env, ctx);
  assert.deepEqual(given, [[env, ctx]]);
});

for (const make of [
  () => new HTTPBadGateway(CANARY, { errors: [{ path: "a", message: CANARY }] }),
  () => new HTTPNotFound(CANARY, { expose: false }),
  () => new Error(CANARY),
  () => httpexc.redirect(`https://evil.example/${CANARY}`),
]) {
  test(`it neither sees nor shows what is hidden: ${make().name}`, async () => {
    const seen = [];
    for (const [name, dialect] of [["none", undefined], ...Object.entries(dialects)]) {
      const errors = createErrors({
        dialect,
        onError: null,
        customize: (problem) => {
          seen.push(JSON.stringify(problem));
          const errors = [{ pointer: "#/a", detail: CANARY }];
          return { ...problem, detail: CANARY, errors, comment: undefined };
        },
      });
      for (const accept of FORMATS) {
        const response = await errors.respond(make(), request(accept));
        const sent = `${JSON.stringify([...response.headers])}${await response.text()}`;
        assert.ok(!sent.includes(CANARY), `${name}: ${sent}`);
      }
    }
    assert.ok(seen.length > 0 && !seen.join().includes(CANARY), seen.join());
  });
}

test("with expose, the details of a 5xx are seen and changed", async () => {
  const errors = createErrors({
    expose: true,
    onError: null,
    customize: (problem) => ({ ...problem, detail: `${problem.detail}!` }),
  });
  const sent = await errors.toResponse(new HTTPBadGateway("db7"), request()).json();
  assert.equal(sent.detail, "db7!");
});

test("members that are left out are not sent, except the title, the status and the header of the id", async () => {
  const { errors, reports } = createRecorder({ requestId: () => "8f2a", customize: () => ({}) });
  const response = errors.toResponse(createFormError(), request());
  assert.equal(response.status, 422);
  assert.equal(response.headers.get("x-request-id"), "8f2a");
  assert.deepEqual(await response.json(), {
    type: "about:blank",
    title: "Unprocessable Content",
    status: 422,
  });
  assert.deepEqual(reports, []);
});

test("it cannot change the status", async () => {
  for (const status of [200, "422", 999, null, Number.NaN]) {
    const { errors, reports } = createRecorder({
      customize: (problem) => ({ ...problem, status, traceId: "0af7" }),
    });
    const response = await errors.respond(createFormError(), request());
    assert.equal(response.status, 422);
    const body = await response.json();
    assert.deepEqual([body.status, body.traceId], [422, "0af7"]);
    assert.match(reports.join(), /^Cannot use the result of customize.status: expected 422, not /);
  }
});

test("a language is a header, and not a member, unless the problem itself has one", async () => {
  const send = (extensions, customize) =>
    createErrors({ customize }).toResponse(new HTTPNotFound({ extensions }), request());
  const named = send({}, (problem) => ({ ...problem, language: "he_IL" }));
  assert.equal(named.headers.get("content-language"), "he-IL");
  assert.match(named.headers.get("vary"), /Accept-Language/);
  assert.equal("language" in (await named.json()), false);
  const own = send({ language: "python", pageTexts: [1] }, (problem) => ({ ...problem }));
  assert.equal(own.headers.get("content-language"), null);
  assert.equal(own.headers.get("vary"), "Accept");
  const { language, pageTexts } = await own.json();
  assert.deepEqual([language, pageTexts], ["python", [1]]);
  const both = send({ language: "python" }, (problem) => ({ ...problem, language: "de" }));
  assert.equal(both.headers.get("content-language"), "de");
  assert.equal("language" in (await both.json()), false);
});

test("a class with headers of its own keeps the language", () => {
  class SongGone extends HTTPNotFound {
    toHeaders() {
      return [["x-song", "7"]];
    }
  }
  const errors = createErrors({ customize: (problem) => ({ ...problem, language: "de" }) });
  const { headers } = errors.toResponse(new SongGone(), request());
  assert.equal(headers.get("x-song"), "7");
  assert.equal(headers.get("content-language"), "de");
  assert.equal(headers.get("vary"), "Accept, Accept-Language");
});

test("extensions have any form that JSON has, and what it has not is left out", async () => {
  const loop = {};
  loop.loop = loop;
  const customize = (problem) => ({
    ...problem,
    big: 2n ** 64n,
    date: new Date(0),
    list: [1, { a: null }],
    loop,
    call() {},
    gone: undefined,
    throws: {
      toJSON() {
        throw new Error(CANARY);
      },
    },
    [Symbol("s")]: 1,
    ["__proto__"]: { polluted: true },
    constructor: "c",
  });
  for (const accept of FORMATS) {
    const response = createErrors({ customize }).toResponse(new HTTPNotFound("d"), request(accept));
    const text = await response.text();
    assert.equal(response.status, 404);
    assert.ok(text.includes("d") && !text.includes(CANARY));
    if (!accept.endsWith("json")) continue;
    const sent = JSON.parse(text);
    assert.deepEqual(sent.list, [1, { a: null }]);
    assert.deepEqual([sent.big, sent.date], ["18446744073709551616", "1970-01-01T00:00:00.000Z"]);
    assert.deepEqual([sent.constructor, Object.hasOwn(sent, "__proto__")], ["c", true]);
    for (const name of ["loop", "call", "gone", "throws"]) assert.equal(name in sent, false, name);
  }
  assert.equal({}.polluted, undefined);
});

const createThrowing = () => ({
  get title() {
    throw new Error("a getter");
  },
});

for (const [what, customize, reason] of [
  ["throws", () => JSON.parse("{"), /JSON/],
  ["is async", async (problem) => problem, /it is a promise/],
  ["rejects", () => Promise.reject(new Error(CANARY)), /it is a promise/],
  ["returns null", () => null, /expected an object, not null/],
  ["returns a text", () => "Weg", /expected an object, not the string "Weg"/],
  ["returns a list", () => [{ title: "Weg" }], /expected an object, not/],
  ["returns a function", () => () => ({}), /expected an object, not/],
  ["returns an error", () => new HTTPNotFound("x"), /not an object of a class/],
  ["returns a Response", () => Response.json({}), /not an object of a class/],
  ["returns a getter that throws", createThrowing, /a getter/],
  ["returns a revoked proxy", () => createRevokedProxy(), /proxy/],
]) {
  test(`a customize that ${what} changes nothing, and is reported`, async () => {
    const { errors, reports } = createRecorder({ customize });
    for (const accept of FORMATS) {
      const expected = await describe(
        createErrors({ onError: null }).toResponse(createFormError(), request(accept)),
      );
      const actual = await describe(await errors.respond(createFormError(), request(accept)));
      assert.deepEqual(actual, expected);
    }
    assert.equal(reports.length, FORMATS.length);
    for (const report of reports) assert.match(report, reason);
  });
}

function createRevokedProxy() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

for (const [name, value, reason] of [
  ["type", 7, "type: it is not a string"],
  ["title", {}, "title: it is not a string"],
  ["detail", ["a"], "detail: it is not a string"],
  ["instance", false, "instance: it is not a string"],
  ["code", Number.NaN, "code: it is neither a string nor a finite number"],
  ["retryable", "yes", "retryable: it is not true or false"],
  ["help", "https://a.example/", "help: it has no href"],
  ["errors", {}, "errors: it is not a list"],
  ["errors", [{ pointer: 7 }], "errors[0].path: it is neither a list nor a text"],
  ["errors", [null], "errors[0].path: it is neither a list nor a text"],
  ["requestId", 7, "requestId: it is not a string"],
]) {
  test(`${name} stays as it was if it is ${JSON.stringify(value)}, which is reported`, async () => {
    const requestId = () => "8f2a";
    const { errors, reports } = createRecorder({
      requestId,
      customize: (problem) => ({ ...problem, [name]: value, traceId: "0af7" }),
    });
    const plain = createErrors({ requestId, onError: null });
    const expected = await plain.toResponse(createFormError(), request()).json();
    const sent = await errors.toResponse(createFormError(), request()).json();
    assert.deepEqual(sent, { ...expected, traceId: "0af7" });
    assert.deepEqual(reports, [`Cannot use the result of customize.${reason}`]);
  });
}

test("the id in the body may have another form, and its header stays", async () => {
  const errors = createErrors({
    requestId: () => "8f2a",
    customize: (problem) => ({ ...problem, requestId: `req_${problem.requestId}` }),
  });
  const response = errors.toResponse(new HTTPNotFound(), request("text/html"));
  assert.equal(response.headers.get("x-request-id"), "8f2a");
  assert.ok((await response.text()).includes("req_8f2a"));
});

test("a serializer, a format, a page and respond's callback get the customized problem", async () => {
  const customize = (problem) => ({ ...problem, title: "Weg", traceId: "0af7" });
  const write = ({ title, traceId }) => `${title} ${traceId}`;
  for (const config of [
    { serializer: (problem) => ({ type: "application/json", body: write(problem) }) },
    { dialect: dialects.problem, formats: { "application/json": write } },
  ]) {
    const response = createErrors({ customize, ...config }).toResponse(
      new HTTPNotFound(),
      request(),
    );
    assert.equal(await response.text(), "Weg 0af7");
  }
  const pages = { 404: "<h1>${title}</h1>" };
  const paged = createErrors({ customize, dialect: dialects.problem, pages });
  const page = await paged.toResponse(new HTTPNotFound(), request("text/html")).text();
  assert.equal(page, "<h1>Weg</h1>");
  const problems = [];
  const add = (problem) => problems.push(problem.traceId);
  await createErrors({ customize }).respond(new HTTPNotFound(), request(), undefined, add);
  assert.deepEqual(problems, ["0af7"]);
});

test("a response without content is not customized, and one with a ready content neither", async () => {
  const calls = [];
  const errors = createErrors({
    onError: null,
    customize: ({ status }) => void calls.push(status),
  });
  const ready = new Response("Ready.", { status: 410 });
  const { HTTPNoContent, HTTPNotModified } = httpexc;
  for (const error of [new HTTPNoContent(), new HTTPNotModified(), ready]) {
    await errors.respond(error, request());
  }
  assert.deepEqual(calls, []);
  await errors.respond(new HTTPServiceUnavailable(), request());
  assert.deepEqual(calls, [503]);
});
