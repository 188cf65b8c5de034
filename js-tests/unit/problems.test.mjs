// Declared problems: the classes, their errors, and the sets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage, importPackageCopy } from "./package-import.mjs";
import { PROBLEM_NAMES } from "./problem-names.mjs";

const { httpexc, problems } = await importPackage();
const { HTTPClientError, HTTPConflict, HTTPException, HTTPNotFound, statusMap } = httpexc;
const { defineProblems, NoResponse, type } = problems;
const BASE = "https://api.example/problems/";

const declareSongs = (define = defineProblems, base = BASE) =>
  define(base, {
    SongUnknown: { status: 404, title: "No such song", detail: "No song has the id {song}." },
    SongLocked: { status: 409, extensions: type(), retryable: true, docs: "Try again." },
    TokenStale: {
      status: 401,
      always: { challenges: { scheme: "Bearer", params: { error: "invalid_token" } } },
    },
    WrongMethod: { status: 405 },
    Broken: { status: 503, code: "broken", type: "https://errors.example/broken" },
    Stalled: { status: 419, title: "Stalled", type: "still" },
  });
const songs = declareSongs();
const { SongUnknown, SongLocked, TokenStale, WrongMethod, Broken, Stalled } = songs;

test("the words of names follow the rule", () => {
  const declarations = PROBLEM_NAMES.map(([name]) => [name, { status: 400 }]);
  const set = defineProblems(BASE, Object.fromEntries(declarations));
  for (const [name, words] of PROBLEM_NAMES) {
    assert.equal(set[name].type, BASE + words);
    assert.equal(set[name].code, words.replaceAll("-", "_"));
  }
});

test("a declared class extends the class of its status, and has what is declared", () => {
  const error = new SongLocked({ song: 7 }, { detail: "Mia is editing.", retryAfter: 60 });
  assert.ok(error instanceof SongLocked && error instanceof HTTPConflict && error instanceof Error);
  assert.equal(error.problem, "SongLocked");
  assert.equal(error.name, "SongLocked");
  assert.equal(error.code, "song_locked");
  assert.equal(error.type, `${BASE}song-locked`);
  assert.equal(error.title, "Conflict");
  assert.equal(error.retryable, true);
  assert.deepEqual(error.extensions, { song: 7 });
  assert.match(error.stack, /^SongLocked: Mia is editing\./);
  assert.deepEqual(
    [Broken.type, Broken.code, Stalled.type, Stalled.code, Stalled.status, Stalled.title],
    ["https://errors.example/broken", "broken", `${BASE}still`, "stalled", 419, "Stalled"],
  );
  assert.ok(new Stalled() instanceof HTTPClientError);
});

test("a brace that is doubled is a brace", () => {
  const set = defineProblems("urn:x:", {
    Odd: { status: 400, extensions: type(), detail: "{{{song}}} {{}} {{song}}" },
  });
  assert.equal(new set.Odd({ song: 7 }).detail, "{7} {} {song}");
});

test("options of all errors replace nothing that is declared", () => {
  const declare = (always) => defineProblems("urn:x:", { Odd: { status: 409, always } });
  const { Odd } = declare({ type: "urn:y", code: "other" });
  assert.deepEqual([new Odd().type, new Odd().code], ["urn:x:odd", "odd"]);
});

test("the same declaration of another copy of the module can be added", async () => {
  const copy = await importPackageCopy("problem-copies");
  const both = songs.and(declareSongs(copy.problems.defineProblems));
  assert.equal([...both].length, [...songs].length);
  assert.equal(both.SongLocked, SongLocked);
  assert.ok(both.is(new (declareSongs(copy.problems.defineProblems).SongLocked)({ song: 7 })));
});

test("the response has the declared members and headers", async () => {
  const response = new SongUnknown({ song: 7 }).toResponse();
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  assert.deepEqual(await response.json(), {
    type: `${BASE}song-unknown`,
    title: "No such song",
    status: 404,
    detail: "No song has the id 7.",
    code: "song_unknown",
    song: 7,
  });
  const stale = new TokenStale().toResponse();
  assert.equal(stale.headers.get("www-authenticate"), 'Bearer error="invalid_token"');
  assert.equal(new WrongMethod({}, { allow: ["GET"] }).toResponse().headers.get("allow"), "GET");
  const locked = await new SongLocked({ song: 7 }).toResponse().json();
  assert.equal(locked.retryable, true);
  const broken = await new Broken({ part: "db" }).toResponse().json();
  assert.deepEqual([broken.code, broken.part, broken.detail], ["broken", "db", undefined]);
});

