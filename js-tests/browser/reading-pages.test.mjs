// Pages that read errors, in Chromium.

import { describe } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { testReadingPages } from "./reading-suite.mjs";

/** Returns Chromium as the pages' tests use a browser. */
async function launch() {
  const chromium = await launchChromium();
  return {
    readVersion: async () => `Chromium ${chromium.version()}`,
    async openPage(url) {
      const context = await chromium.newContext();
      const tab = await context.newPage();
      await tab.goto(url);
      return {
        tab,
        async call(name, ...args) {
          const run = async ([key, values]) =>
            JSON.stringify((await globalThis[key](...values)) ?? null);
          return JSON.parse(await tab.evaluate(run, [name, args]));
        },
        close: () => context.close(),
      };
    },
    close: () => chromium.close(),
  };
}

describe("Chromium", () => testReadingPages(launch));
