// Errors that were read: classes by type and code, members that can be assigned, and errors of another
// copy of the package.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { importPackage, importPackageCopy } from "./package-import.mjs";

const { client, folder, httpexc } = await importPackage();
const { Codes, codes, createClient, fromResponse, isReadError, isRetryable, parseError } = client;
const { retryDelay } = client;
const { HTTPBadRequest, HTTPConflict, HTTPNotFound } = httpexc;

const respond = (status, body, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });

class ByType extends HTTPConflict {}
class ByCode extends HTTPConflict {}
const LOCKED = "https://api.example/problems/song-locked";

test("a type has its class, before the code (RFC 9457, 3.1.1)", async () => {
  const registry = codes({ [LOCKED]: ByType, song_locked: ByCode });
  const read = (body) => fromResponse(respond(409, body), { codes: registry });
  for (const body of [
    { type: LOCKED, code: "song_locked" },
    { code: "song_locked", type: LOCKED },
    { type: LOCKED, code: 7 },
    { type: LOCKED },
  ]) {
    assert.ok((await read(body)) instanceof ByType, JSON.stringify(body));
  }
  for (const body of [
    { type: "about:blank", code: "song_locked" },
    { type: "https://api.example/problems/other", code: "song_locked" },
    { type: 7, code: "song_locked" },
    { code: "song_locked" },
  ]) {
    assert.ok((await read(body)) instanceof ByCode, JSON.stringify(body));
  }
  const other = await read({ type: "https://api.example/problems/other", code: "other" });
  assert.equal(other.name, "HTTPConflict");
  const xml = `<problem xmlns="urn:ietf:rfc:7807"><type>${LOCKED}</type><code>song_locked</code></problem>`;
  const headers = { "content-type": "application/problem+xml" };
  const inXml = await fromResponse(new Response(xml, { status: 409, headers }), {
    codes: registry,
  });
  assert.ok(inXml instanceof ByType);
});

test("a relative type is relative to the URL of the response (RFC 9457, 3.1.1)", async () => {
  const api = createClient().codes({ [LOCKED]: ByType });
  for (const [type, url, expected] of [
    ["/problems/song-locked", "https://api.example/songs/7", true],
    ["song-locked", "https://api.example/problems/x", true],
    ["../problems/song-locked", "https://api.example/songs/7?a=b", true],
    ["/problems/song-locked", "https://other.example/songs/7", false],
    ["/problems/song-locked", "", false],
    ["http://[", "https://api.example/", false],
  ]) {
    const response = Object.defineProperty(respond(409, { type }), "url", { value: url });
    const error = await api.fromResponse(response);
    assert.equal(error instanceof ByType, expected, `${type} at ${url}`);
  }
});

/** Classes as users write them, whose constructors do not take options alone. */
const OWN_CLASSES = {
  "an id, and options": class SongLocked extends HTTPConflict {
    ready = true;
    constructor(id, options) {
      super({ type: LOCKED, code: "own", extensions: { song: id }, ...options });
    }
  },
  "an id, and options with a default": class SongLocked extends HTTPConflict {
    ready = true;
    constructor(id, options = {}) {
      super(`Song ${id} is locked.`, options);
    }
  },
  "two arguments, and options": class SongLocked extends HTTPConflict {
    ready = true;
    constructor(id, user, options) {
      super({ extensions: { id, user }, ...options });
    }
  },
  "a detail, and options": class SongLocked extends HTTPConflict {
    ready = true;
    constructor(detail, options) {
      super(detail, options);
      this.given = detail;
    }
  },
  "no options": class SongLocked extends HTTPConflict {
    constructor(id) {
      super({ code: "own", extensions: { song: id } });
    }
  },
  "no argument": class SongLocked extends HTTPConflict {
    constructor() {
      super("Somebody else is editing this song.");
    }
  },
  "a song, which has to be there": class SongLocked extends HTTPConflict {
    constructor(song) {
      super(`${song.title.toUpperCase()} is locked.`);
    }
  },
  "options that its base refuses": class SongLocked extends HTTPConflict {
    constructor(options) {
      super({ ...options, allow: ["GET"] });
    }
  },
  "nothing, as it always throws": class SongLocked extends HTTPConflict {
    constructor() {
      super();
      throw new RangeError("not today");
    }
  },
};

for (const [name, SongLocked] of Object.entries(OWN_CLASSES)) {
  test(`a class whose constructor takes ${name} is the class of its errors`, async () => {
    const BODY = { detail: "d", code: "song_locked", song: 7 };
    const registered = { codes: { song_locked: SongLocked } };
    for (const [status, options] of [
      [409, registered],
      [418, registered],
      [400, { ...registered, relay: true }],
    ]) {
      const error = await fromResponse(respond(status, BODY), options);
      assert.ok(error instanceof SongLocked, `${status}`);
      assert.ok(isReadError(error) && error instanceof Error);
      assert.deepEqual(
        [error.name, error.status, error.code, error.detail, error.extensions],
        ["SongLocked", status, "song_locked", "d", { song: 7 }],
      );
      assert.equal(error.toResponse().status, options.relay ? status : 502);
      assert.match(error.stack, /^SongLocked: d/);
      // Its constructor ran, if it took the options.
      if (name.includes(", and ")) assert.equal(error.ready, true);
    }
  });
}

