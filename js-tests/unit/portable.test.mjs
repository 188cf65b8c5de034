// httpexc/portable: an error as plain data, and back.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { createErrorBuilder } from "../hazards/random-errors.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage, importPackageCopy, listBuildableClasses } from "./package-import.mjs";
import { CARRIERS, cross, quietly, toObject } from "./portable-errors.mjs";

const entries = await importPackage();
const { httpexc, portable: entry, problems: declare } = entries;
const { addDigest, portable, revive, toPortable } = entry;

/** The options that duties and delays have, by status. */
const DUTIES = {
  HTTPMethodNotAllowed: { allow: ["GET", "M-SEARCH"] },
  HTTPUnauthorized: {
    challenges: [
      { scheme: "Bearer", params: { realm: 'a "b", c', error: "x" } },
      { scheme: "Negotiate", token68: "YQ==" },
    ],
  },
  HTTPProxyAuthenticationRequired: { challenges: "Basic" },
  HTTPUpgradeRequired: { upgrade: ["HTTP/2.0", "websocket"] },
  HTTPRangeNotSatisfiable: { length: 1234, unit: "songs" },
  HTTPUnsupportedMediaType: {
    accept: ["text/html", 'application/json; profile="a,b"'],
    acceptEncoding: ["gzip", "br"],
    acceptPatch: ["application/merge-patch+json"],
  },
  HTTPUnavailableForLegalReasons: { blockedBy: "https://blocker.example/a?b=c" },
  HTTPTooManyRequests: {
    retryAfter: 30,
    rateLimit: { limit: 10, remaining: 0, reset: 30, window: 60, name: "songs" },
  },
  HTTPServiceUnavailable: { retryAfter: new Date("2030-01-02T03:04:05Z") },
  HTTPSeeOther: { location: "/songs?page=2" },
  HTTPCreated: { location: "/songs/7" },
  HTTPAccepted: { retryAfter: 5 },
};

test("every class survives structured clone and JSON", () => {
  for (const [how, carry] of Object.entries(CARRIERS)) {
    for (const [Class, needed] of listBuildableClasses(entries)) {
      const error = new Class({ ...needed, detail: "Nr. 7 \u{1f600}", code: 7, stack: false });
      const what = `${Class.name} by ${how}`;
      const location = error.headers.location ?? needed.location;
      if (location?.startsWith("http")) {
        // A redirect to another origin is refused at the caller's.
        continue;
      }
      const revived = cross(error, carry);
      const expected = httpexc.statusMap[error.status];
      assert.ok(revived instanceof expected, what);
      assert.deepEqual(toObject(revived), toObject(error), what);
      assert.deepEqual(revived.toHeaders(), error.toHeaders(), what);
      assert.equal(revived.toResponse().status, error.toResponse().status, what);
    }
  }
});

for (const [name, options] of Object.entries(DUTIES)) {
  test(`${name}: the options of its duties arrive`, () => {
    const error = new httpexc[name](options);
    const revived = cross(error);
    assert.ok(revived instanceof httpexc[name]);
    assert.deepEqual(revived.toHeaders(), error.toHeaders());
    for (const option of Object.keys(options)) {
      if (option === "challenges") {
        assert.equal(revived.challenges.length, [options.challenges].flat().length);
      } else assert.deepEqual(revived[option], error[option], option);
    }
  });
}

test("all public members arrive, and an index of a path as a number", () => {
  const error = new httpexc.HTTPUnprocessableContent("Two fields are wrong.", {
    title: "Invalid song",
    type: "https://api.example/problems/invalid-song",
    instance: "/songs/7",
    code: "invalid",
    retryable: false,
    help: { href: "https://docs.example/", text: "Songs" },
    errors: [
      { path: ["songs", 0, "a/b~c"], message: "is missing", code: 3 },
      { path: [], message: "is wrong" },
    ],
    extensions: { song: { id: 7, tags: ["a", null] } },
    headers: { "x-song": "7", "cache-control": "no-store" },
  });
  const revived = cross(error, CARRIERS.JSON, { headers: ["X-Song"] });
  assert.deepEqual(toObject(revived), toObject(error));
  assert.deepEqual(revived.toHeaders(), error.toHeaders());
  assert.deepEqual(cross(error).toHeaders(), [["cache-control", "no-store"]]);
  assert.deepEqual(revived.errors[0].path, ["songs", 0, "a/b~c"]);
  assert.deepEqual(revived.extensions, error.extensions);
  assert.equal(revived.code, "invalid");
  assert.equal(cross(new httpexc.HTTPNotFound({ code: 7 })).toJSON().code, 7);
});

