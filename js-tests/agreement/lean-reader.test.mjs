// What is read without the core: the errors of this package, well-formed problem details of other APIs,
// and, if no core can be loaded, the code and the sentence of a JSON object.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createReaderComparison } from "../../fuzz/lean-reader.mjs";
import { importSources } from "../../fuzz/package-sources.mjs";
import { readSampleResponses } from "../hazards/sample-responses.mjs";
import { importPackage, listBuildableClasses } from "../unit/package-import.mjs";

const NOW = 1_792_567_680.25;

const { catalogue, createErrors, httpexc } = await importPackage();
const { compare, counts } = await createReaderComparison();
const {
  formatHeaderLines,
  isKnownName,
  readLastResort,
  readWithCore,
  readWithoutCore,
  saysNothingOfError,
} = await importSources(`
  export { formatHeaderLines } from "./client/header-lines.ts";
  export { isKnownName } from "./client/known-names.ts";
  export { readLastResort } from "./client/last-resort.ts";
  export { readWithoutCore } from "./client/lean-reader.ts";
  export { readWithCore } from "./client/core-reader.ts";
  export { saysNothingOfError } from "./client/ok-body.ts";
`);

/** Every option that changes a response, each with a value. */
const OPTIONS = {
  none: {},
  detail: { detail: "There is no such song." },
  title: { title: "Song gone" },
  code: { code: "no_such_song" },
  "code that is a number": { code: 10008 },
  retryable: { retryable: true },
  type: { type: "https://example.com/problems/song-gone" },
  instance: { instance: "/songs/7" },
  help: { help: { href: "https://example.com/help", text: "More about songs" } },
  "help without a text": { help: { href: "https://example.com/help" } },
  errors: {
    errors: [
      { path: ["songs", 0, "a/b~c"], code: "too_long", message: "It is too long." },
      { path: ["größe"], message: "It is missing." },
      { path: [], code: 7 },
    ],
  },
  extensions: { extensions: { balance: 30, accounts: ["/account/1"], artist: { age: 7 } } },
  headers: { headers: { "x-song": "7", "x-request-id": "req-7" } },
  retryAfter: { retryAfter: 30 },
  "retryAfter that is a date": { retryAfter: new Date((NOW + 60) * 1000) },
  rateLimit: { rateLimit: { limit: 10, remaining: 0, reset: 30 } },
  "rateLimit with a window": { rateLimit: { limit: 10, remaining: 3, reset: 30, window: 60 } },
  challenges: { challenges: { scheme: "Bearer", params: { realm: "api" } } },
  "challenges of bearer and basic": {
    challenges: [
      httpexc.bearer({
        realm: "api",
        scope: ["songs:read", "songs:write"],
        resourceMetadata: "https://songs.example/.well-known/oauth-protected-resource",
        acrValues: "urn:mace:incommon:iap:silver",
        maxAge: 60,
      }),
      httpexc.basic({ realm: "a, b=c" }),
    ],
  },
  "challenges with capitals": { challenges: 'Bearer Realm="api", SCOPE=a' },
  allow: { allow: ["GET", "HEAD"] },
  upgrade: { upgrade: "websocket" },
  length: { length: 7 },
  accept: { accept: "application/json" },
  blockedBy: { blockedBy: "https://example.com/court" },
  expose: { expose: true, detail: "The store is closed." },
  statusText: { statusText: "Gone For Good" },
};

async function createResponse(response) {
  const { status, headers } = response;
  const body = new Uint8Array(await response.arrayBuffer());
  return { status, head: formatHeaderLines(headers), body, now: NOW };
}

function assertReadWithoutCore(response, what) {
  const before = counts.read;
  assert.equal(compare(response), undefined, what);
  assert.equal(counts.read, before + 1, `${what}: ${response.head}${Buffer.from(response.body)}`);
}

