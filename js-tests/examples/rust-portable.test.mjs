// Portable errors in the Worker in Rust: an error that passes through it is the one that the package revives.
// Its module runs on Node here, as some of these values cannot be sent to another Worker.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createErrorBuilder } from "../hazards/random-errors.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackageCopy, listBuildableClasses } from "../unit/package-import.mjs";
import { buildRustWorker } from "./rust-worker-build.mjs";

const entries = await importPackageCopy("rust-portable");
const { folder, httpexc } = entries;
const { revive, toPortable } = entries.portable;

buildRustWorker(join(folder, "build"));
const glue = join(folder, "build", "songs_worker.js");
// The entry of the Worker imports it from "cloudflare:workers".
const worker = await import(pathToFileURL(glue).href);
worker.initSync({ module: readFileSync(join(folder, "build", "songs_worker_bg.wasm")) });

/** Returns the error that the module throws for data. */
function passThrough(t, data) {
  // A 5xx is logged.
  const mocks = ["error", "warn"].map((name) => t.mock.method(console, name, () => {}));
  try {
    worker.rethrow(data);
  } catch (error) {
    return error;
  } finally {
    for (const { mock } of mocks) mock.restore();
  }
  throw new Error("nothing was thrown");
}

/** Returns what a program and a client see of an error. */
const describe = (error) => ({
  name: error.constructor.name,
  problem: JSON.stringify(error),
  headers: error.toHeaders(),
});

function checkSame(t, data, what) {
  const thrown = passThrough(t, data);
  assert.ok(thrown instanceof Error && thrown.name === "PortableError", what);
  assert.deepEqual(describe(revive(thrown)), describe(revive(data)), what);
}

const isError = ({ status }) => status >= 400;

test("an error of every class passes through", (t) => {
  let count = 0;
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const error = new Class({ ...needed, detail: "Nr. 7 \u{1f600}\0\n", code: 7, stack: false });
    if (!isError(error)) continue;
    checkSame(t, toPortable(error), Class.name);
    count++;
  }
  assert.ok(count > 40, count);
});

test("an error of the package itself keeps what a portable one has", (t) => {
  let count = 0;
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const headers = [["x-song", "7"]].concat([["set-cookie", "id=7"]]);
    const error = new Class({ ...needed, detail: "Nr. 7", code: 7, headers });
    if (!isError(error)) continue;
    const passed = revive(passThrough(t, error));
    assert.deepEqual(describe(passed), describe(revive(toPortable(error))), Class.name);
    count++;
  }
  assert.ok(count > 40, count);
});

test("the log has everything of an error of the package", (t) => {
  const { mock } = t.mock.method(console, "error", () => {});
  const error = new httpexc.HTTPBadGateway("db7 did not respond");
  assert.throws(
    () => worker.rethrow(error),
    ({ message }) => message.includes('"status":502') && !message.includes("db7"),
  );
  const [text] = mock.calls[0].arguments;
  assert.match(text, /^502 Bad Gateway\nCaused by: HTTPBadGateway: .*db7 did not respond\\n +at /);
});

test("an error of another server, which the package read, reveals nothing", async (t) => {
  const body = '{"message":"The token secret-7 is unknown.","code":"bad_token"}';
  const headers = { "content-type": "application/json", "retry-after": "7" };
  const upstream = await entries.client.fromResponse(new Response(body, { status: 401, headers }));
  const passed = revive(passThrough(t, upstream));
  assert.deepEqual(describe(passed), describe(revive(toPortable(upstream))));
  assert.deepEqual([passed.status, passed.detail, passed.code], [502, undefined, undefined]);
});

test("an error of the package whose own methods fail is a private 500", (t) => {
  for (const name of ["toJSON", "toHeaders"]) {
    const error = Object.defineProperty(new httpexc.HTTPNotFound("secret"), name, {
      value: throwNo,
    });
    assert.equal(revive(passThrough(t, error)).status, 500, name);
  }
});