test("a header for one client or one connection does not leave", () => {
  const cookie = ["Set-Cookie", "session=secret; HttpOnly"];
  const headers = [
    cookie,
    ["set-cookie2", "a"],
    ["Set-Login", "logged-in"],
    ["clear-site-data", '"cookies"'],
    ["authentication-info", "nextnonce=a"],
    ["sec-session-registration", "(ES256)"],
    ["connection", "close"],
    ["keep-alive", "timeout=5"],
    ["x-song", "7"],
  ];
  const error = new httpexc.HTTPNotFound({ headers });
  assert.deepEqual(toPortable(error).headers, [["x-song", "7"]]);
  assert.ok(!addDigest(error).digest.includes("secret"));
  const names = headers.map(([name]) => name);
  const forged = { ...toPortable(error), headers };
  assert.deepEqual(revive(forged, { headers: names }).toHeaders(), [["x-song", "7"]]);
  const upgrade = toPortable(new httpexc.HTTPUpgradeRequired({ upgrade: "HTTP/2.0" }));
  assert.ok(upgrade.headers.some(([name]) => name === "upgrade"));
});

test("statuses that are not registered arrive with their title", () => {
  const Own = httpexc.defineStatus(499, { title: "Client Closed Request" });
  const revived = cross(new Own("Gone."));
  assert.deepEqual([revived.status, revived.title], [499, "Client Closed Request"]);
  assert.ok(revived instanceof httpexc.HTTPClientError);
  const server = cross(new httpexc.HTTPError(599, { title: "Network Connect Timeout" }));
  assert.ok(server instanceof httpexc.HTTPServerError && server.status === 599);
});

test("the response to a revived error is the one of your own service", async () => {
  const request = new Request("https://songs.example/7", { headers: { accept: "text/html" } });
  for (const [error, shown, hidden] of [
    [new httpexc.HTTPNotFound("No such song."), "No such song.", "-"],
    [new httpexc.HTTPBadGateway("db7", { expose: true, stack: false }), "db7", "-"],
    [new httpexc.HTTPBadGateway("db7", { stack: false }), "Bad Gateway", "db7"],
  ]) {
    const revived = cross(error);
    const [own, crossed] = quietly(() => [error.toResponse(request), revived.toResponse(request)]);
    assert.equal(crossed.status, own.status);
    assert.deepEqual([...crossed.headers], [...own.headers]);
    const page = await crossed.text();
    assert.equal(page, await own.text());
    assert.ok(page.includes(shown) && !page.includes(`>${hidden}<`));
  }
});

test("a redirect arrives, and one to another origin stays a 500", () => {
  const request = new Request("https://songs.example/7");
  const own = cross(new httpexc.HTTPFound({ location: "/songs" }));
  assert.equal(own.toResponse(request).headers.get("location"), "/songs");
  const external = cross(new httpexc.HTTPFound({ location: "https://x.example/", external: true }));
  assert.equal(external.location, "https://x.example/");
  assert.equal(quietly(() => external.toResponse(request)).status, 500);
});

test("declared problems are found by type, then by code, and only in what was passed in", () => {
  const problems = declare.defineProblems("https://api.example/problems/", {
    SongLocked: {
      status: 423,
      extensions: declare.type(),
      detail: "Song {song} is locked.",
      retryable: true,
    },
    SongLost: { status: 404 },
    Busy: { status: 503, title: "Busy", extensions: declare.type() },
  });
  const { SongLocked, SongLost, Busy } = problems;
  const error = new SongLocked({ song: 7 }, { retryAfter: 60 });
  const revived = cross(error, CARRIERS.JSON, { problems });
  assert.ok(revived instanceof SongLocked && problems.is(revived));
  assert.deepEqual(toObject(revived), toObject(error));
  assert.deepEqual([revived.retryAfter, revived.extensions], [60, { song: 7 }]);
  const busy = cross(new Busy({ a: 1 }, { detail: "private" }), CARRIERS.JSON, { problems });
  assert.ok(busy instanceof Busy && busy.detail === undefined);
  const other = cross(error);
  assert.ok(other instanceof httpexc.HTTPLocked && !problems.is(other));
  const byCode = toPortable(new httpexc.HTTPNotFound({ code: SongLost.code }));
  assert.ok(revive(byCode, { problems }) instanceof SongLost);
  // The type comes first, and the status has to be as declared.
  const otherType = { type: "https://x.example/", code: SongLost.code };
  assert.ok(!problems.is(revive(toPortable(new httpexc.HTTPNotFound(otherType)), { problems })));
  const otherStatus = toPortable(new httpexc.HTTPGone({ type: SongLost.type }));
  assert.ok(!problems.is(revive(otherStatus, { problems })));
});

