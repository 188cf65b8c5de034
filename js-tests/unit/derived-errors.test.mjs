// Objects that inherit from an error (`Object.create(error)`) and proxies of an error read as the error.

import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import createError from "http-errors";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { client, createErrors, dialects, folder, httpexc } = entries;
const { HTTPNotFound, HTTPServiceUnavailable, isHTTPException, toResponse } = httpexc;
const compat = (await import(`file://${folder}/node_modules/httpexc/dist/http-errors.js`)).default;
const { toLog } = await import(`file://${folder}/node_modules/httpexc/dist/log.js`);

/** Ways to make another object of an error. */
const WRAPPERS = {
  "Object.create": (error) => Object.create(error),
  "Object.create, twice": (error) => Object.create(Object.create(error)),
  "a proxy": (error) => new Proxy(error, {}),
  "a proxy with traps": (error) =>
    new Proxy(error, {
      get: (target, name, receiver) => Reflect.get(target, name, receiver),
      has: (target, name) => Reflect.has(target, name),
    }),
  "Object.create of a proxy": (error) => Object.create(new Proxy(error, {})),
  "a proxy of Object.create": (error) => new Proxy(Object.create(error), {}),
};

/** Options of which every member of an error can be read. */
const OPTIONS = {
  detail: "The detail.",
  title: "The title",
  code: "c7",
  type: "https://example.com/t",
  instance: "/i",
  help: { href: "/h" },
  comment: "c",
  errors: [{ path: ["a", 1], message: "m" }],
  extensions: { a: 1 },
  headers: { "x-a": "b" },
  cause: new RangeError("r"),
};

for (const [what, wrap] of Object.entries(WRAPPERS)) {
  test(`${what}: every member of an error of every class reads the same`, async () => {
    for (const [Class, needed] of listBuildableClasses(entries)) {
      const error = new Class({ ...needed, ...OPTIONS });
      const wrapped = wrap(error);
      assert.equal(isHTTPException(wrapped), true, Class.name);
      const names = new Set(["message", "stack"]);
      for (let base = error; base !== Error.prototype; base = Object.getPrototypeOf(base)) {
        for (const name of Object.getOwnPropertyNames(base)) names.add(name);
      }
      for (const name of names) {
        if (typeof error[name] === "function") continue;
        // The first read of `output` puts it onto the object.
        assert.deepEqual(wrapped[name], error[name], `${Class.name}: ${name}`);
      }
      assert.deepEqual(wrapped.toJSON(), error.toJSON(), Class.name);
      assert.deepEqual(wrapped.toHeaders(), error.toHeaders(), Class.name);
      for (const method of ["toXML", "toHTML", "toText", "toString"]) {
        assert.equal(wrapped[method](), error[method](), `${Class.name}: ${method}`);
      }
      const [response, expected] = [toResponse(wrapped), toResponse(error)];
      assert.equal(response.status, expected.status);
      assert.deepEqual([...response.headers], [...expected.headers]);
      assert.equal(await response.text(), await expected.text());
    }
  });

  test(`${what}: createErrors responds and reports as for the error`, async () => {
    const reported = [];
    const errors = createErrors({
      dialect: dialects.falcon,
      onError: (error) => reported.push(error),
    });
    for (const make of [() => new HTTPNotFound("No song."), () => new HTTPServiceUnavailable()]) {
      const [response, expected] = [errors.toResponse(wrap(make())), errors.toResponse(make())];
      assert.equal(response.status, expected.status);
      assert.equal(await response.text(), await expected.text());
    }
    assert.equal(reported.length, 2);
  });

  test(`${what}: an error that was read from a response reads the same`, async () => {
    const headers = { "x-request-id": "8f2a", "retry-after": "7" };
    const error = await client.fromResponse(
      new Response('{"message":"Full.","code":"full"}', { status: 503, headers }),
    );
    const wrapped = wrap(error);
    assert.equal(client.isReadError(wrapped), true);
    for (const name of ["status", "code", "detail", "requestId", "retryAfter", "dialect"]) {
      assert.deepEqual(wrapped[name], error[name], name);
    }
    assert.equal(toResponse(wrapped).status, 502);
  });

  test(`${what}: an error of httpexc/http-errors reads the same`, async () => {
    for (const make of [
      () => compat(404, "No song.", { headers: { "x-a": "b" } }),
      () => compat(503, "db7 is down"),
      () => new compat.Conflict("Taken."),
      () => compat(404, new TypeError("t"), { headers: { "x-a": "b" } }),
    ]) {
      const [response, expected] = [toResponse(wrap(make())), toResponse(make())];
      assert.equal(response.status, expected.status);
      assert.deepEqual([...response.headers], [...expected.headers]);
      assert.equal(await response.text(), await expected.text());
    }
  });

  test(`${what}: the log has the members of the error`, () => {
    const error = new HTTPServiceUnavailable("db7 is down", { code: "db" });
    const { status, detail, code } = toLog(wrap(error));
    assert.deepEqual([status, detail, code], [503, "db7 is down", "db"]);
  });
}

