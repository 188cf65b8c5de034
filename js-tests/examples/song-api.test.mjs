// The four example servers, each in its own runtime. All serve the same song API.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { findDeno } from "../lib/runtime-binaries.mjs";
import {
  createExampleProject,
  SONG_SERVERS,
  startExample,
  WRANGLER,
  WRANGLER_ENVIRONMENT,
} from "./example-servers.mjs";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const MISSING_SONG = { type: "about:blank", title: "Not Found", status: 404, code: "no_such_song" };
const TOKEN = { authorization: "Bearer let-me-sing" };

/** Title, path, request and expected response. If `body` is a string, the body must contain it. */
const CASES = [
  ["a song", "/songs/1", {}, { status: 200, body: { id: 1, title: "So What" } }],
  [
    "a 404 for any media type",
    "/songs/7",
    {},
    {
      status: 404,
      type: "application/problem+json",
      body: { ...MISSING_SONG, detail: "There is no song at /songs/7." },
    },
  ],
  [
    "a 404 as problem+json",
    "/songs/7",
    { accept: "application/problem+json" },
    {
      status: 404,
      type: "application/problem+json",
      body: { ...MISSING_SONG, detail: "There is no song at /songs/7." },
    },
  ],
  [
    "a 404 as JSON",
    "/songs/7",
    { accept: "application/json" },
    {
      status: 404,
      type: "application/json",
      body: { ...MISSING_SONG, detail: "There is no song at /songs/7." },
    },
  ],
  [
    "a 404 as XML",
    "/songs/7",
    { accept: "application/xml" },
    {
      status: 404,
      type: "application/xml",
      body: "<title>Not Found</title><status>404</status><detail>There is no song at /songs/7.</detail>",
    },
  ],
  [
    "a 404 as a page",
    "/songs/7",
    { accept: BROWSER },
    {
      status: 404,
      type: "text/html; charset=utf-8",
      headers: { "content-security-policy": /^default-src 'none'/ },
      body: "<h1>Not Found</h1>\n<p>There is no song at /songs/7.</p>",
    },
  ],
  [
    "a 404 as text",
    "/songs/7",
    { accept: "text/plain" },
    { status: 404, type: "text/plain; charset=utf-8", body: "There is no song at /songs/7." },
  ],
  [
    "a 404 without content",
    "/songs/7",
    { method: "HEAD" },
    { status: 404, type: "application/problem+json", body: "" },
  ],
  [
    "a 405 with the allowed methods",
    "/songs",
    { method: "DELETE" },
    { status: 405, type: "application/problem+json", headers: { allow: "GET, HEAD, POST" } },
  ],
  [
    "a 401 with the challenge",
    "/songs",
    { method: "POST", content: "{}" },
    { status: 401, headers: { "www-authenticate": 'Bearer realm="songs"' } },
  ],
  [
    "a 400 for invalid JSON",
    "/songs",
    { method: "POST", headers: TOKEN, content: "{" },
    {
      status: 400,
      body: {
        type: "about:blank",
        title: "Bad Request",
        status: 400,
        detail: "The body is not JSON.",
      },
    },
  ],
  [
    "a 422 with each field error",
    "/songs",
    { method: "POST", headers: TOKEN, content: '{"year":"never"}' },
    {
      status: 422,
      body: {
        type: "about:blank",
        title: "Unprocessable Content",
        status: 422,
        detail: "Not a whole song.",
        errors: [
          { detail: "A song needs a title.", pointer: "#/title", code: "missing" },
          { detail: "Not a year.", pointer: "#/year", code: "invalid" },
        ],
      },
    },
  ],
  [
    "a 201 for a complete song",
    "/songs",
    { method: "POST", headers: TOKEN, content: '{"title":"Naima","year":1960}' },
    { status: 201, body: { id: 4, title: "Naima", year: 1960 } },
  ],
  ...["application/json", "application/xml", BROWSER, "text/plain"].map((accept) => [
    `a 500 without details for ${accept.split(",")[0]}`,
    "/charts",
    { accept },
    { status: 500, body: "Internal Server Error" },
  ]),
  [
    "a 500 with nothing but its status",
    "/charts",
    {},
    { status: 500, body: { type: "about:blank", title: "Internal Server Error", status: 500 } },
  ],
];

async function sendRequest(origin, path, { method = "GET", accept, headers, content }) {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, ...(accept && { accept }) },
    ...(content && { body: content }),
  });
  return { response, text: await response.text() };
}

/** Compares a response with the expected one. */
function checkResponse({ response, text }, { status, type, headers = {}, body }) {
  assert.equal(response.status, status, text);
  if (type) assert.equal(response.headers.get("content-type"), type);
  for (const [name, value] of Object.entries(headers)) {
    if (value instanceof RegExp) assert.match(response.headers.get(name), value);
    else assert.equal(response.headers.get(name), value);
  }
  if (body === "") assert.equal(text, "");
  else if (typeof body === "string") assert.ok(text.includes(body), text);
  else if (body) assert.deepEqual(JSON.parse(text), body);
  if (status < 400) return;
  assert.equal(response.headers.get("vary"), "Accept");
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  const everything = [...response.headers].flat().join("\n") + response.statusText + text;
  assert.doesNotMatch(everything, /ECONNREFUSED|charts|opensesame|node_modules|\.[mt]s:/);
}

/** The commands that check the types of an example with the tools of its runtime. */
const TYPES = {
  worker: () => [
    [...WRANGLER, "types"],
    [join(root, "node_modules", ".bin", "tsc"), "--project", "."],
  ],
  deno: () => [[findDeno().path, "check", "server.ts"]],
};

for (const example of SONG_SERVERS) {
  test(`examples/${example} serves the song API`, async (t) => {
    const folder = createExampleProject(example);
    if (Object.hasOwn(TYPES, example)) {
      await t.test("its types are right", () => {
        for (const [path, ...args] of TYPES[example]()) {
          execFileSync(path, args, {
            cwd: folder,
            env: { ...process.env, ...WRANGLER_ENVIRONMENT },
            stdio: "pipe",
          });
        }
      });
    }

    const origin = await startExample(t, example, folder);
    for (const [title, path, request, expected] of CASES) {
      await t.test(`responds with ${title}`, async () =>
        checkResponse(await sendRequest(origin, path, request), expected),
      );
    }
    await t.test("responds with a 429 with a delay, which no cache stores", async () => {
      let received = await sendRequest(origin, "/songs/random", {});
      // The rate limit's window may end between two requests.
      for (let tries = 0; received.response.status === 200 && tries < 5; tries++) {
        received = await sendRequest(origin, "/songs/random", {});
      }
      checkResponse(received, {
        status: 429,
        type: "application/problem+json",
        headers: { "retry-after": /^([1-9]|10)$/, "cache-control": "no-store" },
      });
    });
  });
}