test("a class without a status, whose constructor takes one first, is the class of its errors", async () => {
  class Own extends httpexc.HTTPError {
    constructor(status, id, options) {
      super(status, { extensions: { id }, ...options });
    }
  }
  const error = await fromResponse(respond(422, { code: "own" }), { codes: { own: Own } });
  assert.ok(error instanceof Own);
  assert.deepEqual([error.status, error.code], [422, "own"]);
});

test("each member of an error that was read can be assigned", async () => {
  const headers = { "x-request-id": "id-1", "retry-after": "7", "x-ratelimit-limit": "5" };
  const names = [
    "report",
    "response",
    "code",
    "errors",
    "retryAfter",
    "retryable",
    "requestId",
    "rateLimit",
    "dialect",
    "raw",
    "detail",
    "title",
    "type",
    "instance",
    "help",
    "extensions",
    "statusText",
    "comment",
    "message",
  ];
  for (const name of names) {
    const error = await fromResponse(respond(404, { detail: "d", code: "c" }, headers));
    error[name] = "other";
    assert.equal(error[name], "other", name);
    // No listing of its properties shows it, as on other errors.
    assert.deepEqual(Object.keys(error), []);
    assert.equal(isReadError(error), true);
    const untouched = await fromResponse(respond(404, { detail: "d", code: "c" }, headers));
    assert.notEqual(untouched[name], "other");
    assert.equal(error.toResponse().status, 502);
  }
});

test("JSON.stringify of an error that was read is that of a 502, and of its report what was read", async () => {
  const body = { title: "No Song", detail: "No song has the id 7.", code: "no_song" };
  const error = await fromResponse(respond(404, body));
  const sent = JSON.parse(JSON.stringify(error));
  assert.deepEqual(sent, { type: "about:blank", title: "Bad Gateway", status: 502 });
  assert.deepEqual(await Response.json(error).json(), sent);
  const { status, title, detail, code } = JSON.parse(JSON.stringify(error.report));
  assert.deepEqual([status, title, detail, code], [404, body.title, body.detail, body.code]);
  const relayed = await fromResponse(respond(404, body), { relay: true });
  assert.equal(JSON.parse(JSON.stringify(relayed)).status, 404);
});

const copy = await importPackageCopy("client-read-errors-copy");
const require = createRequire(join(folder, "entries.mjs"));

/** Other copies of the package: a second installation, and the CommonJS files. */
const COPIES = {
  "a second installation": copy,
  "the CommonJS copy": {
    client: require(join(folder, "node_modules/httpexc/dist/client.cjs")),
    httpexc: require(join(folder, "node_modules/httpexc/dist/index.cjs")),
  },
};

for (const [name, other] of Object.entries(COPIES)) {
  test(`advice on errors and reports of ${name}`, async () => {
    assert.notEqual(other.client.Report, client.Report);
    const headers = { "retry-after": "7" };
    const body = { title: "Busy", retryable: false };
    const error = await other.client.fromResponse(respond(503, body, headers), { method: "GET" });
    const { report } = error;
    for (const failure of [error, report]) {
      assert.equal(retryDelay(failure), 7);
      assert.equal(isRetryable(failure), false);
    }
    const post = await other.client.fromResponse(respond(503, {}), { method: "POST" });
    assert.equal(isRetryable(post), false);
    assert.equal(isRetryable(post, { method: "GET" }), true);
    const inBody = await other.client.fromResponse(respond(429, { retry_after: 1.5 }));
    assert.equal(retryDelay(inBody), 1.5);
    assert.equal(retryDelay(other.client.parseError({ status: 503, headers })), 7);
    const { HTTPTooManyRequests } = other.httpexc;
    const own = new HTTPTooManyRequests({ retryAfter: 9, retryable: false });
    assert.equal(retryDelay(own), 9);
    assert.equal(isRetryable(own), false);
    assert.equal(isReadError(error), true);
  });

  test(`classes and registries of ${name}`, async () => {
    class Own extends other.httpexc.HTTPNotFound {
      constructor(id, options) {
        super({ extensions: { id }, ...options });
      }
    }
    class Bare extends other.httpexc.HTTPNotFound {
      constructor() {
        super({ code: "own" });
      }
    }
    const registry = other.client.codes({ own: Own, bare: Bare });
    for (const option of [registry, { own: Own, bare: Bare }, codes({ own: Own, bare: Bare })]) {
      const read = (code) => fromResponse(respond(404, { code }), { codes: option });
      assert.ok((await read("own")) instanceof Own);
      assert.ok((await read("bare")) instanceof Bare);
      assert.equal((await read("bare")).code, "bare");
      assert.equal((await read("else")).name, "HTTPNotFound");
    }
    assert.equal(registry instanceof Codes, false);
    const api = createClient({ codes: registry }).codes({ more: HTTPBadRequest });
    assert.ok((await api.fromResponse(respond(404, { code: "own" }))) instanceof Own);
    assert.ok((await api.fromResponse(respond(404, { code: "more" }))) instanceof HTTPBadRequest);
  });
}

test("nothing that was parsed passes for a report or a registry", async () => {
  const report = parseError({ status: 503, headers: { "retry-after": "7" } });
  const parsed = JSON.parse(JSON.stringify(report));
  assert.equal(retryDelay(parsed, { base: 0 }), 0);
  assert.equal(isRetryable(parsed), true);
  assert.throws(() => createClient({ codes: { get: 5 } }), TypeError);
  const error = await fromResponse(respond(404, { code: "x" }), { codes: { x: HTTPNotFound } });
  assert.ok(error instanceof HTTPNotFound);
});
