// sendError with the result of `createErrors`, on real servers of HTTP/1.1 and HTTP/2.

import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import { test } from "node:test";
import { startHttpServer } from "../lib/http-server.mjs";
import { importPackage } from "./package-import.mjs";

const { createErrors, dialects, httpexc, sendError } = await importPackage();
const { HTTPConflict, HTTPNotFound } = httpexc;

/** Creates errors with every sort of function, and keeps what they report. */
function createRecorder(config) {
  const calls = [];
  const errors = createErrors({
    requestId: "x-request-id",
    cors: true,
    customize: (problem, { request }, req, res) => ({
      ...problem,
      instance: new URL(request.url).pathname,
      given: [req.method, typeof res.writeHead],
    }),
    onError: ({ cause }) => calls.push(["onError", cause?.message]),
    onResponse: (_error, { status, requestId }, req) => calls.push([status, requestId, req.url]),
    ...config,
  });
  return { errors, calls };
}

test("the response has the configuration, and its functions get req and res", async (t) => {
  const { errors, calls } = createRecorder();
  errors.on(RangeError, async () => new HTTPConflict("Taken."));
  const thrown = {
    "/404": () => new HTTPNotFound("No song."),
    "/409": () => new RangeError("7 of 3"),
    "/500": () => new TypeError("a bug"),
    "/410": () => new Response("Gone.", { status: 410 }),
  };
  const origin = await startHttpServer(t, (req, res) => {
    res.setHeader("etag", '"v1"');
    sendError(thrown[req.url](), req, res, errors);
  });
  for (const [path, detail] of [
    ["/404", "No song."],
    ["/409", "Taken."],
    ["/500", undefined],
  ]) {
    const response = await fetch(origin + path, { headers: { "x-request-id": "8f2a" } });
    assert.equal(response.status, Number(path.slice(1)));
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    assert.equal(response.headers.get("x-request-id"), "8f2a");
    assert.equal(response.headers.get("etag"), null);
    const body = await response.json();
    assert.deepEqual([body.detail, body.instance, body.given], [detail, path, ["GET", "function"]]);
  }
  assert.equal(await (await fetch(`${origin}/410`)).text(), "Gone.");
  assert.deepEqual(calls.slice(0, 4), [
    [404, "8f2a", "/404"],
    [409, "8f2a", "/409"],
    ["onError", "a bug"],
    [500, "8f2a", "/500"],
  ]);
  assert.equal(calls[4][0], 410);
});

test("over HTTP/2, in another dialect, and for a HEAD", async (t) => {
  const { errors } = createRecorder({ dialect: dialects.falcon });
  const server = http2.createServer((req, res) =>
    sendError(new HTTPNotFound("No song."), req, res, errors),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const session = http2.connect(`http://127.0.0.1:${server.address().port}`);
  t.after(() => {
    session.close();
    server.close();
  });
  for (const method of ["GET", "HEAD"]) {
    const stream = session.request({ ":path": "/7", ":method": method });
    const [headers] = await once(stream, "response");
    let text = "";
    for await (const part of stream) text += part;
    assert.equal(headers[":status"], 404);
    const content = '{"title": "404 Not Found", "description": "No song.", "request_id": "';
    assert.equal(text.startsWith(method === "GET" ? content : ""), true);
    assert.equal(text.length > 0, method === "GET");
  }
});

test("a response that has begun is cut, and the error is reported", async (t) => {
  const { errors, calls } = createRecorder();
  const origin = await startHttpServer(t, (req, res) => {
    res.write("half");
    sendError(new TypeError("a bug"), req, res, errors);
  });
  const cut = fetch(origin).then((response) => response.text());
  await assert.rejects(cut, TypeError);
  assert.deepEqual(calls[0], ["onError", "a bug"]);
});

test("a fourth argument that is not the result of createErrors is refused", async (t) => {
  const messages = [];
  const origin = await startHttpServer(t, (req, res) => {
    for (const wrong of [{}, { cors: true }, null, "problem", () => {}]) {
      try {
        sendError(new HTTPNotFound(), req, res, wrong);
      } catch ({ name, message }) {
        messages.push([name, message]);
      }
    }
    sendError(new HTTPNotFound(), req, res, undefined);
  });
  assert.equal((await fetch(origin)).status, 404);
  const expected = [
    "TypeError",
    "Cannot send an error: the fourth argument is not the result of createErrors",
  ];
  assert.deepEqual(messages, Array(5).fill(expected));
});