for (const [name, options] of Object.entries(OPTIONS)) {
  test(`errors of this package are read without the core: ${name}`, async (t) => {
    t.mock.method(console, "error", () => {});
    let count = 0;
    for (const [errorClass, needed] of listBuildableClasses({ httpexc, catalogue })) {
      // An opaque or empty response, or a redirect, has no body to read.
      if (errorClass.status < 400) continue;
      let error;
      try {
        error = new errorClass({ ...needed, ...options });
      } catch {
        continue;
      }
      assertReadWithoutCore(await createResponse(error.toResponse()), `${errorClass.name} ${name}`);
      count++;
    }
    assert.ok(count > 0);
  });
}

test("responses of createErrors are read without the core", async (t) => {
  t.mock.method(console, "error", () => {});
  const errors = createErrors();
  for (const thrown of [new TypeError("bug"), new httpexc.HTTPNotFound("No song."), "text"]) {
    const request = new Request("https://example.com/songs/7");
    const response = await createResponse(errors.toResponse(thrown, request));
    assertReadWithoutCore(response, String(thrown));
  }
});

test("every response of the samples is read as the core reads it, or left to it", () => {
  let problems = 0;
  const before = counts.read;
  for (const { status, headers, body } of readSampleResponses()) {
    const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
    const head = formatHeaderLines(pairs);
    if (/problem\+json/.test(head)) problems++;
    assert.equal(compare({ status, head, body, now: NOW }), undefined);
  }
  assert.ok(problems > 20, `${problems}`);
  assert.ok(counts.read - before > problems / 10, `${counts.read - before} of ${problems}`);
});

for (const [what, change] of Object.entries({
  "an ok status": { status: 200 },
  "a body that was cut off": { isCut: true },
  "another media type": { head: "content-type: application/json\n" },
  "another charset": { head: "content-type: application/problem+json; charset=latin1\n" },
  "a member that the core knows": { body: '{"title": "t", "retry_after": 5}' },
  "a name that may be one of them": { body: '{"title": "t", "xyzErrorCode": "a"}' },
  "field errors of another form": { body: '{"title": "t", "errors": {"name": ["Bad."]}}' },
  "a list that may be of field errors": {
    body: '{"title": "t", "bad": [{"field": "a", "msg": "b"}]}',
  },
  "damaged JSON": { body: '{"title": "t"' },
  "a code in a header": {
    head: "content-type: application/problem+json\nx-error-code: E7\n",
  },
  "several ids": {
    head: "content-type: application/problem+json\ncf-ray: 1\ntraceparent: 2\n",
  },
})) {
  test(`it takes the core to read ${what}`, () => {
    const response = {
      status: 409,
      head: "content-type: application/problem+json\n",
      body: '{"title": "t"}',
      now: NOW,
    };
    assert.equal(readWithoutCore(response)?.title, "t");
    assert.equal(readWithoutCore({ ...response, ...change }), undefined);
  });
}

test("a problem without a code, or with null as its code, may have that of its only error", () => {
  for (const code of [undefined, null, "", "taken", 7]) {
    for (const error of [
      { detail: "true", pointer: "#/a", code: "TOO_LONG" },
      { detail: "Bad.", pointer: "#/a", code: "TOO_LONG" },
      { detail: "Bad.", code: "TOO_LONG" },
    ]) {
      const body = JSON.stringify({ title: "t", detail: "true", code, errors: [error] });
      const head = "content-type: application/problem+json\n";
      assert.equal(compare({ status: 400, head, body, now: NOW }), undefined, body);
    }
  }
});

test("a name that the core knows is one with a separator at any place, too", () => {
  for (const name of ["cod", "code", "detail", "errmsg", "message", "retryable", "errorCode"]) {
    for (const separator of ["_", "-"]) {
      for (let at = 1; at <= name.length; at++) {
        const variant = `${name.slice(0, at)}${separator}${name.slice(at)}`;
        const body = JSON.stringify({ title: "error", [variant]: 2000 });
        const head = "content-type: application/problem+json\n";
        assert.equal(compare({ status: 400, head, body, now: NOW }), undefined, variant);
        assert.equal(isKnownName(variant), true, variant);
      }
    }
  }
});

