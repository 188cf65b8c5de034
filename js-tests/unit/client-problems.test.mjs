// Declared problems on the client: which response is which, what degrades, and the results of `fetch`.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { type as ark } from "arktype";
import * as v from "valibot";
import { z } from "zod";
import { importPackage } from "./package-import.mjs";

const { client, httpexc, problems, createErrors, dialects } = await importPackage();
const { createClient, fetchOrThrow, fromResponse, isReadError, isRetryable, NoResponse } = client;
const { HTTPConflict, HTTPNotFound, HTTPUnprocessableContent } = httpexc;
const { defineProblems, type } = problems;
const BASE = "https://api.example/problems/";

const songs = defineProblems(BASE, {
  SongUnknown: { status: 404, title: "No such song", extensions: type() },
  SongLocked: {
    status: 409,
    extensions: z.object({ song: z.number(), until: z.iso.datetime().optional() }),
    retryable: true,
  },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
  Offline: { status: 503, extensions: type(), title: "Offline" },
});
const { SongUnknown, SongLocked, TokenStale, Offline } = songs;

const respond = (error) => async () => error.toResponse();
const createProblem = (status, body) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
const read = (response, set = songs) => fromResponse(response, { problems: set });

test("a declared problem crosses: its class, members, extensions and advice", async () => {
  const sent = new SongLocked({ song: 7 }, { detail: "Mia is editing.", retryAfter: 60 });
  const api = createClient({ problems: songs, fetch: respond(sent) });
  const { ok, error } = await api.fetch("https://api.example/songs/7");
  assert.equal(ok, false);
  assert.ok(error instanceof SongLocked && error instanceof HTTPConflict && isReadError(error));
  assert.deepEqual(
    [
      error.problem,
      error.name,
      error.code,
      error.type,
      error.status,
      error.detail,
      error.retryAfter,
    ],
    ["SongLocked", "SongLocked", "song_locked", `${BASE}song-locked`, 409, "Mia is editing.", 60],
  );
  assert.deepEqual(error.extensions, { song: 7 });
  assert.equal(error.retryable, true);
  assert.ok(isRetryable(error));
  assert.equal("issues" in error.report, false);
  await assert.rejects(api.fetchOrThrow("https://api.example/songs/7"), SongLocked);
  await assert.rejects(api.raiseForStatus(sent.toResponse()), SongLocked);
  await assert.rejects(
    fetchOrThrow("https://api.example/", { problems: songs, fetch: respond(sent) }),
    SongLocked,
  );
  assert.ok(songs.is(error) && (await api.fromResponse(sent.toResponse())) instanceof SongLocked);
});

test("a problem without extensions, and one whose extensions are of types alone", async () => {
  const stale = await read(new TokenStale().toResponse());
  assert.ok(stale instanceof TokenStale);
  assert.deepEqual(stale.extensions, {});
  assert.equal(stale.report.challenges[0].scheme, "Bearer");
  const unknown = await read(new SongUnknown({ song: 7, more: { deep: [1] } }).toResponse());
  assert.ok(unknown instanceof SongUnknown);
  assert.deepEqual(unknown.extensions, { song: 7, more: { deep: [1] } });
});

test("an ok response is the value", async () => {
  const api = createClient({ problems: songs, fetch: async () => new Response("Blue in Green") });
  const result = await api.fetch("https://api.example/");
  assert.equal(result.ok, true);
  assert.equal(await result.value.text(), "Blue in Green");
  assert.equal(result.error, undefined);
});

