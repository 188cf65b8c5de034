// Errors as Markdown: who gets it, what it says, what it hides, and how it is read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFrontMatter, splitFrontMatter } from "../lib/markdown-document.mjs";
import { importPackage } from "./package-import.mjs";

const { catalogue, client, createErrors, dialects, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPConflict, HTTPNotFound, HTTPTooManyRequests, toResponse } = httpexc;

const MARKDOWN = { headers: { accept: "text/markdown" } };
const CONFIGURATIONS = {
  core: createErrors(),
  dialects: createErrors({ dialect: dialects.problem }),
};

/** Returns the media type of a response. */
const readType = (response) => response.headers.get("content-type");

test("a response has the members in its front matter, and what to do below it", async () => {
  const error = new HTTPTooManyRequests("10 of 10 songs.", {
    code: "too_many",
    retryAfter: 90,
    help: { href: "https://docs.example/limits" },
    errors: [{ path: ["songs", 3], message: "One too many." }],
    extensions: { limit: 10 },
  });
  const expected = `---
type: "about:blank"
title: "Too Many Requests"
status: 429
detail: "10 of 10 songs."
code: "too_many"
help: {"href": "https://docs.example/limits"}
errors: [{"detail": "One too many.", "pointer": "#/songs/3"}]
limit: 10
---

# 429 Too Many Requests

10 of 10 songs.

Try again in 1 minute and 30 seconds.

- /songs/3: One too many.

<https://docs.example/limits>

Code: too_many
`;
  for (const response of [
    toResponse(error, MARKDOWN),
    error.toResponse(MARKDOWN),
    ...Object.values(CONFIGURATIONS).map((errors) => errors.toResponse(error, MARKDOWN)),
  ]) {
    assert.equal(readType(response), "text/markdown; charset=utf-8");
    assert.equal(response.headers.get("vary"), "Accept");
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("retry-after"), "90");
    assert.equal(await response.text(), expected);
  }
});

test("only a client that names Markdown gets it", () => {
  for (const [accept, expected] of [
    ["text/markdown", "text/markdown; charset=utf-8"],
    ["text/markdown, */*;q=0.1", "text/markdown; charset=utf-8"],
    ["text/markdown;q=0.9, text/html;q=0.8", "text/markdown; charset=utf-8"],
    ["text/markdown; variant=GFM", "text/markdown; charset=utf-8"],
    ["text/html, text/markdown;q=0.9", "text/html; charset=utf-8"],
    ["text/*", "text/html; charset=utf-8"],
    ["text/*, text/html;q=0, text/plain;q=0, text/xml;q=0", "application/problem+json"],
    ["*/*", "application/problem+json"],
    ["text/markdown;q=0", "application/problem+json"],
  ]) {
    for (const [name, errors] of Object.entries(CONFIGURATIONS)) {
      const response = errors.toResponse(new HTTPNotFound(), { headers: { accept } });
      assert.equal(readType(response), expected, `${name}: ${accept}`);
    }
  }
});

test("a dialect of another system has no Markdown", () => {
  for (const [name, dialect] of Object.entries(dialects)) {
    if (name === "problem") continue;
    const response = createErrors({ dialect }).toResponse(new HTTPNotFound(), MARKDOWN);
    assert.ok(!readType(response)?.includes("markdown"), name);
  }
});

test("a server error hides what it hides elsewhere", async () => {
  const cause = new Error("canary-cause");
  const error = new HTTPBadGateway("canary-detail", { cause, comment: "canary-comment" });
  const errors = createErrors({ onError: null });
  assert.ok(!(await errors.toResponse(error, MARKDOWN).text()).includes("canary"));
  const shown = createErrors({ onError: null, expose: true });
  assert.ok((await shown.toResponse(error, MARKDOWN).text()).includes("canary-detail"));
});

test("HEAD has the headers alone, and a status without content has none", async () => {
  const { body, headers } = toResponse(new HTTPNotFound(), { ...MARKDOWN, method: "HEAD" });
  assert.equal(body, null);
  assert.equal(headers.get("content-type"), "text/markdown; charset=utf-8");
  assert.ok(Number(headers.get("content-length")) > 50);
});

test("a format of the configuration takes the place of Markdown", async () => {
  const formats = { "text/markdown": ({ title }) => `# ${title}` };
  for (const dialect of [dialects.problem, dialects.falcon]) {
    const response = createErrors({ dialect, formats }).toResponse(new HTTPNotFound(), MARKDOWN);
    assert.equal(readType(response), "text/markdown", dialect.name);
    assert.equal(await response.text(), "# Not Found");
  }
});

