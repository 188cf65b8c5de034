// Starts the built playground in Chromium, and records the problems of each page.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "../lib/chromium.mjs";
import { recordProblems } from "../lib/page-checks.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { root } from "../lib/project.mjs";
import { goTo } from "./page-actions.mjs";
import { buildSite } from "./site.mjs";

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
    page.problems = recordProblems(page, server.origin);
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