test("the type decides, then the code if there is no type", async () => {
  const cases = [
    [{ type: SongUnknown.type }, SongUnknown],
    [{ type: SongUnknown.type, code: "song_locked" }, SongUnknown],
    [{ code: "song_unknown" }, SongUnknown],
    [{ type: "about:blank", code: "song_unknown" }, SongUnknown],
    // A relative type is resolved by the URL of the response (RFC 9457, 3.1.1).
    [{ type: "/problems/song-unknown" }, SongUnknown, "https://api.example/songs/7"],
    [{ type: "/problems/song-unknown" }, undefined, "https://other.example/songs/7"],
    // Another API may have a problem of the same code.
    [{ type: "https://other.example/song-unknown", code: "song_unknown" }, undefined],
    [{ code: "song_gone" }, undefined],
    [{ code: "toString" }, undefined],
    [{}, undefined],
  ];
  for (const [body, expected, url] of cases) {
    const response = createProblem(404, { title: "t", status: 404, ...body });
    if (url) Object.defineProperty(response, "url", { value: url });
    const error = await read(response);
    assert.equal(error.problem, expected?.problem, JSON.stringify(body));
    assert.equal(error instanceof (expected ?? HTTPNotFound), true);
    assert.equal(error instanceof SongUnknown, expected !== undefined);
    // Those of the declaration, even if the response lacks one.
    if (expected) assert.deepEqual([error.type, error.code], [SongUnknown.type, "song_unknown"]);
  }
});

test("extensions that do not fit give the class of the status, and the issues", async () => {
  for (const members of [{}, { song: "7" }, { song: 7, until: "tomorrow" }]) {
    const response = createProblem(409, { type: SongLocked.type, code: "song_locked", ...members });
    const error = await read(response);
    assert.ok(error instanceof HTTPConflict && !(error instanceof SongLocked));
    assert.equal(error.problem, undefined);
    assert.equal(error.code, "song_locked");
    assert.ok(error.report.issues.length > 0);
    assert.equal(typeof error.report.issues[0].message, "string");
    assert.deepEqual(error.extensions, members);
  }
});

test("a status that is not as declared gives the class of the status, and the issue", async () => {
  const error = await read(createProblem(422, { type: SongLocked.type, song: 7 }));
  assert.ok(error instanceof HTTPUnprocessableContent && !(error instanceof SongLocked));
  assert.deepEqual(error.report.issues, [
    { message: "The status is 422, and 409 is declared.", path: ["status"] },
  ]);
});

test("members that a newer server adds are no misfit", async () => {
  const error = await read(createProblem(409, { type: SongLocked.type, song: 7, newer: true }));
  assert.ok(error instanceof SongLocked);
  assert.deepEqual(error.extensions, { song: 7 });
  assert.deepEqual(error.report.extensions, { song: 7, newer: true });
});

test("schemas of Zod, Valibot and ArkType, synchronous and asynchronous", async () => {
  const schemas = [
    z.object({ song: z.number() }),
    z.object({ song: z.number() }).refine(async ({ song }) => song > 0),
    v.object({ song: v.number() }),
    v.objectAsync({
      song: v.pipeAsync(
        v.number(),
        v.checkAsync(async (song) => song > 0),
      ),
    }),
    ark({ song: "number > 0" }),
  ];
  for (const [at, extensions] of schemas.entries()) {
    const set = defineProblems("urn:x:", { Wrong: { status: 400, extensions } });
    const right = await read(createProblem(400, { type: "urn:x:wrong", song: 7 }), set);
    assert.ok(right instanceof set.Wrong, `${at}`);
    assert.deepEqual({ ...right.extensions }, { song: 7 });
    const misfit = await read(createProblem(400, { type: "urn:x:wrong", song: "7" }), set);
    assert.ok(!(misfit instanceof set.Wrong) && misfit.report.issues.length > 0, `${at}`);
  }
});

test("a schema that changes what it validates, throws, rejects or makes no object", async () => {
  const create = (validate) => ({ "~standard": { version: 1, vendor: "test", validate } });
  const fail = () => {
    throw new Error("broken");
  };
  const set = defineProblems("urn:x:", {
    Moved: {
      status: 400,
      extensions: z.object({ at: z.string().transform((text) => new Date(text)) }),
    },
    Throws: { status: 400, extensions: create(fail) },
    Rejects: { status: 400, extensions: create(async () => fail()) },
    Text: { status: 400, extensions: create(() => ({ value: "text" })) },
    Nothing: { status: 400, extensions: create(() => undefined) },
  });
  const readOne = (name, body = {}) =>
    read(createProblem(400, { type: set[name].type, ...body }), set);
  const moved = await readOne("Moved", { at: "2026-11-29T00:00:00Z" });
  assert.ok(moved.extensions.at instanceof Date);
  for (const name of ["Throws", "Rejects", "Text", "Nothing"]) {
    const error = await readOne(name);
    assert.equal(error.problem, undefined);
    assert.equal(error.report.issues.length, 1, name);
  }
  assert.match((await readOne("Throws")).report.issues[0].message, /broken/);
});

