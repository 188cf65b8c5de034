// The properties of an error that frameworks read, and classes that users derive from it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;
const { HTTPNotFound, HTTPBadGateway, HTTPFound, HTTPGone, HTTPTooManyRequests, HTTPUnauthorized } =
  httpexc;

/** Returns errors of every class, with the required options and with all common options. */
function buildErrors() {
  const options = {
    detail: "d",
    code: "c",
    comment: "c",
    headers: { "x-a": "b" },
    extensions: { a: 1 },
    cause: new Error("c"),
  };
  return listBuildableClasses(entries).flatMap(([Class, needed]) => [
    new Class(needed),
    new Class({ ...needed, ...options }),
  ]);
}

test("an error is an Error", () => {
  for (const error of buildErrors()) {
    assert.ok(error instanceof Error);
    assert.equal(Object.prototype.toString.call(error), "[object Error]");
    assert.ok(inspect(error).includes(error.name));
  }
});

test("the only enumerable property is the inherited status", () => {
  for (const error of buildErrors()) {
    assert.deepEqual(Object.keys(error), []);
    const names = [];
    for (const name in error) names.push(name);
    // Loggers read it with for-in. It is not copied with the own properties.
    assert.deepEqual(names, ["status"]);
    assert.deepEqual({ ...error }, {});
    assert.deepEqual(
      Object.getOwnPropertySymbols(error).filter((symbol) =>
        Object.prototype.propertyIsEnumerable.call(error, symbol),
      ),
      [],
    );
  }
});

test("an error has the properties that frameworks read", () => {
  for (const error of buildErrors()) {
    assert.equal(typeof error.status, "number");
    assert.equal(error.statusCode, error.status);
    assert.equal(typeof error.expose, "boolean");
    assert.equal(typeof error.statusText, "string");
    assert.equal(error.statusMessage, error.statusText);
    assert.equal(error.internal, false);
    assert.ok("data" in error && "getResponse" in error && "toResponse" in error);
    assert.equal(typeof error.toJSON, "function");
    assert.equal(error.constructor.__h3_error__, true);
    assert.deepEqual(error.data, error.toJSON());
    assert.ok(["string", "undefined"].includes(typeof error.code));
  }
});

test("an error has the properties of Boom, for hapi", () => {
  for (const error of buildErrors()) {
    assert.equal(error.isBoom, true);
    const { output } = error;
    assert.equal(output, error.output);
    assert.equal(output.statusCode, error.status);
    assert.equal(output.payload.message, error.message);
    assert.deepEqual(output.headers, { ...error.headers });
    assert.equal(Object.getPrototypeOf(output.headers), Object.prototype);
    assert.deepEqual(Object.keys(error), []);
  }
  assert.equal(HTTPNotFound.prototype.output, undefined);
  assert.notEqual(new HTTPNotFound().output, new HTTPNotFound().output);
});

for (const [name, value, also] of [
  ["status", 410, "statusCode"],
  ["statusCode", 410, "status"],
  ["expose", false, "expose"],
  ["expose", true, "expose"],
  ["name", "Other", "name"],
  ["message", "other", "message"],
  ["headerSent", true, "headerSent"],
  ["data", null, "data"],
  ["output", null, "output"],
  ["isBoom", false, "isBoom"],
  ["internal", true, "internal"],
  ["code", "E_OTHER", "code"],
  ["response", null, "response"],
  ["statusText", "Other", "statusText"],
  ["title", "Other", "title"],
]) {
  test(`${name} can be assigned ${value}`, () => {
    const error = new HTTPNotFound("d");
    error[name] = value;
    assert.equal(error[name], value);
    assert.equal(error[also], value);
    assert.deepEqual(
      Object.keys(error).filter((key) => key !== "headerSent"),
      [],
    );
  });
}

test("an assigned status is the status of the response", async () => {
  const error = new HTTPNotFound();
  assert.equal(error.toResponse().status, 404);
  error.status = 410;
  const response = error.toResponse();
  assert.equal(response.status, 410);
  assert.equal((await response.json()).status, 410);
  assert.equal(new HTTPNotFound().toResponse().status, 404);
});

