// The response of a handler to a HEAD: its status and headers, and no content (RFC 9110, 9.3.2).

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { httpexc, createErrors } = await importPackage();
const createPage = () =>
  new Response("<p>Busy</p>", {
    status: 503,
    headers: { "content-type": "text/html", "x-own": "1" },
  });
const createStream = () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(9)) }), {
    status: 503,
    headers: { "x-own": "1", "content-type": "text/html" },
  });
const request = new Request("https://example.com/", { method: "HEAD" });

const HANDLERS = {
  "returns a Response": () => createPage(),
  "returns a Response later": async () => createPage(),
  "throws a Response": () => {
    throw createPage();
  },
  "returns an endless Response": () => createStream(),
  "returns an error with a ready response": () =>
    new httpexc.HTTPServiceUnavailable({ response: createPage() }),
};

for (const [what, handler] of Object.entries(HANDLERS)) {
  test(`a handler that ${what}: a HEAD gets its headers and no content`, async () => {
    const errors = createErrors({ onError() {} })
      .on(RangeError, handler)
      .on(404, handler);
    const throwError = (error) =>
      errors.wrap(() => {
        throw error;
      });
    for (const response of [
      await errors.respond(new RangeError(), request),
      await errors.respond(new httpexc.HTTPNotFound(), request),
      await throwError(new RangeError())(request),
    ]) {
      assert.deepEqual([response.status, response.headers.get("x-own")], [503, "1"]);
      assert.equal(response.headers.get("content-type"), "text/html");
      assert.equal(await response.text(), "");
    }
  });
}
