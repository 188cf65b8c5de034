// Prints responses that were made while the core failed, each beside the one of the working core as
// problem details in JSON: for each row of a table, and each way to make a response.

import { createServer, get } from "node:http";
import { breakCore, state } from "./broken-core.mjs";
import { HEADERS } from "./option-headers.mjs";

breakCore("trap", "render");

const httpexc = await import("httpexc");
const dialects = await import("httpexc/dialects");
const { createErrors } = await import("httpexc/server");
const { sendError } = await import("httpexc/node");

const REQUIRED = {
  301: { location: "/moved" },
  303: { location: "/other" },
  401: { challenges: "Basic" },
  405: { allow: ["GET"] },
  407: { challenges: "Basic" },
  426: { upgrade: "websocket" },
};
const own = [
  ["x-own", "1"],
  ["X-Upper", " a "],
  ["link", "</next>; rel=next"],
  ["set-cookie", "a=1"],
  ["set-cookie", "b=2"],
  ["retry-after", "99"],
  ["cache-control", "max-age=60"],
  ["cdn-cache-control", "max-age=60"],
  ["etag", '"1"'],
  ["content-language", "de"],
  ["vary", "Origin"],
];
const members = {
  title: "T\ud800\u2028",
  type: "https://example.com/p?a=\u00e9",
  instance: "/requests/7",
  code: 1e21,
  retryable: true,
  help: { href: "/h", text: "\u{1f600}" },
  errors: [
    { path: ["a/b~", 0, -0, "\ud83d", 1.5], message: "m", code: "c" },
    { path: "#/caf%C3%A9/%zz/~01", code: 7 },
    { path: "" },
  ],
  extensions: { big: 7n, status: 200, ["__proto__"]: [-0, 1e21], "\ud800": { toJSON: () => 1 } },
};
const cyclic = { name: "cyclic" };
cyclic.self = cyclic;
let nested = 1;
for (let depth = 0; depth < 100; depth++) nested = [nested];

const ROWS = [
  ...HEADERS.map(([status, options]) => [status, options]),
  [302, { addSlash: true }],
  [302, { location: "/a" }],
  [302, { location: "../a b#c" }],
  [307, { location: "songs?a=b" }],
  [308, { location: "https://elsewhere.example/", external: true }],
  [308, { location: "/absolute", absolute: true }],
  [303, { location: "https://evil.example/" }],
  [429, { retryAfter: 30 }],
  [429, { rateLimit: { limit: 10, remaining: 0, reset: 60 } }],
  [503, { retryAfter: new Date(1_792_567_680_500) }],
  [413, { retryAfter: 1.2 }],
  [416, { length: 42 }],
  [451, { blockedBy: "https://court.example/" }],
  [415, { accept: ["a/b"], acceptEncoding: ["gzip"], acceptPatch: "c/d" }],
  [401, { challenges: [{ scheme: "Bearer", params: { realm: 'a"b', error: "c" } }, "Basic"] }],
  [401, { challenges: { scheme: "Digest", params: { stale: "true", Algorithm: "MD5" } } }],
  [407, { challenges: { scheme: "Negotiate", token68: "YQ==" } }],
  [405, { allow: [] }],
  [404, { headers: own }],
  [503, { headers: own, retryAfter: 5 }],
  [429, { headers: own }],
  [451, { headers: own, blockedBy: "/c" }],
  [201, { location: "/caf\u00e9", headers: own }],
  [304, { headers: own }],
  [404, members],
  [500, members],
  [503, { ...members, expose: true }],
  [404, { extensions: { cyclic, a: 1 } }],
  [404, { extensions: { nested, a: 1 } }],
  [404, { representation: "never", headers: own }],
  [500, { representation: "detail" }],
  [404, { representation: "detail" }],
  [410, { statusText: "Own Phrase" }],
];

/** Creates the error of a row. Its detail makes the core write each response. */
function createError(Base, status, options) {
  const Class = Base ?? httpexc.statusMap[status];
  return new Class({
    detail: "A detail.",
    ...(options.addSlash ? {} : REQUIRED[status]),
    ...options,
  });
}

