// The documentation of declared problems at their type URIs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { importPackage } from "./package-import.mjs";

const { folder, httpexc, problems } = await importPackage();
const { defineProblems, type } = problems;

const songs = defineProblems("https://api.example/problems/", {
  SongUnknown: {
    status: 404,
    title: "No such song",
    extensions: type(),
    example: { song: 7 },
    detail: "No song has the id {song}.",
  },
  SongLocked: {
    status: 409,
    title: "Song <locked>",
    extensions: z.object({
      song: z.number().describe("The id of the song | as in its URL."),
      until: z.iso.datetime().optional(),
      parts: z.array(z.enum(["a", "b"])).optional(),
    }),
    docs: "Somebody else is editing the song.\n\nTry again after `until`, or read [more](https://api.example/more?a=1&b=2).\n\n- one\n- <two>",
    retryable: true,
  },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
  Quota: { status: 429, type: "https://errors.example/all?name=quota" },
  Down: { status: 503, extensions: type() },
});

const get = (path, headers = {}, init = {}, set = songs) =>
  set.page(new Request(`http://localhost:8787${path}`, { headers, ...init }));

test("a type URI has the page of its problem, and the path above it the index", async () => {
  const page = await get("/problems/song-locked");
  assert.equal(page.status, 200);
  assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
  const html = await page.text();
  assert.match(html, /<title>Song &lt;locked&gt;<\/title>/);
  assert.match(html, /<code>https:\/\/api\.example\/problems\/song-locked<\/code>/);
  assert.match(html, /<code>song_locked<\/code>/);
  assert.match(html, /Try again after <code>until<\/code>/);
  assert.match(html, /<a href="https:\/\/api\.example\/more\?a=1&amp;b=2">more<\/a>/);
  assert.match(html, /<ul><li>one<\/li><li>&lt;two&gt;<\/li><\/ul>/);
  assert.match(html, /<code>until<\/code> <small>string \(date-time\), optional<\/small>/);
  assert.match(html, /array of &quot;a&quot; or &quot;b&quot;/);
  assert.match(html, /&quot;song&quot;: 7/);
  assert.match(html, /<a href="\/problems\/">All problem types<\/a>/);
  for (const path of ["/problems/", "/problems", "/problems/?utm=1"]) {
    const index = await (await get(path)).text();
    assert.match(index, /<h1>Problem types<\/h1>/);
    assert.match(index, /<a href="\/problems\/song-unknown">No such song<\/a>/);
  }
  assert.match(await (await get("/all?name=quota")).text(), /Too Many Requests/);
  assert.match(await (await get("/problems/song-unknown?utm=1")).text(), /No song has the id 7\./);
});

test("every page has the look and the policy of the error pages", async () => {
  const response = await get("/problems/token-stale");
  const html = await response.text();
  const [, style] = /<style>([\s\S]*)<\/style>/.exec(html);
  const hash = createHash("sha256").update(style).digest("base64");
  assert.equal(
    response.headers.get("content-security-policy"),
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  const error = new httpexc.HTTPNotFound().toHTML();
  const [, root] = /<style>(:root\{[^}]*\})/.exec(error);
  const [, heading] = /(h1\{[^}]*\})/.exec(error);
  assert.ok(style.startsWith(root) && style.includes(heading));
  assert.doesNotMatch(html, /<script|style=|onclick/);
});

test("the format follows Accept", async () => {
  const cases = [
    [undefined, "text/html"],
    ["*/*", "text/html"],
    ["text/*", "text/html"],
    ["application/json", "application/json"],
    ["text/markdown", "text/markdown"],
    ["text/html;q=0.5, application/json", "application/json"],
    ["text/html;q=0, */*;q=0.1", "text/markdown"],
    ["text/markdown;q=0.9, text/*;q=0.8, */*;q=0.1", "text/markdown"],
    ["image/png", "text/html"],
    ["TEXT/HTML;Q=1, application/json;q=2", "text/html"],
  ];
  for (const [accept, expected] of cases) {
    const response = await get("/problems/song-locked", accept === undefined ? {} : { accept });
    assert.equal(response.headers.get("content-type").split(";")[0], expected, accept);
    assert.equal(response.headers.get("vary"), "Accept");
  }
});

