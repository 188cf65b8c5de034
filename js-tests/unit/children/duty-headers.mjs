// Prints the headers of responses while the core works and while it fails, for each row of a table and
// each way to create a response.

import { createServer, get } from "node:http";
import { breakCore, state } from "./broken-core.mjs";
import { HEADERS } from "./option-headers.mjs";

breakCore("trap", "render");

const httpexc = await import("httpexc");
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
  ["cdn-cache-control", "max-age=60"],
  ["etag", '"1"'],
  ["content-language", "de"],
];
const ROWS = [
  ...HEADERS,
  [302, { addSlash: true }],
  [302, { location: "/a" }],
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
  [451, { headers: own, blockedBy: "/c" }],
  [201, { location: "/caf\u00e9", headers: own }],
  [304, { headers: own }],
];

const request = new Request("https://example.com/songs/7", {
  headers: { origin: "https://app.example", accept: "text/html" },
});

/** Creates the error of a row. Its detail makes the core write each response. */
function createError(status, options) {
  const Class = httpexc.statusMap[status];
  const detail = `It is number ${Math.random()}.`;
  return new Class({ ...(options.addSlash ? {} : REQUIRED[status]), ...options, detail });
}

const configured = {
  headers: { "x-configured": "yes" },
  cors: { origin: "https://app.example" },
  requestId: () => "id-7",
  localize: () => ({ language: "de", detail: "Es geht nicht." }),
};

const server = createServer((req, res) => sendError(server.error, req, res));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

/** Sends an error with sendError, and returns the headers of the response. */
async function sendOverHttp(error) {
  server.error = error;
  const options = { port: server.address().port, host: "127.0.0.1", path: "/songs/7" };
  const response = await new Promise((resolve, reject) =>
    get(options, resolve).on("error", reject),
  );
  response.resume();
  const pairs = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    pairs.push([response.rawHeaders[at].toLowerCase(), response.rawHeaders[at + 1]]);
  }
  return [response.statusCode, pairs];
}

const toPairs = async (response) => [(await response).status, [...(await response).headers]];
const WAYS = {
  toResponse: (error) => toPairs(error.toResponse(request)),
  respond: (error) => toPairs(createErrors().respond(error, request)),
  falcon: (error) => toPairs(createErrors({ dialect: "falcon" }).respond(error, request)),
  configured: (error) => toPairs(createErrors(configured).respond(error, request)),
  sendError: sendOverHttp,
  headers: async (error) => [error.status, Object.entries(error.headers)],
  toHeaders: async (error) => [error.status, error.toHeaders()],
};

const results = [];
for (const [status, options] of ROWS) {
  for (const [way, respond] of Object.entries(WAYS)) {
    const responses = [];
    for (const isBroken of [false, true]) {
      state.isBroken = isBroken;
      responses.push(await respond(createError(status, options)));
    }
    results.push({ row: `${status} ${JSON.stringify(options)}`, way, responses });
  }
}
server.close();
console.log(JSON.stringify({ results, failures: state.failures }));
