// The HTML blocks of the documents, opened in a browser: the assertions of their scripts hold.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { createProject } from "../lib/project.mjs";
import { listBlocks } from "./blocks.mjs";

const pages = listBlocks().filter(({ lang }) => lang === "html");
const folder = createProject("docs-pages");

/** Opens a page. Returns its errors, and the scripts of the package that it loaded. */
async function openPage(browser, origin, { name, code }) {
  writeFileSync(join(folder, `${name}.html`), code);
  const page = await browser.newPage();
  const errors = [];
  const loaded = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => errors.push(`${message.type()}: ${message.text()}`));
  page.on("requestfinished", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/${name}.html`, { waitUntil: "load" });
  // Modules run in the order of the page, so the others have ended when this one runs.
  await page.addScriptTag({ type: "module", content: "globalThis.hasEnded = true;" });
  await page.waitForFunction(() => globalThis.hasEnded);
  await page.close();
  return { errors, loaded: loaded.filter((path) => path.endsWith(".js")) };
}

test("pages run in a browser, and their assertions hold", async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const server = await serveFolder(folder);
  t.after(() => server.close());
  assert.ok(pages.length > 0);
  for (const page of pages) {
    const { errors, loaded } = await openPage(browser, server.origin, page);
    assert.deepEqual(errors, [], page.where);
    assert.ok(loaded.length >= 2, page.where);
  }
  const code = `<!doctype html><title>x</title><script type="module">console.assert(1 > 2);</script>`;
  const { errors } = await openPage(browser, server.origin, { name: "wrong", code });
  assert.equal(errors.length, 1, "an assertion that fails is noticed");
});