test("a detail has the values of members, and is left out if one has none", () => {
  const set = defineProblems(BASE, {
    Late: { status: 400, detail: "{a}, {b}, {c}, {d} and {e}." },
    Plain: { status: 400, detail: "Plain {} text." },
  });
  const members = { a: 1, b: "two", c: true, d: new Date(0), e: { f: [1] } };
  const { detail } = new set.Late(members);
  assert.equal(detail, '1, two, true, 1970-01-01T00:00:00.000Z and {"f":[1]}.');
  for (const missing of [{}, { ...members, a: undefined }, { ...members, a: null }, undefined]) {
    assert.equal(new set.Late(missing).detail, undefined);
  }
  const loop = {};
  loop.loop = loop;
  assert.equal(new set.Late({ ...members, e: loop }).detail, undefined);
  assert.equal(new set.Late(members, { detail: "Mine." }).detail, "Mine.");
  assert.equal(new set.Late({ ...members, a: "$& {b}" }).detail.slice(0, 6), "$& {b}");
  assert.equal(new set.Plain().detail, undefined);
  // The members of Object.prototype are none of the error.
  const other = defineProblems(BASE, { Odd: { status: 400, detail: "{constructor}" } });
  assert.equal(new other.Odd({}).detail, undefined);
});

test("extensions are never undefined", () => {
  assert.deepEqual(new TokenStale().extensions, {});
  assert.deepEqual(new TokenStale(undefined, { detail: "Log in." }).extensions, {});
});

test("an option that is declared, missing or invalid is refused", () => {
  const refused = [
    [
      () => new SongUnknown({}, { code: "x" }),
      /Cannot build a SongUnknown: code is set by the declaration/,
    ],
    [() => new SongUnknown({}, { type: "urn:x" }), /type is set by the declaration/],
    [() => new SongUnknown({}, { title: "x" }), /title is set by the declaration/],
    [() => new SongUnknown({}, { extensions: {} }), /extensions is set by the declaration/],
    [() => new SongLocked({}, { retryable: false }), /retryable is set by the declaration/],
    [() => new TokenStale({}, { challenges: "Basic" }), /challenges is set by the declaration/],
    [() => new WrongMethod(), /Cannot build a 405: allow is missing/],
    [
      () => new SongUnknown({}, { allow: "GET" }),
      /Cannot build a 404: allow is not an option of it/,
    ],
    [() => new SongUnknown("No such song."), /Cannot build a 404: extensions/],
  ];
  for (const [build, message] of refused) assert.throws(build, { name: "TypeError", message });
  // An undefined option counts as not given.
  assert.equal(new SongUnknown({}, { code: undefined }).code, "song_unknown");
});

test("an invalid declaration is refused", () => {
  const refused = [
    ["/problems/", { A: { status: 404 } }, /"\/problems\/" is not an absolute URI/],
    ["https://api.example/a", { A: { status: 404 } }, /does not end with one of/],
    [7, { A: { status: 404 } }, /7 is not an absolute URI/],
    [BASE, { songLocked: { status: 404 } }, /Cannot declare "songLocked": a name has letters/],
    [BASE, { Song_Locked: { status: 404 } }, /Cannot declare "Song_Locked"/],
    [BASE, { A: undefined }, /Cannot declare A: it has no declaration/],
    [BASE, { A: {} }, /Cannot declare A: status is missing/],
    [
      BASE,
      { A: { status: 200 } },
      /Cannot declare A: status is not a whole number from 400 to 599$/,
    ],
    [BASE, { A: { status: 404.5 } }, /status is not a whole number from 400 to 599$/],
    [BASE, { A: { status: "404" } }, /status is not a whole number from 400 to 599$/],
    [BASE, { A: { status: 455 } }, /title is missing, and 455 has no phrase/],
    [BASE, { A: { status: 404, colour: "red" } }, /colour is not an option/],
    [
      BASE,
      { A: { status: 404, extensions: {} } },
      /extensions is not a Standard Schema or the result of type\(\)$/,
    ],
    [BASE, { A: { status: 404, code: "" } }, /code is not a string with characters$/],
    [BASE, { A: { status: 404, type: "with space" } }, /is not a URI/],
    [BASE, { A: { status: 404, retryable: "yes" } }, /retryable is not true or false$/],
    [
      BASE,
      { A: { status: 404 }, B: { status: 404, code: "a" } },
      /Cannot declare B: another problem has the code a/,
    ],
    [
      BASE,
      { A: { status: 404 }, B: { status: 404, type: "a" } },
      /Cannot declare B: another problem has the type/,
    ],
  ];
  for (const [base, declarations, message] of refused) {
    assert.throws(() => defineProblems(base, declarations), { name: "TypeError", message });
  }
});

test("instanceof goes by the type URI, in copies of the module and of the package", async () => {
  const again = declareSongs();
  assert.notEqual(again.SongLocked, SongLocked);
  assert.ok(new again.SongLocked({}) instanceof SongLocked);
  assert.ok(!(new again.SongLocked({}) instanceof SongUnknown));
  const copy = await importPackageCopy("problems-copy");
  const foreign = declareSongs(copy.problems.defineProblems);
  const error = new foreign.SongLocked({});
  assert.ok(!(error instanceof HTTPException) && error instanceof SongLocked);
  assert.ok(songs.is(error));
  // Another API has a class of the same name.
  const others = declareSongs(defineProblems, "https://other.example/problems/");
  assert.ok(!(new others.SongLocked({}) instanceof SongLocked));
  assert.ok(!songs.is(new others.SongLocked({})));
  assert.ok(new HTTPConflict() instanceof SongLocked === false);
  for (const value of [
    undefined,
    null,
    7,
    {},
    { ...new SongLocked({}) },
    SongLocked,
    new Error(),
  ]) {
    assert.equal(value instanceof SongLocked, false);
  }
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal(proxy instanceof SongLocked, false);
});