test("extensions that the schema of a declared problem refuses make no declared error", () => {
  const createSchema = (validate) => ({ "~standard": { version: 1, vendor: "test", validate } });
  const numbers = createSchema((value) =>
    typeof value.song === "number"
      ? { value: { song: value.song } }
      : { issues: [{ message: "" }] },
  );
  const later = createSchema(async () => {
    throw new Error("later");
  });
  const problems = declare.defineProblems("https://api.example/problems/", {
    SongLocked: { status: 423, extensions: numbers },
    SongLate: { status: 409, extensions: later },
  });
  const data = toPortable(new problems.SongLocked({ song: 7 }));
  assert.ok(revive(data, { problems }) instanceof problems.SongLocked);
  const forged = { ...data, problem: { ...data.problem, song: "seven" } };
  const revived = revive(forged, { problems });
  assert.ok(revived instanceof httpexc.HTTPLocked && !problems.is(revived));
  const late = toPortable(new problems.SongLate({ a: 1 }));
  assert.ok(revive(late, { problems }) instanceof problems.SongLate);
});

test("an error of this package, of any copy of it, is returned as it is", async () => {
  const copy = await importPackageCopy("portable-copy");
  for (const error of [new httpexc.HTTPGone(), new copy.httpexc.HTTPGone("A copy's.")]) {
    assert.equal(revive(error), error);
    const revived = cross(error);
    assert.ok(revived instanceof httpexc.HTTPGone && revived.detail === error.detail);
  }
});

test("an upstream error is a 502 that says nothing of it", async () => {
  const upstream = Response.json(
    { detail: "canary" },
    { status: 404, headers: { "x-a": "canary" } },
  );
  const error = await entries.client.fromResponse(upstream);
  const data = quietly(() => toPortable(error));
  assert.ok(!JSON.stringify(data).includes("canary"));
  assert.ok(revive(data) instanceof httpexc.HTTPBadGateway);
});

test("random errors are the same after they crossed", () => {
  const source = createRandomSource(7);
  const build = createErrorBuilder(entries, source);
  const scraps = [
    "a",
    "\r\n",
    "\0",
    "\ud800",
    "\u{1f600}",
    "__proto__",
    "[httpexc/portable]{}",
    '"',
    "0",
    "~1",
  ];
  for (let count = 0; count < 3000; count++) {
    const error = build(() => source.makeSome(3, () => source.pick(scraps)).join(""));
    if (/^https?:/.test(error.location ?? "")) continue;
    for (const [how, carry] of Object.entries({
      ...CARRIERS,
      digest: () => Object.assign(new Error("a"), { digest: addDigest(error).digest }),
    })) {
      const revived = cross(error, carry);
      const [expected, actual] = [toObject(error), toObject(revived)];
      for (const problem of [expected, actual]) Reflect.deleteProperty(problem, "__proto__");
      assert.deepEqual(actual, expected, how);
      assert.deepEqual(revived.toHeaders(), error.toHeaders(), how);
    }
  }
});

test("portable: an error that a method of the class catches has its cause, which does not cross", async () => {
  class Service {
    async load() {
      throw new httpexc.HTTPServiceUnavailable("db down", { cause: new Error("refused") });
    }
    async find() {
      return this.load().catch((error) => error);
    }
  }
  const caught = await quietly(() => new (portable(Service))().find());
  assert.ok(caught instanceof httpexc.HTTPServiceUnavailable && caught.detail === "db down");
  assert.equal(caught.cause.message, "refused");
  assert.ok(!Object.hasOwn(caught, "cause"));
  assert.equal(revive(caught), caught);
});

test("portable: every error has the name by which revive knows it", async () => {
  class SongLost extends httpexc.HTTPGone {}
  class Service {
    find() {
      throw new SongLost("Sold.");
    }
  }
  try {
    new (portable(Service))().find();
    assert.fail("nothing was thrown");
  } catch (caught) {
    assert.ok(caught instanceof SongLost);
    // A Worker of an older date writes the name before the message.
    assert.equal(caught.name, "PortableError");
    assert.equal(revive(new Error(`${caught.name}: ${caught.message}`)).detail, "Sold.");
  }
});

test("addDigest returns an error that cannot be changed as it is", () => {
  const error = Object.freeze(new httpexc.HTTPGone());
  assert.equal(addDigest(error), error);
});

