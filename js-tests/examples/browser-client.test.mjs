// The example page that reads an API's errors, in Chromium: the caught error for each failure.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { root } from "../lib/project.mjs";
import { createExampleProject, startExample } from "./example-servers.mjs";

const screenshots = join(root, "js-tests", ".work", "screenshots");

test("the page shows the error of an API", async (t) => {
  const origin = await startExample(t, "browser-client", createExampleProject("browser-client"));
  const browser = await launchChromium();
  t.after(() => browser.close());

  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}/`)) {
      problems.push(`elsewhere: ${request.url()}`);
    }
  });
  await page.goto(origin);

  const readPage = async () => {
    await page.waitForFunction(() => document.querySelector("#caught").textContent !== "");
    const texts = {};
    for (const id of ["caught", "advice", "raw"]) texts[id] = await page.textContent(`#${id}`);
    const rows = await page.$$eval("#properties div", (all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    const errors = await page.$$eval("#errors li", (all) => all.map((one) => one.textContent));
    return { ...texts, errors, ...Object.fromEntries(rows) };
  };
  const callApi = async (path, { errorsInOk = false, retry = false } = {}) => {
    await page.locator("[name=errorsInOk]").setChecked(errorsInOk);
    await page.locator("[name=retry]").setChecked(retry);
    await page.locator("[name=path]").selectOption(path);
    await page.locator("button").click();
    return readPage();
  };

  await t.test("problem details are shown", async () => {
    const { caught, title, detail, type, code, requestId, dialect, advice } = await readPage();
    assert.equal(caught, "HTTPNotFound (404)");
    assert.equal(title, "Unknown song");
    assert.equal(detail, "No song has the id 7.");
    assert.equal(type, "https://songs.example/kinds/unknown-song");
    assert.equal(code, type);
    assert.equal(requestId, "req-7");
    assert.equal(dialect, "problem+json");
    assert.equal(advice, "A retry does not help.");
  });

  await t.test("a code of an API becomes a class of the page", async () => {
    const { caught, code, errors, raw } = await callApi("/api/discord");
    assert.equal(caught, "InvalidForm (400)");
    assert.equal(code, "50035");
    assert.deepEqual(errors.toSorted(), [
      "embeds.0.title: TOO_LONG, Leave it at 256 characters.",
      "name: REQUIRED, Give it a name.",
    ]);
    assert.equal(JSON.parse(raw).code, 50035);
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({
      path: join(screenshots, "example-browser-client.png"),
      fullPage: true,
    });
  });

  await t.test("field errors are shown with the part of the request", async () => {
    const { caught, errors } = await callApi("/api/fastapi");
    assert.equal(caught, "HTTPUnprocessableContent (422)");
    assert.deepEqual(errors, [
      "body: title: missing, A title is needed",
      "query: page: int_parsing, Not a whole number",
    ]);
  });

  for (const [path, expected] of Object.entries({
    "/api/google": { caught: "HTTPForbidden (403)", code: "PERMISSION_DENIED" },
    "/api/oauth": { caught: "HTTPBadRequest (400)", code: "invalid_grant" },
    "/api/proxy": { caught: "HTTPBadGateway (502)" },
    "/api/text": { caught: "HTTPConflict (409)", detail: "The song is being edited." },
    "/api/method": { caught: "HTTPMethodNotAllowed (405)", dialect: "empty" },
  })) {
    await t.test(`${path} is read`, async () => {
      const shown = await callApi(path);
      for (const [name, value] of Object.entries(expected)) assert.equal(shown[name], value, name);
    });
  }

  await t.test("a rate limit shows the delay", async () => {
    const { caught, retryAfter, advice } = await callApi("/api/quota");
    assert.equal(caught, "HTTPTooManyRequests (429)");
    assert.equal(retryAfter, "1.5");
    assert.equal(advice, "Retry in 1.5 s.");
  });

  await t.test("an error in a 200 counts if the option is set", async () => {
    assert.equal((await callApi("/api/graphql")).caught, "Success: 200");
    const { caught, code, detail } = await callApi("/api/graphql", { errorsInOk: true });
    assert.match(caught, /\(200\)$/);
    assert.equal(code, "NOT_FOUND");
    assert.equal(detail, "There is no such song.");
  });

  await t.test("a busy API works at the third try", async () => {
    const { caught, advice, raw } = await callApi("/api/flaky", { retry: true });
    assert.equal(caught, "Success: 200");
    assert.equal(advice.match(/got a 503\. The next one is 0\.05 s later/g).length, 2);
    assert.deepEqual(JSON.parse(raw), { title: "Blue in Green" });
  });

  await t.test("a network error can be retried", async () => {
    const { caught, advice } = await callApi("/api/dead");
    assert.equal(caught, "TypeError: no response");
    assert.match(advice, /^Retry in 0\.5 s\.$/);
  });

  assert.deepEqual(problems, []);
});