test("few names are taken for names that the core knows", () => {
  const makeName = (at) => `song${at.toString(36)}`;
  const known = Array.from({ length: 10_000 }, (_, at) => makeName(at)).filter(isKnownName);
  assert.ok(known.length < 500, `${known.length}`);
});

const VALUES = [
  "SOLD_OUT",
  "soldOut",
  "sold",
  "It is sold out.",
  "Not Found",
  "error",
  "404",
  " ",
  "https://example.com/",
  '{"code": "a"}',
  '["a", "b"]',
  404,
  7,
  0,
  true,
  null,
  [],
  ["a", "b c"],
  { song: 7, artist: "Miles" },
  { song: { code: "x", message: "It is bad." } },
  { items: { items: [] } },
  { errors: [{ field: "a", message: "b" }] },
  { email: ["Bad mail."] },
  [{ field: "a", message: "b" }],
  [{ song: 7 }],
];
const EXTENSION_NAMES = (
  "id name label symbol path source context key location scope message messages msg description info " +
  "text summary cause details params data meta metadata content body payload reason error category " +
  "rule tag number state slug keyword field url trace traceId requestId links items"
).split(" ");

/** Returns the bodies with an extension: with and without a title, a detail, a code and field errors. */
function listExtendedBodies(name, value) {
  return [
    { title: "t" },
    {},
    { title: "Not Found", detail: "It is gone.", status: 404 },
    { title: "t", detail: "d", code: "gone" },
    { title: "t", detail: "Not Found", code: 7 },
    { title: "t", detail: "d", code: "", type: "https://example.com/a" },
    { detail: "d", type: "https://example.com/a", code: null },
    { title: "t", detail: "d", errors: [{ detail: "e", pointer: "#/a" }] },
    { title: "t", detail: "d", code: "c", message: "Another one." },
  ].map((body) => ({ ...body, [name]: value }));
}

test("an extension of any name and form is read as the core reads it", () => {
  const head = "content-type: application/problem+json\n";
  for (const name of EXTENSION_NAMES) {
    for (const value of VALUES) {
      for (const members of listExtendedBodies(name, value)) {
        const body = JSON.stringify(members);
        assert.equal(compare({ status: 404, head, body, now: NOW }), undefined, body);
      }
    }
  }
});

test("extensions with usual names are read without the core if the error says more itself", () => {
  const head = "content-type: application/problem+json\n";
  const isLean = (members) =>
    readWithoutCore({ status: 404, head, body: JSON.stringify(members), now: NOW }) !== undefined;
  const title = "Not Found";
  for (const name of ["id", "name", "path", "source", "context"]) {
    assert.ok(isLean({ title, [name]: "a-7" }) && isLean({ title, [name]: { song: [1] } }), name);
  }
  for (const name of ["message", "description", "data", "meta", "details", "params", "messages"]) {
    assert.ok(isLean({ title, detail: "Gone.", [name]: "Blue in Green" }), name);
    assert.ok(!isLean({ title, [name]: "Blue in Green" }), name);
  }
  for (const name of ["data", "meta"]) {
    assert.ok(isLean({ title, detail: "Gone.", [name]: { song: 7, tracks: ["a"] } }), name);
  }
  for (const name of ["reason", "error", "category"]) {
    assert.ok(isLean({ title, detail: "Gone.", code: "gone", [name]: "SOLD_OUT" }), name);
    assert.ok(!isLean({ title, detail: "Gone.", [name]: "SOLD_OUT" }), name);
  }
});

