// What the cases of all three libraries use: the package, and short ways to respond to a request.

import assert from "node:assert/strict";
import { importPackage } from "../unit/package-import.mjs";

export const { httpexc, createErrors, catalogue, dialects } = await importPackage();

/** Returns the parts of the response to an error in a dialect. `init` is that of the request. */
export async function respond(config, error, init = {}) {
  const { url = "http://example.com/things/1", accept, ...rest } = init;
  const headers = accept === undefined ? {} : { accept };
  const errors = "respond" in config ? config : createErrors({ onError() {}, ...config });
  const response = await errors.respond(error, new Request(url, { headers, ...rest }));
  return readParts(response);
}

/** Returns the parts of a response. */
export async function readParts(response) {
  const body = await response.text();
  const header = (name) => response.headers.get(name);
  return { status: response.status, type: header("content-type"), header, body };
}

/** Checks that JSON has exactly these members. */
export function assertJson({ body }, expected) {
  assert.deepEqual(JSON.parse(body), expected);
}

/** Checks that building an error throws, and that its message names the reason. */
export function assertRefused(build, type, message) {
  assert.throws(build, (error) => error instanceof type && message.test(error.message));
}
