// Each response of 500 or more has one entry in the log: also if many responses share an error, if an
// error cannot be changed, if the response has ended already, and if its content fails midway.

import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Response as UndiciResponse } from "undici";
import { createProject } from "../lib/project.mjs";
import { recordConsole } from "../lib/record-console.mjs";

const folder = createProject("shared-errors", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { createErrors } from "httpexc/server";
    export { toLog } from "httpexc/log";
    export { sendError } from "httpexc/node";
    export { errorHandler as express } from "httpexc/express";
    export { errorHandler as itty } from "httpexc/itty";
    export { errorHandler as next } from "httpexc/next";`,
});
const entries = await import(pathToFileURL(join(folder, "entries.mjs")).href);
const { httpexc, createErrors, sendError, toLog } = entries;
const { HTTPInternalServerError, HTTPServiceUnavailable, toResponse } = httpexc;

class PoolError extends Error {}

const request = () => new Request("https://example.com/songs");

/** Sends one request to a Node server, and waits until its response ends or is aborted. */
async function requestNode(handler) {
  const server = http.createServer(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = http.get({ port: server.address().port, host: "127.0.0.1", agent: false });
  const isComplete = await new Promise((resolve) => {
    client.on("error", () => resolve(false));
    client.on("response", (response) => {
      response.on("error", () => {}).resume();
      response.on("close", () => resolve(response.complete));
    });
  });
  server.closeAllConnections();
  server.close();
  return isComplete;
}

/** The ways to respond, each to a request of its own. */
const WAYS = {
  toResponse: (error) => toResponse(error, request()),
  "toResponse without a request": (error) => toResponse(error),
  "createErrors().toResponse": (error) => createErrors().toResponse(error, request()),
  "createErrors().respond": (error) => createErrors().respond(error, request()),
  "createErrors().respond without a request": (error) => createErrors().respond(error),
  "createErrors().wrap": (error) => createErrors().wrap(() => Promise.reject(error))(request()),
  itty: (error) => entries.itty()(error, request()),
  sendError: (error) => requestNode((req, res) => sendError(error, req, res)),
  Express: (error) => requestNode((req, res) => entries.express()(error, req, res, () => {})),
};

for (const [name, respond] of Object.entries(WAYS)) {
  test(`${name} logs a shared error for each response`, async () => {
    const ready = () => new Response("down", { status: 503 });
    for (const error of [
      new HTTPServiceUnavailable("db7 is full"),
      Object.freeze(new HTTPServiceUnavailable("db7 is full")),
      new HTTPServiceUnavailable("db7 is full", { response: ready() }),
      new TypeError("db7 is full"),
    ]) {
      const lines = await recordConsole(async () => {
        for (let count = 0; count < 3; count++) await respond(error);
        await Promise.all([respond(error), respond(error)]);
      });
      assert.equal(lines.length, 5, lines.join("\n---\n"));
      for (const line of lines) assert.match(line, /db7 is full\n {4}at /);
    }
  });
}

test("an error that several functions respond to is logged once for a request", async () => {
  for (const error of [new HTTPServiceUnavailable("db7 is full"), new TypeError("wrong"), {}]) {
    const lines = await recordConsole(async () => {
      for (let count = 0; count < 2; count++) {
        const one = request();
        toResponse(error, one);
        await createErrors().respond(error, one);
        await entries.itty()(error, one);
        await entries.next()(() => Promise.reject(error))(one);
      }
    });
    assert.equal(lines.length, 2, lines.join("\n---\n"));
  }
  const error = new TypeError("wrong");
  const lines = await recordConsole(() =>
    requestNode((req, res) => {
      toResponse(error, req);
      sendError(error, req, res);
      entries.express()(error, req, res, () => {});
    }),
  );
  assert.equal(lines.length, 1, lines.join("\n---\n"));
});

test("a shared or frozen replacement is logged with each original, and is not changed", async () => {
  const plain = new Error("the handler is wrong");
  for (const busy of [
    new HTTPServiceUnavailable("busy"),
    Object.freeze(new HTTPServiceUnavailable("busy")),
    Object.assign(new HTTPServiceUnavailable("busy"), { pool: "songs" }),
    Object.freeze(plain),
  ]) {
    const handler = () => {
      if (busy === plain) throw busy;
      return busy;
    };
    const before = Reflect.ownKeys(busy).length;
    for (const requestOf of [request, () => undefined]) {
      const lines = await recordConsole(async () => {
        const errors = createErrors().on(PoolError, handler);
        for (const text of ["one", "two", "three"]) {
          const response = await errors.respond(new PoolError(text), requestOf());
          assert.equal(response.status, busy === plain ? 500 : 503);
        }
      });
      assert.equal(lines.length, 3, lines.join("\n---\n"));
      for (const [at, text] of ["one", "two", "three"].entries()) {
        assert.match(lines[at], new RegExp(`\\[cause\\]: Error: ${text}\\n *at `), lines[at]);
        if (busy.pool) assert.match(lines[at], /"pool":"songs"/);
      }
    }
    const reported = [];
    const errors = createErrors({ onError: (error) => reported.push(toLog(error), error) });
    errors.on(PoolError, handler);
    const thrown = new PoolError("one");
    await errors.respond(thrown);
    const [record, error] = reported;
    assert.equal(busy === plain ? record.cause.cause.message : record.cause.message, "one");
    assert.equal(busy === plain ? error.cause.cause : error.cause, thrown);
    assert.ok(error instanceof (busy === plain ? HTTPInternalServerError : HTTPServiceUnavailable));
    if (busy.pool) assert.equal(record.pool, "songs");
    assert.equal(busy.cause, undefined);
    assert.equal(Reflect.ownKeys(busy).length, before);
  }
});

test("an error after the end of a response is logged, and the response stays", async () => {
  for (const respond of [
    sendError,
    (error, req, res) => entries.express()(error, req, res, () => {}),
  ]) {
    for (const error of [new TypeError("too late"), new HTTPServiceUnavailable("too late"), 7]) {
      let isComplete;
      const lines = await recordConsole(async () => {
        isComplete = await requestNode((req, res) => {
          res.end("whole");
          respond(error, req, res);
        });
      });
      assert.equal(lines.length, 1, lines.join("\n---\n"));
      assert.equal(isComplete, true);
    }
  }
});

test("a ready response whose content fails midway is logged once", async () => {
  const createContent = () => {
    let count = 0;
    return new ReadableStream({
      async pull(controller) {
        if (count++ === 0) controller.enqueue(new TextEncoder().encode("a part"));
        else {
          await new Promise((resolve) => setTimeout(resolve, 20));
          controller.error(new RangeError("the disk is gone"));
        }
      },
    });
  };
  const reported = [];
  const onError = (error, context) => reported.push([error.cause.message, context.request?.method]);
  for (const [respond, inConsole] of [
    [sendError, 1],
    [(error, req, res) => entries.express()(error, req, res, () => {}), 1],
    [(error, req, res) => entries.next()(() => Promise.reject(error))(req, res), 1],
    [(error, req, res) => entries.express({ onError })(error, req, res, () => {}), 0],
  ]) {
    let isComplete;
    const lines = await recordConsole(async () => {
      isComplete = await requestNode((req, res) =>
        respond(new Response(createContent()), req, res),
      );
    });
    assert.equal(isComplete, false);
    assert.equal(lines.length, inConsole, lines.join("\n---\n"));
    if (inConsole) assert.match(lines[0], /^RangeError: the disk is gone/);
  }
  assert.deepEqual(reported, [["the disk is gone", "GET"]]);
});

test("a long chain of causes shows its root, and how many causes are left out", async () => {
  const createChain = (length, root = new Error("the root")) => {
    let error = root;
    for (let at = length; at > 0; at--) error = new Error(`level ${at}.`, { cause: error });
    return error;
  };
  for (const length of [8, 9, 10, 20, 500]) {
    for (const root of [new Error("the root"), "the root", { text: "the root" }]) {
      const error = createChain(length, root);
      const text = JSON.stringify(toLog(error, { stack: false }));
      const [line] = await recordConsole(() => toResponse(error));
      assert.equal(text.split("the root").length - 1, 1, text);
      assert.equal(line.split("the root").length - 1, 1, line);
      const shownInRecord = text.split('"level ').length - 1;
      const shownInLine = new Set(line.match(/level \d+\./g)).size;
      const omitted = Number(/"omittedCauses":(\d+)/.exec(text)?.[1] ?? 0);
      assert.equal(shownInRecord + omitted, length, text);
      const omittedInLine = Number(/\((\d+) causes are left out\)/.exec(line)?.[1] ?? 0);
      assert.equal(shownInLine + omittedInLine, length, line);
    }
  }
  const root = new Error("the root");
  root.cause = createChain(20, root);
  assert.match(JSON.stringify(toLog(root)), /"omittedCauses":\d+/);
  const [line] = await recordConsole(() => toResponse(root));
  assert.match(line, /causes are left out/);
});

test("a Response of any implementation is logged with its class, status and URL", async () => {
  class NodeFetchResponse {
    get [Symbol.toStringTag]() {
      return "Response";
    }
    get status() {
      return 502;
    }
    get url() {
      return "https://a.example/?token=hunter2&page=7";
    }
  }
  const read = new Response("x", { status: 502 });
  await read.text();
  for (const [response, name] of [
    [new UndiciResponse("x", { status: 502 }), "Response"],
    [new NodeFetchResponse(), "NodeFetchResponse"],
    [read, "Response"],
  ]) {
    const [line] = await recordConsole(() => toResponse(response, request()).status);
    for (const text of [
      line,
      JSON.stringify(toLog(response)),
      JSON.stringify(toLog(new Error("e", { cause: response }))),
      JSON.stringify(toLog({ response })),
    ].filter((text) => text !== undefined)) {
      assert.match(text, new RegExp(`"class":"${name}","status":502`), text);
      assert.ok(!text.includes("hunter2"), text);
    }
  }
});