test("no body that says that it is an error passes for one that says nothing", () => {
  let harmless = 0;
  const check = (response) => {
    if (!saysNothingOfError(response)) return;
    harmless++;
    assert.equal(readWithCore(response, true).isError, false, `${response.head}${response.body}`);
  };
  for (const { headers, body } of readSampleResponses()) {
    const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
    const head = formatHeaderLines(pairs);
    for (const content of [body, new TextEncoder().encode(body)]) {
      check({ status: 200, head, body: content, now: NOW });
    }
  }
  for (const name of ["ok", "success", "status", "ack", "RESULT", "outcome", "data", "isSuccess"]) {
    for (const value of [
      false,
      true,
      null,
      0,
      "",
      "ko",
      "NOK",
      "not ok",
      "false",
      "fatal",
      "song",
    ]) {
      for (const body of [
        { [name]: value },
        { data: { [name]: value } },
        { body: { [name]: value } },
      ]) {
        check({ status: 200, head: "", body: JSON.stringify(body), now: NOW });
      }
    }
  }
  assert.ok(harmless > 100, `${harmless}`);
});

test("members of Object.prototype are none of a response", (t) => {
  const names = ["type", "title", "detail", "code", "errors", "help", "message", "href", "pointer"];
  t.after(() => {
    for (const name of names) delete Object.prototype[name];
  });
  for (const name of names) Object.prototype[name] = "Polluted.";
  const head = "content-type: application/problem+json\n";
  const error = { detail: "Bad." };
  for (const body of [{ status: 404 }, { title: "t", errors: [error] }, { title: "t", help: {} }]) {
    const report = readWithoutCore({ status: 404, head, body: JSON.stringify(body), now: NOW });
    for (const name of ["type", "detail", "code", "help"])
      assert.equal(report?.[name] ?? null, null, name);
    assert.ok(report === undefined || report.errors.every(({ code }) => code === null));
  }
  const flat = readLastResort({ status: 404, head: "", body: '{"a": 1}', now: NOW });
  assert.deepEqual([flat.code, flat.detail], [null, null]);
});

const readBody = (value) => {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  const { code, detail } = readLastResort({ status: 502, head: "", body, now: NOW });
  return [code, detail];
};

for (const [body, expected] of [
  [{ code: "busy", message: "Try again later." }, ["busy", "Try again later."]],
  [{ code: 7, detail: "No such song." }, [7, "No such song."]],
  [{ detail: "No such song.", message: "Not Found" }, [null, "No such song."]],
  [{ error: { code: "busy", message: "Try again later." } }, ["busy", "Try again later."]],
  [{ message: "Unauthorized" }, [null, "Unauthorized"]],
  [{ message: "未找到歌曲。" }, [null, "未找到歌曲。"]],
  [{ message: " Blank ends here. " }, [null, "Blank ends here."]],
  [{ message: "7f3a9c2e-4b1d-4e8f-9a6b-2c5d8e1f0a3b" }, [null, null]],
  [{ message: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl" }, [null, null]],
  [{ message: "The token sk_live_4eC39HqLyjWDarjtT1zdp7dc is wrong." }, [null, null]],
  [{ message: "password=hunter2 is wrong" }, [null, null]],
  [{ message: "Request 1234567890 failed" }, [null, null]],
  [{ message: "x".repeat(1001) }, [null, null]],
  [{ message: "" }, [null, null]],
  [{ message: { text: "nested" }, detail: ["a list"] }, [null, null]],
  [{ code: "7f3a9c2e4b1d4e8f9a6b2c5d8e1f0a3b" }, [null, null]],
  [{ code: 1.5 }, [null, null]],
  [{ code: "two words" }, [null, null]],
  [[{ message: "A list." }], [null, null]],
  ["{", [null, null]],
  ["No JSON.", [null, null]],
  ["", [null, null]],
  ["null", [null, null]],
  ['{"__proto__": {"message": "Not an own member."}}', [null, null]],
]) {
  test(`without a core, ${JSON.stringify(body).slice(0, 60)} is ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(readBody(body), expected);
  });
}

test("without a core, any response has a report", () => {
  for (const { status, headers, body } of readSampleResponses()) {
    const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
    const head = formatHeaderLines(pairs);
    for (const content of [body, new TextEncoder().encode(body)]) {
      const report = readLastResort({ status, head, body: content, now: NOW });
      assert.equal(report.status, status);
      assert.equal(report.dialect, "generic");
      assert.notEqual(report.raw, undefined);
    }
  }
});
