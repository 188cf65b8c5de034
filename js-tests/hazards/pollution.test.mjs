// Data that was merged into `Object.prototype` is no option, no entry of a table and no member of a
// response. Each name that the sources use is tried with several values, which JSON can hold.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readSources } from "../house/sources.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { importPackageCopy } from "../unit/package-import.mjs";

const { createErrors, client, dialects, folder, httpexc, openapi, problems, sendError } =
  await importPackageCopy("hazards-pollution");
writeFileSync(
  join(folder, "more.mjs"),
  `export { default as createError } from "httpexc/http-errors";
   export { toLog } from "httpexc/log";
   export { fromIssues } from "httpexc/validation";
   export { errorHandler as itty } from "httpexc/itty";
   export { errorHandler as hono } from "httpexc/hono";`,
);
const { createError, toLog, fromIssues, itty, hono } = await import(
  pathToFileURL(join(folder, "more.mjs")).href
);

/** Names that the language reads from iterators. Whoever can assign them has changed the language. */
const LANGUAGE = new Set(["return", "next", "done", "throw"]);

/** Names that the language reads from the descriptor of a property. */
const DESCRIPTOR_NAMES = ["value", "writable", "enumerable", "configurable"];

/**
 * Names with which Node's own `Response` throws: it reads them from its state and from the source of its
 * stream. With the others its `Request` throws, which `openapi` creates.
 */
const BROKEN_RESPONSE = ["body", "cancel", "get", "set"];
const BROKEN_REQUEST = ["method", "referrer", "required", "signal", "window"];

/** The names of members in the sources of the package. */
function listNames() {
  const names = new Set(["200", "404", "429", "455", "499", "503", "4xx", "HTTPNotFound"]);
  for (const { text } of readSources().values()) {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    for (const [name] of code.matchAll(/\b[A-Za-z_$][\w$]*\b/g)) names.add(name);
  }
  // What every object has anyway is overwritten only by code, not by data that was merged.
  const excluded = (name) =>
    name in Object.prototype || LANGUAGE.has(name) || BROKEN_RESPONSE.includes(name);
  return [...names].filter((name) => !excluded(name));
}

/** Names of options and members that decide about a response, a redirect or a retry. */
const RISKY_NAMES = [
  ...DESCRIPTOR_NAMES,
  "toResponse",
  ...["expose", "external", "relay", "location", "headers", "response", "stack", "status", "cause"],
  ...[
    "detail",
    "title",
    "retryAfter",
    "retryable",
    "anyMethod",
    "retryOn",
    "tries",
    "signal",
    "method",
  ],
  ...["codes", "maxBytes", "timeout", "requestId", "request", "cors", "origin", "credentials"],
  ...["problems", "check", "onResponse", "customize", "language", "pageTexts"],
  ...[
    "dialect",
    "pages",
    "formats",
    "text",
    "aborted",
    "isSealed",
    "isExposed",
    "error",
    "requestPart",
  ],
];

const VALUES = [true, "polluted", 7, { text: "polluted" }, ["polluted"]];

// The platform reads its own options from `Object.prototype`, so its objects are created before.
const request = new Request("https://api.example/songs", {
  headers: { accept: "text/html", origin: "https://app.example", "x-request-id": "id-7" },
});
const ready = new Response(null);
const address = "https://api.example/songs";

/** The response of another server. It is of no class of the platform, which reads its own options. */
const answer = {
  status: 503,
  ok: false,
  url: address,
  headers: new Headers({ "content-type": "application/json", "retry-after": "0" }),
  body: null,
  bodyUsed: false,
  clone: () => answer,
  text: async () => '{"message":"m","code":"c"}',
};

/** A response with a declared problem. */
const lockedAnswer = {
  ...answer,
  status: 409,
  headers: new Headers({ "content-type": "application/problem+json" }),
  clone: () => lockedAnswer,
  text: async () => '{"type":"https://api.example/song-locked","song":7}',
};

