// The example page in Chromium: what it shows for each choice.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { root } from "../lib/project.mjs";
import { createExampleProject, startExample } from "./example-servers.mjs";

const screenshots = join(root, "js-tests", ".work", "screenshots");

test("the page shows the response of an error", async (t) => {
  const origin = await startExample(t, "browser", createExampleProject("browser"));
  const browser = await launchChromium();
  t.after(() => browser.close());

  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const problems = [];
  const logEntries = [];
  page.on("console", (message) => {
    // The log of an error of 500 or more.
    const isLogEntry = message.type() === "error" && /^HTTP\w+: /.test(message.text());
    (isLogEntry ? logEntries : problems).push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}/`)) {
      problems.push(`elsewhere: ${request.url()}`);
    }
  });
  await page.goto(origin);

  const readPage = async () => {
    const texts = {};
    for (const id of ["code", "status", "body"]) texts[id] = await page.textContent(`#${id}`);
    const rows = await page.$$eval("#headers div", (all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    return { ...texts, headers: Object.fromEntries(rows) };
  };
  const waitForUpdate = () =>
    page.waitForFunction(() => document.querySelector("#status").textContent !== "");
  /** Sets the fields one by one, waits for the page each time, and returns what it shows. */
  const choose = async (choices) => {
    for (const [name, value] of Object.entries(choices)) {
      const field = page.locator(`[name=${name}]`);
      await page.evaluate(() => document.querySelector("#status").replaceChildren());
      if (name === "expose") await field.setChecked(value);
      else if (name === "detail") await field.fill(value);
      else await field.selectOption(value);
      await waitForUpdate();
    }
    return readPage();
  };

  await t.test("a 404 is a JSON problem by default", async () => {
    await waitForUpdate();
    const { code, status, headers, body } = await readPage();
    assert.match(code, /^throw new HTTPNotFound\(\{\s+detail: "There is no song/);
    assert.equal(status, "HTTP/1.1 404 Not Found");
    assert.equal(headers["content-type"], "application/problem+json");
    assert.equal(headers.vary, "Accept");
    assert.deepEqual(JSON.parse(body), {
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: "There is no song with the id 7.",
    });
  });

  await t.test("a browser gets a page, where the markup of the detail is escaped", async () => {
    const html = {
      accept: { label: "text/html, ... (a browser)" },
      detail: "No <b>such</b> song.",
    };
    const { headers } = await choose(html);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.match(headers["content-security-policy"], /^default-src 'none'/);
    const inner = page.frameLocator("#page");
    await inner.getByText("No <b>such</b> song.").waitFor();
    assert.equal(await inner.locator("h1").textContent(), "Not Found");
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, "example-browser.png"), fullPage: true });
  });

  await t.test("an XML client gets XML with the required header of the class", async () => {
    const choices = { class: "HTTPMethodNotAllowed", accept: "application/xml", detail: "" };
    const { status, headers, body } = await choose(choices);
    assert.equal(status, "HTTP/1.1 405 Method Not Allowed");
    assert.equal(headers.allow, "GET, HEAD");
    assert.equal(headers["content-type"], "application/xml");
    assert.match(body, /<problem xmlns="urn:ietf:rfc:7807">.*<status>405<\/status>/s);
    assert.equal(await page.locator("#page").isVisible(), false);
  });

  await t.test("the detail of a 5xx stays private unless it is exposed", async () => {
    const choices = { class: "HTTPBadGateway", accept: "text/plain", detail: "secret" };
    const { status, body } = await choose(choices);
    assert.equal(status, "HTTP/1.1 502 Bad Gateway");
    assert.doesNotMatch(body, /secret/);
    assert.match((await choose({ expose: true })).body, /secret/);
  });

  await t.test("a HEAD has the headers and no content", async () => {
    const choices = { class: "HTTPUnauthorized", method: "HEAD", expose: false };
    const { status, headers, body } = await choose(choices);
    assert.equal(status, "HTTP/1.1 401 Unauthorized");
    assert.equal(headers["www-authenticate"], 'Bearer realm="songs"');
    assert.equal(body, "(no content)");
  });

  await t.test("every class can be chosen", async () => {
    const names = await page.$$eval("[name=class] option", (all) => all.map(({ value }) => value));
    assert.ok(names.length > 50, `${names.length} classes`);
    for (const name of names) {
      const { code, status } = await choose({ class: name });
      assert.ok(code.startsWith(`throw new ${name}(`), code);
      assert.match(status, /^HTTP\/1\.1 [2-5]\d\d [A-Z]/);
    }
  });

  assert.deepEqual(problems, []);
  assert.ok(logEntries.length > 0);
});
