// Ready responses: their source learns when nobody needs it any more, and they can be sent again.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect as connect2, createServer as createServer2 } from "node:http2";
import { connect } from "node:net";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { importPackage } from "./package-import.mjs";

const { httpexc, sendError, createErrors } = await importPackage();
const { abort, HTTPBadGateway, HTTPNotFound, toResponse } = httpexc;

/** Creates a stream, and counts what is read of it and whether it is cancelled. */
function createSource({ chunk = new Uint8Array(1000), chunks = Infinity, delay } = {}) {
  const facts = { reads: 0, isCancelled: false };
  const stream = new ReadableStream(
    {
      async pull(controller) {
        if (facts.reads >= chunks) {
          controller.close();
          return;
        }
        facts.reads++;
        if (delay !== undefined) await sleep(delay, undefined, { ref: false });
        if (!facts.isCancelled) controller.enqueue(chunk);
      },
      cancel() {
        facts.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { facts, stream };
}

/** A source that gives one chunk and then nothing more. */
function createSilentSource(chunk = new Uint8Array([65])) {
  const facts = { isCancelled: false };
  const stream = new ReadableStream({
    start(controller) {
      if (chunk) controller.enqueue(chunk);
    },
    cancel() {
      facts.isCancelled = true;
    },
  });
  return { facts, stream };
}

/** Waits until a condition holds, or fails. */
async function waitFor(condition, what) {
  for (let tries = 0; tries < 200; tries++) {
    if (condition()) return;
    await sleep(5);
  }
  assert.fail(`It does not come true: ${what}`);
}

function catchError(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

const SENDS = {
  thrown: (response) => response,
  option: (response) => new HTTPNotFound({ response }),
  abort: (response) => catchError(() => abort(response)),
};

let handle;
const listen = async (server) => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return server.address().port;
};
const port = await listen(createServer((req, res) => handle(req, res)));
const port2 = await listen(createServer2((req, res) => handle(req, res)));

/** Opens a connection, and sends requests on it. */
function openConnection(...methods) {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(methods.map((method) => `${method} / HTTP/1.1\r\nHost: a\r\n\r\n`).join(""));
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  return { socket, readText: () => text };
}

for (const [how, makeThrown] of Object.entries(SENDS)) {
  for (const [kind, create] of [
    ["endless", createSource],
    ["silent", createSilentSource],
    ["slow", () => createSource({ delay: 60_000 })],
  ]) {
    test(`HTTP/1.1, ${how}: a HEAD cancels the source, ${kind}`, async () => {
      const { facts, stream } = create();
      handle = (req, res) => sendError(makeThrown(new Response(stream)), req, res);
      const { socket, readText } = openConnection("HEAD");
      await waitFor(() => readText().endsWith("\r\n\r\n"), "a response");
      assert.match(readText(), /^HTTP\/1\.1 200 /);
      await waitFor(() => facts.isCancelled, "cancelled");
      socket.destroy();
    });

    test(`HTTP/1.1, ${how}: the source is cancelled if the client leaves, ${kind}`, async () => {
      const { facts, stream } = create();
      let hasStarted = false;
      handle = (req, res) => {
        sendError(makeThrown(new Response(stream)), req, res);
        hasStarted = true;
      };
      const { socket, readText } = openConnection("GET");
      await waitFor(() => hasStarted && (kind === "slow" || readText() !== ""), "a start");
      await sleep(20);
      socket.destroy();
      await waitFor(() => facts.isCancelled, "cancelled");
    });
  }

  test(`HTTP/1.1, ${how}: a coded source is cancelled if the client leaves before it begins`, async () => {
    for (const chunk of [null, new Uint8Array([0x0b])]) {
      const { facts, stream } = createSilentSource(chunk);
      let hasStarted = false;
      handle = (req, res) => {
        const response = new Response(stream, { headers: { "content-encoding": "br" } });
        sendError(makeThrown(response), req, res);
        hasStarted = true;
      };
      const { socket } = openConnection("GET");
      await waitFor(() => hasStarted, "a start");
      socket.destroy();
      await waitFor(() => facts.isCancelled, "cancelled");
    }
  });

  test(`HTTP/1.1, ${how}: a source that waits for an earlier response is cancelled, too`, async () => {
    const sources = [];
    const responses = [];
    handle = (req, res) => {
      responses.push(res);
      // The first response never comes, so the second has no socket.
      if (responses.length === 1) return;
      const source = createSource();
      sources.push(source);
      sendError(makeThrown(new Response(source.stream)), req, res);
    };
    const { socket } = openConnection("GET", "GET");
    await waitFor(() => sources[0]?.facts.reads > 0, "a start");
    await sleep(20);
    const { reads } = sources[0].facts;
    assert.ok(reads < 1000, `${reads} reads for a client that does not read`);
    socket.destroy();
    await waitFor(() => sources[0].facts.isCancelled, "cancelled");
  });

  test(`HTTP/1.1, ${how}: the source is cancelled if the client has left already`, async () => {
    const { facts, stream } = createSource();
    handle = async (req, res) => {
      await once(res, "close");
      await sleep(10);
      sendError(makeThrown(new Response(stream)), req, res);
    };
    const { socket } = openConnection("GET");
    await sleep(50);
    socket.destroy();
    await waitFor(() => facts.isCancelled, "cancelled");
  });

  test(`HTTP/1.1, ${how}: the source is cancelled if another response has begun`, async () => {
    const { facts, stream } = createSource();
    handle = (req, res) => {
      res.write("half");
      sendError(makeThrown(new Response(stream)), req, res);
    };
    const { socket } = openConnection("GET");
    await once(socket, "close");
    await waitFor(() => facts.isCancelled, "cancelled");
  });

  test(`HTTP/2, ${how}: a HEAD and a client that leaves cancel the source`, async () => {
    const session = connect2(`http://127.0.0.1:${port2}`);
    for (const method of ["HEAD", "GET"]) {
      const { facts, stream } = createSource();
      handle = (req, res) => {
        res.setHeader("content-length", 7);
        const headers = { connection: "x-hop", "x-hop": "1", te: "a", upgrade: "b" };
        sendError(makeThrown(new Response(stream, { status: 404, headers })), req, res);
      };
      const request = session.request({ ":method": method, ":path": "/" }).on("error", () => {});
      const [headers] = await once(request, "response");
      assert.equal(headers[":status"], 404);
      for (const name of ["content-length", "connection", "x-hop", "te", "upgrade"]) {
        assert.equal(headers[name], undefined, name);
      }
      if (method === "GET") {
        await once(request, "data");
        request.close(8);
      }
      await waitFor(() => facts.isCancelled, `cancelled after ${method}`);
    }
    session.destroy();
  });

  test(`${how}: a response has one close listener, however often it waits`, async () => {
    const { stream } = createSource({ chunk: new Uint8Array(100_000), chunks: 60 });
    const counts = [];
    let before;
    handle = (req, res) => {
      before = res.listenerCount("close");
      const write = res.write.bind(res);
      res.write = (...args) => {
        counts.push(res.listenerCount("close") - before);
        return write(...args);
      };
      sendError(makeThrown(new Response(stream)), req, res);
    };
    const response = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal((await response.arrayBuffer()).byteLength, 6_000_000);
    assert.ok(counts.length >= 60, `${counts.length}`);
    assert.deepEqual([...new Set(counts)], [1]);
  });

  test(`${how}: content that fails before it begins is a 500, and the connection goes on`, async () => {
    const secret = "private-canary";
    for (const headers of [{}, { "content-encoding": "gzip" }, { "set-cookie": `a=${secret}` }]) {
      handle = (req, res) => {
        const stream = new ReadableStream({ pull: (one) => one.error(new Error(secret)) });
        sendError(makeThrown(new Response(stream, { status: 404, headers })), req, res);
      };
      const { socket, readText } = openConnection("GET", "GET");
      await waitFor(() => readText().split("HTTP/1.1 500 ").length === 3, "two responses");
      assert.ok(!readText().includes(secret));
      socket.destroy();
    }
  });

  test(`${how}: a response whose content fails later is cut`, async () => {
    handle = (req, res) => {
      let pulls = 0;
      const stream = new ReadableStream({
        async pull(one) {
          if (pulls++ === 0) {
            one.enqueue(new TextEncoder().encode("half"));
            return;
          }
          await sleep(20);
          one.error(new Error("lost"));
        },
      });
      sendError(makeThrown(new Response(stream)), req, res);
    };
    const { socket, readText } = openConnection("GET");
    await once(socket, "close");
    assert.match(readText(), /half/);
    assert.doesNotMatch(readText(), /\r\n0\r\n/);
  });
}

test("chunks of text are sent as UTF-8, and other chunks are a 500", async () => {
  for (const headers of [{}, { "content-encoding": "br" }]) {
    for (const [chunk, status, text] of [
      ["caf\u00e9", 200, "caf\u00e9"],
      [new Uint16Array([1]).buffer, 500, undefined],
      [{ length: 1 }, 500, undefined],
    ]) {
      handle = (req, res) => {
        const stream = new ReadableStream({
          start(controller) {
            controller.enqueue(chunk);
            controller.close();
          },
        });
        sendError(new Response(stream, { headers }), req, res);
      };
      const response = await fetch(`http://127.0.0.1:${port}/`);
      assert.equal(response.status, status);
      if (text !== undefined) assert.equal(await response.text(), text);
    }
  }
});

test("HTTP/1.0: a ready response ends with the connection", async () => {
  handle = (req, res) => {
    res.setHeader("content-length", 3);
    res.setHeader("transfer-encoding", "chunked");
    const headers = { "content-length": "99", "content-encoding": "gzip" };
    sendError(new Response("A ready response.", { status: 404, headers }), req, res);
  };
  const socket = connect(port, "127.0.0.1");
  socket.write("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
  let text = "";
  for await (const chunk of socket) text += chunk;
  assert.match(text, /^HTTP\/1\.1 404 /);
  assert.doesNotMatch(text, /transfer-encoding|content-length|content-encoding/i);
  assert.ok(text.endsWith("\r\n\r\nA ready response."), text);
});

for (const method of ["GET", "HEAD"]) {
  test(`toResponse and respond: the source of a ${method} is cancelled with the response`, async () => {
    const request = new Request("https://a.example/", { method });
    for (const respond of [
      (error) => toResponse(error, request),
      (error) => createErrors().respond(error, request),
    ]) {
      for (const create of [createSource, createSilentSource]) {
        const { facts, stream } = create();
        const response = await respond(SENDS.option(new Response(stream)));
        await response.body?.cancel();
        await waitFor(() => facts.isCancelled, "cancelled");
      }
    }
  });
}

test("an error with a short ready response can be sent again, after a HEAD as well", async () => {
  const error = SENDS.abort(new Response("ready", { status: 418 }));
  for (const method of ["HEAD", "GET", "HEAD", "GET", "GET"]) {
    const response = error.toResponse(new Request("https://a.example/", { method }));
    assert.equal(response.status, 418);
    assert.equal(await response.text(), method === "HEAD" ? "" : "ready");
    await sleep(1);
  }
  handle = (req, res) => sendError(error, req, res);
  for (const _ of [1, 2, 3]) {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    assert.deepEqual([response.status, await response.text()], [418, "ready"]);
  }
});

test("an error with a ready response can be sent twice at once", async () => {
  const { stream } = createSource({ chunk: new TextEncoder().encode("part "), chunks: 3 });
  const error = SENDS.abort(new Response(stream, { status: 418 }));
  const texts = await Promise.all([1, 2].map(() => error.toResponse().text()));
  assert.deepEqual(texts, ["part part part ", "part part part "]);
});

test("long content is not kept: the source gives it once", async () => {
  const { facts, stream } = createSource({ chunk: new Uint8Array(50_000), chunks: 20 });
  const error = SENDS.abort(new Response(stream, { status: 418 }));
  const content = await error.toResponse().arrayBuffer();
  assert.equal(content.byteLength, 1_000_000);
  assert.equal(facts.reads, 20);
  // The next response is made from the error.
  const next = await error.toResponse().json();
  assert.deepEqual([next.status, next.title], [418, "I'm a Teapot"]);
});

test("a Response that was assigned to an error is not sent", async () => {
  const make = () =>
    Object.assign(new HTTPBadGateway("private-canary"), {
      response: new Response("private-canary", { status: 403, headers: { "set-cookie": "a=1" } }),
    });
  handle = (req, res) => sendError(make(), req, res);
  for (const response of [
    toResponse(make()),
    make().toResponse(),
    await createErrors().respond(make()),
    createErrors().toResponse(make()),
    await fetch(`http://127.0.0.1:${port}/`),
  ]) {
    assert.equal(response.status, 502);
    assert.equal(response.headers.get("set-cookie"), null);
    assert.ok(!(await response.text()).includes("private-canary"));
  }
  assert.equal(make().response.status, 403);
});