/** What a caller may pass that is no id, and no list of ids. */
const WRONG_IDS = [undefined, null, 7, {}, ["1"], "1".repeat(65)];
const WRONG_LISTS = [undefined, null, 7, "1", { 0: "1", length: 1 }, Array(101).fill("1")];

test("the methods check what a caller passes", () => {
  const catchStatus = (call) => {
    try {
      call();
    } catch (error) {
      return revive(error)?.status;
    }
    return undefined;
  };
  for (const id of WRONG_IDS) {
    assert.equal(
      catchStatus(() => worker.findSong(id)),
      400,
      id,
    );
    const [outcome] = worker.findSongs([id]);
    assert.equal(revive(outcome.Err).status, 400, id);
  }
  for (const ids of WRONG_LISTS) {
    assert.equal(
      catchStatus(() => worker.findSongs(ids)),
      400,
      ids,
    );
  }
  assert.equal(worker.findSong("1").title, "So What");
  assert.equal(worker.findSongs(Array(100).fill("1")).length, 100);
});

test("the options of duties pass through", (t) => {
  const cases = {
    HTTPMethodNotAllowed: { allow: ["GET", "M-SEARCH"] },
    HTTPUnauthorized: {
      challenges: [
        { scheme: "Bearer", params: { realm: 'a "b", c', error: "x" } },
        { scheme: "Negotiate", token68: "YQ==" },
      ],
    },
    HTTPProxyAuthenticationRequired: { challenges: "Basic" },
    HTTPUpgradeRequired: { upgrade: ["HTTP/2.0", "websocket"] },
    HTTPRangeNotSatisfiable: { length: 1234, unit: "songs" },
    HTTPUnsupportedMediaType: {
      accept: ["text/html", 'application/json; profile="a,b"'],
      acceptEncoding: ["gzip", "br"],
      acceptPatch: ["application/merge-patch+json"],
    },
    HTTPUnavailableForLegalReasons: { blockedBy: "https://blocker.example/a?b=c" },
    HTTPTooManyRequests: {
      retryAfter: 30,
      rateLimit: { limit: 10, remaining: 0, reset: 30, window: 60, name: "songs" },
    },
    HTTPServiceUnavailable: { retryAfter: new Date("2030-01-02T03:04:05Z") },
  };
  for (const [name, options] of Object.entries(cases)) {
    checkSame(t, toPortable(new httpexc[name]({ ...options, stack: false })), name);
  }
});

test("random errors pass through", (t) => {
  const { pickBelow, pick } = createRandomSource(22);
  const buildError = createErrorBuilder(entries, { pickBelow, pick });
  const text = () =>
    pick(["a", "Über", "\u{1f600}", "</b>", '"\\', "a\u2028b", "__proto__", "a/b~c", "7", ""]);
  let count = 0;
  for (let tries = 0; count < 500 && tries < 5000; tries++) {
    let portable;
    try {
      portable = toPortable(buildError(text));
    } catch {
      // Some options are invalid.
      continue;
    }
    if (!isError(portable.problem) || revive(portable) === null) continue;
    checkSame(t, portable, JSON.stringify(portable));
    count++;
  }
  assert.equal(count, 500);
});

const good = toPortable(new httpexc.HTTPNotFound("No such song."));

/** Headers that an error may not get from the sender of its portable form, and those that it may get. */
const FORGED_HEADERS = [
  "set-cookie",
  "Set-Cookie",
  "clear-site-data",
  "accept-ch",
  "feature-policy",
  "permissions-policy",
  "strict-transport-security",
  "connection",
  "transfer-encoding",
  "upgrade",
  "location",
  "link",
  "vary",
  "surrogate-control",
  "x-accel-redirect",
  "x-middleware-rewrite",
  "x-own",
  "cache-control",
  "retry-after",
  "RateLimit",
  "ratelimit-policy",
  "ratelimit-remaining",
];

