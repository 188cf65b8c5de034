// Pages that read errors, in Chromium.

import { describe } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { formatCall } from "../lib/page-calls.mjs";
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
        call: async (name, ...args) => JSON.parse(await tab.evaluate(formatCall(name, args))),
        close: () => context.close(),
      };
    },
    close: () => chromium.close(),
  };
}

describe("Chromium", () => testReadingPages(launch, { concurrency: 3 }));
