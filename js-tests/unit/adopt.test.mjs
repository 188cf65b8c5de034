// Which errors of other packages keep their status, what of them clients see, and the option `adopt`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./package-import.mjs";

const { createErrors, folder } = await importPackage();
const importEntry = (name) =>
  import(pathToFileURL(`${folder}/node_modules/httpexc/dist/${name}.js`).href);
const { errorHandler: itty } = await importEntry("itty");
const { errorHandler: hono } = await importEntry("hono");

const TEXT = "The song is taken.";
const request = new Request("https://api.example/songs/7");
const create = (members) => Object.assign(new Error(TEXT), members);

/** Returns status, detail and reported errors of the response to an error. */
async function respond(error, config, adapter) {
  const reports = [];
  const options = { onError: (problem) => reports.push(problem), ...config };
  const context = { req: { raw: request }, res: new Response(null), header() {} };
  const responses = {
    none: () => createErrors(options).respond(error, request),
    itty: () => itty(options)(error, request),
    hono: () => hono(options)(error, context),
  };
  const response = await responses[adapter]();
  const { detail } = await response.json();
  return { status: response.status, detail, reports, headers: response.headers };
}

test("without adopt, a status counts only where the framework lets any error carry one", async () => {
  for (const [adapter, status] of [
    ["none", 500],
    ["hono", 500],
    ["itty", 409],
  ]) {
    assert.equal((await respond(create({ status: 409 }), {}, adapter)).status, status, adapter);
  }
});

test("of an error with a status alone, a 5xx does not count", async () => {
  for (const status of [500, 503, 599]) {
    const response = await respond(create({ status, expose: true }), {}, "itty");
    assert.deepEqual([response.status, response.detail], [500, undefined]);
    assert.equal(response.reports.length, 1);
  }
});

test("adopt decides first, in every adapter and without one", async () => {
  for (const adapter of ["none", "hono", "itty"]) {
    const adopt = (error) => (error.ours === undefined ? undefined : error.ours);
    for (const [members, expected] of [
      [{ status: 409, ours: true }, [409, undefined]],
      [{ statusCode: 409, ours: true }, [409, undefined]],
      [{ status: 409, ours: true, expose: true }, [409, TEXT]],
      [{ status: 409, ours: true, expose: false }, [409, undefined]],
      // The application says so, although the error looks like another server's.
      [{ status: 403, ours: true, response: { status: 403 } }, [403, undefined]],
      [{ status: 503, ours: true }, [503, undefined]],
      [{ status: 409, ours: false }, [500, undefined]],
      [{ status: 409, statusCode: 409, expose: true, ours: false }, [500, undefined]],
      // Without a status that an error can have, there is nothing to keep.
      [{ ours: true }, [500, undefined]],
      [{ status: 200, ours: true }, [500, undefined]],
      [{ status: "409", ours: true }, [500, undefined]],
      [{ status: 409, statusCode: 404, ours: true }, [500, undefined]],
    ]) {
      const { status, detail } = await respond(create(members), { adopt }, adapter);
      assert.deepEqual([status, detail], expected, `${adapter} ${JSON.stringify(members)}`);
    }
  }
});

test("of an adopted error's headers, three pass", async () => {
  const error = create({
    status: 401,
    headers: { "www-authenticate": "Basic", "retry-after": "7", "x-own": "1", "set-cookie": "a=1" },
  });
  const { status, headers } = await respond(error, { adopt: () => true }, "none");
  assert.equal(status, 401);
  assert.equal(headers.get("www-authenticate"), "Basic");
  assert.equal(headers.get("retry-after"), "7");
  assert.equal(headers.get("x-own"), null);
  assert.deepEqual(headers.getSetCookie(), []);
});

test("an adopt that throws makes a 500, and both errors are reported", async () => {
  const failure = new TypeError("adopt fails");
  const adopt = () => {
    throw failure;
  };
  const { status, reports } = await respond(create({ status: 409 }), { adopt }, "itty");
  assert.equal(status, 500);
  assert.deepEqual(
    reports.map(({ cause }) => cause.message),
    ["adopt fails", TEXT],
  );
});

test("a result of adopt that is no decision makes a 500 and is reported; toResponse asks adopt, too", async () => {
  for (const result of [0, 1, "", "true", {}, Promise.resolve(true), Promise.reject(new Error())]) {
    const { status, reports } = await respond(
      create({ status: 404 }),
      { adopt: () => result },
      "itty",
    );
    assert.equal(status, 500, String(result));
    assert.match(reports[0].cause.message, /^Cannot use the result of adopt: /);
  }
  assert.equal((await respond(create({ status: 404 }), { adopt: () => null }, "itty")).status, 404);
  const errors = createErrors({ adopt: () => true, onError() {} });
  assert.equal(errors.toResponse(create({ status: 409 }), request).status, 409);
});

test("adopt is not called with an error of this package, or with one that a handler takes", async () => {
  const { httpexc } = await importPackage();
  const adopt = () => {
    throw new Error("It was called");
  };
  const own = new httpexc.HTTPNotFound(TEXT);
  assert.equal((await respond(own, { adopt }, "itty")).status, 404);
  const errors = createErrors({ adopt, onError() {} });
  errors.on(RangeError, () => new httpexc.HTTPGone());
  assert.equal((await errors.respond(new RangeError(), request)).status, 410);
});

test("adopt must be a function", () => {
  assert.throws(() => createErrors({ adopt: true }), /Cannot create errors: adopt/);
});

test("in Fastify, only what Fastify validated counts as its validation", async () => {
  const { errorHandler } = await importEntry("fastify");
  const fastify = (await import("fastify")).default;
  for (const members of [
    { statusCode: 400, validation: [] },
    { statusCode: 400, validation: [null] },
    { statusCode: 400, validation: [{ message: TEXT, instancePath: "/x" }] },
    {
      statusCode: 400,
      validation: [{ message: TEXT, instancePath: "/x" }],
      validationContext: "body",
      response: { status: 400 },
    },
  ]) {
    const app = fastify();
    app.setErrorHandler(errorHandler({ onError() {} }));
    app.get("/", () => {
      throw create(members);
    });
    const { body } = await app.inject("/");
    assert.ok(!body.includes(TEXT), body);
    await app.close();
  }
});

test("a prerendered route must be named as such", async () => {
  const { errorHandler } = await importEntry("next");
  const handled = errorHandler();
  const handler = () => new Response(null);
  assert.throws(() => handled(handler, { prerender: true }), /Did you mean prerendered\?/);
  assert.throws(() => handled(handler, { prerendered: "yes" }), /neither true nor false/);
  assert.equal((await handled(handler, { prerendered: true })(request)).status, 200);
});

test("an overridden method that returns a promise costs only its own content", async () => {
  const { httpexc } = await importPackage();
  class Late extends httpexc.HTTPNotFound {
    async toJSON() {
      throw new Error(TEXT);
    }
    async toHeaders() {
      throw new Error(TEXT);
    }
  }
  const response = httpexc.toResponse(new Late("There is no such song."), request);
  assert.equal(response.status, 404);
  assert.ok(!(await response.text()).includes(TEXT));
  // An unhandled rejection would end the process.
  await new Promise((resolve) => setTimeout(resolve, 20));
});
