// The adapter of h3 as the error handler of Nitro, in an application that Nitro has built for Node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startApp } from "./apps.mjs";
import { ask, entriesOf, suite } from "./suite.mjs";

const entries = await entriesOf("nitro");
const usual = await startApp({ after }, "nitro", { adapter: "usual" });
const configured = await startApp({ after }, "nitro", { adapter: "configured" });
const { port, log } = usual;

suite("nitro", {}, { usual: port, configured: configured.port }, log, entries);

test("nitro: an error of h3's keeps status and text, and an unknown route is a 404", async () => {
  const own = await ask(port, "/own");
  assert.deepEqual([own.status, JSON.parse(own.body).detail], [409, "A text of its own."]);
  const unknown = await ask(port, "/no/such/route");
  assert.equal(unknown.status, 404);
  assert.equal(unknown.fields.get("content-type"), "application/problem+json");
});