test("the headers of a status do not depend on the format of another status before", () => {
  const formats = { "text/csv": () => "a", "text/calendar": () => "b" };
  const statuses = catalogue
    .filter(
      ({ standing, status, className }) => standing !== "unused" && status >= 400 && className,
    )
    .map(({ status }) => status);
  const create = (status) => new httpexc.statusMap[status]({ allow: [], challenges: [] });
  const listHeaders = (errors, status, accept) => {
    try {
      return [...errors.toResponse(create(status), { headers: { accept } }).headers];
    } catch {
      return undefined;
    }
  };
  const errors = createErrors({ dialect: dialects.problem, formats, onError: null });
  for (const status of statuses) {
    for (const accept of [...Object.keys(formats), "text/markdown"])
      listHeaders(errors, status, accept);
  }
  for (const status of statuses) {
    const fresh = createErrors({ dialect: dialects.problem, formats, onError: null });
    const expected = listHeaders(fresh, status, "*/*");
    assert.deepEqual(listHeaders(errors, status, "*/*"), expected, String(status));
  }
});

test("texts in another language are shown, and no English ones beside them", async () => {
  const customize = (problem) => ({
    ...problem,
    title: "Nicht gefunden",
    detail: "Kein Lied 7.",
    language: "de",
    pageTexts: { retrySentence: "In 30 Sekunden noch einmal versuchen." },
  });
  const errors = createErrors({ customize });
  const error = new HTTPNotFound("No song 7.", { retryAfter: 30, retryable: true });
  const text = await errors.toResponse(error, MARKDOWN).text();
  const { content } = splitFrontMatter(text);
  const expected =
    "\n# 404 Nicht gefunden\n\nKein Lied 7.\n\nIn 30 Sekunden noch einmal versuchen.\n";
  assert.equal(content, expected);
});

test("a template of the configuration is shown as text", async () => {
  const errors = createErrors({ dialect: dialects.problem, template: "<b>Oops</b>: ${detail}" });
  const text = await errors.toResponse(new HTTPNotFound("No *song*."), MARKDOWN).text();
  assert.equal(splitFrontMatter(text).content, "\n# 404 Not Found\n\nOops: No \\*song\\*.\n");
});

test("the reader reads it with every member", async () => {
  const error = new HTTPConflict("Two *songs* have\nthe name <b>.", {
    type: "https://api.example/problems/same-name",
    title: "Same: Name",
    instance: "/songs/7",
    code: "same_name",
    errors: [{ path: ["a: b", 0], message: "Is it `this`?", code: "x" }],
    extensions: { balance: 30, "on: x": { c: [null, "---"] } },
  });
  for (const headers of [{ "content-type": "text/markdown; charset=utf-8" }, {}]) {
    const body = await toResponse(error, MARKDOWN).text();
    const read = await client.fromResponse(new Response(body, { status: 409, headers }));
    const { detail, code, type, title, instance, errors } = read.report;
    assert.deepEqual(
      { detail, code, type, title, instance },
      {
        detail: error.detail,
        code: "same_name",
        type: error.type,
        title: "Same: Name",
        instance: "/songs/7",
      },
    );
    assert.deepEqual(
      errors.map(({ path, message }) => [path, message]),
      [[["a: b", 0], "Is it `this`?"]],
    );
    assert.deepEqual(read.extensions, { balance: 30, "on: x": { c: [null, "---"] } });
  }
});

test("front matter of other programs is no error of this package", async () => {
  for (const body of [
    "---\ntitle: A page\n---\n\n# A page\n",
    "---\n---\n",
    "---\ntitle: 1",
    '---\ntitle: "A\n---\n',
    "------\nNo song.\n------\n",
  ]) {
    const read = await client.fromResponse(new Response(body, { status: 404 }));
    assert.equal(read.status, 404, body);
    assert.equal(typeof read.raw, "string", body);
    assert.equal(read.report.type, null, body);
  }
});

test("numbers are those of the JSON in each version of YAML", async () => {
  const extensions = { a: 1e21, b: 1e-7, c: -1.5, d: 1234567890123456, e: 0, f: 1e300 };
  const text = await toResponse(new HTTPConflict({ extensions }), MARKDOWN).text();
  const { frontMatter } = splitFrontMatter(text);
  for (const version of ["1.1", "1.2"]) {
    const { type, title, status, ...found } = parseFrontMatter(frontMatter, version);
    assert.deepEqual(found, extensions, version);
    assert.deepEqual([type, title, status], ["about:blank", "Conflict", 409]);
  }
  // The regular expression of YAML 1.1 for a float, which its older parsers follow to the letter.
  const float = /^[-+]?(?:[0-9][0-9_]*)?\.[0-9.]*(?:[eE][-+][0-9]+)?$/;
  for (const name of ["a", "b", "f"]) {
    assert.match(frontMatter.match(new RegExp(`^"${name}": (.*)$`, "m"))[1], float);
  }
});
