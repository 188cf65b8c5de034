// The pages of errors in the reader's language, and what they say beside the detail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, httpexc } = await importPackage();
const { HTTPNotFound, HTTPServiceUnavailable, HTTPTooManyRequests } = httpexc;

const request = () => new Request("https://a.example/", { headers: { accept: "text/html" } });
const render = (error, localized, config = {}) =>
  createErrors({ onError: null, localize: () => localized, ...config })
    .toResponse(error, request())
    .text();

test("a page has the language of localize and its direction", async () => {
  for (const [language, direction] of [
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["ku-Arab", "rtl"],
    ["az-Arab", "rtl"],
    ["ks", "rtl"],
    ["ks-Deva", "ltr"],
    ["ja", "ltr"],
    ["ar-Latn", "ltr"],
  ]) {
    const page = await render(new HTTPNotFound(), { language, title: "T", detail: "D" });
    assert.ok(page.includes(`<html lang="${language}" dir="${direction}">`), page);
  }
  for (const localized of [undefined, {}, { title: "T" }, { language: '"><b>' }, { language: 7 }]) {
    const page = await render(new HTTPNotFound(), localized);
    assert.ok(page.includes('<html lang="en" dir="ltr">'), page);
  }
});

test("localize gives every text of a page, also of a 503 whose detail is hidden", async () => {
  const error = new HTTPServiceUnavailable("db7", { retryAfter: 30, code: "busy" });
  const page = await render(
    error,
    {
      language: "de",
      title: "Nicht verfügbar",
      detail: "db7?",
      explanation: "Der Dienst ist <gerade> überlastet.",
      retrySentence: "Versuchen Sie es in 30 Sekunden erneut.",
      codeLabel: "Kennung",
      referenceLabel: "Vorgang",
    },
    { requestId: () => "8f2a" },
  );
  assert.ok(page.includes("<p>Der Dienst ist &lt;gerade&gt; überlastet.</p>"), page);
  assert.ok(page.includes("<p>Versuchen Sie es in 30 Sekunden erneut.</p>"), page);
  assert.ok(page.includes('<p>Kennung: <code dir="ltr">busy</code></p>'), page);
  assert.ok(page.includes('<p>Vorgang: <code dir="ltr">8f2a</code></p>'), page);
  assert.ok(!page.includes("db7") && !page.includes('lang="en"'), page);
});

test("localize gets the delay, and without its sentence only an English page has one", async () => {
  const contexts = [];
  const localize = (_problem, _request, context) => {
    contexts.push(context);
    return { language: "fr" };
  };
  const date = new Date("2030-01-01T00:00:00Z");
  for (const retryAfter of [30, date, undefined]) {
    const page = await render(new HTTPTooManyRequests({ retryAfter }), {}, { localize });
    assert.ok(!page.includes("Try again"), page);
  }
  assert.deepEqual(contexts, [{ retryAfter: 30 }, { retryAfter: date }, { retryAfter: undefined }]);

  for (const [retryAfter, sentence] of [
    [30, "Try again in 30 seconds."],
    [1, "Try again in 1 second."],
    [120, "Try again in 2 minutes."],
    [3600, "Try again in 1 hour."],
    [date, "Try again after Tue, 01 Jan 2030 00:00:00 GMT."],
  ]) {
    const error = new HTTPTooManyRequests({ retryAfter });
    for (const page of [
      error.toHTML(),
      await render(error, undefined),
      await render(error, { language: "en-GB" }),
    ]) {
      assert.ok(page.includes(`<p>${sentence}</p>`), page);
    }
  }
  assert.ok(!new HTTPTooManyRequests().toHTML().includes("Try again"));
});

test("texts of localize that are no strings are ignored", async () => {
  const page = await render(new HTTPTooManyRequests({ code: "c", retryAfter: 1 }), {
    explanation: 7,
    retrySentence: {},
    codeLabel: null,
    referenceLabel: Symbol("r"),
  });
  assert.ok(page.includes("Try again in 1 second.") && page.includes("Code: "), page);
});

test("retryAfter is a property of each error: a number, a date, or undefined", () => {
  const date = new Date("2030-01-01T00:00:00Z");
  assert.equal(new HTTPTooManyRequests({ retryAfter: 30 }).retryAfter, 30);
  assert.equal(new HTTPServiceUnavailable({ retryAfter: date }).retryAfter, date);
  assert.equal(new HTTPServiceUnavailable({ retryAfter: null }).retryAfter, undefined);
  assert.equal(new HTTPNotFound().retryAfter, undefined);
  assert.equal(new httpexc.HTTPAccepted({ retryAfter: 5 }).retryAfter, 5);
  assert.deepEqual(Object.keys(new HTTPTooManyRequests({ retryAfter: 30 })), []);
});