test("the digest of an error is kept by what React sends", () => {
  const error = addDigest(new httpexc.HTTPTooManyRequests("Slowly.", { retryAfter: 7 }));
  assert.ok(!Object.keys(error).includes("digest"));
  const received = Object.assign(new Error("An error occurred"), { digest: error.digest });
  assert.deepEqual([revive(received).retryAfter, revive(received).detail], [7, "Slowly."]);
  assert.equal(revive(error.digest).retryAfter, 7);
  const bug = new TypeError("songs is undefined");
  assert.equal(addDigest(bug), bug);
  assert.equal(bug.digest, undefined);
});

test("what React Router gives a boundary for data() is revived", () => {
  const data = CARRIERS.JSON(toPortable(new httpexc.HTTPGone("Sold.")));
  const routeError = { status: 410, statusText: "Gone", internal: false, data };
  assert.equal(revive(routeError).detail, "Sold.");
});

test("a worker thread sends an error", async () => {
  const worker = new Worker(join(entries.folder, "portable-thread.mjs"));
  try {
    const data = await new Promise((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
    });
    const error = revive(data);
    assert.ok(error instanceof httpexc.HTTPConflict);
    assert.deepEqual([error.detail, error.code], ["Taken.", "taken"]);
  } finally {
    await worker.terminate();
  }
});

test("options that are wrong are refused, with what is expected", () => {
  const wrong = (run, message) => assert.throws(run, { name: "TypeError", message });
  const good = toPortable(new httpexc.HTTPNotFound());
  wrong(
    () => toPortable(new httpexc.HTTPGone(), { error: 1 }),
    /^Cannot make an error portable: error is not an option/,
  );
  wrong(
    () => toPortable(new httpexc.HTTPGone(), null),
    /^Cannot make an error portable: the options are not an object/,
  );
  wrong(
    () => toPortable(new httpexc.HTTPGone(), { errors: {} }),
    /errors is not the result of createErrors$/,
  );
  wrong(
    () => revive(good, { problems: {} }),
    /^Cannot revive an error: problems is not the result of defineProblems$/,
  );
  wrong(() => revive(good, { problem: 1 }), /problem is not an option. Did you mean problems\?$/);
  for (const headers of ["x-song", [7], {}]) {
    wrong(
      () => revive(good, { headers }),
      /^Cannot revive an error: headers is not a list of names$/,
    );
  }
  wrong(() => portable({}), /^Cannot make a class portable: expected a class, not /);
  wrong(
    () => portable(class {}, { onError() {} }),
    /^Cannot make a class portable: onError is not an option/,
  );
});

test("portable: methods keep their this, arguments, results and private members", async () => {
  class Base {
    inherited(value) {
      return [this, value];
    }
    fetch() {
      throw new httpexc.HTTPGone();
    }
    alarm() {
      throw new httpexc.HTTPGone();
    }
  }
  class Service extends Base {
    #secret = 7;
    static version = 3;
    field = "a field";
    constructor(context) {
      super();
      this.context = context;
    }
    get secret() {
      return this.#secret;
    }
    set secret(value) {
      this.#secret = value;
    }
    async later(...args) {
      return [this.#secret, ...args];
    }
    *list() {
      yield this.#secret;
    }
    thenable() {
      return thenable;
    }
    [Symbol.iterator]() {
      return [1][Symbol.iterator]();
    }
    gone() {
      throw new httpexc.HTTPGone("Sold.");
    }
    foreign() {
      throw bug;
    }
  }
  // biome-ignore lint/suspicious/noThenProperty: the promises of workerd are such objects
  const thenable = { then() {} };
  const bug = new TypeError("a bug");
  const Portable = portable(Service);
  assert.deepEqual([Portable.name, Portable.version], ["Service", 3]);
  const service = new Portable("context");
  assert.ok(service instanceof Service && service.constructor === Portable);
  assert.deepEqual([service.context, service.field, service.secret], ["context", "a field", 7]);
  service.secret = 8;
  assert.deepEqual(await service.later(1, 2), [8, 1, 2]);
  assert.deepEqual([...service.list()], [8]);
  assert.deepEqual([...service], [1]);
  assert.equal(service.thenable(), thenable);
  assert.deepEqual(service.inherited(1), [service, 1]);
  for (const handler of ["fetch", "alarm"]) {
    assert.equal(Portable.prototype[handler], Base.prototype[handler]);
  }
  assert.throws(
    () => service.foreign(),
    (error) => error === bug,
  );
  assert.throws(
    () => service.gone(),
    (error) => {
      assert.ok(error instanceof httpexc.HTTPGone && error.detail === "Sold.");
      assert.ok(Object.prototype.toString.call(error) === "[object Error]");
      assert.deepEqual(Object.getOwnPropertyNames(error).sort(), ["message", "name", "stack"]);
      assert.match(error.message, /^\[httpexc\/portable\]\{/);
      return true;
    },
  );
});
