// The adapter of h3 as the error handler of Nitro 2 and 3, in applications that each has built for
// Node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ask, entriesOf, suite } from "./adapter-suite.mjs";
import { startApp } from "./app-runner.mjs";
import { BEFORE } from "./cases.mjs";

const entries = await entriesOf("nitro");

/** By application: what is different there, as in the version of h3 that it is made of. */
const APPS = {
  nitro: { readsFirst: true },
  nitro3: { isFetch: true, before: { ...BEFORE, cached: {} } },
};

for (const [file, adapter] of Object.entries(APPS)) {
  const { port, log } = await startApp({ after }, file, { adapter: "usual" });
  const configured = await startApp({ after }, file, { adapter: "configured" });

  suite(file, adapter, { usual: port, configured: configured.port }, log, entries);

  test(`${file}: an error of h3's keeps status and text, and an unknown route is a 404`, async () => {
    const own = await ask(port, "/own");
    assert.deepEqual([own.status, JSON.parse(own.body).detail], [409, "A text of its own."]);
    const unknown = await ask(port, "/no/such/route");
    assert.equal(unknown.status, 404);
    assert.equal(unknown.fields.get("content-type"), "application/problem+json");
  });
}
