// MSW in Node: its handlers respond with errors of the package, and the client reads them typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { createProject, root } from "../lib/project.mjs";

const ORIGIN = "https://api.example";

const handlers = join(root, "js-tests", "browser", "apps", "reading", "src", "mock-handlers.js");
const folder = createProject("msw", { "handlers.js": readFileSync(handlers, "utf8") });
const importFrom = (path) => import(pathToFileURL(path).href);
const { createHandlers } = await importFrom(join(folder, "handlers.js"));
const require = createRequire(join(folder, "x.cjs"));
const [httpexc, { createErrors }, client] = await Promise.all(
  ["httpexc", "httpexc/server", "httpexc/client"].map((name) => importFrom(require.resolve(name))),
);

const { fetchOrThrow, isReadError, isRetryable, withRetries } = client;
let isFlaky = true;
const errors = createErrors({ requestId: "x-request-id" });
const throwing = errors.wrap(() => httpexc.abort(429, { retryAfter: 30, code: "slow_down" }));
const server = setupServer(
  ...createHandlers(http, HttpResponse, ORIGIN),
  // The whole configuration of a server, as the mocked one has it.
  http.get(`${ORIGIN}/limited`, ({ request }) => throwing(request)),
  http.get(`${ORIGIN}/offline`, () => HttpResponse.error()),
  http.get(`${ORIGIN}/flaky`, () => {
    if (!isFlaky) return HttpResponse.json({ song: 7 });
    isFlaky = false;
    return httpexc.toResponse(new httpexc.HTTPServiceUnavailable({ retryAfter: 0 }));
  }),
);

before(() => server.listen({ onUnhandledRequest: "error" }));
after(() => server.close());

const read = (path, options) => fetchOrThrow(`${ORIGIN}/${path}`, options).catch((error) => error);

test("each way to respond with an error is read as the error of its class", async () => {
  for (const [path, name, code, detail] of [
    ["own", "HTTPConflict", "taken", "The name is taken."],
    ["foreign", "HTTPNotFound", "song_gone", "No such song."],
    ["page", "HTTPBadGateway", undefined, undefined],
  ]) {
    const error = await read(path);
    assert.ok(error instanceof httpexc[name] && isReadError(error), `${path}: ${error}`);
    assert.deepEqual([error.code, error.detail], [code, detail]);
  }
});

test("a configuration of the server applies to a mocked request", async () => {
  const error = await read("limited", { headers: { "x-request-id": "req-7" } });
  assert.ok(error instanceof httpexc.HTTPTooManyRequests);
  assert.deepEqual([error.code, error.requestId], ["slow_down", "req-7"]);
  assert.equal(error.retryAfter, 30);
});

test("a network error of MSW is none of a server, and a flaky response is retried", async () => {
  const failed = await read("offline");
  assert.ok(!httpexc.isHTTPException(failed));
  assert.equal(isRetryable(failed), true);
  const response = await withRetries(fetch, { tries: 2 })(`${ORIGIN}/flaky`);
  assert.deepEqual(await response.json(), { song: 7 });
});
