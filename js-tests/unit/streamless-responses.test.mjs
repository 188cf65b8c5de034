// Responses of other packages and of tests that have no stream: their content is read by a method.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const JSON_TEXT = '{"message":"No song.","code":10003}';

const createStandIn = (members) => ({
  ok: false,
  status: 404,
  statusText: "Not Found",
  url: "https://example.com/",
  headers: new Headers({ "content-type": "application/json" }),
  bodyUsed: false,
  ...members,
});
const text = async () => JSON_TEXT;
const arrayBuffer = async () => new TextEncoder().encode(JSON_TEXT).buffer;
const json = async () => JSON.parse(JSON_TEXT);

const STAND_INS = {
  "null and text": { body: null, text },
  "null and arrayBuffer": { body: null, arrayBuffer },
  "null, text and arrayBuffer": { body: null, text, arrayBuffer },
  "null and json": { body: null, json },
  "no body, and text": { text },
  "no body, and json": { json },
};

for (const [what, members] of Object.entries(STAND_INS)) {
  test(`${what}: the content is read`, async () => {
    const error = await client.fromResponse(createStandIn(members));
    assert.deepEqual([error.detail, error.code, error.status], ["No song.", 10003, 404]);
    const fetch = async () => createStandIn(members);
    await assert.rejects(client.fetchOrThrow("https://example.com/", { fetch }), {
      detail: "No song.",
    });
  });
}

test("a retry follows what such a body says", async () => {
  let tries = 0;
  const busy = async () => {
    tries++;
    const advice = async () => '{"message":"Busy.","retryable":false}';
    const standIn = createStandIn({ body: null, status: 503, text: advice });
    return { ...standIn, clone: () => ({ ...standIn }) };
  };
  const response = await client.withRetries(busy, { base: 0.001 })("https://example.com/");
  assert.deepEqual([response.status, tries], [503, 1]);
});

test("nothing is read of a response of the platform without a body, or of a used one", async () => {
  let reads = 0;
  const count = async () => {
    reads++;
    return JSON_TEXT;
  };
  const empty = new Response(null, { status: 404 });
  Object.defineProperty(empty, "text", { value: count });
  Object.defineProperty(empty, "arrayBuffer", { value: count });
  assert.equal((await client.fromResponse(empty)).detail, undefined);
  const used = createStandIn({ body: null, bodyUsed: true, text: count });
  assert.equal((await client.fromResponse(used)).detail, undefined);
  assert.equal(reads, 0);
});

test("a method that fails leaves the status", async () => {
  const fails = async () => {
    throw new TypeError("body stream already read");
  };
  const throws = () => {
    throw new TypeError("not implemented");
  };
  for (const members of [
    { body: null, text: fails },
    { body: null, text: throws },
    { body: null },
  ]) {
    const error = await client.fromResponse(createStandIn(members));
    assert.deepEqual([error.status, error.detail], [404, undefined]);
  }
});
