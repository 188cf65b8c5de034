// Options of the client: whose decision counts, and what cannot be used.

import assert from "node:assert/strict";
import { test } from "node:test";
import { installed } from "./installed.mjs";

const { client, httpexc } = await installed("client-options");
const { createClient } = client;

class InvalidForm extends httpexc.HTTPBadRequest {}

const refused = (status = 400) => Response.json({ code: 7, detail: "d" }, { status });

test("an option of a call that is undefined leaves what the client decided", async () => {
  const fetch = async () => refused();
  const client = createClient({ codes: { 7: InvalidForm }, relay: true, fetch });
  const none = {};
  for (const name of ["codes", "relay", "fetch", "maxBytes", "timeout", "stack", "errorsInOk"]) {
    none[name] = undefined;
  }
  const read = await client.fromResponse(refused(), none);
  assert.ok(read instanceof InvalidForm);
  assert.equal(read.toResponse().status, 400);
  await assert.rejects(client.raiseForStatus(refused(), none), InvalidForm);
  // No network is asked: the host does not exist.
  await assert.rejects(client.fetchOrThrow("https://nowhere.invalid/", none), InvalidForm);
  const other = await client.fromResponse(refused(), { codes: {}, relay: false });
  assert.equal(other.name, "HTTPBadRequest");
  assert.equal(other.toResponse().status, 502);
});

test("what is for fetch alone is given on as it is, null as well", async () => {
  const inits = [];
  const fetch = async (_, init) => {
    inits.push(init);
    return new Response();
  };
  await createClient({ fetch }).fetchOrThrow("https://api.example/", { signal: null, body: null });
  assert.deepEqual(inits, [{ signal: null, body: null }]);
});
