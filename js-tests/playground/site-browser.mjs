// Starts the built playground in Chromium, and says of each page what it complains of.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { launchChromium, serveFolder } from "../lib/chromium.mjs";
import { root } from "../lib/project.mjs";
import { go } from "./page-actions.mjs";
import { buildSite } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Where the pages can be looked at. */
export const screenshots = join(root, "js-tests", ".work", "playground");

const DESK = { width: 1280, height: 900 };

/** Gives the site's folder and what opens its pages; `close` ends all of it. */
export async function start() {
  const folder = await buildSite("playground-test");
  const server = await serveFolder(join(folder, "dist"));
  const browser = await launchChromium();
  mkdirSync(screenshots, { recursive: true });

  /** Gives a page of its own, once it stands. */
  async function opened(hash, options) {
    const context = await browser.newContext({
      viewport: DESK,
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("console", (message) => page.complaints.push(message.text()));
    page.on("dialog", (dialog) => {
      page.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${server.origin}/`) && !/^(data:|about:srcdoc$)/.test(url)) {
        page.complaints.push(`elsewhere: ${url}`);
      }
    });
    await page.goto(`${server.origin}/${hash}`);
    await page.waitForSelector("[data-shows]", { state: "attached" });
    return page;
  }

  let shared;

  /**
   * Gives a page at a place of the site. All tests that need nothing else have the same one, as
   * each one of its own takes most of a second on a slow machine.
   *
   * @param options for a page of its own: those of the browser's context
   */
  async function open(hash, options) {
    if (options) return opened(hash, options);
    shared ??= opened("", {});
    const page = await shared;
    await go(page, hash);
    page.isShared = true;
    return page;
  }

  return {
    folder,
    open,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Ends a page that has nothing to complain of. */
export async function done(page) {
  assert.deepEqual(page.complaints.splice(0), []);
  if (!page.isShared) await page.context().close();
}

/** Gives what axe finds wrong with a page, a line each; by all of its rules, or by those given. */
export async function violations(page, rules) {
  // Not as an element of the page, whose policy would refuse it.
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(axe);
  const found = await page.evaluate(
    (runOnly) =>
      globalThis.axe.run(document, {
        iframes: false,
        resultTypes: ["violations"],
        ...(runOnly && { runOnly }),
      }),
    rules,
  );
  assert.ok(found.passes.length >= (rules?.length ?? 10), "axe has looked at the page");
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
