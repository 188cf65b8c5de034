// Errors of wrong use: each says at the call what was expected and what was given, or which option was
// meant.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const load = (name) => createRequire(join(folder, "x.cjs"))(`httpexc/${name}`);
const { createClient, withRetries } = load("client");
const { openapi } = load("openapi");
const { sendError } = load("node");
const { defineProblems } = load("problems");
const { abort, assert: assertThat, defineStatus, HTTPForbidden, HTTPNotFound } = httpexc;

const send = async () => new Response();
const request = { method: "GET", headers: {} };
const response = { end() {}, writeHead() {} };

for (const [call, message] of [
  [
    () => new HTTPNotFound({ details: "x" }),
    "Cannot build a 404: details is not an option of it. Did you mean detail?",
  ],
  [
    () => new HTTPForbidden({ challenge: "Basic" }),
    "Cannot build a 403: challenge is not an option of it. Did you mean challenges?",
  ],
  [
    () => new httpexc.HTTPTooManyRequests({ "retry-after": 3 }),
    "Cannot build a 429: retry-after is not an option of it. Did you mean retryAfter?",
  ],
  [() => new HTTPNotFound({ colour: "red" }), "Cannot build a 404: colour is not an option of it"],
  // Options that the status does not take are not suggested.
  [() => new HTTPNotFound({ alow: [] }), "Cannot build a 404: alow is not an option of it"],
  [
    () => createErrors({ customise: () => {} }),
    "Cannot create errors: customise is not an option. Did you mean customize?",
  ],
  [
    () => createErrors({ cors: { orgin: "*" } }),
    "Cannot create errors: cors has orgin, which is not an option of it. Did you mean origin?",
  ],
  [
    () => createErrors("falcon"),
    'Cannot create errors: the options are not an object, but the string "falcon"',
  ],
  [() => createErrors(null), "Cannot create errors: the options are not an object, but null"],
  [
    () => createClient({ timeOut: 3 }),
    "Cannot create a client: timeOut is not an option. Did you mean timeout?",
  ],
  [
    () => createClient({ retry: 3 }),
    "Cannot retry: the options are not an object, but the number 3",
  ],
  [
    () => createClient(send),
    "Cannot create a client: the options are not an object, but the function send",
  ],
  [() => withRetries({ tries: 3 }), "Cannot retry: fetch is not a function, but an object"],
  [
    () => withRetries(send, { tires: 3 }),
    "Cannot retry: tires is not an option. Did you mean tries?",
  ],
  [() => defineStatus(499), "Cannot define 499: expected an object with a title, not undefined"],
  [
    () => defineStatus(499, "Client Closed Request"),
    'Cannot define 499: expected an object with a title, not the string "Client Closed Request"',
  ],
  [
    () => abort(HTTPNotFound),
    "Cannot abort: expected a status, not the class HTTPNotFound. Use throw new instead",
  ],
  [
    () => assertThat(false, HTTPNotFound),
    "Cannot abort: expected a status, not the class HTTPNotFound. Use throw new instead",
  ],
  [
    () => sendError(new HTTPNotFound(), response),
    "Cannot send an error: expected (error, request, response), but the last two are a response and undefined",
  ],
  [
    () => sendError(new HTTPNotFound(), response, request),
    "Cannot send an error: expected (error, request, response), but the last two are a response and a request",
  ],
  [
    () => sendError(request, response, new HTTPNotFound()),
    "Cannot send an error: expected (error, request, response), but the last two are a response and a request",
  ],
  [
    () => sendError(new HTTPNotFound(), request),
    "Cannot send an error: expected (error, request, response), but the last two are a request and undefined",
  ],
  [() => createErrors().wrap(new Response()), "Cannot wrap: expected a function, not an object"],
  [
    () => defineProblems("https://a.example/", { NoSong: { status: 404, extension: {} } }),
    "Cannot declare NoSong: extension is not an option. Did you mean extensions?",
  ],
]) {
  test(message, () => {
    assert.throws(call, { name: "TypeError", message });
  });
}

test("openapi says what it was given in the place of a list", async () => {
  for (const [given, name] of [
    [HTTPNotFound, "the class HTTPNotFound"],
    [undefined, "undefined"],
    [new HTTPNotFound(), "an object"],
  ]) {
    await assert.rejects(openapi(given), {
      name: "TypeError",
      message: `Cannot describe errors: expected a list of classes or errors, or a declaration, not ${name}`,
    });
  }
});
