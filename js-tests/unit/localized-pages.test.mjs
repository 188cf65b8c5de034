// The pages of errors in the reader's language, and what they say beside the detail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, dialects, httpexc } = await importPackage();
const { HTTPNotFound, HTTPServiceUnavailable, HTTPTooManyRequests, HTTPUnprocessableContent } =
  httpexc;

const request = (accept = "text/html") =>
  new Request("https://a.example/", { headers: { accept } });
const render = (error, localized, config = {}) =>
  createErrors({
    onError: null,
    customize: (problem) => localized && { ...problem, ...localized },
    ...config,
  })
    .toResponse(error, request())
    .text();

test("a page has the language of customize and its direction", async () => {
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

test("customize gives every text of a page, also of a 503 whose detail is hidden", async () => {
  const error = new HTTPServiceUnavailable("db7", { retryAfter: 30, code: "busy" });
  const page = await render(
    error,
    {
      language: "de",
      title: "Nicht verfügbar",
      detail: "db7?",
      pageTexts: {
        explanation: "Der Dienst ist <gerade> überlastet.",
        retrySentence: "Versuchen Sie es in 30 Sekunden erneut.",
        codeLabel: "Kennung",
        referenceLabel: "Vorgang",
      },
    },
    { requestId: () => "8f2a" },
  );
  assert.ok(page.includes("<p>Der Dienst ist &lt;gerade&gt; überlastet.</p>"), page);
  assert.ok(page.includes("<p>Versuchen Sie es in 30 Sekunden erneut.</p>"), page);
  assert.ok(page.includes('<p>Kennung: <code dir="ltr">busy</code></p>'), page);
  assert.ok(page.includes('<p>Vorgang: <code dir="ltr">8f2a</code></p>'), page);
  assert.ok(!page.includes("db7") && !page.includes('lang="en"'), page);
});

test("labels that customize gives stand in plain text and Markdown, where they are text", async () => {
  const error = new HTTPServiceUnavailable({ retryAfter: 30, code: "busy" });
  const errors = createErrors({
    onError: null,
    requestId: () => "8f2a",
    customize: (problem) => ({
      ...problem,
      language: "de",
      title: "Nicht verfügbar",
      pageTexts: {
        explanation: "Der Dienst ist überlastet.",
        retrySentence: "Versuchen Sie es in 30 Sekunden erneut.",
        codeLabel: "*Kennung*\n#",
        referenceLabel: "",
      },
    }),
  });
  const respond = async (accept) => errors.toResponse(error, request(accept)).text();
  assert.equal(
    await respond("text/plain"),
    "503 Nicht verfügbar\n\nDer Dienst ist überlastet.\n\n*Kennung* #: busy\n\nReference: 8f2a\n",
  );
  const markdown = await respond("text/markdown");
  assert.equal(
    markdown.slice(markdown.indexOf("# 503")),
    "# 503 Nicht verfügbar\n\nDer Dienst ist überlastet.\n\nVersuchen Sie es in 30 Sekunden erneut.\n\n" +
      "\\*Kennung\\* \\#: busy\n\nReference: 8f2a\n",
  );
});

test("customize gets the delay, and without its sentence only an English page has one", async () => {
  const delays = [];
  const customize = (problem, { retryAfter }) => {
    delays.push(retryAfter);
    return { ...problem, language: "fr" };
  };
  const date = new Date("2030-01-01T00:00:00Z");
  for (const retryAfter of [30, date, undefined]) {
    const page = await render(new HTTPTooManyRequests({ retryAfter }), {}, { customize });
    assert.ok(!page.includes("Try again"), page);
  }
  assert.deepEqual(delays, [30, date, undefined]);

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

test("texts of a page that are no strings are left out, and reported", async () => {
  const reports = [];
  const pageTexts = {
    explanation: 7,
    retrySentence: {},
    codeLabel: null,
    referenceLabel: Symbol("r"),
    codeLable: "Kennung",
  };
  const error = new HTTPTooManyRequests({ code: "c", retryAfter: 1 });
  const onError = ({ cause }) => reports.push(cause.message);
  const page = await render(error, { pageTexts }, { onError });
  assert.ok(page.includes("Try again in 1 second.") && page.includes("Code: "), page);
  assert.deepEqual(reports, [
    "Cannot use the result of customize.pageTexts.explanation: it is not a string",
    "Cannot use the result of customize.pageTexts.retrySentence: it is not a string",
    "Cannot use the result of customize.pageTexts.referenceLabel: it is not a string",
    "Cannot use the result of customize.pageTexts.codeLable: it is no text of a page",
  ]);
  await render(error, { pageTexts: "Kennung" }, { onError });
  assert.equal(reports[4], "Cannot use the result of customize.pageTexts: it is not an object");
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

test("a language with an underscore is sent as a tag", async () => {
  for (const [given, language] of [
    ["de_DE", "de-DE"],
    ["zh_Hant_TW", "zh-Hant-TW"],
    ["ar_EG", "ar-EG"],
  ]) {
    const errors = createErrors({ onError: null, customize: () => ({ language: given }) });
    const response = errors.toResponse(new HTTPNotFound(), request());
    assert.equal(response.headers.get("content-language"), language);
    assert.ok((await response.text()).includes(`<html lang="${language}" dir="`));
  }
});

test("onError is called with a language that is no tag, and the response has its texts", async () => {
  for (const [language, shown] of [
    ["de_DE.UTF-8", 'the string "de_DE.UTF-8"'],
    ["German language", 'the string "German language"'],
    ["", 'the string ""'],
    [7, "the number 7"],
    [new Intl.Locale("de"), "an object"],
  ]) {
    const reports = [];
    const errors = createErrors({
      onError: ({ cause }) => reports.push(cause),
      customize: () => ({ language, title: "Titel" }),
    });
    const response = errors.toResponse(new HTTPNotFound(), request());
    assert.equal(response.headers.get("content-language"), null);
    assert.ok((await response.text()).includes("<h1>Titel</h1>"));
    assert.deepEqual(
      reports.map(({ name, message }) => [name, message]),
      [
        [
          "TypeError",
          `Cannot use the result of customize.language: expected a language tag such as "de-DE", not ${shown}`,
        ],
      ],
    );
  }
});

test("a customized text that is a promise is left out, and ends no process", async () => {
  for (const name of ["title", "detail", "language", "pageTexts", "trace", "type", "errors"]) {
    const reports = [];
    const errors = createErrors({
      onError: ({ cause }) => reports.push(cause.message),
      customize: () => ({ [name]: Promise.reject(new Error("not awaited")) }),
    });
    const response = errors.toResponse(new HTTPNotFound(), request());
    assert.equal(response.status, 404);
    assert.ok((await response.text()).includes("Not Found"));
    assert.deepEqual(reports, [
      `Cannot use the result of customize.${name}: it is a promise, which is not awaited`,
    ]);
  }
  await new Promise((resolve) => setTimeout(resolve, 10));
});

test("the pages of WebOb and Werkzeug have the language of customize", async () => {
  for (const [dialect, bare] of [
    [dialects.webob, "<html>"],
    [dialects.werkzeug, "<html lang=en>"],
  ]) {
    const page = await render(new HTTPNotFound(), { language: "he" }, { dialect });
    assert.ok(page.includes('<html lang="he" dir="rtl">'), page);
    assert.ok((await render(new HTTPNotFound(), {}, { dialect })).includes(bare));
  }
});

test("a line end in a field's message is no line of another field", async () => {
  const error = new HTTPUnprocessableContent("Line one.\nLine two.", {
    errors: [
      { path: "/title", message: "Too long.\r\n- /tags: Fine.\u2028- /more: Fine." },
      { path: ["a\nb"], message: "Odd." },
    ],
    code: "a\nReference: forged",
  });
  const plain = new Request("https://a.example/", { headers: { accept: "text/plain" } });
  assert.equal(
    await error.toResponse(plain).text(),
    [
      "422 Unprocessable Content",
      "",
      "Line one.",
      "Line two.",
      "",
      "- /title: Too long. - /tags: Fine. - /more: Fine.",
      "- /a b: Odd.",
      "",
      "Code: a Reference: forged",
      "",
    ].join("\n"),
  );
});
