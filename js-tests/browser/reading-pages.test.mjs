// Pages that read errors, in Chromium, and how long an error waits for the reader on a slow connection.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { launchChromiumPages } from "../lib/chromium.mjs";
import {
  BUILDS,
  ERRORS,
  prepareBrowser,
  testReadingPages,
  withReadingPage,
} from "./reading-suite.mjs";

describe("Chromium", () => testReadingPages(launchChromiumPages, { concurrency: 3 }));

/** A slow mobile connection: 1.6 Mbit/s down, 0.75 up, and 150 ms for a round trip. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** The most milliseconds that an error may take on it: the first one, and one for which the reader is there. */
const FIRST_LIMIT = 4000;
const LATER_LIMIT = 1500;

describe("Chromium on a slow connection", () => {
  const parts = prepareBrowser(launchChromiumPages);

  for (const { name } of BUILDS) {
    /** Opens the page, and makes its connection slow. */
    const usePage = (use) =>
      withReadingPage(parts, name, {}, async ({ page }) => {
        const session = await page.tab.context().newCDPSession(page.tab);
        await session.send("Network.enable");
        await session.send("Network.emulateNetworkConditions", SLOW);
        await use({
          page,
          async measure(kind) {
            const { error, time } = await page.call("callApi", parts.api.origin, kind);
            assert.deepEqual(error, ERRORS[kind]);
            return Math.round(time);
          },
        });
      });

    it(`an error waits for the reader once, with ${name}`, async (t) => {
      const times = {};
      await usePage(async ({ measure }) => {
        times.own = await measure("own");
        times.first = await measure("foreign");
        times.second = await measure("foreign");
      });
      await usePage(async ({ page, measure }) => {
        assert.equal(await page.call("preload"), true);
        times.preloaded = await measure("foreign");
      });
      t.diagnostic(
        `${name}, milliseconds to an error: ${times.own} of this package, ${times.first} first foreign, ` +
          `${times.second} second, ${times.preloaded} first after preload()`,
      );
      assert.ok(times.own >= SLOW.latency, "the connection is slow");
      assert.ok(times.first <= FIRST_LIMIT, `first: ${times.first}`);
      for (const when of ["own", "second", "preloaded"]) {
        assert.ok(times[when] <= LATER_LIMIT, `${when}: ${times[when]}`);
      }
    });
  }
});
