// toLog redacts secrets: in the errors of HTTP clients, which hold a whole request and response,
// and in texts that contain secrets in the formats of HTTP.

import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import axios from "axios";
import { createProject } from "../lib/project.mjs";

const folder = createProject("log-secrets", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { toLog } from "httpexc/log";`,
});
const { httpexc, toLog } = await import(pathToFileURL(join(folder, "entries.mjs")).href);
const { HTTPBadGateway, HTTPBadRequest, HTTPFound, HTTPNotFound, HTTPUnprocessableContent } =
  httpexc;

const SECRET = "s3cr3tVALUE";
const BASE64 = Buffer.from(`u:${SECRET}`).toString("base64");

const server = http.createServer((request, response) => {
  request.resume();
  response.setHeader("set-cookie", [`sid=${SECRET}`, `other=${SECRET}`]);
  response.setHeader("x-request-id", "id-7");
  response.writeHead(request.url.startsWith("/moved") ? 302 : 500, {
    location: `/elsewhere?access_token=${SECRET}&page=7`,
  });
  response.end("db7 is down");
});
let origin = "";
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** Returns the record of an error as JSON, and checks that it contains no secret. */
function logWithoutSecrets(error, options) {
  const text = JSON.stringify(toLog(error, options));
  for (const secret of [SECRET, BASE64]) {
    const at = text.indexOf(secret);
    assert.ok(at < 0, `the record has a secret: ${text.slice(Math.max(0, at - 80), at + 20)}`);
  }
  return text;
}

const noRedirect = { maxRedirects: 0 };
for (const [what, sendRequest] of Object.entries({
  "cookies of the response": () => axios.get(origin),
  "a user and a password": () => axios.get(origin, { auth: { username: "u", password: SECRET } }),
  "a user and a password in the URL": () => axios.get(origin.replace("//", `//u:${SECRET}@`)),
  "a cookie": () => axios.get(origin, { headers: { cookie: `sid=${SECRET}` } }),
  "another scheme": () => axios.get(origin, { headers: { authorization: `Token ${SECRET}` } }),
  "a key": () => axios.get(origin, { headers: { "x-api-key": SECRET, "x-auth-token": SECRET } }),
  "a parameter": () => axios.get(origin, { params: { access_token: SECRET, code: SECRET } }),
  "a parameter of the URL": () => axios.get(`/?page=7&sig=${SECRET}`, { baseURL: origin }),
  "a redirect": () => axios.get(`${origin}/moved`, noRedirect),
  JSON: () => axios.post(origin, { user: { name: "Mia", password: SECRET } }),
  "a form": () => axios.post(origin, new URLSearchParams({ user: "Mia", password: SECRET })),
  "JSON, without a redirect": () => axios.post(origin, { token: SECRET }, noRedirect),
  "JSON, by fetch": () => axios.post(origin, { token: SECRET }, { adapter: "fetch" }),
  "no server": () => axios.get(`http://127.0.0.1:1/?token=${SECRET}`),
})) {
  test(`the record of an axios error has no secret: ${what}`, async () => {
    const cause = await sendRequest().then(() => assert.fail("nothing was thrown"), Object);
    assert.ok(cause.isAxiosError);
    const { cause: record } = JSON.parse(
      logWithoutSecrets(new HTTPBadGateway("charts", { cause })),
    );
    assert.deepEqual([record.name, record.message], [cause.name, cause.message]);
    assert.equal(record.code, cause.code);
    assert.match(record.config.url, /^(http:|\/)/);
    logWithoutSecrets(cause);
    logWithoutSecrets({ thrown: [cause] });
  });
}

test("the record of an axios error keeps what is no secret", async () => {
  const config = { headers: { "x-page": "7" }, params: { page: 7, token: SECRET } };
  const error = await axios.post(origin, { name: "Mia", password: SECRET }, config).catch(Object);
  const record = toLog(error);
  assert.equal(record.config.data, '{"name":"Mia","password":"[redacted]"}');
  assert.deepEqual(record.config.params, { page: 7, token: "[redacted]" });
  assert.equal(record.config.headers["x-page"], "7");
  assert.equal(record.config.xsrfCookieName, "XSRF-TOKEN");
  assert.equal(record.request.path, "/?page=7&token=[redacted]");
  assert.match(record.request._header, /^POST \/\?page=7&token=\[redacted\] HTTP\/1\.1\r\n/);
  assert.match(record.request._header, /\r\nx-page: 7\r\n/);
  const { rawHeaders } = record.request.res;
  assert.equal(rawHeaders[rawHeaders.indexOf("x-request-id") + 1], "id-7");
  assert.equal(rawHeaders[rawHeaders.indexOf("set-cookie") + 1], "[redacted]");
});

