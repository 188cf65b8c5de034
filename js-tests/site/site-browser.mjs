// Serves the built site, opens its pages in Chromium, and records their problems.

import { join } from "node:path";
import { launchChromium } from "../lib/chromium.mjs";
import { recordProblems } from "../lib/page-checks.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { root, work } from "../lib/project.mjs";

/** The folder of the built site. */
export const siteFolder = join(root, "site", "dist");

/** The folder of the screenshots. */
export const screenshots = join(work, "site");

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** Starts the site. Returns its origin, and functions that open a page and close the site. */
export async function startSite() {
  const server = await serveFolder(siteFolder);
  const browser = await launchChromium();

  /**
   * Opens a page in a new context, and waits until its scripts have started.
   *
   * @param path the path of the page, such as `guides/node.html`
   * @param options the options of the browser context
   */
  async function openPage(path, options = {}) {
    const context = await browser.newContext({
      viewport: DESKTOP,
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.problems = recordProblems(page, server.origin);
    await goTo(page, path);
    return page;
  }

  /** Goes to another page of the site, and waits until its scripts have started. */
  async function goTo(page, path) {
    await page.goto(`${server.origin}/${path}`);
    // Vue adds its application to this element.
    if (!path.startsWith("playground/")) {
      await page.waitForFunction(() => document.querySelector("#app")?.__vue_app__ !== undefined);
    }
  }

  return {
    origin: server.origin,
    openPage,
    goTo,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
