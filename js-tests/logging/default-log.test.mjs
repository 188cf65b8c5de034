// The default log: no response of 500 or more is silent, each error is logged once with its stack and
// without secrets, and a handler of the user's, null, or an aborted request silence it.

import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import fastify from "fastify";
import { reportCount } from "../lib/hazard-tally.mjs";
import { createProject } from "../lib/project.mjs";
import { recordConsole } from "../lib/record-console.mjs";

const folder = createProject("default-log", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { createErrors } from "httpexc/server";
    export { sendError } from "httpexc/node";
    export { openapi } from "httpexc/openapi";
    export { fromResponse } from "httpexc/client";
    export { default as createError } from "httpexc/http-errors";
    export { errorHandler as express } from "httpexc/express";
    export { errorHandler as koa } from "httpexc/koa";
    export { errorHandler as fastify } from "httpexc/fastify";
    export { errorHandler as hono } from "httpexc/hono";
    export { errorHandler as itty } from "httpexc/itty";
    export { errorHandler as next } from "httpexc/next";
    export { errorHandler as reactRouter } from "httpexc/react-router";`,
});
const entries = await import(pathToFileURL(join(folder, "entries.mjs")).href);
const { httpexc, createErrors, createError, fromResponse, openapi, sendError } = entries;
const { HTTPBadGateway, HTTPNotFound, HTTPServiceUnavailable, toResponse } = httpexc;

/** The lines that Fastify's logger writes. */
const written = [];

const createBug = () => new TypeError("songs is undefined; password=hunter2");
const request = () => new Request("https://example.com/songs");

/** Runs a handler in a Node server and returns the status, or "aborted" if there is no response. */
async function requestNode(handler, { abort = false } = {}) {
  let settle;
  const handled = new Promise((resolve) => {
    settle = resolve;
  });
  const server = http.createServer((req, res) => {
    Promise.resolve(handler(req, res)).then(settle, settle);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = http.get({ port: server.address().port, host: "127.0.0.1", agent: false });
  let status = "aborted";
  if (abort) {
    client.on("error", () => {});
    await once(server, "request");
    client.destroy();
  } else {
    // A handler that aborts the response gets no status.
    const [response] = await once(client, "response").catch(() => []);
    response?.resume();
    status = response?.statusCode ?? status;
  }
  await handled;
  server.closeAllConnections?.();
  server.close();
  return status;
}

const nodeAdapter = (respond) => (error) => requestNode((req, res) => respond(error, req, res));

/** The ways to respond to an error, each without a configuration. */
const WAYS = {
  toResponse: (error) => toResponse(error, request()),
  "toResponse without a request": (error) => toResponse(error),
  sendError: nodeAdapter(sendError),
  "createErrors().toResponse": (error) => createErrors().toResponse(error, request()),
  "createErrors().respond": (error) => createErrors().respond(error, request()),
  "createErrors().wrap": (error) =>
    createErrors().wrap(() => {
      throw error;
    })(request()),
  Express: nodeAdapter((error, req, res) => {
    entries.express()(error, req, res, () => {});
    return once(res, "finish");
  }),
  Hono: (error) => {
    const context = { req: { raw: request() }, res: new Response(), header() {} };
    return entries.hono()(error, context);
  },
  itty: (error) => entries.itty()(error, request()),
  Next: (error) => entries.next()(() => Promise.reject(error))(request()),
  "React Router": (error) =>
    entries
      .reactRouter()(() => Promise.reject(error))({ request: request() })
      .catch(() => {}),
};

for (const [name, respond] of Object.entries(WAYS)) {
  test(`${name} logs an unexpected error once, with its stack and without secrets`, async () => {
    const error = createBug();
    const lines = await recordConsole(() => respond(error));
    assert.equal(lines.length, 1, lines.join("\n---\n"));
    assert.match(
      lines[0],
      /^TypeError: songs is undefined; password=\[redacted\]\n {4}at createBug/,
    );
  });

  test(`${name} logs an HTTP error of 500 or more, with its cause, and no other`, async () => {
    const cause = createBug();
    const lines = await recordConsole(async () => {
      await respond(new HTTPNotFound("There is no song 7."));
      await respond(new HTTPBadGateway("db7 did not answer", { cause }));
    });
    assert.equal(lines.length, 1, lines.join("\n---\n"));
    assert.match(lines[0], /^HTTPBadGateway: db7 did not answer/);
    assert.match(lines[0], /\n {2}\[cause\]: TypeError: songs is undefined; [\s\S]*at createBug/);
    assert.ok(!lines[0].includes("hunter2"));
  });

  test(`${name} logs any value that is thrown`, async (t) => {
    const values = ["a text", 7, null, undefined, { song: 7 }, Symbol("s")];
    for (const value of values) {
      const lines = await recordConsole(() => respond(value));
      assert.equal(lines.length, 1, `${String(value)}: ${lines.join("\n---\n")}`);
    }
    reportCount(t, 32, values.length);
  });
}

test("error.toResponse() and getResponse() log an error of 500 or more, together once", async () => {
  const lines = await recordConsole(() => {
    const error = new HTTPServiceUnavailable("db7 is full");
    const one = request();
    error.toResponse(one);
    error.getResponse(one);
    toResponse(error, one);
    new HTTPNotFound().toResponse();
  });
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^HTTPServiceUnavailable: db7 is full\n {4}at /);
});

test("an error of http-errors is logged as itself, once", async () => {
  const error = createError(503, "db7 is down", { song: 7 });
  const lines = await recordConsole(() => {
    const one = request();
    toResponse(error, one);
    error.toResponse(one);
    createErrors().toResponse(error, one);
    toResponse(createError(404, "No song."), one);
  });
  assert.equal(lines.length, 1, lines.join("\n---\n"));
  assert.match(lines[0], /^ServiceUnavailableError: db7 is down\n {4}at [\s\S]*"song":7/);
});

test("an upstream's 404 is logged, as its response is a 502", async () => {
  const error = await fromResponse(new Response("No song.", { status: 404 }));
  const lines = await recordConsole(() => toResponse(error));
  assert.equal(lines.length, 1);
});

test("onError, or null, takes the place of the default log", async () => {
  const reported = [];
  const error = createBug();
  const lines = await recordConsole(async () => {
    for (const onError of [null, (exception) => void reported.push(exception)]) {
      const errors = createErrors({ onError });
      errors.toResponse(error);
      await errors.respond(new HTTPBadGateway(), request());
      await errors.wrap(() => Promise.reject(createBug()))(request());
      await entries.itty({ onError })(createBug(), request());
      // A ready response is made by the error itself.
      const response = new Response("down", { status: 503 });
      errors.toResponse(new HTTPServiceUnavailable({ response }));
    }
  });
  assert.deepEqual(lines, []);
  assert.equal(reported.length, 5);
});

test("openapi logs nothing", async () => {
  assert.deepEqual(await recordConsole(() => openapi([HTTPBadGateway, HTTPNotFound])), []);
});

test("a failing function of the configuration is logged", async () => {
  const lines = await recordConsole(() => {
    const headers = () => {
      throw new RangeError("no headers");
    };
    createErrors({ headers }).toResponse(new HTTPNotFound(), request());
  });
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^RangeError: no headers/);
});

test("console.error is looked up when it is called, and may fail", () => {
  const { error: original } = console;
  try {
    console.error = () => {
      throw new Error("the console is closed");
    };
    assert.equal(toResponse(createBug()).status, 500);
  } finally {
    console.error = original;
  }
});

test("what a terminal would obey is not written", async () => {
  const [line] = await recordConsole(() => toResponse(new Error("a\u001b[2Jb\u0007")));
  assert.ok(!line.includes("\u001b") && !line.includes("\u0007"), line);
});

test("a framework with a log of its own logs the error alone", async () => {
  const emitted = [];
  const lines = await recordConsole(async () => {
    for (const options of [{}, createErrors()]) {
      const middleware = entries.koa(options);
      await requestNode(async (req, res) => {
        const context = {
          req,
          res,
          app: { emit: (...args) => emitted.push(args) },
          headerSent: true,
        };
        await middleware(context, () => Promise.reject(createBug()));
      });
    }
  });
  assert.deepEqual(lines, []);
  assert.equal(emitted.length, 2);
});

test("Fastify's log has the error, and the console if there is no log", async () => {
  for (const [logger, options, inConsole] of [
    [undefined, {}, 1],
    [false, createErrors(), 1],
    [false, { onError: null }, 0],
    [{ level: "error", stream: { write: (line) => written.push(line) } }, {}, 0],
    [{ level: "silent", stream: { write() {} } }, {}, 0],
  ]) {
    const app = fastify({ logger });
    app.setErrorHandler(entries.fastify(options));
    app.get("/", () => {
      throw createBug();
    });
    const lines = await recordConsole(() => app.inject("/"));
    assert.equal(lines.length, inConsole, lines.join("\n---\n"));
    await app.close();
  }
  assert.equal(written.length, 1);
});

test("a request that the client aborted is neither a 500 nor logged: Fetch", async () => {
  const controller = new AbortController();
  const aborted = new Request("https://example.com/", { signal: controller.signal });
  controller.abort();
  const reported = [];
  const lines = await recordConsole(async () => {
    const { reason } = controller.signal;
    for (const error of [reason, createBug(), new HTTPBadGateway({ cause: reason })]) {
      const responses = [
        toResponse(error, aborted),
        createErrors().toResponse(error, aborted),
        await createErrors({ onError: (one) => reported.push(one) }).respond(error, aborted),
        await createErrors().wrap(() => Promise.reject(error))(aborted),
        await entries.itty()(error, aborted),
        await entries.next()(() => Promise.reject(error))(aborted),
      ];
      for (const { status } of responses) assert.equal(status, 499);
    }
    assert.equal(toResponse(new HTTPNotFound(), aborted).status, 404);
  });
  assert.deepEqual([lines, reported], [[], []]);
});

test("a request that the client aborted is neither a 500 nor logged: Node", async () => {
  const ways = {
    sendError,
    express: (error, req, res) => entries.express()(error, req, res, () => {}),
  };
  for (const [name, respond] of Object.entries(ways)) {
    let status;
    const lines = await recordConsole(() =>
      requestNode(
        async (req, res) => {
          await once(res, "close");
          respond(createBug(), req, res);
          await new Promise((resolve) => setTimeout(resolve, 5));
          status = res.statusCode;
        },
        { abort: true },
      ),
    );
    assert.deepEqual([status, lines], [499, []], name);
  }
});

test("the error that a handler makes has what was thrown as its cause", async () => {
  class PoolExhausted extends Error {}
  const shared = new HTTPServiceUnavailable("shared");
  for (const [what, handler] of Object.entries({
    returned: () => new HTTPServiceUnavailable(),
    thrown: () => {
      throw new HTTPServiceUnavailable();
    },
    async: async () => new HTTPServiceUnavailable(),
    shared: () => shared,
    bug: () => {
      throw new TypeError("the handler is wrong");
    },
  })) {
    const reported = [];
    const onError = (error) => reported.push(error);
    for (const errors of [createErrors({ onError }), createErrors()]) {
      errors.on(PoolExhausted, handler);
      const thrown = new PoolExhausted("10 of 10");
      const lines = await recordConsole(() => errors.respond(thrown, request()));
      const [error] = reported.splice(0);
      if (error) assert.equal(what === "bug" ? error.cause.cause : error.cause, thrown, what);
      else if (what !== "shared") assert.match(lines.join("\n"), /10 of 10\n[\s\S]*at /, what);
    }
  }
  const own = new Error("own");
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error) });
  errors.on(PoolExhausted, () => new HTTPServiceUnavailable({ cause: own }));
  errors.on(RangeError, (error) => error.cause);
  await errors.respond(new PoolExhausted("e"));
  const inner = new HTTPBadGateway();
  await errors.respond(new RangeError("outer", { cause: inner }));
  assert.equal(reported[0].cause, own);
  assert.equal(reported[1].cause, undefined);
});

test("an error that a handler replaces by a Response of 500 is logged", async () => {
  const errors = createErrors().on(Error, () => new Response("oops", { status: 500 }));
  errors.on(RangeError, () => new Response("no", { status: 404 }));
  const lines = await recordConsole(async () => {
    await errors.respond(createBug());
    await errors.respond(new RangeError("7 of 3"));
  });
  assert.equal(lines.length, 1);
});

test("wrap passes on what the platform gave, and hands a promise to waitUntil", async () => {
  const env = { DB: "db7" };
  const waiting = [];
  const ctx = { waitUntil: (promise) => waiting.push(promise) };
  const calls = [];
  const errors = createErrors({
    onError: async (...args) => {
      calls.push(args.slice(2));
      throw new Error("the log is down");
    },
  });
  errors.on(RangeError, (_error, _request, ...platform) => {
    calls.push(platform);
    return new HTTPServiceUnavailable();
  });
  const fetch = errors.wrap(() => {
    throw new RangeError("7 of 3");
  });
  await fetch(request(), env, ctx);
  assert.deepEqual(calls, [
    [env, ctx],
    [env, ctx],
  ]);
  assert.equal(waiting.length, 1);
  await waiting[0];
  // Pages Functions, Vercel and Next have one argument with waitUntil; others have none.
  await fetch(request(), ctx);
  await fetch(request());
  assert.equal(waiting.length, 2);
  await entries.itty({ onError: async () => {} })(createBug(), request(), env, ctx);
  assert.equal(waiting.length, 3);
});

test("an entry has the frames that a development server prints, and nothing else of what it prints", async () => {
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  const FRAME = "\n    at GET (app/songs/[id]/route.ts:10:25)";
  const printers = [
    // As Next does: a copy with other frames is printed, with all properties.
    [
      function (_depth, options, print) {
        assert.equal(this.token, undefined);
        assert.equal(this.cause, undefined);
        assert.equal(options.colors, false);
        return print({ stack: `${this.name}: ${this.message}${FRAME}\n> 10 | songs[0]` }, options);
      },
      true,
    ],
    [() => ({ not: "a text" }), false],
    [() => "no frames", false],
    [
      () => {
        throw new Error("the printer fails");
      },
      false,
    ],
  ];
  for (const [printer, isUsed] of printers) {
    Object.defineProperty(Error.prototype, inspect, { configurable: true, value: printer });
    let lines;
    try {
      const bug = Object.assign(createBug(), { token: "hunter3" });
      lines = await recordConsole(() => toResponse(bug, request()));
    } finally {
      delete Error.prototype[inspect];
    }
    const text = lines.join("\n");
    assert.equal(text.includes(FRAME), isUsed, text);
    assert.equal(/default-log\.test\.mjs:\d+/.test(text), !isUsed, text);
    assert.match(text, /^TypeError: songs is undefined/);
    assert.doesNotMatch(text, /hunter/);
  }
});
