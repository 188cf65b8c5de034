// What the README says of other libraries.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Boom from "@hapi/boom";
import { HTTPException } from "hono/http-exception";
import createError from "http-errors";
import problems from "http-problem-details";
import ky, { HTTPError } from "ky";
import { createFetch, FetchError } from "ofetch";
import { root } from "../lib/project.mjs";

/** Gives how many packages an installed one needs. */
function dependencies(name) {
  const path = join(root, "js-tests", "node_modules", name, "package.json");
  return Object.keys(JSON.parse(readFileSync(path, "utf8")).dependencies ?? {}).length;
}

test("dependencies", () => {
  const names = ["http-errors", "@hapi/boom", "hono", "http-problem-details"];
  assert.deepEqual(names.map(dependencies), [5, 1, 0, 0]);
});

test("a 405 without its methods is built", () => {
  assert.equal(createError(405).headers, undefined);
  assert.deepEqual(Boom.methodNotAllowed().output.headers, {});
  assert.equal(new HTTPException(405).getResponse().headers.get("allow"), null);
  assert.equal(new problems.ProblemDocument({ status: 405 }).status, 405);
});

test("what a client sees of the text of a 503", async () => {
  const text = "db7 did not answer";
  const error = createError(503, text);
  assert.deepEqual([error.message, error.expose], [text, false]);
  assert.equal(Boom.serverUnavailable(text).output.payload.message, text);
  assert.notEqual(Boom.badImplementation(text).output.payload.message, text);
  const answer = new HTTPException(503, { message: text }).getResponse();
  assert.equal(await answer.text(), text);
  assert.match(answer.headers.get("content-type"), /^text\/plain/);
  const document = new problems.ProblemDocument({ status: 503, detail: text });
  assert.ok(JSON.stringify(document).includes(text) && !(document instanceof Error));
});

/** Gives a fetch that asks for so many seconds and answers then, and how long it was left alone. */
function busy(seconds) {
  const times = [];
  const fetch = async () => {
    times.push(performance.now());
    const headers = { "retry-after": `${seconds}` };
    return times.length === 1 ? new Response(null, { status: 429, headers }) : Response.json({});
  };
  return { fetch, pause: () => times[1] - times[0] };
}

test("the clients throw one class for every status, and ky waits as it is told", async () => {
  const refusing = (status) => async () => Response.json({ message: "No." }, { status });
  for (const status of [404, 409]) {
    await assert.rejects(ky("https://x.example/", { fetch: refusing(status) }), (error) => {
      return error.constructor === HTTPError && error.response.status === status && !error.data;
    });
    const ofetch = createFetch({ fetch: refusing(status) });
    await assert.rejects(ofetch("https://x.example/", { retry: 0 }), (error) => {
      return error.constructor === FetchError && error.data.message === "No.";
    });
  }
  const patient = busy(1);
  await ky("https://x.example/", { fetch: patient.fetch });
  assert.ok(patient.pause() >= 990);
  // It would not end within this test if it waited as long as it is told.
  const hasty = busy(86_400);
  await createFetch({ fetch: hasty.fetch })("https://x.example/");
  assert.ok(hasty.pause() < 86_400_000);
});
