// Declared problems under `createErrors`: `check`, and what `onResponse` says of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { importPackage } from "./package-import.mjs";

const { client, createErrors, dialects, httpexc, problems } = await importPackage();
const { HTTPBadGateway, HTTPForbidden } = httpexc;
const { defineProblems, type } = problems;

const songs = defineProblems("https://api.example/problems/", {
  SongUnknown: { status: 404, extensions: type() },
  SongLocked: {
    status: 409,
    extensions: z.object({ song: z.number(), until: z.string().optional() }),
  },
  Slow: {
    status: 422,
    extensions: z.object({ song: z.number() }).refine(async ({ song }) => song > 0, "below 1"),
  },
});
const { SongUnknown, SongLocked, Slow } = songs;
const request = new Request("https://api.example/songs/7");

/** Creates errors that keep what they report. */
function createRecorder(config) {
  const reported = [];
  const responses = [];
  const errors = createErrors({
    problems: songs,
    onError: (error, context) => reported.push([error, context]),
    onResponse: (error, context) => responses.push([error, context]),
    ...config,
  });
  return { errors, reported, responses };
}

test("with check, extensions that are not as declared are a 500 that says why", async () => {
  const { errors, reported } = createRecorder({ check: true });
  const wrong = new SongLocked({ song: "7" });
  for (const respond of [
    () => errors.respond(wrong, request),
    () => errors.toResponse(wrong, request),
  ]) {
    const response = await respond();
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /song/);
    const [[error]] = reported.splice(0);
    assert.match(error.cause.message, /^Cannot send a SongLocked: extensions\.song: .*number/);
    assert.equal(error.cause.cause, wrong);
  }
  assert.equal((await errors.respond(new SongLocked({ song: 7 }), request)).status, 409);
  assert.equal((await errors.respond(new SongUnknown({ song: {} }), request)).status, 404);
  assert.equal(reported.length, 0);
});

test("check validates what is sent: a date is a text there", async () => {
  const set = defineProblems("urn:x:", {
    Late: { status: 400, extensions: z.object({ at: z.date() }) },
  });
  const { errors, reported } = createRecorder({ problems: set, check: true });
  assert.equal((await errors.respond(new set.Late({ at: new Date() }), request)).status, 500);
  assert.match(reported[0][0].cause.message, /extensions\.at: /);
});

test("check waits for an asynchronous schema, except in toResponse", async () => {
  const { errors, reported } = createRecorder({ check: true });
  assert.equal((await errors.respond(new Slow({ song: 7 }), request)).status, 422);
  assert.equal((await errors.respond(new Slow({ song: 0 }), request)).status, 500);
  assert.match(reported[0][0].cause.message, /Cannot send a Slow: extensions: below 1/);
  assert.equal(errors.toResponse(new Slow({ song: 0 }), request).status, 422);
});

test("a schema that fails, and extensions that are no JSON", async () => {
  const validate = () => {
    throw new Error("broken");
  };
  const broken = { "~standard": { version: 1, vendor: "test", validate } };
  const set = defineProblems("urn:x:", { Broken: { status: 400, extensions: broken } });
  const { errors, reported } = createRecorder({ problems: set, check: true });
  const loop = {};
  loop.loop = loop;
  for (const error of [new set.Broken({}), new set.Broken(loop)]) {
    assert.equal((await errors.respond(error, request)).status, 500);
  }
  assert.match(reported[0][0].cause.message, /the schema failed: broken/);
  assert.equal(reported.length, 2);
});