test("what frameworks assign to a derived object does not change the error", () => {
  for (const wrap of [WRAPPERS["Object.create"], WRAPPERS["Object.create, twice"]]) {
    const error = new HTTPNotFound("No song.", { headers: { "x-a": "b" } });
    const derived = wrap(error);
    derived.status = 410;
    derived.headers = { "x-c": "d" };
    derived.expose = false;
    assert.deepEqual([derived.status, derived.statusCode, error.status], [410, 410, 404]);
    assert.equal(derived.toJSON().status, 410);
    const response = toResponse(derived);
    assert.deepEqual([response.status, response.headers.get("x-c")], [410, "d"]);
    assert.deepEqual(
      [error.expose, error.headers["x-a"], error.headers["x-c"]],
      [true, "b", undefined],
    );
  }
  const error = new HTTPNotFound();
  const proxy = new Proxy(error, {});
  proxy.status = 410;
  assert.equal(error.status, 410);
});

test("a frozen error still takes a status, and so does a proxy of it", () => {
  const error = Object.freeze(new HTTPNotFound());
  new Proxy(error, {}).status = 410;
  assert.equal(toResponse(error).status, 410);
});

test("toJSON never throws", () => {
  const { proxy, revoke } = Proxy.revocable(new HTTPNotFound(), {});
  revoke();
  const throwing = new Proxy(new HTTPNotFound("d"), {
    getPrototypeOf() {
      throw new Error("hostile");
    },
    getOwnPropertyDescriptor() {
      throw new Error("hostile");
    },
  });
  const { toJSON } = HTTPNotFound.prototype;
  for (const value of [
    HTTPNotFound.prototype,
    Object.create(HTTPNotFound.prototype),
    undefined,
    {},
    proxy,
    throwing,
    Object.create(throwing),
    Object.create(new HTTPNotFound(), { message: { get: () => assert.fail("hostile") } }),
  ]) {
    const problem = toJSON.call(value);
    assert.ok([404, 500].includes(problem.status), JSON.stringify(problem));
  }
  assert.equal(isHTTPException(proxy), false);
  assert.equal(toResponse(proxy).status, 500);
});

test("the members that Fastify puts on a derived object are in its JSON", () => {
  const derive = (error, members) =>
    Object.create(
      error,
      Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }])),
    );
  const own = { message: "A text of its own.", error: "Not Found", statusCode: 404 };
  const error = new HTTPNotFound("No song.");
  assert.deepEqual(derive(error, own).toJSON(), { ...error.toJSON(), ...own });
  assert.deepEqual(derive(error, { error: "x" }).toJSON(), { ...error.toJSON(), error: "x" });
  // RFC 9457, 3.1.2: the status of the problem is that of the response.
  assert.equal(derive(error, { statusCode: 418 }).toJSON().status, 418);
  // What else was put there may be private.
  assert.deepEqual(derive(error, { user: "u", error: {} }).toJSON(), error.toJSON());
  // The text of a private error stays private.
  const busy = new HTTPServiceUnavailable("db7 is down");
  const { message, detail } = derive(busy, { message: busy.detail }).toJSON();
  assert.deepEqual([message, detail], ["Service Unavailable", undefined]);
});

/** Response schemas that a route may have. */
const SCHEMAS = {
  "Fastify's own members": ["statusCode", "error", "message"],
  "the message alone": ["message"],
  "the members of a problem": ["title", "status"],
};

for (const [what, required] of Object.entries(SCHEMAS)) {
  for (const adapted of [false, true]) {
    const isCovered = adapted && required.includes("message");
    if (isCovered) continue;
    test(`Fastify ${adapted ? "with" : "without"} the adapter: a schema that requires ${what} is met`, async () => {
      const app = Fastify();
      const types = { statusCode: "integer", status: "integer" };
      const properties = Object.fromEntries(
        required.map((name) => [name, { type: types[name] ?? "string" }]),
      );
      const schema = { response: { "4xx": { type: "object", required, properties } } };
      if (adapted) {
        const { errorHandler } = await import(
          `file://${folder}/node_modules/httpexc/dist/fastify.js`
        );
        app.setErrorHandler(errorHandler());
      }
      const cases = {
        "/own": () => new HTTPNotFound("No song has the id 7."),
        "/compat": () => compat(404, "No song has the id 7."),
        "/original": () => createError(404, "No song has the id 7."),
      };
      for (const [path, make] of Object.entries(cases)) {
        app.get(path, { schema }, async () => {
          throw make();
        });
      }
      try {
        const answer = async (path) => {
          const { statusCode, body } = await app.inject(path);
          return { statusCode, body: JSON.parse(body) };
        };
        const own = await answer("/own");
        assert.equal(own.statusCode, 404, JSON.stringify(own.body));
        for (const name of required) assert.ok(name in own.body, name);
        if (!adapted && required.includes("message")) {
          assert.equal(own.body.message, "No song has the id 7.");
          assert.deepEqual(await answer("/compat"), await answer("/original"));
          assert.deepEqual(own, await answer("/original"));
        }
      } finally {
        await app.close();
      }
    });
  }
}