test("a forged error sets no header that it may not set", (t) => {
  for (const name of FORGED_HEADERS) {
    for (const value of ["a", "no-store", "7"]) {
      checkSame(t, { ...good, headers: [[name, value]] }, `${name}: ${value}`);
    }
  }
});

const revoked = Proxy.revocable({}, {});
revoked.revoke();

function throwNo() {
  throw new Error("no");
}

/** Values that are no portable error: each becomes a private 500. */
const NO_PORTABLES = {
  undefined,
  null: null,
  number: 7,
  symbol: Symbol("a"),
  bigint: 7n,
  function: () => good,
  text: "httpexc/portable",
  list: [good],
  problem: good.problem,
  error: new Error("songs is undefined"),
  "another tag": { ...good, tag: "httpexc/other" },
  "no headers": { tag: good.tag, problem: good.problem },
  "a header that is a number": { ...good, headers: [["x-a", 7]] },
  "a line break": { ...good, headers: [["x-a", "b\r\nset-cookie: a=1"]] },
  "a line break in a name": { ...good, headers: [["x-a\r\nset-cookie", "b"]] },
  "an empty name": { ...good, headers: [["", "b"]] },
  "a character of two bytes": { ...good, headers: [["x-a", "\u{100}"]] },
  "status as text": { ...good, problem: { ...good.problem, status: "404" } },
  "status 404.5": { ...good, problem: { ...good.problem, status: 404.5 } },
  "status 600": { ...good, problem: { ...good.problem, status: 600 } },
  "a 401 without challenges": { ...good, problem: { ...good.problem, status: 401 } },
  "a 405 without methods": { ...good, problem: { ...good.problem, status: 405 } },
  "no title": { ...good, problem: { status: 404 } },
  "a BigInt": { ...good, problem: { ...good.problem, big: 7n } },
  "a cycle": { ...good, problem: { ...good.problem, self: globalThis } },
  "a revoked proxy": revoked.proxy,
  "a proxy that throws": new Proxy({}, { get: throwNo, getPrototypeOf: throwNo, ownKeys: throwNo }),
  "a getter that throws": Object.defineProperty({}, "tag", { enumerable: true, get: throwNo }),
  "a message that throws": Object.defineProperty(new Error("a"), "message", { get: throwNo }),
  "a message that quotes one": new Error(
    `Unexpected token in "404 Not Found [httpexc/portable]${JSON.stringify(good)}"`,
  ),
};

for (const [what, value] of Object.entries(NO_PORTABLES)) {
  test(`what is no portable error becomes a private 500: ${what}`, (t) => {
    assert.equal(revive(value), null);
    const error = revive(passThrough(t, value));
    assert.equal(error.status, 500);
    const problem = { type: "about:blank", title: "Internal Server Error", status: 500 };
    assert.deepEqual(error.toJSON(), problem);
    assert.deepEqual(error.toHeaders(), new httpexc.HTTPInternalServerError().toHeaders());
  });
}

test("a deep problem is none, and the module still works after it", (t) => {
  let deep = {};
  for (let depth = 0; depth < 1e4; depth++) deep = { deep };
  for (const data of [deep, { ...good, problem: { ...good.problem, deep } }]) {
    assert.equal(revive(passThrough(t, data)).status, 500);
  }
  checkSame(t, good, "after it");
});

test("a thrown value is in the log, and not in what crosses", (t) => {
  const { mock } = t.mock.method(console, "error", () => {});
  assert.throws(
    () => worker.rethrow(new TypeError("songs is undefined, password=opensesame")),
    ({ message, stack }) => !`${message}${stack}`.includes("opensesame"),
  );
  const [text] = mock.calls[0].arguments;
  assert.match(text, /^500 Internal Server Error\nCaused by: TypeError: songs is undefined/);
});

test("a redirect is no error of Rust", (t) => {
  const data = toPortable(new httpexc.HTTPSeeOther({ location: "/songs" }));
  assert.equal(revive(passThrough(t, data)).status, 500);
});