test("an assigned status does not expose private text", async () => {
  for (const status of [404, 200, 500, 42, 0, Number.NaN, undefined]) {
    const error = new HTTPBadGateway("secret");
    error.status = status;
    assert.equal(error.expose, false, String(status));
    assert.ok(!(await error.toResponse().text()).includes("secret"), String(status));
    assert.ok(!JSON.stringify(error).includes("secret"), String(status));
  }
});

test("assigning expose: true shows the detail", async () => {
  const error = new HTTPBadGateway("shown");
  error.expose = true;
  assert.equal((await error.toResponse().json()).detail, "shown");
});

test("assigned headers are validated and sent", () => {
  const error = new HTTPNotFound();
  error.headers = { "X-A": "b" };
  assert.equal(error.headers["x-a"], "b");
  assert.equal(error.toResponse().headers.get("x-a"), "b");
  assert.throws(() => {
    error.headers = { "X-A": "b\r\nc: d" };
  }, TypeError);
  error.headers = undefined;
  assert.deepEqual(Object.keys(error.headers), []);
});

test("an error is refused as options", () => {
  const error = Object.assign(new Error("db7 is down"), { errno: 7 });
  for (const args of [[error], ["detail", error], [new Error("plain")]]) {
    assert.throws(() => new HTTPBadGateway(...args), {
      name: "TypeError",
      message: "Cannot build a 502: the options are an error, which is given as cause",
    });
  }
  assert.equal(new HTTPBadGateway({ cause: error }).cause, error);
});

test("assigned headers do not repeat those of options, and a redirect keeps its Location", () => {
  const rateLimit = { limit: 1, remaining: 0, reset: 3 };
  const limited = new HTTPTooManyRequests({ rateLimit, headers: { "x-b": "2" } });
  limited.headers = { ...limited.headers, "x-more": "1" };
  const { headers } = limited.toResponse();
  assert.equal(headers.get("ratelimit"), '"default";r=0;t=3');
  assert.deepEqual([headers.get("x-b"), headers.get("x-more")], ["2", "1"]);
  limited.headers = {};
  assert.equal(limited.toResponse().headers.get("x-b"), null);
  assert.equal(limited.toResponse().headers.get("ratelimit-remaining"), "0");

  const found = new HTTPFound({ location: "/y" });
  found.headers = { ...found.headers, "x-more": "1" };
  assert.equal(found.toResponse().headers.get("location"), "/y");
  assert.equal(found.toResponse().headers.get("x-more"), "1");
  assert.throws(() => {
    found.headers = { location: "/other" };
  }, /a 302: headers has a Location, which is an option of its own/);
});

test("headers that are read, extended and assigned again are not repeated", () => {
  const error = new HTTPUnauthorized({
    challenges: ["Basic", "Bearer"],
    retryAfter: 7,
    headers: { "set-cookie": ["a=b", "c=d"] },
  });
  const before = error.headers;
  error.headers = { ...before, "x-more": "1" };
  const { headers } = error.toResponse();
  assert.equal(headers.get("www-authenticate"), "Basic, Bearer");
  assert.equal(headers.get("retry-after"), "7");
  assert.equal(headers.get("x-more"), "1");
  assert.deepEqual(headers.getSetCookie(), ["a=b", "c=d"]);
});

