// The statements of the README and of docs/comparison.md about other libraries are true.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Boom from "@hapi/boom";
import {
  HttpException,
  MethodNotAllowedException,
  ServiceUnavailableException,
} from "@nestjs/common";
import axios, { AxiosError } from "axios";
import { H3, HTTPError as H3Error } from "h3";
import { HTTPException } from "hono/http-exception";
import createError from "http-errors";
import problems from "http-problem-details";
import ky, { HTTPError } from "ky";
import ky2 from "ky2";
import { createFetch, FetchError } from "ofetch";
import { root } from "../lib/project.mjs";

/** Returns the number of dependencies of an installed package. */
function countDependencies(name) {
  const path = join(root, "js-tests", "node_modules", name, "package.json");
  return Object.keys(JSON.parse(readFileSync(path, "utf8")).dependencies ?? {}).length;
}

test("the numbers of dependencies are right", () => {
  const names = ["http-errors", "@hapi/boom", "hono", "http-problem-details"];
  assert.deepEqual(names.map(countDependencies), [5, 1, 0, 0]);
});

test("the other libraries build a 405 without methods", () => {
  assert.equal(createError(405).headers, undefined);
  assert.deepEqual(Boom.methodNotAllowed().output.headers, {});
  assert.equal(new HTTPException(405).getResponse().headers.get("allow"), null);
  assert.equal(new problems.ProblemDocument({ status: 405 }).status, 405);
});

test("some libraries show the text of a 503 to clients", async () => {
  const text = "db7 did not answer";
  const error = createError(503, text);
  assert.deepEqual([error.message, error.expose], [text, false]);
  assert.equal(Boom.serverUnavailable(text).output.payload.message, text);
  assert.notEqual(Boom.badImplementation(text).output.payload.message, text);
  const response = new HTTPException(503, { message: text }).getResponse();
  assert.equal(await response.text(), text);
  assert.match(response.headers.get("content-type"), /^text\/plain/);
  const document = new problems.ProblemDocument({ status: 503, detail: text });
  assert.ok(JSON.stringify(document).includes(text) && !(document instanceof Error));
});

/**
 * Returns a fetch that first responds with a 429 and a delay, and the time between its two calls.
 */
function createBusyFetch(seconds) {
  const times = [];
  const fetch = async () => {
    times.push(performance.now());
    const headers = { "retry-after": `${seconds}` };
    return times.length === 1 ? new Response(null, { status: 429, headers }) : Response.json({});
  };
  return { fetch, measurePause: () => times[1] - times[0] };
}

test("the clients throw one class for every status, and only ky waits for Retry-After", async () => {
  const createRefusingFetch = (status) => async () => Response.json({ message: "No." }, { status });
  for (const status of [404, 409]) {
    await assert.rejects(
      ky("https://x.example/", { fetch: createRefusingFetch(status) }),
      (error) => {
        return error.constructor === HTTPError && error.response.status === status && !error.data;
      },
    );
    const ofetch = createFetch({ fetch: createRefusingFetch(status) });
    await assert.rejects(ofetch("https://x.example/", { retry: 0 }), (error) => {
      return error.constructor === FetchError && error.data.message === "No.";
    });
  }
  const shortDelay = createBusyFetch(1);
  await ky("https://x.example/", { fetch: shortDelay.fetch });
  assert.ok(shortDelay.measurePause() >= 990);
  // This would not end within the test if ofetch waited for the whole delay.
  const longDelay = createBusyFetch(86_400);
  await createFetch({ fetch: longDelay.fetch })("https://x.example/");
  assert.ok(longDelay.measurePause() < 86_400_000);
});

test("h3 and Nest build a 405 without methods, and show the text of a 503", async (t) => {
  // h3 writes an unexpected error there.
  t.mock.method(console, "error", () => {});
  const text = "db7 did not answer";
  const app = new H3();
  app.get("/405", () => {
    throw new H3Error({ status: 405 });
  });
  app.get("/503", () => {
    throw new H3Error({ status: 503, message: text });
  });
  app.get("/bug", () => {
    throw new Error(text);
  });
  const methods = await app.request("/405");
  assert.deepEqual([methods.status, methods.headers.get("allow")], [405, null]);
  const unavailable = await app.request("/503");
  assert.match(unavailable.headers.get("content-type"), /^application\/json/);
  assert.equal((await unavailable.json()).message, text);
  const bug = await app.request("/bug");
  assert.equal(bug.status, 500);
  assert.ok(!(await bug.text()).includes(text));

  const error = new MethodNotAllowedException();
  assert.ok(error instanceof HttpException && error instanceof Error);
  assert.equal(JSON.stringify(error.getResponse()).toLowerCase().includes("allow:"), false);
  assert.equal(new ServiceUnavailableException(text).getResponse().message, text);
});

test("axios throws one class, and parses the body", async () => {
  for (const status of [404, 409]) {
    const fetch = async () => Response.json({ message: "No." }, { status });
    await assert.rejects(
      axios.get("http://x.example/", { adapter: "fetch", env: { fetch } }),
      (error) => error.constructor === AxiosError && error.response.data.message === "No.",
    );
  }
});

test("ky parses the body since its version 2", async () => {
  const fetch = async () => Response.json({ message: "No." }, { status: 404 });
  await assert.rejects(ky2("https://x.example/", { fetch }), ({ data }) => data.message === "No.");
});