/** Returns the results of a declaration: its classes, their responses, and what a client reads. */
async function describeDeclaration(record) {
  const songs = problems.defineProblems("https://api.example/", {
    SongLocked: { status: 409, detail: "Song {song} is locked.", extensions: problems.type() },
    TokenStale: { status: 401, always: { challenges: "Bearer" } },
    SongGone: { status: 410, code: "gone", retryable: false },
  });
  await record(() =>
    [...songs].map(({ name, type, status, title }) => [name, type, status, title]),
  );
  const errors = createErrors({ problems: songs, onError() {} });
  for (const make of [
    () => new songs.SongLocked({ song: 7 }),
    () => new songs.TokenStale(),
    () => new songs.SongGone({ detail: "Taken back." }),
    () => new songs.SongGone(),
  ]) {
    await record(async () => {
      const response = await errors.respond(make(), request);
      return [response.status, [...response.headers], await response.text()];
    });
    await record(() => {
      const error = make();
      const { extensions, problem } = error;
      return [error, problem, extensions, songs.is(error), error instanceof songs.SongGone];
    });
  }
  const api = client.createClient({ problems: songs, fetch: async () => lockedAnswer });
  await record(async () => {
    const { ok, error } = await api.fetch(address);
    return [ok, error.problem, error.extensions, error instanceof songs.SongLocked];
  });
}

/** The parts of Node's response that `sendError` uses. */
class NodeResponse {
  headers = new Map();
  headersSent = false;
  writableEnded = false;
  destroyed = false;
  statusCode = 200;
  statusMessage = "";
  content = "";
  setHeader(name, value) {
    this.headers.set(name, value);
  }
  appendHeader(name, value) {
    this.headers.set(name, `${this.headers.get(name)}, ${value}`);
  }
  getHeader(name) {
    return this.headers.get(name);
  }
  hasHeader(name) {
    return this.headers.has(name);
  }
  getHeaderNames() {
    return [...this.headers.keys()];
  }
  removeHeader(name) {
    this.headers.delete(name);
  }
  end(content) {
    this.content = content;
  }
  on() {}
  once() {}
}