test("headers are a plain object that can be iterated", () => {
  const error = new HTTPUnauthorized({
    challenges: ["Basic", { scheme: "Bearer", params: { realm: "a" } }],
    headers: { "Set-Cookie": ["a=b", "c=d"], "X-A": ["1", "2"], Link: "</a>" },
  });
  const { headers } = error;
  assert.equal(Object.getPrototypeOf(headers), Object.prototype);
  assert.equal(Object.prototype.toString.call(headers), "[object Object]");
  assert.deepEqual(Object.keys(headers).sort(), ["link", "set-cookie", "www-authenticate", "x-a"]);
  assert.equal(headers["www-authenticate"], 'Basic, Bearer realm="a"');
  assert.deepEqual(headers["set-cookie"], ["a=b", "c=d"]);
  assert.equal(headers["x-a"], "1, 2");
  const names = [];
  for (const name in headers) names.push(name);
  assert.equal(names.length, 4);
  assert.equal(Object.getOwnPropertyDescriptor(headers, Symbol.iterator).enumerable, false);
  assert.deepEqual(
    [...headers],
    [
      ["www-authenticate", "Basic"],
      ["www-authenticate", 'Bearer realm="a"'],
      ["set-cookie", "a=b"],
      ["set-cookie", "c=d"],
      ["x-a", "1"],
      ["x-a", "2"],
      ["link", "</a>"],
    ],
  );
  const fetched = new Headers(headers);
  assert.equal(fetched.get("www-authenticate"), 'Basic, Bearer realm="a"');
  assert.deepEqual(fetched.getSetCookie(), ["a=b", "c=d"]);
  assert.deepEqual(Object.keys({ ...headers }).length, 4);
  assert.deepEqual(JSON.parse(JSON.stringify(headers))["x-a"], "1, 2");
});

test("odd header names are data", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const error = new HTTPNotFound({ headers: names.map((name) => [name, "x"]) });
  assert.equal(Object.getPrototypeOf(error.headers), Object.prototype);
  assert.equal(error.headers["constructor"], "x");
  assert.equal({}.x, undefined);
  const { headers } = error.toResponse();
  for (const name of names) assert.equal(headers.get(name), "x", name);
});

test("a response has the headers that frameworks read, and those of the content", () => {
  for (const error of buildErrors()) {
    const { headers } = error.toResponse();
    for (const [name, value] of Object.entries(error.headers)) {
      assert.equal(headers.get(name), String(value), `${error.name}: ${name}`);
    }
    for (const name of ["content-type", "vary", "x-content-type-options"]) {
      assert.equal(error.headers[name], undefined);
    }
  }
});

test("getResponse returns the same as toResponse, synchronously", async () => {
  const request = new Request("https://example.com", { headers: { accept: "text/plain" } });
  for (const error of buildErrors()) {
    const [one, two] = [error.getResponse(request), error.toResponse(request)];
    assert.ok(one instanceof Response);
    assert.equal(one.status, error.status);
    assert.deepEqual([...one.headers], [...two.headers]);
    assert.equal(await one.text(), await two.text());
    assert.equal(error.getResponse().status, error.status);
  }
});

test("a statusText never breaks out of its line", () => {
  for (const title of ["a\r\nb: c", "\u20ac", "x".repeat(200), "\0", "\ud800"]) {
    const error = new httpexc.HTTPError(455, { title });
    for (const text of [error.statusText, error.statusMessage, error.toResponse().statusText]) {
      assert.match(text, /^[\x20-\x7e]{0,99}$/);
    }
  }
  assert.equal(new httpexc.HTTPError(455, { title: "Odd" }).statusText, "Odd");
});

test("toJSON returns a problem without private members", () => {
  const error = new HTTPBadGateway("secret", {
    title: "T",
    type: "/t",
    code: 7,
    instance: "/i",
    help: { href: "/h", text: "h" },
    errors: [{ path: "/a", message: "secret" }],
    comment: "secret",
    cause: new Error("secret"),
    extensions: { a: [1, null], status: 1, detail: "x" },
  });
  const expected = {
    type: "/t",
    title: "T",
    status: 502,
    instance: "/i",
    code: 7,
    help: { href: "/h", text: "h" },
    a: [1, null],
  };
  assert.deepEqual(error.toJSON(), expected);
  assert.equal(JSON.stringify(error), JSON.stringify(expected));
  assert.equal(JSON.stringify({ error }), JSON.stringify({ error: expected }));
  for (const error of buildErrors()) {
    const { type, title, status } = error.toJSON();
    assert.deepEqual({ type, title, status }, { type: "about:blank", title, status: error.status });
    assert.equal(typeof title, "string");
  }
});

