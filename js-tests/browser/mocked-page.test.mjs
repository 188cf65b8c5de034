// A page whose API is mocked by the service worker of MSW, in Chromium: its handlers respond with errors of
// the package, and the page reads them typed. js-tests/compat/msw.test.mjs has the same for Node.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchChromiumPages } from "../lib/chromium.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { buildPages } from "./reading-suite.mjs";

/** No server has this name. */
const ORIGIN = "https://api.example";

const ERRORS = {
  own: { status: 409, code: "taken", detail: "The name is taken.", isTyped: true },
  foreign: { status: 404, code: "song_gone", detail: "No such song.", isTyped: true },
  page: { status: 502, isTyped: true },
};

let browser;
let server;

before(async () => {
  server = await serveFolder(join(buildPages(), "mocked"));
  browser = await launchChromiumPages();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test("each way to respond with an error is read as the error of its class", async (t) => {
  t.diagnostic(await browser.readVersion());
  const page = await browser.openPage(`${server.origin}/`);
  assert.equal(await page.call("startMocks", ORIGIN), true);
  for (const [kind, expected] of Object.entries(ERRORS)) {
    assert.deepEqual((await page.call("callApi", ORIGIN, kind)).error, expected, kind);
  }
  await page.close();
});