test("JSON and Markdown have the same facts", async () => {
  const json = await (await get("/problems/song-locked", { accept: "application/json" })).json();
  assert.deepEqual(
    [json.name, json.code, json.status, json.title, json.retry],
    [
      "SongLocked",
      "song_locked",
      409,
      "Song <locked>",
      "Yes, after the seconds of Retry-After if the response has it.",
    ],
  );
  assert.deepEqual(json.members[0], {
    name: "song",
    type: "number",
    required: true,
    description: "The id of the song | as in its URL.",
  });
  assert.equal(json.example.body.type, "https://api.example/problems/song-locked");
  assert.equal(json.example.body.retryable, true);
  const index = await (await get("/problems/", { accept: "application/json" })).json();
  assert.deepEqual(
    index.problems.map(({ code }) => code),
    ["song_unknown", "song_locked", "token_stale", "quota", "down"],
  );
  const { headers } = index.problems[2].example;
  assert.ok(headers.some(([name, value]) => name === "www-authenticate" && value === "Bearer"));
  const markdown = await (await get("/problems/song-locked", { accept: "text/markdown" })).text();
  assert.match(markdown, /^# Song \\<locked\\>\n\nSomebody else/);
  assert.match(
    markdown,
    /\| `song` \| number \| yes \| The id of the song \\\| as in its URL\. \|/,
  );
  assert.match(markdown, /```http\nHTTP\/1\.1 409\ncontent-type: application\/problem\+json/);
  const list = await (await get("/problems/", { accept: "text/markdown" })).text();
  assert.match(list, /- \[No such song\]\(\/problems\/song-unknown\): 404, `song_unknown`/);
});

test("a page has an ETag, and is not sent again", async () => {
  const first = await get("/problems/song-locked");
  const etag = first.headers.get("etag");
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const second = await get("/problems/song-locked", { "if-none-match": known });
    assert.equal(second.status, 304);
    assert.equal(await second.text(), "");
    assert.equal(second.headers.get("etag"), etag);
  }
  assert.equal((await get("/problems/song-locked", { "if-none-match": '"other"' })).status, 200);
  const other = await get("/problems/song-locked", { accept: "application/json" });
  assert.notEqual(other.headers.get("etag"), etag);
  assert.equal((await get("/problems/song-locked")).headers.get("etag"), etag);
});

test("HEAD has the headers alone; other methods and paths are errors", async () => {
  const head = await get("/problems/song-locked", {}, { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(await head.text(), "");
  assert.equal(head.headers.get("etag"), (await get("/problems/song-locked")).headers.get("etag"));
  const post = await get("/problems/song-locked", {}, { method: "POST" });
  assert.deepEqual([post.status, post.headers.get("allow")], [405, "GET, HEAD"]);
  for (const path of ["/", "/problems/song-gone", "/problem", "/problems/song-locked/x"]) {
    assert.equal((await get(path)).status, 404, path);
  }
});

test("types with fragments are sections of the index; URNs have no page", async () => {
  const set = defineProblems("https://api.example/errors#", {
    SongGone: { status: 410, title: "Gone" },
    SongSold: { status: 409 },
  });
  const html = await (await get("/errors", {}, {}, set)).text();
  assert.match(html, /<a href="\/errors#song-gone">Gone<\/a>/);
  assert.match(html, /<section id="song-gone">/);
  const urns = defineProblems("urn:songs:", { SongGone: { status: 410 } });
  assert.equal((await get("/", {}, {}, urns)).status, 404);
});

test("a problem without an example or a JSON Schema has a page", async () => {
  const set = defineProblems("https://api.example/", {
    Odd: { status: 400, extensions: z.object({ at: z.date() }) },
    Even: { status: 400, extensions: z.object({ even: z.number().refine((n) => n % 2 === 0) }) },
  });
  for (const path of ["/odd", "/even"]) {
    const html = await (await get(path, {}, {}, set)).text();
    assert.doesNotMatch(html, /Example/);
  }
  const odd = await (await get("/odd", { accept: "application/json" }, {}, set)).json();
  assert.deepEqual([odd.members, "example" in odd], [[], false]);
});

test("members behind references, in variants, and within members are listed", async () => {
  const Folder = z.object({
    name: z.string(),
    get parent() {
      return Folder.optional();
    },
  });
  const set = defineProblems("https://api.example/", {
    Named: {
      status: 400,
      extensions: z.object({ song: z.number(), by: z.string().optional() }).meta({ id: "Named" }),
    },
    Variants: {
      status: 400,
      extensions: z.discriminatedUnion("shape", [
        z.object({ shape: z.literal("round"), radius: z.number(), color: z.string() }),
        z.object({ shape: z.literal("square"), side: z.number(), color: z.string() }),
      ]),
    },
    Nested: {
      status: 400,
      extensions: z.object({
        editor: z.object({ name: z.string() }).meta({ id: "Editor" }),
        parts: z.array(z.object({ id: z.number().describe("Of the part.") })),
        scores: z.record(z.string(), z.number()),
        pair: z.tuple([z.string(), z.number()]),
      }),
    },
    Recursive: { status: 400, extensions: Folder },
  });
  const list = async (path) => {
    const page = await get(path, { accept: "application/json" }, {}, set);
    const { members } = await page.json();
    return members.map(({ name, type, required, description }) =>
      [name, type, required, description].filter((one) => one !== undefined).join(" "),
    );
  };
  assert.deepEqual(await list("/named"), ["song number true", "by string false"]);
  assert.deepEqual(await list("/variants"), [
    'shape "round" or "square" true',
    "radius number false",
    "color string true",
    "side number false",
  ]);
  assert.deepEqual(await list("/nested"), [
    "editor object true",
    "editor.name string true",
    "parts array of object true",
    "parts[].id number true Of the part.",
    "scores object with values of number true",
    "pair [string, number] true",
  ]);
  // What is a part of itself is listed once.
  assert.deepEqual(await list("/recursive"), ["name string true", "parent object false"]);
});

test("members that are not known are not shown as if there were none", async () => {
  const set = defineProblems("https://api.example/", {
    Types: { status: 400, extensions: type() },
    Given: { status: 400, extensions: type(), example: { song: 7 } },
    None: { status: 400 },
  });
  const unknown = /It may have further members, which are not described\./;
  for (const accept of ["text/html", "text/markdown"]) {
    const types = await (await get("/types", { accept }, {}, set)).text();
    assert.match(types, unknown);
    assert.doesNotMatch(types, /Example/);
    const given = await (await get("/given", { accept }, {}, set)).text();
    assert.match(given, unknown);
    assert.match(given, /Example/);
    assert.doesNotMatch(given, /always|optional|\| yes|\| no/);
    const none = await (await get("/none", { accept }, {}, set)).text();
    assert.doesNotMatch(none, unknown);
    assert.match(none, /Example/);
  }
});

test("a type without a page is no link", async () => {
  const set = defineProblems("https://api.example/problems/", {
    Odd: { status: 400, type: "javascript:alert(1)" },
    Urn: { status: 400, type: "urn:x:odd", code: "urn" },
    Even: { status: 400 },
  });
  const html = await (await get("/problems/", {}, {}, set)).text();
  assert.deepEqual(html.match(/<a [^>]*>/g), ['<a href="/problems/even">']);
  const markdown = await (await get("/problems/", { accept: "text/markdown" }, {}, set)).text();
  assert.match(markdown, /- Bad Request: 400, `odd`\n- Bad Request: 400, `urn`\n- \[Bad/);
});

test("the problems of a set are described once", async () => {
  let count = 0;
  const jsonSchema = {
    input: () => {
      count++;
      return { type: "object" };
    },
  };
  const validate = (value) => ({ value });
  const extensions = { "~standard": { version: 1, vendor: "test", validate, jsonSchema } };
  const set = defineProblems("https://api.example/", { Odd: { status: 400, extensions } });
  await get("/odd", {}, {}, set);
  const first = count;
  assert.ok(first > 0);
  for (const path of ["/odd", "/", "/missing"]) await get(path, {}, {}, set);
  assert.equal(count, first);
});

test("describing a 5xx logs nothing", async () => {
  const { error } = console;
  const logged = [];
  console.error = (...args) => logged.push(args);
  await get("/problems/down");
  console.error = error;
  assert.deepEqual(logged, []);
});

test("the code of the pages is a file of its own, in both formats", async () => {
  const dist = join(folder, "node_modules", "httpexc", "dist");
  for (const extension of ["js", "cjs"]) {
    const text = readFileSync(join(dist, `problems.${extension}`), "utf8");
    assert.ok(text.includes(`./problems-page.${extension}`));
    assert.ok(!text.includes("<!doctype html>"));
  }
  const required = createRequire(join(folder, "x.cjs"))("httpexc/problems");
  const set = required.defineProblems("https://api.example/", { Odd: { status: 400 } });
  assert.equal((await get("/odd", {}, {}, set)).status, 200);
});
