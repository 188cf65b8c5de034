// The h3 adapter as the error handler of Nitro 2 and 3, in applications that Nitro builds for Node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importEntries, sendRequest, testAdapter } from "./adapter-suite.mjs";
import { startApp } from "./app-runner.mjs";
import { EARLIER_HEADERS } from "./cases.mjs";

const entries = await importEntries("nitro");

/** By application: its differences, which come from its version of h3. */
const APPS = {
  nitro: { readsFirst: true },
  nitro3: { isFetch: true, earlierHeaders: { ...EARLIER_HEADERS, cached: {} } },
};

for (const [file, adapter] of Object.entries(APPS)) {
  const { port, readLog } = await startApp({ after }, file, { adapter: "default" });
  const configured = await startApp({ after }, file, { adapter: "configured" });

  testAdapter(file, adapter, { default: port, configured: configured.port }, readLog, entries);

  test(`${file}: an error of h3 keeps its status and text, and an unknown route is a 404`, async () => {
    const own = await sendRequest(port, "/own");
    assert.deepEqual([own.status, JSON.parse(own.body).detail], [409, "A text of its own."]);
    const unknown = await sendRequest(port, "/no/such/route");
    assert.equal(unknown.status, 404);
    assert.equal(unknown.headers.get("content-type"), "application/problem+json");
  });
}