test("the record of a Node request and response has no secret", async () => {
  const headers = { authorization: `Basic ${BASE64}`, cookie: `sid=${SECRET}` };
  const request = http.get(`${origin}/?token=${SECRET}`, { auth: `u:${SECRET}`, headers });
  const [response] = await once(request, "response");
  response.resume();
  logWithoutSecrets(Object.assign(new Error("e"), { request, response }));
  const text = logWithoutSecrets(Object.assign(new Error("e"), { response }));
  assert.match(text, /"rawHeaders":\["set-cookie","\[redacted\]"/);
  assert.ok(text.includes('"x-request-id","id-7"'));
});

test("secret names are found in lists, pairs, and objects with a name and a value", () => {
  const cases = [
    [{ rawHeaders: ["Host", "a", "COOKIE", SECRET] }, ["Host", "a", "COOKIE", "[redacted]"]],
    [{ rawTrailers: ["x-auth-token", SECRET, "b", "c"] }, ["x-auth-token", "[redacted]", "b", "c"]],
    [{ anything: ["set-cookie", [SECRET]] }, ["set-cookie", "[redacted]"]],
    [{ headers: [["Cookie", SECRET]] }, [["Cookie", "[redacted]"]]],
    [{ entries: [["password", SECRET]] }, [["password", "[redacted]"]]],
    [{ headers: [{ name: "Cookie", value: SECRET }] }, [{ name: "Cookie", value: "[redacted]" }]],
    [
      { h: [{ key: "Authorization", value: SECRET }] },
      [{ key: "Authorization", value: "[redacted]" }],
    ],
    [{ found: { path: ["password"], input: SECRET } }, { path: ["password"], input: "[redacted]" }],
    [{ auth: `u:${SECRET}` }, "[redacted]"],
    [{ auth: { username: "u", password: SECRET } }, "[redacted]"],
    [{ cookies: { sid: SECRET } }, "[redacted]"],
    [
      { query: { code: SECRET, "user[password]": SECRET } },
      { code: "[redacted]", "user[password]": "[redacted]" },
    ],
    [
      { agent: { key: `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----` } },
      { key: "-----BEGIN PRIVATE KEY-----[redacted]-----END PRIVATE KEY-----" },
    ],
    [{ seen: { [`/?token=${SECRET}`]: 7 } }, { "/?token=[redacted]": 7 }],
    // Lists of names, and harmless values with such a name.
    [{ allowedHeaders: ["Authorization", "Content-Type"] }, ["Authorization", "Content-Type"]],
    [{ required: ["password", "email"] }, ["password", "email"]],
    [{ path: ["cookie", "theme"] }, ["cookie", "theme"]],
    [
      { usage: { tokenCount: 7, tokens: 8, maxTokens: 9, nextPageToken: "p2" } },
      { tokenCount: 7, tokens: 8, maxTokens: 9, nextPageToken: "p2" },
    ],
    [
      { flags: { hasPassword: true, token: null, secret: "" } },
      { hasPassword: true, token: null, secret: "" },
    ],
    [
      { config: { credentials: "include", xsrfCookieName: "x" } },
      { credentials: "include", xsrfCookieName: "x" },
    ],
    [{ code: "ECONNREFUSED" }, "ECONNREFUSED"],
    [{ pwd: "/srv" }, "/srv"],
  ];
  for (const [properties, expected] of cases) {
    const [name] = Object.keys(properties);
    const error = Object.assign(new Error("e"), properties);
    assert.deepEqual(toLog(error)[name], expected, name);
    logWithoutSecrets(error);
    assert.deepEqual(toLog({ deep: [properties] }).value.deep[0][name], expected, name);
  }
});

/** Texts, each with the text that is logged. */
const TEXTS = [
  // URLs, absolute and relative.
  [
    `GET https://a.example/?access_token=${SECRET} failed`,
    "GET https://a.example/?access_token=[redacted] failed",
  ],
  [`/a?page=7&api_key=${SECRET}&x=1`, "/a?page=7&api_key=[redacted]&x=1"],
  [`/a?code=${SECRET}&state=7`, "/a?code=[redacted]&state=7"],
  [`/a?sig=${SECRET}#top`, "/a?sig=[redacted]#top"],
  [`/a?X-Amz-Signature=${SECRET}`, "/a?X-Amz-Signature=[redacted]"],
  [
    `https://a.example/#access_token=${SECRET}&state=7`,
    "https://a.example/#access_token=[redacted]&state=7",
  ],
  [`/a?token[]=${SECRET}&token%5B%5D=${SECRET}`, "/a?token[]=[redacted]&token%5B%5D=[redacted]"],
  [
    `/a?user[password]=${SECRET}&user.secret=${SECRET}`,
    "/a?user[password]=[redacted]&user.secret=[redacted]",
  ],
  [
    `/a?to%6ben=${SECRET}&%20token=${SECRET};token=${SECRET}`,
    "/a?to%6ben=[redacted]&%20token=[redacted];token=[redacted]",
  ],
  [`/login?next=${encodeURIComponent(`/a?token=${SECRET}`)}&x=1`, "/login?next=[redacted]&x=1"],
  [`/login?next=%E0%A4%3Ftoken%3D${SECRET}`, "/login?next=[redacted]"],
  [`/go?to=/a?token=${SECRET}`, "/go?to=/a?token=[redacted]"],
  [`/a?q=%E0%A4&token=${SECRET}`, "/a?q=%E0%A4&token=[redacted]"],
  // Forms, and other pairs.
  [`password=${SECRET}`, "password=[redacted]"],
  [
    `grant_type=x&client_secret=${SECRET}&code=${SECRET}`,
    "grant_type=x&client_secret=[redacted]&code=[redacted]",
  ],
  [`code=${SECRET}&grant_type=x`, "code=[redacted]&grant_type=x"],
  [`Server=db7;Password="a ${SECRET}";Port=7`, "Server=db7;Password=[redacted];Port=7"],
  // JSON, and JSON in a string of JSON.
  [`{"a":1,"password":"${SECRET}","b":"kept"}`, '{"a":1,"password":"[redacted]","b":"kept"}'],
  [`{"password" : "a\\"${SECRET}\\\\", "b":2}`, '{"password" : "[redacted]", "b":2}'],
  [`{"token":{"a":["}","${SECRET}"]},"b":2}`, '{"token":"[redacted]","b":2}'],
  [
    `{"data":"{\\"token\\":\\"a\\\\\\"${SECRET}\\",\\"b\\":2}"}`,
    '{"data":"{\\"token\\":\\"[redacted]\\",\\"b\\":2}"}',
  ],
  [`...,"secret":"${SECRET}`, '...,"secret":"[redacted]"'],
  [`{"url":"/a?token=${SECRET}","b":2}`, '{"url":"/a?token=[redacted]","b":2}'],
  [`{"pin":["x"],"api_key":${"7".repeat(9)},"b":2}`, '{"pin":["x"],"api_key":"[redacted]","b":2}'],
  // Headers.
  [
    `GET /?token=${SECRET} HTTP/1.1\r\nAuthorization: Basic ${BASE64}\r\nX-A: b\r\ntoken: ${SECRET}\r\n`,
    "GET /?token=[redacted] HTTP/1.1\r\nAuthorization: [redacted]\r\nX-A: b\r\ntoken: [redacted]\r\n",
  ],
  [
    `"GET / HTTP/1.1\\r\\nAuthorization: Token ${SECRET}\\r\\nX-A: b"`,
    '"GET / HTTP/1.1\\r\\nAuthorization: [redacted]\\r\\nX-A: b"',
  ],
  [`curl -H 'X-Auth-Token: ${SECRET}'`, "curl -H 'X-Auth-Token: [redacted]"],
  [`Cookie: a=1;\r\n b=${SECRET}\r\nX-A: b`, "Cookie: [redacted]\r\nX-A: b"],
  // No secrets.
  ...[
    "connect ECONNREFUSED 127.0.0.1:5432, code=ECONNREFUSED",
    "token count=7, tokens=8, token_count=9",
    "password: must have 8 characters",
    "Unexpected token } in JSON at position 7",
    "expected token === 7, token => 7, has token != 7",
    "token=undefined&secret=&password=null",
    '{"code":"E7","token":null,"hasPassword":true,"tokenCount":7}',
    "GET /songs?page=7&sort=title&q=a%20b#top",
    "https://a.example/reset/password?step=2",
    'the "token" is missing, the "password", too',
    "Content-Type: text/html\r\nDate: now\r\n",
  ].map((text) => [text, text]),
];

test("secrets in headers, URLs, forms and JSON texts are redacted", () => {
  for (const [text, expected] of TEXTS) {
    const properties = { config: { data: text, list: [text] } };
    const error = new HTTPBadGateway(text, { cause: Object.assign(new Error("e"), properties) });
    const record = toLog(error);
    assert.equal(record.detail, expected);
    assert.equal(record.cause.config.data, expected);
    assert.equal(record.cause.config.list[0], expected);
    logWithoutSecrets(error);
    logWithoutSecrets(new Error(text));
  }
});

test("secrets in URL members are redacted", () => {
  const url = `/a?token=${SECRET}&page=7`;
  const kept = "/a?token=[redacted]&page=7";
  assert.equal(toLog(new HTTPFound({ location: url })).headers.location, kept);
  assert.equal(toLog(new HTTPNotFound({ instance: url })).instance, kept);
  assert.equal(toLog(new Error("e"), { request: { method: "GET", url } }).request.url, kept);
  assert.equal(
    toLog(new Error("e"), { requestId: `Bearer ${SECRET}` }).requestId,
    "Bearer [redacted]",
  );
});

test("a name in the redact option is redacted everywhere in the record", () => {
  const cause = new Error(SECRET);
  const cases = [
    ["detail", new HTTPNotFound(`two\nlines ${SECRET}`)],
    ["detail", new HTTPBadGateway(SECRET)],
    ["detail", new Error("e", { cause: new HTTPBadGateway(SECRET) })],
    ["message", new Error(SECRET)],
    ["message", new Error(`two\n    at ${SECRET}`)],
    ["message", SECRET],
    ["message", new Error("e", { cause })],
    ["message", new HTTPUnprocessableContent({ errors: [{ path: "/a", message: SECRET }] })],
    ["cause", new HTTPBadGateway({ cause })],
    ["errors", new HTTPBadRequest({ errors: [{ path: "/a", message: SECRET }] })],
    ["errors", new AggregateError([cause], "e")],
    ["comment", new HTTPNotFound({ comment: SECRET })],
    ["Instance", new HTTPNotFound({ instance: `/${SECRET}` })],
    ["status", Object.assign(new Error("e"), { status: SECRET })],
    ["headers", new HTTPNotFound({ headers: { "x-a": SECRET } })],
    ["value", { thrown: SECRET }],
    ["x-a", new HTTPNotFound({ headers: { "x-a": SECRET } })],
    ["iban", Object.assign(new Error(`iban=${SECRET}`), { data: `{"iban":"${SECRET}"}` })],
  ];
  for (const [name, error] of cases) {
    assert.ok(logWithoutSecrets(error, { redact: [name] }).includes("[redacted]"), name);
    assert.ok(
      JSON.stringify(toLog(error)).includes(SECRET),
      `${name}: it is in the record without the option`,
    );
  }
  const { stack } = toLog(new Error("e"), { redact: ["stack"] });
  assert.equal(stack, "[redacted]");
  const { stack: frames } = toLog(new HTTPBadGateway("e"), { redact: ["detail"] });
  assert.match(frames, /^ {4}at .*secrets\.test\.mjs/);
  const request = { method: "GET", url: `/${SECRET}` };
  for (const name of ["url", "request"])
    logWithoutSecrets(new Error("e"), { request, redact: [name] });
  assert.equal(toLog(new RangeError("e"), { redact: ["name"] }).name, "RangeError");
});

test("invalid options are ignored", () => {
  for (const options of [null, { redact: null }, { redact: 7 }, { redact: [7, null, {}] }]) {
    assert.equal(toLog(new Error("e"), options).message, "e");
  }
  assert.equal(toLog({ iban: SECRET }, { redact: "iban" }).value.iban, "[redacted]");
});

test("a member that throws is left out alone", () => {
  const data = { before: 7, token: SECRET };
  Object.defineProperty(data, "no", { enumerable: true, get: () => assert.fail("no") });
  const { value } = toLog({ data });
  assert.deepEqual(value.data, { before: 7, token: "[redacted]" });
});

test("the record of many long texts is limited", () => {
  const list = new Array(99).fill("token=7&page=8 ".repeat(1_000));
  const start = performance.now();
  const text = JSON.stringify(toLog({ a: list, b: list, c: list, d: list, e: list }));
  assert.ok(text.length < 600_000 && text.includes("(there is more)"), `${text.length}`);
  assert.ok(performance.now() - start < 10_000);
});

test("hostile texts are redacted in time", () => {
  const repeat = (text) => text.repeat(Math.ceil(20_000 / text.length));
  const texts = [
    "token=",
    "a-",
    "%25",
    "\\",
    '\\"',
    '"a":',
    '"token":[',
    '"token":"',
    "x-token:",
    "[",
    "=",
    "a.",
    " =",
    "\r\n ",
    "cookie",
    "a=%2525",
    "a=%2525&",
    "a=",
    "x-token: true\r\n",
  ].map(repeat);
  texts.push(
    repeat("a=").replaceAll("a", "%61"),
    `"token":${"[".repeat(9_000)}`,
    "-".repeat(9_000),
    repeat("-----BEGIN PRIVATE KEY"),
  );
  for (const text of texts) {
    const start = performance.now();
    toLog(new Error(text), { stack: false });
    const took = performance.now() - start;
    assert.ok(took < 1_000, `${text.slice(0, 20)}: ${took} ms`);
  }
});
