// Starts the built playground in Chromium, and records the problems of each page.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { launchChromium } from "../lib/chromium.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { root } from "../lib/project.mjs";
import { goTo } from "./page-actions.mjs";
import { buildSite } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The folder of the screenshots. */
export const screenshots = join(root, "js-tests", ".work", "playground");

const DESKTOP = { width: 1280, height: 900 };

/** Starts the site. Returns its folder, and functions that open a page and close the site. */
export async function startSite() {
  const folder = await buildSite("playground-test");
  const server = await serveFolder(join(folder, "dist"));
  const browser = await launchChromium();
  mkdirSync(screenshots, { recursive: true });

  /** Opens a page in a new context, and waits until it is shown. */
  async function openNewPage(hash, options) {
    const context = await browser.newContext({
      viewport: DESKTOP,
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(String(error)));
    page.on("console", (message) => page.problems.push(message.text()));
    page.on("dialog", (dialog) => {
      page.problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${server.origin}/`) && !/^(data:|about:srcdoc$)/.test(url)) {
        page.problems.push(`elsewhere: ${url}`);
      }
    });
    await page.goto(`${server.origin}/${hash}`);
    await page.waitForSelector("[data-shows]", { state: "attached" });
    return page;
  }

  let shared;

  /**
   * Opens a page at a hash. Calls without options share one page, as a new page takes most of a
   * second on a slow machine.
   *
   * @param options the options of the browser context, for a new page
   */
  async function openPage(hash, options) {
    if (options) return openNewPage(hash, options);
    shared ??= openNewPage("", {});
    const page = await shared;
    await goTo(page, hash);
    page.isShared = true;
    return page;
  }

  return {
    folder,
    openPage,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Closes a page, and checks that it had no problems. */
export async function closePage(page) {
  assert.deepEqual(page.problems.splice(0), []);
  if (!page.isShared) await page.context().close();
}

/**
 * Returns the violations that axe finds, one line each. `rules` are the checked rules, by default
 * all.
 */
export async function findViolations(page, rules) {
  // The policy of the page would refuse a script element.
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
  assert.ok(found.passes.length >= (rules?.length ?? 10), "axe has checked the page");
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