test("extensions cannot replace reserved members, and odd names are data", () => {
  const extensions = JSON.parse(
    '{"type": 1, "title": 1, "status": 1, "detail": 1, "instance": 1, "code": 1, "help": 1,' +
      ' "errors": 1, "__proto__": {"a": 1}, "constructor": 2, "toString": 3}',
  );
  const json = new HTTPNotFound({ extensions }).toJSON();
  assert.deepEqual(Object.keys(json), [
    "type",
    "title",
    "status",
    "__proto__",
    "constructor",
    "toString",
  ]);
  assert.equal(json.a, undefined);
});

class SongGone extends HTTPGone {
  static title = "Song Gone";
  static explanation = "This song was taken away.";
  static stack = true;
  constructor(song) {
    super(`The song ${song} is gone.`, { code: "song_gone", extensions: { song } });
    this.song = song;
  }
}

test("a user's class has its own name, title and problem", async () => {
  const error = new SongGone(7);
  assert.equal(error.name, "SongGone");
  assert.equal(error.status, 410);
  assert.equal(error.title, "Song Gone");
  assert.equal(error.message, "The song 7 is gone.");
  assert.match(error.stack, /^SongGone: The song 7 is gone\.\n {4}at .*shape\.test/);
  assert.equal(String(error), "SongGone: The song 7 is gone.");
  assert.ok(error instanceof HTTPGone && error instanceof httpexc.HTTPClientError);
  assert.deepEqual(error.toJSON(), {
    type: "about:blank",
    title: "Song Gone",
    status: 410,
    detail: "The song 7 is gone.",
    code: "song_gone",
    song: 7,
  });
});

test("the page of a user's class is its own", async () => {
  class Own extends HTTPGone {
    static title = "Own & Gone";
    static explanation = "An <own> explanation.";
  }
  class Below extends Own {
    static explanation = "Another.";
  }
  const page = (error) => error.toResponse({ headers: { accept: "text/html" } }).text();
  for (let round = 0; round < 2; round++) {
    assert.ok((await page(new Own())).includes("<p>An &lt;own&gt; explanation.</p>"));
    assert.ok((await page(new Own())).includes("<h1>Own &amp; Gone</h1>"));
    assert.ok((await page(new Below())).includes("<p>Another.</p>"));
    assert.ok((await page(new Below())).includes("<h1>Own &amp; Gone</h1>"));
    assert.ok((await page(new HTTPGone())).includes("<h1>Gone</h1>"));
    assert.equal((await new Own().toResponse().json()).title, "Own & Gone");
    assert.equal((await new HTTPGone().toResponse().json()).title, "Gone");
  }
});

test("a title that differs for each error is not cached", async () => {
  class Named extends HTTPNotFound {
    #song;
    constructor(song) {
      super();
      this.#song = song;
    }
    get title() {
      return `No Song ${this.#song}`;
    }
  }
  assert.equal((await new Named(1).toResponse().json()).title, "No Song 1");
  assert.equal((await new Named(2).toResponse().json()).title, "No Song 2");
});

test("a class may define a status", async () => {
  class OutOfTune extends httpexc.HTTPClientError {
    static status = 460;
    static title = "Out of Tune";
  }
  const error = new OutOfTune("By a fifth.");
  assert.equal(error.status, 460);
  assert.equal(error.statusText, "Out of Tune");
  const response = error.toResponse();
  assert.equal(response.status, 460);
  assert.equal(response.statusText, "Out of Tune");
  assert.equal((await response.json()).title, "Out of Tune");
  class NoTitle extends httpexc.HTTPClientError {
    static status = 461;
  }
  assert.throws(() => new NoTitle(), { message: "Cannot build a 461: title is missing" });
});

test("an error of an anonymous class has a name and a response", () => {
  const error = new (class extends HTTPNotFound {})();
  assert.equal(typeof error.name, "string");
  assert.equal(typeof error.stack, "string");
  assert.equal(error.toResponse().status, 404);
});