test("check refuses extensions that do not arrive, by their names or by the dialect", async () => {
  const set = defineProblems("urn:x:", { Odd: { status: 400, extensions: type() } });
  const { errors, reported } = createRecorder({ problems: set, check: true });
  const names = ["type", "title", "errors", "help", "requestId", "request_id"];
  for (const name of names) {
    assert.equal((await errors.respond(new set.Odd({ [name]: "x" }), request)).status, 500, name);
    const [[error]] = reported.splice(0);
    const message = `Cannot send a Odd: extensions.${name}: every problem has a member of this name`;
    assert.equal(error.cause.message, message);
  }
  // The check is right: what it accepts arrives, and what it refuses does not.
  const headers = { accept: "application/json" };
  for (const [name, dialect] of Object.entries(dialects)) {
    const recorder = createRecorder({ problems: set, check: true, dialect });
    const checked = await recorder.errors.respond(new set.Odd({ song: 7 }), request);
    const sent = await createErrors({ dialect }).respond(
      new set.Odd({ song: 7 }),
      new Request(request, { headers }),
    );
    const arrives = (await client.fromResponse(sent)).extensions?.song === 7;
    assert.equal(checked.status, arrives ? 400 : 500, name);
    if (!arrives) {
      const [[error]] = recorder.reported;
      assert.match(error.cause.message, /: extensions: bodies of the dialect \w+ have none$/);
    }
    assert.equal((await recorder.errors.respond(new set.Odd(), request)).status, 400, name);
  }
});

test("no other name of a member that readers know is lost", async () => {
  const set = defineProblems("urn:x:", { Odd: { status: 400, extensions: type() } });
  const names = [
    ...["message", "error", "errorCode", "retryAfter", "retry_after", "rateLimit", "path", "field"],
    ...["timestamp", "params", "invalid-params", "violations", "documentation_url", "link"],
    ...["statusCode", "traceId", "trace_id", "correlationId", "request-id", "requestID", "reason"],
  ];
  for (const name of names) {
    for (const value of ["x", 7, { a: 1 }]) {
      const error = await client.fromResponse(new set.Odd({ [name]: value }).toResponse(), {
        problems: set,
      });
      assert.deepEqual(error.extensions, { [name]: value });
    }
  }
});

test("without check, extensions that are not as declared are sent", async () => {
  const { errors, reported } = createRecorder();
  const response = await errors.respond(new SongLocked({ song: "7" }), request);
  assert.equal(response.status, 409);
  assert.equal((await response.json()).song, "7");
  assert.equal(reported.length, 0);
});

test("onResponse says whether an error is declared", async () => {
  const { errors, responses } = createRecorder();
  class Mine extends SongLocked {}
  const copy = defineProblems("https://api.example/problems/", { SongUnknown: { status: 404 } });
  const other = defineProblems("https://other.example/", { SongUnknown: { status: 404 } });
  const cases = [
    [new SongUnknown({}), 404, true],
    [new Mine({ song: 7 }), 409, true],
    [new copy.SongUnknown(), 404, true],
    [new other.SongUnknown(), 404, false],
    [new HTTPForbidden("No."), 403, false],
    [new HTTPBadGateway(), 502, false],
    [new Error("a bug"), 500, false],
    [new Response("gone", { status: 410 }), 410, false],
    // An upstream's 404 is sent as a 502.
    [await client.fromResponse(new Response("", { status: 404 })), 502, false],
  ];
  for (const [error] of cases) await errors.respond(error, request);
  assert.deepEqual(
    responses.map(([, { status, isDeclared }]) => [status, isDeclared]),
    cases.map(([, ...expected]) => expected),
  );
});

test("onResponse counts a handler's result, and what is wrong with extensions", async () => {
  const { errors, responses } = createRecorder({ check: true });
  errors.on(RangeError, () => new SongUnknown({}));
  for (const error of [new RangeError(), new SongLocked({ song: "7" })]) {
    await errors.respond(error, request);
  }
  assert.deepEqual(
    responses.map(([, { status, isDeclared }]) => [status, isDeclared]),
    [
      [404, true],
      [500, false],
    ],
  );
});

test("options that are refused", () => {
  const refused = [
    [{ problems: {} }, /problems is not the result of defineProblems/],
    [{ problems: SongLocked }, /problems is not the result/],
    [{ problems: songs, check: 1 }, /check is neither true nor false/],
    [{ check: true }, /check requires problems/],
  ];
  for (const [config, message] of refused) assert.throws(() => createErrors(config), message);
  createErrors({ check: false });
  createErrors({ problems: undefined, check: undefined });
});
