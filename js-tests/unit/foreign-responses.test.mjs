// Responses of other implementations of Fetch: of the packages undici and node-fetch.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { after, test } from "node:test";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import nodeFetch from "node-fetch";
import * as undici from "undici";
import { importPackage } from "./package-import.mjs";

const { httpexc, sendError, createErrors } = await importPackage();
const { abort, HTTPNotFound, toResponse } = httpexc;

const ENCODERS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
const CONTENTS = {
  text: Buffer.from("a line of the song\n".repeat(40)),
  file: gzipSync("a file in gzip"),
  large: Buffer.alloc(400_000, "large"),
  nothing: Buffer.alloc(0),
};

const upstream = createServer((req, res) => {
  const [coding, content] = req.url.slice(1).split("/");
  const bytes = coding === "plain" ? CONTENTS[content] : ENCODERS[coding](CONTENTS[content]);
  if (coding !== "plain") res.setHeader("content-encoding", coding);
  res.setHeader("set-cookie", ["a=1", "b=2"]).setHeader("x-kept", "1");
  res.setHeader("content-length", bytes.length);
  res.writeHead(418, "Teapot").end(bytes);
}).listen(0, "127.0.0.1");
const server = createServer((req, res) => server.handle(req, res)).listen(0, "127.0.0.1");
await Promise.all([once(upstream, "listening"), once(server, "listening")]);
const origin = `http://127.0.0.1:${upstream.address().port}`;
after(async () => {
  await undici.getGlobalDispatcher().close();
  for (const each of [upstream, server]) each.closeAllConnections();
  for (const each of [upstream, server]) each.close();
});

async function sendThrown(send) {
  server.handle = send;
  const sent = request({ port: server.address().port, host: "127.0.0.1", agent: false }).end();
  const [response] = await once(sent, "response");
  return { response, content: await buffer(response) };
}

const FETCHES = { undici: undici.fetch, "node-fetch": nodeFetch, platform: globalThis.fetch };

/** Returns what was thrown by a call. */
function catchThrown(call) {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

const WAYS = {
  thrown: (response) => response,
  carried: (response) => new HTTPNotFound({ response }),
  aborted: (response) => catchThrown(() => abort(response)),
};

for (const [name, fetch] of Object.entries(FETCHES)) {
  for (const [way, makeThrown] of Object.entries(WAYS)) {
    test(`${name}, ${way}: sendError sends status, headers and content`, async () => {
      for (const coding of ["plain", ...Object.keys(ENCODERS)]) {
        for (const [key, expected] of Object.entries(CONTENTS)) {
          const thrown = makeThrown(await fetch(`${origin}/${coding}/${key}`));
          const { response, content } = await sendThrown((req, res) => sendError(thrown, req, res));
          assert.equal(response.statusCode, 418, `${coding}/${key}`);
          assert.equal(response.statusMessage, "Teapot");
          assert.deepEqual(response.headers["set-cookie"], ["a=1", "b=2"]);
          assert.equal(response.headers["x-kept"], "1");
          assert.equal(response.headers["content-encoding"], undefined, `${coding}/${key}`);
          assert.ok(expected.equals(content), `${coding}/${key}`);
        }
      }
    });

    test(`${name}, ${way}: toResponse, respond and wrap return it`, async () => {
      const errors = createErrors();
      for (const send of [
        (thrown) => toResponse(thrown),
        (thrown) => errors.toResponse(thrown),
        (thrown) => errors.respond(thrown),
        (thrown) =>
          errors.wrap(() => {
            throw thrown;
          })(new Request(origin)),
        (thrown) => errors.wrap(() => thrown)(new Request(origin)),
      ]) {
        const thrown = makeThrown(await fetch(`${origin}/gzip/text`));
        const response = await send(thrown);
        assert.ok(response instanceof Response);
        assert.equal(response.status, 418);
        assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
        // What a handler returns as a Response of the platform is the response.
        if (response === thrown) continue;
        assert.equal(response.headers.get("connection"), null);
        assert.equal(response.headers.get("content-encoding"), null);
        assert.equal(await response.text(), `${CONTENTS.text}`);
      }
    });
  }

  test(`${name}: an error that carries a response is sent any number of times`, async () => {
    const error = new HTTPNotFound({ response: await fetch(`${origin}/gzip/text`) });
    for (let count = 0; count < 3; count++) {
      const { content } = await sendThrown((req, res) => sendError(error, req, res));
      assert.equal(`${content}`, `${CONTENTS.text}`);
    }
  });

  test(`${name}: a response that was read becomes a 500, and the log says what it was`, async (t) => {
    const log = t.mock.method(console, "error", () => {});
    const read = await fetch(`${origin}/plain/text`);
    await read.text();
    const { response } = await sendThrown((req, res) => sendError(read, req, res));
    assert.equal(response.statusCode, 500);
    assert.deepEqual(
      log.mock.calls.map((call) => call.arguments),
      [["(a Response with status 418, whose content was read)"]],
    );
    assert.equal((await createErrors({ onError() {} }).respond(read)).status, 500);
  });
}

test("node-fetch: what it did not decode stays in its coding", async () => {
  for (const coding of Object.keys(ENCODERS)) {
    for (const key of ["text", "file", "large"]) {
      const thrown = await nodeFetch(`${origin}/${coding}/${key}`, { compress: false });
      const { response, content } = await sendThrown((req, res) => sendError(thrown, req, res));
      assert.equal(response.headers["content-encoding"], coding);
      assert.ok(ENCODERS[coding](CONTENTS[key]).equals(content), `${coding}/${key}`);
    }
  }
});

test("the source of such a response is destroyed if the request is a HEAD", async () => {
  for (const fetch of Object.values(FETCHES)) {
    let source;
    const endless = createServer((_req, res) => {
      source = res;
      res.writeHead(404).write("a");
    }).listen(0, "127.0.0.1");
    await once(endless, "listening");
    const thrown = await fetch(`http://127.0.0.1:${endless.address().port}`);
    server.handle = (req, res) => sendError(thrown, req, res);
    const { port } = server.address();
    const sent = request({ port, host: "127.0.0.1", agent: false, method: "HEAD" }).end();
    const closed = once(source, "close");
    const [response] = await once(sent, "response");
    assert.equal(response.statusCode, 404);
    await closed;
    endless.close();
  }
});

test("a handler may return such a response", async () => {
  const errors = createErrors({ onError() {} });
  errors.on(RangeError, () => undici.fetch(`${origin}/plain/text`));
  assert.equal((await errors.respond(new RangeError())).status, 418);
});

test("data and errors with the members of a response are none", (t) => {
  const mock = t.mock.method(console, "error", () => {});
  const data = { status: 418, headers: new Headers(), body: null, clone() {}, text() {} };
  class Other {
    status = 418;
    headers = { get() {} };
  }
  for (const value of [data, new Other(), Object.assign(new Error("x"), { status: 418 })]) {
    assert.equal(toResponse(value).status, 500);
    assert.throws(() => abort(value), RangeError);
    assert.throws(() => new HTTPNotFound({ response: value }), TypeError);
  }
  mock.mock.restore();
});
