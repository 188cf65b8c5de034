// Pages of Next and SvelteKit, built for production, in Chromium: a component calls a route of the application
// that throws, and another API, and reads the errors.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { prepareBrowser } from "../browser/reading-suite.mjs";
import { launchChromiumPages } from "../lib/chromium.mjs";
import { startApp } from "./app-runner.mjs";

/** By application: its routes that throw, and its page. */
const APPS = {
  next: { routes: ["/node/default", "/edge/default", "/api/node/default"], page: "/reader" },
  sveltekit: { routes: [""], page: "/reader" },
};

/** What the page knows of the errors of a route, by the name of the case. */
const OWN_ERRORS = {
  404: { status: 404, detail: "No song has the id 7.", isTyped: true },
  429: {
    status: 429,
    detail: "Ten requests a minute are enough.",
    retryAfter: 30,
    isTyped: true,
  },
};

const FOREIGN_ERRORS = {
  foreign: { status: 404, code: "song_gone", detail: "No such song.", isTyped: true },
  page: { status: 502, detail: "No healthy upstream.", isTyped: true },
};

const parts = prepareBrowser(launchChromiumPages);

for (const [name, { routes, page: path }] of Object.entries(APPS)) {
  describe(`a page of ${name}`, () => {
    it("reads the errors of its routes at once, and others with one more file", async (t) => {
      const { port } = await startApp(t, name, { adapter: "default" });
      const origin = `http://127.0.0.1:${port}`;
      const page = await parts.browser.openPage(`${origin}${path}`);
      // SvelteKit loads its error page after the start.
      await page.tab.waitForLoadState("networkidle");
      const first = await page.call("listScripts");
      for (const route of routes) {
        for (const [one, expected] of Object.entries(OWN_ERRORS)) {
          assert.deepEqual(await page.call("callApi", `${origin}${route}/${one}`), expected, route);
        }
      }
      assert.deepEqual(await page.call("listScripts"), first);
      for (const [one, expected] of Object.entries(FOREIGN_ERRORS)) {
        assert.deepEqual(await page.call("callApi", `${parts.api.origin}/${one}`), expected);
      }
      const scripts = await page.call("listScripts");
      assert.equal(scripts.length, first.length + 1, scripts.slice(first.length).join(" "));
      assert.equal(await page.tab.textContent("output"), "502 No healthy upstream.");
      t.diagnostic(`${name}: ${first.length} scripts, then ${scripts.at(-1)}`);
      await page.close();
    });
  });
}