test("only a lost network is no response", async () => {
  const failures = [
    new TypeError("Failed to fetch"),
    new TypeError("fetch failed", {
      cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
    }),
    new DOMException("The operation timed out.", "TimeoutError"),
  ];
  for (const failure of failures) {
    const fetch = async () => {
      throw failure;
    };
    const { ok, error } = await createClient({ problems: songs, fetch }).fetch(
      "https://api.example/",
    );
    assert.equal(ok, false);
    assert.ok(error instanceof NoResponse);
    assert.deepEqual([error.cause, error.status, error.problem], [failure, undefined, undefined]);
    assert.ok(isRetryable(error));
  }
  const bugs = [
    new TypeError("x is not a function"),
    new RangeError("no"),
    "a text",
    undefined,
    new SongLocked({ song: 7 }),
  ];
  for (const bug of bugs) {
    const fetch = async () => {
      throw bug;
    };
    await assert.rejects(
      createClient({ fetch }).fetch("https://api.example/"),
      (error) => error === bug,
    );
  }
  await assert.rejects(createClient().fetch("no URL"), TypeError);
  const api = createClient({ fetch: respond(new SongUnknown({})) });
  await assert.rejects(api.fetch("https://api.example/", { maxBytes: "x" }), TypeError);
});

test("an abort rejects, also one by a timeout of the caller", async () => {
  const server = createServer(() => {});
  await new Promise((resolve) => server.listen(0, resolve));
  const url = `http://localhost:${server.address().port}/`;
  const api = createClient({ problems: songs, retry: { tries: 2 } });
  const controller = new AbortController();
  const aborted = api.fetch(url, { signal: controller.signal });
  controller.abort(new Error("enough"));
  await assert.rejects(aborted, /enough/);
  await assert.rejects(api.fetch(url, { signal: AbortSignal.timeout(20) }), {
    name: "TimeoutError",
  });
  await assert.rejects(api.fetch(new Request(url, { signal: AbortSignal.timeout(20) })), {
    name: "TimeoutError",
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  // Nothing listens there any more.
  const { error } = await createClient({ problems: songs }).fetch(url);
  assert.ok(error instanceof NoResponse);
});

test("a retry goes by the declaration's word", async () => {
  let count = 0;
  const fetch = async () =>
    ++count < 3 ? new SongLocked({ song: 7 }).toResponse() : new Response("ok");
  const api = createClient({ problems: songs, fetch, retry: { tries: 3, base: 0.001 } });
  assert.equal((await api.fetch("https://api.example/")).ok, true);
  assert.equal(count, 3);
});

test("problems come before codes, and codes count for what is not declared", async () => {
  class Other extends HTTPConflict {}
  const api = createClient({ problems: songs, codes: { song_locked: Other, other: Other } });
  const readBody = (body) => api.fromResponse(createProblem(409, body));
  assert.ok(
    (await readBody({ type: SongLocked.type, code: "song_locked", song: 7 })) instanceof SongLocked,
  );
  assert.ok((await readBody({ code: "other" })) instanceof Other);
  const misfit = await readBody({ type: SongLocked.type, code: "song_locked" });
  assert.ok(misfit instanceof Other && misfit.report.issues.length === 1);
});

test("an abort, or the end of the time, ends a schema that never does", async () => {
  const validate = () => new Promise(() => {});
  const extensions = { "~standard": { version: 1, vendor: "test", validate } };
  const set = defineProblems("urn:x:", { Stuck: { status: 400, extensions } });
  const respond = async () => createProblem(400, { type: "urn:x:stuck" });
  const api = createClient({ problems: set, fetch: respond });
  const controller = new AbortController();
  const reason = new Error("Enough.");
  setTimeout(() => controller.abort(reason), 50);
  const { signal } = controller;
  await assert.rejects(api.fetch("https://api.example/", { signal }), reason);
  await assert.rejects(api.fetchOrThrow("https://api.example/", { signal }), reason);
  const { error } = await api.fetch("https://api.example/", { timeout: 0.05 });
  assert.deepEqual([error.status, error.problem], [400, undefined]);
});

test("the declaration says whether another try may succeed, unless the response does", async () => {
  const body = { type: SongLocked.type, song: 7 };
  const silent = await read(createProblem(409, body));
  assert.deepEqual([silent.retryable, isRetryable(silent)], [true, true]);
  assert.equal(silent.report.retryable, null);
  const refusing = await read(createProblem(409, { ...body, retryable: false }));
  assert.deepEqual([refusing.retryable, isRetryable(refusing)], [false, false]);
  const set = defineProblems("urn:x:", { Final: { status: 503, retryable: false } });
  const final = await read(createProblem(503, { type: "urn:x:final" }), set);
  assert.deepEqual([final.retryable, isRetryable(final)], [false, false]);
  const undeclared = await read(createProblem(503, {}), set);
  assert.deepEqual([undeclared.retryable, isRetryable(undeclared)], [undefined, true]);
});

test("the option of a call replaces that of the client", async () => {
  const users = defineProblems("urn:users:", { UserGone: { status: 410 } });
  const api = createClient({ problems: songs });
  const gone = () => new users.UserGone().toResponse();
  assert.equal((await api.fromResponse(gone())).problem, undefined);
  assert.equal((await api.fromResponse(gone(), { problems: users })).problem, "UserGone");
  const both = createClient({ problems: songs.and(users) });
  assert.equal((await both.fromResponse(gone())).problem, "UserGone");
  for (const wrong of [{}, { SongLocked }, SongLocked, 7, null]) {
    assert.throws(
      () => createClient({ problems: wrong }),
      /^TypeError: Cannot create a client: problems is not the result of defineProblems$/,
    );
    await assert.rejects(fromResponse(gone(), { problems: wrong }), TypeError);
  }
});

test("a problem that is read reveals nothing to clients, unless it is relayed", async () => {
  const response = () => new SongLocked({ song: 7 }, { detail: "Mia." }).toResponse();
  const hidden = (await read(response())).toResponse();
  assert.equal(hidden.status, 502);
  const relayed = await fromResponse(response(), { problems: songs, relay: true });
  assert.ok(relayed instanceof SongLocked);
  const body = await relayed.toResponse().json();
  assert.deepEqual(
    [body.status, body.type, body.code, body.song, body.detail],
    [409, SongLocked.type, "song_locked", 7, "Mia."],
  );
  const stale = await fromResponse(new TokenStale().toResponse(), { problems: songs, relay: true });
  assert.equal(stale.toResponse().headers.get("www-authenticate"), "Bearer");
});

test("a declared problem in an ok response is one by its code", async () => {
  const set = defineProblems("urn:x:", { ChannelGone: { status: 404 } });
  const response = Response.json({ ok: false, error: "channel_gone" });
  const error = await fromResponse(response, { problems: set, errorsInOk: true });
  // The status is not as declared: it is 200.
  assert.equal(error.problem, undefined);
  assert.match(error.report.issues[0].message, /status is 200/);
});

test("problems cross in every dialect that has a code or a type", async () => {
  // A body of Werkzeug or WebOb has neither a type nor a code.
  const crossing = { problem: true, falcon: true, discord: true, werkzeug: false, webob: false };
  for (const [dialect, isCrossing] of Object.entries(crossing)) {
    const errors = createErrors({ dialect: dialects[dialect], problems: songs, onError: null });
    const headers = { accept: "application/json" };
    for (const sent of [
      new SongUnknown({ song: 7 }),
      new Offline({ since: 3 }, { retryAfter: 5 }),
    ]) {
      const request = new Request("https://api.example/", { headers });
      const error = await read(await errors.respond(sent, request));
      assert.equal(error.status, sent.status);
      assert.equal(error.problem, isCrossing ? sent.problem : undefined, dialect);
      if (sent instanceof Offline) assert.equal(error.retryAfter, 5);
      if (dialect === "problem") assert.deepEqual(error.extensions, sent.extensions);
    }
  }
});
