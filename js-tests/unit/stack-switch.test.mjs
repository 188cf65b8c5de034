// The stacks of client errors, which an application switches on during development.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { httpexc } = await importPackage();
const { HTTPClientError, HTTPFound, HTTPGone, HTTPNotFound } = httpexc;
const FRAME = /\n {4}at .*stack-switch\.test\.mjs/;

afterEach(() => {
  HTTPClientError.stack = undefined;
});

test("a 4xx records no stack until the switch of its family is set", () => {
  assert.doesNotMatch(new HTTPNotFound().stack, FRAME);
  HTTPClientError.stack = true;
  assert.match(new HTTPNotFound("No such song.").stack, /^HTTPNotFound: No such song\.\n {4}at /);
  assert.match(new HTTPNotFound().stack, FRAME);
  assert.match(new HTTPGone().stack, FRAME);
  assert.throws(
    () => httpexc.abort(404),
    ({ stack }) => FRAME.test(stack),
  );
});

test("the switch changes neither other families, nor the response, nor an error that decides itself", () => {
  HTTPClientError.stack = true;
  class Silent extends HTTPNotFound {
    static stack = false;
  }
  for (const error of [
    new HTTPFound({ location: "/" }),
    new HTTPNotFound({ stack: false }),
    new Silent(),
  ]) {
    assert.doesNotMatch(error.stack, FRAME, error.name);
  }
  assert.equal(JSON.stringify(new HTTPNotFound()).includes("at "), false);
});