test("a class that extends a declared one tests as usual", () => {
  class ByMia extends SongLocked {
    constructor(song) {
      super({ song }, { detail: "Mia is editing." });
    }
  }
  const error = new ByMia(7);
  assert.ok(error instanceof ByMia && error instanceof SongLocked && error instanceof HTTPConflict);
  assert.ok(!(new SongLocked({}) instanceof ByMia));
  assert.deepEqual(
    [error.problem, error.extensions.song, error.code],
    ["SongLocked", 7, "song_locked"],
  );
  assert.ok(songs.is(error));
});

test("a set is iterable, and has no other member than its classes", () => {
  assert.deepEqual([...songs], Object.values(songs));
  assert.deepEqual(
    [...songs].map(({ name }) => name),
    ["SongUnknown", "SongLocked", "TokenStale", "WrongMethod", "Broken", "Stalled"],
  );
  assert.throws(() => Object.assign(songs, { SongLocked: HTTPConflict }), TypeError);
});

test("pick and and keep the classes", () => {
  const some = songs.pick("SongLocked", "SongUnknown");
  assert.deepEqual(Object.keys(some), ["SongUnknown", "SongLocked"]);
  assert.equal(some.SongLocked, SongLocked);
  assert.ok(some.is(new SongLocked({})) && !some.is(new TokenStale()));
  assert.throws(() => songs.pick("SongGone"), /Cannot pick SongGone: it is not declared/);
  assert.throws(() => songs.pick("toString"), /Cannot pick toString/);
  const users = defineProblems("urn:users:", { UserGone: { status: 410 } });
  const all = songs.and(users);
  assert.equal(all.UserGone, users.UserGone);
  assert.equal([...all].length, 7);
  assert.ok(all.is(new users.UserGone()) && all.is(new SongLocked({})));
  assert.equal([...songs.and(some)].length, 6);
  const sameName = defineProblems("urn:x:", { SongLocked: { status: 409 } });
  assert.throws(
    () => songs.and(sameName),
    /Cannot declare SongLocked: both have a problem of this/,
  );
  const sameCode = defineProblems("urn:x:", { Other: { status: 409, code: "song_locked" } });
  assert.throws(() => songs.and(sameCode), /another problem has the code song_locked/);
  assert.throws(() => songs.and({}), /expected the result of defineProblems/);
});

test("match calls the function of an error, or else", () => {
  const handlers = { SongLocked: ({ extensions }) => extensions.song, else: (error) => error };
  assert.equal(songs.match(new SongLocked({ song: 7 }), handlers), 7);
  const others = [new TokenStale(), new HTTPNotFound(), new NoResponse(), 7, undefined, null];
  for (const other of others) assert.equal(songs.match(other, handlers), other);
  const { else: _, ...partial } = handlers;
  assert.throws(() => songs.match(new TokenStale(), partial), /Cannot match TokenStale/);
  assert.throws(() => songs.match(7, partial), /Cannot match an undeclared error/);
  // The member of Object.prototype is no function for an error.
  const odd = defineProblems("urn:odd:", { Constructor: { status: 400 } });
  assert.throws(() => odd.match(new odd.Constructor(), {}), /Cannot match Constructor/);
});

test("every status of an error can be declared", () => {
  const statuses = Object.keys(statusMap)
    .map(Number)
    .filter((status) => status >= 400);
  for (const status of statuses) {
    const { Declared } = defineProblems("urn:x:", { Declared: { status } });
    assert.equal(Declared.status, status);
    assert.ok(Declared.prototype instanceof statusMap[status]);
  }
  assert.ok(statuses.length > 35);
});

test("NoResponse is an error without a status, of any copy", async () => {
  const cause = new TypeError("Failed to fetch");
  const error = new NoResponse(cause);
  assert.ok(error instanceof NoResponse && error instanceof Error);
  assert.deepEqual(
    [error.name, error.status, error.problem, error.cause],
    ["NoResponse", undefined, undefined, cause],
  );
  assert.equal(error.message, "No response came: Failed to fetch");
  assert.match(error.stack, /^NoResponse: No response came/);
  assert.deepEqual(Object.keys(error), []);
  const copy = await importPackageCopy("no-response-copy");
  assert.ok(new copy.problems.NoResponse() instanceof NoResponse);
  assert.ok(new copy.client.NoResponse() instanceof NoResponse);
  class Mine extends NoResponse {}
  assert.ok(new Mine() instanceof NoResponse && !(error instanceof Mine));
  assert.ok(!(new Error("x") instanceof NoResponse));
});