/** Returns what the package makes of errors, options and requests, as text. */
async function describeResults(name) {
  const { HTTPBadGateway, HTTPFound, HTTPMissingHeader, HTTPNotFound, HTTPUnauthorized } = httpexc;
  const errors = createErrors({
    cors: { origin: "https://app.example" },
    requestId: "x-request-id",
    onError() {},
    customize: (problem) => ({ ...problem, title: "Titel", trace: "0af7" }),
    onResponse() {},
    dialect: dialects.problem,
    templateValues: ["path"],
  });
  const plain = createErrors({ dialect: dialects.falcon, onError() {} });
  const results = [];
  console.error = (text) => results.push(text.split("\n")[0]);
  const add = async (response) => {
    const { status, statusText, headers } = await response;
    results.push(status, statusText, ...[...headers].flat(), await (await response).text());
  };
  const attempt = async (make) => {
    try {
      await add(await make());
    } catch (error) {
      results.push(String(error));
    }
  };
  const makers = [
    () => new HTTPNotFound(),
    () => new HTTPNotFound("d"),
    () =>
      new HTTPNotFound({ detail: "d", code: 7, errors: [{ path: "a.b" }], help: { href: "/h" } }),
    () => new HTTPBadGateway("private", { cause: new Error("private") }),
    () => new HTTPUnauthorized({ challenges: { scheme: "Bearer" } }),
    () => new HTTPFound({ location: "https://evil.example/" }),
    () => new HTTPFound({ location: "/here" }),
    () => new HTTPFound({ addSlash: true }),
    () => new httpexc.HTTPTooManyRequests({ rateLimit: { limit: 1, remaining: 0, reset: 2 } }),
    () => new HTTPMissingHeader({ header: "X-A" }),
    () => new httpexc.HTTPError(455, "d"),
    () => httpexc.redirect("/x", 303),
    () => new (httpexc.defineStatus(499, { title: "Closed" }))(),
    () => createError(404, "d"),
    () => createError(503, "private"),
    () => createError(404, { song: 7 }),
    () => createError(404, new Error("d")),
    () => Object.assign(new HTTPNotFound("d"), { name: "Own", status: 410, output: 7 }),
    () => fromIssues([{ message: "No.", path: ["a"] }]),
    () => Object.create(new HTTPNotFound("d")),
  ];
  for (const make of makers) {
    await attempt(() => httpexc.toResponse(make(), request));
    await attempt(() => make().toResponse({ method: "HEAD" }));
    await attempt(() => errors.respond(make(), request));
    await attempt(() => plain.toResponse(make()));
    try {
      const error = make();
      results.push(JSON.stringify(error.toJSON()), String(error), error.expose, error.code);
      results.push(JSON.stringify(error.headers), error.stack?.split("\n")[0]);
      results.push(JSON.stringify(toLog(error, { stack: false })));
    } catch (error) {
      results.push(String(error));
    }
  }
  for (const build of [
    () => new httpexc.HTTPMethodNotAllowed(),
    () => new HTTPFound(),
    () => new HTTPUnauthorized(),
    () => new httpexc.HTTPError(455),
    () => new HTTPMissingHeader(),
    () => createErrors(),
    () => httpexc.redirect("/x", 399),
    () => httpexc.abort(499),
    () => httpexc.abort("polluted"),
  ]) {
    try {
      results.push(String(build()));
    } catch (error) {
      results.push(String(error));
    }
  }
  const foreign = [
    Object.assign(new Error("private"), { status: 404, statusCode: 404 }),
    Object.assign(new Error("shown"), { status: 404, statusCode: 404, expose: true }),
    Object.assign(new Error("private"), { status: 404, response: {} }),
    new Error("private"),
    { status: 404 },
  ];
  for (const error of foreign) {
    await attempt(() => itty({ onError() {} })(error, request));
    const context = { req: { raw: request }, res: ready, header() {} };
    await attempt(() => hono({ onError() {} })(error, context));
  }
  const record = async (read) => {
    try {
      results.push(JSON.stringify(await read()));
    } catch (error) {
      results.push(String(error));
    }
    return results.at(-1);
  };
  if (!BROKEN_REQUEST.includes(name)) {
    const described = await record(() => openapi([HTTPNotFound, HTTPUnauthorized]));
    assert.ok(described.startsWith("{"), described);
  }
  await record(async () => {
    const read = await client.fromResponse(answer);
    await attempt(() => httpexc.toResponse(read));
    return [read.report, read.detail, read.retryAfter, client.retryDelay(read, { jitter: false })];
  });
  await record(() => client.parseError({ status: 404, body: '{"error":"e"}' }));
  await record(() => client.isRetryable({ status: 503, headers: answer.headers }));
  for (const method of ["GET", "POST"]) {
    let count = 0;
    const fetch = async () => {
      count++;
      return answer;
    };
    const patient = client.withRetries(fetch, { base: 0, jitter: false });
    await record(async () => [(await patient(address, { method })).status, count]);
    const own = client.createClient({ fetch });
    await record(async () => (await own.fetchOrThrow(address, { method })).status);
    await record(() => client.fetchOrThrow(address, { method, fetch }));
  }
  await describeDeclaration(record);
  for (const make of makers) {
    const res = new NodeResponse();
    const req = {
      method: "GET",
      url: "/songs",
      headers: { accept: "text/html", host: "a.example" },
    };
    await record(() => {
      sendError(make(), req, res);
      return [res.statusCode, [...res.headers], String(res.content)];
    });
  }
  return results.map(String);
}

testHazard(35, "data in Object.prototype changes nothing", async ({ check, setFigure }) => {
  const allNames = listNames();
  assert.ok(allNames.length > 1000, String(allNames.length));
  // All names with one value take minutes, so the other values are tried for a sample.
  const isTried = (name, at) => at % 16 === 0 || RISKY_NAMES.includes(name);
  const sample = allNames.filter(isTried);
  const names = process.env.HAZARD_CALLS ? allNames : sample;
  const otherValues = process.env.HAZARD_CALLS ? VALUES.slice(1) : [];
  const unpolluted = await describeResults();
  for (const name of names) {
    const values = [VALUES[0], ...(sample.includes(name) ? otherValues : [])];
    for (const value of values) {
      const expected = BROKEN_REQUEST.includes(name) ? await describeResults(name) : unpolluted;
      Object.defineProperty(Object.prototype, name, {
        __proto__: null,
        configurable: true,
        enumerable: true,
        writable: true,
        value,
      });
      let results;
      try {
        results = await describeResults(name).catch((error) => [`${error.stack}`]);
      } finally {
        delete Object.prototype[name];
      }
      const at = results.findIndex((result, index) => result !== expected[index]);
      check(
        at < 0,
        `${name} = ${JSON.stringify(value)}: ${results[at]} instead of ${expected[at]}`,
      );
    }
  }
  setFigure(`${names.length} names`);
});
