// The four servers among the examples, each in its own runtime: one song API, asked over HTTP.

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
const missing = { type: "about:blank", title: "Not Found", status: 404, code: "no_such_song" };
const token = { authorization: "Bearer let-me-sing" };

/** What is asked: path, request, and what the answer must be. Text of `body` must be in it. */
const CASES = [
  ["a song", "/songs/1", {}, { status: 200, body: { id: 1, title: "So What" } }],
  [
    "a 404 for who takes anything",
    "/songs/7",
    {},
    {
      status: 404,
      type: "application/problem+json",
      body: { ...missing, detail: "There is no song at /songs/7." },
    },
  ],
  [
    "a 404 as problem+json",
    "/songs/7",
    { accept: "application/problem+json" },
    {
      status: 404,
      type: "application/problem+json",
      body: { ...missing, detail: "There is no song at /songs/7." },
    },
  ],
  [
    "a 404 as JSON",
    "/songs/7",
    { accept: "application/json" },
    {
      status: 404,
      type: "application/json",
      body: { ...missing, detail: "There is no song at /songs/7." },
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
    "a 404 without its content",
    "/songs/7",
    { method: "HEAD" },
    { status: 404, type: "application/problem+json", body: "" },
  ],
  [
    "a 405 with what is allowed",
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
    "a 400 for what is no JSON",
    "/songs",
    { method: "POST", headers: token, content: "{" },
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
    "a 422 with each field",
    "/songs",
    { method: "POST", headers: token, content: '{"year":"never"}' },
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
    "a 201 for a whole song",
    "/songs",
    { method: "POST", headers: token, content: '{"title":"Naima","year":1960}' },
    { status: 201, body: { id: 4, title: "Naima", year: 1960 } },
  ],
  ...["application/json", "application/xml", BROWSER, "text/plain"].map((accept) => [
    `an unexpected exception, told to nobody, for ${accept.split(",")[0]}`,
    "/charts",
    { accept },
    { status: 500, body: "Internal Server Error" },
  ]),
  [
    "an unexpected exception as nothing but its status",
    "/charts",
    {},
    { status: 500, body: { type: "about:blank", title: "Internal Server Error", status: 500 } },
  ],
];

async function ask(origin, path, { method = "GET", accept, headers, content }) {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, ...(accept && { accept }) },
    ...(content && { body: content }),
  });
  return { response, text: await response.text() };
}

/** Holds an answer against what it must be. */
function check({ response, text }, { status, type, headers = {}, body }) {
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

/** The commands that check the types of an example in its own runtime's terms. */
const TYPES = {
  worker: () => [
    [...WRANGLER, "types"],
    [join(root, "node_modules", ".bin", "tsc"), "--project", "."],
  ],
  deno: () => [[findDeno().path, "check", "server.ts"]],
};

for (const example of SONG_SERVERS) {
  test(`examples/${example}`, async (t) => {
    const folder = createExampleProject(example);
    if (Object.hasOwn(TYPES, example)) {
      await t.test("its types hold", () => {
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
      await t.test(`gives ${title}`, async () => check(await ask(origin, path, request), expected));
    }
    await t.test("gives a 429 with the time to wait, which no cache keeps", async () => {
      let answer = await ask(origin, "/songs/random", {});
      // The window of a rate limit may end between two requests.
      for (let tries = 0; answer.response.status === 200 && tries < 5; tries++) {
        answer = await ask(origin, "/songs/random", {});
      }
      check(answer, {
        status: 429,
        type: "application/problem+json",
        headers: { "retry-after": /^([1-9]|10)$/, "cache-control": "no-store" },
      });
    });
  });
}
