// Long texts of upstream responses: title, detail and messages are bounded, and `raw` has all of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client, httpexc, createErrors } = await importPackage();
const MAX = 2000;
const LONG = "The server is full of songs. ".repeat(2_260);

const read = (body, type) =>
  client.fromResponse(new Response(body, { status: 503, headers: { "content-type": type } }));
const quote = (value) => JSON.stringify(value);

const BODIES = {
  "plain text": [LONG, "text/plain"],
  "plain text below a first line": [`Sorry!\n${LONG}`, "text/plain"],
  "plain text below a status line": [`503 Service Unavailable\n\n${LONG}`, "text/plain"],
  "a text without a type": [LONG, ""],
  "a text in JSON": [quote(LONG), "application/json"],
  "a message": [quote({ message: LONG }), "application/json"],
  "a nested message": [quote({ error: { code: "full", message: LONG } }), "application/json"],
  "problem details": [quote({ title: "Full", detail: LONG }), "application/problem+json"],
  XML: [`<error><message>${LONG}</message></error>`, "application/xml"],
  "a page": [`<html><title>503</title><h1>Full</h1><p>${LONG}</p></html>`, "text/html"],
};

for (const [what, [body, type]] of Object.entries(BODIES)) {
  test(`${what} of 64 KiB has a detail of ${MAX} characters, and all of it in raw`, async () => {
    const error = await read(body, type);
    assert.equal(error.detail.length, MAX);
    assert.ok(error.detail.endsWith("\u2026"), error.detail.slice(-20));
    const text = "The server is full";
    assert.ok(error.detail.includes(text) || error.detail.startsWith("Sorry!"));
    assert.ok(error.stack.split("\n")[0].length < MAX + 100);
    assert.ok(JSON.stringify(error.report.raw).length > 65_000);
    assert.equal(error.raw, error.report.raw);
  });
}

test("a title and the messages of field errors are bounded, too", async () => {
  const long = LONG.slice(0, 5_000);
  const errors = [
    { pointer: "#/a", detail: long },
    { pointer: "#/b", detail: "Short." },
  ];
  const body = quote({ title: long, detail: "It is full.", errors });
  const { title, detail, report } = await read(body, "application/problem+json");
  assert.deepEqual([title.length, report.title.length, detail], [MAX, MAX, "It is full."]);
  assert.deepEqual(
    report.errors.map(({ message }) => message.length),
    [MAX, "Short.".length],
  );
  assert.deepEqual(report.errors[0].path, ["a"]);
});

test("a text of 2,000 characters stays, and one more is cut before a whole character", async () => {
  const exact = "x".repeat(MAX);
  assert.equal((await read(exact, "text/plain")).detail, exact);
  const over = await read(`${exact}y`, "text/plain");
  assert.equal(over.detail, `${"x".repeat(MAX - 1)}\u2026`);
  // The emoji takes two places, of which only the first would fit.
  const emoji = await read(`${"x".repeat(MAX - 2)}\u{1f3b5}${exact}`, "text/plain");
  assert.equal(emoji.detail, `${"x".repeat(MAX - 2)}\u2026`);
  assert.ok(emoji.detail.isWellFormed?.() ?? true);
});

test("parseError bounds texts, too, and a relayed error sends the bounded one", async () => {
  const report = client.parseError({ status: 503, body: LONG });
  assert.equal(report.detail.length, MAX);
  const response = new Response(LONG, { status: 404, headers: { "content-type": "text/plain" } });
  const error = await client.fromResponse(response, { relay: true });
  assert.ok(error instanceof httpexc.HTTPNotFound);
  const relayed = await createErrors({ onError() {} }).respond(error);
  assert.equal((await relayed.json()).detail.length, MAX);
});