/** A class that changes its responses. */
class Overriding extends httpexc.HTTPNotFound {
  toJSON() {
    return { ...super.toJSON(), more: 1 };
  }
  toHeaders() {
    return [...super.toHeaders(), ["x-more", "1"]];
  }
}

const createRequest = (accept, method = "GET") =>
  new Request("https://example.com/songs/7", {
    method,
    headers: { accept, origin: "https://app.example" },
  });

const server = createServer((req, res) => sendError(server.error, req, res));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

/** Sends an error with sendError, and returns the response. */
async function sendOverHttp(error, accept) {
  server.error = error;
  const { port } = server.address();
  const options = { port, host: "127.0.0.1", path: "/songs/7", headers: { accept } };
  const response = await new Promise((resolve, reject) =>
    get(options, resolve).on("error", reject),
  );
  const headers = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    const name = response.rawHeaders[at].toLowerCase();
    if (name !== "date") headers.push([name, response.rawHeaders[at + 1]]);
  }
  const body = Buffer.concat(await response.toArray()).toString();
  return [response.statusCode, response.statusMessage, headers, body];
}

const describe = async (promise) => {
  const response = await promise;
  const { status, statusText, headers } = response;
  return [status, statusText, [...headers], await response.text()];
};

const problems = createErrors({ onError: null });
const other = (dialect) => {
  const errors = createErrors({ dialect: dialects[dialect], onError: null });
  const respond = (error, request) => (state.isBroken ? errors : problems).respond(error, request);
  return (error, accept) => describe(respond(error, createRequest(accept)));
};
const configured = (config) => {
  const errors = createErrors({ onError: null, ...config });
  return (error, accept) => describe(errors.respond(error, createRequest(accept)));
};
const WAYS = {
  toResponse: (error, accept) => describe(error.toResponse(createRequest(accept))),
  "a HEAD": (error, accept) => describe(error.toResponse(createRequest(accept, "HEAD"))),
  respond: (error, accept) => describe(problems.respond(error, createRequest(accept))),
  falcon: other("falcon"),
  werkzeug: other("werkzeug"),
  webob: other("webob"),
  discord: other("discord"),
  "headers of a configuration": configured({
    headers: { "x-configured": "yes", vary: "x-a" },
    cors: { origin: "https://app.example" },
    requestId: () => "id-7",
  }),
  customize: configured({
    customize: (problem) => ({
      ...problem,
      language: "de",
      title: `${problem.title}!`,
      detail: `${problem.code}!`,
      errors: [{ pointer: "#/a~1b/0", detail: "Zu lang." }],
      instance: "urn:x:7",
      trace: ["0af7"],
    }),
  }),
  templates: configured({
    dialect: dialects.problem,
    template: "<b>${detail}",
    pages: { 404: "<p>" },
    expose: true,
  }),
  serializer: configured({
    serializer: (problem) => ({ type: "application/vnd.a+json", body: JSON.stringify([problem]) }),
  }),
  sendError: sendOverHttp,
  "the other members": async (error) => [
    Object.entries(error.headers),
    error.toHeaders(),
    JSON.stringify(error),
  ],
};

/** How many responses were compared, those that differ, and the different ones among all, by way. */
const results = Object.fromEntries(
  Object.keys(WAYS).map((way) => [way, { tried: 0, wrong: [], texts: new Set() }]),
);
console.error = () => {};
for (const [status, options, Base] of [...ROWS, [404, members, Overriding]]) {
  for (const [way, respond] of Object.entries(WAYS)) {
    for (const accept of ["text/html", "*/*"]) {
      state.isBroken = true;
      const failed = JSON.stringify(await respond(createError(Base, status, options), accept));
      state.isBroken = false;
      const asked = "application/problem+json";
      const expected = JSON.stringify(await respond(createError(Base, status, options), asked));
      const result = results[way];
      result.tried++;
      result.texts.add(failed);
      const row = `${status} ${Object.keys(options)}`;
      if (failed !== expected) result.wrong.push({ row, accept, failed, expected });
      if (failed.includes("evil")) result.wrong.push({ row, failed });
    }
  }
}
server.close();
for (const result of Object.values(results)) result.texts = result.texts.size;
console.log(JSON.stringify({ results, failures: state.failures }));
