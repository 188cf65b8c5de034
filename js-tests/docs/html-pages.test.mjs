// The pages among the examples of the documents, in a browser: what their scripts assert holds.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { launchChromium, serveFolder } from "../lib/chromium.mjs";
import { project } from "../lib/project.mjs";
import { allBlocks } from "./blocks.mjs";

const pages = allBlocks().filter(({ lang }) => lang === "html");
const folder = project("docs-pages");

/** Opens a page, and gives what went wrong and which scripts of the package it loaded. */
async function opened(browser, origin, { name, code }) {
  writeFileSync(join(folder, `${name}.html`), code);
  const page = await browser.newPage();
  const wrong = [];
  const loaded = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (said) => wrong.push(`${said.type()}: ${said.text()}`));
  page.on("requestfinished", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/${name}.html`, { waitUntil: "load" });
  // Modules are over once this one is: they run in the order of the page.
  await page.addScriptTag({ type: "module", content: "globalThis.isOver = true;" });
  await page.waitForFunction(() => globalThis.isOver);
  await page.close();
  return { wrong, loaded: loaded.filter((path) => path.endsWith(".js")) };
}

test("pages run in a browser, and what they assert holds", async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const server = await serveFolder(folder);
  t.after(() => server.close());
  assert.ok(pages.length > 0);
  for (const page of pages) {
    const { wrong, loaded } = await opened(browser, server.origin, page);
    assert.deepEqual(wrong, [], page.where);
    assert.ok(loaded.length >= 2, page.where);
  }
  const code = `<!doctype html><title>x</title><script type="module">console.assert(1 > 2);</script>`;
  const { wrong } = await opened(browser, server.origin, { name: "wrong", code });
  assert.equal(wrong.length, 1, "an assertion that fails is noticed");
});
