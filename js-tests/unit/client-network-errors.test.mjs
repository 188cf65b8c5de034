// Responses that are network errors, and media types in any case.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { createClient, fetchOrThrow, fromResponse, isRetryable, NoResponse } = client;

test("Response.error() is a failure of the network, as if fetch had thrown it", async () => {
  await assert.rejects(fromResponse(Response.error()), /^TypeError: Cannot read .* network error$/);
  const fetch = async () => Response.error();
  await assert.rejects(fetchOrThrow("https://api.example/", { fetch }), (error) =>
    isRetryable(error),
  );
  const { error } = await createClient({ fetch }).fetch("https://api.example/");
  assert.ok(error instanceof NoResponse);
});

test("the case of a media type makes no difference (RFC 9110, 8.3.1)", async () => {
  const headers = { "content-type": "Application/Problem+JSON" };
  const error = await fromResponse(
    new Response('{"detail": "No song."}', { status: 404, headers }),
  );
  assert.equal(error.dialect, "problem+json");
});
