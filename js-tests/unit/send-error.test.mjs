// sendError with real servers: HTTP/1.1, where the test reads the bytes, and HTTP/2.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect as connect2, createServer as createServer2 } from "node:http2";
import { connect } from "node:net";
import { after, test } from "node:test";
import { importPackage, listBuildableClasses, REQUIRED_OPTIONS } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, sendError } = entries;

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];

/** The handler of the next request. */
let handle = () => {};
let failure;

const handler = (req, res) => {
  try {
    handle(req, res);
  } catch (error) {
    failure = error;
    res.destroy?.();
  }
};

const server1 = createServer(handler).listen(0, "127.0.0.1");
const server2 = createServer2(handler).listen(0, "127.0.0.1");
await Promise.all([once(server1, "listening"), once(server2, "listening")]);
const session = connect2(`http://127.0.0.1:${server2.address().port}`);
after(() => {
  session.destroy();
  server1.close();
  server1.closeAllConnections();
  server2.close();
});

/** Sends a request over HTTP/1.1. Returns the lines of the head and the content as they arrive. */
async function sendHttp1({ method = "GET", accept = "*/*", connection = "close" } = {}) {
  const socket = connect(server1.address().port, "127.0.0.1");
  socket.write(
    `${method} / HTTP/1.1\r\nHost: localhost\r\nAccept: ${accept}\r\n` +
      `Connection: ${connection}\r\n\r\n`,
  );
  const chunks = [];
  const broken = new Promise((resolve) => socket.on("error", resolve));
  socket.on("data", (chunk) => chunks.push(chunk));
  await Promise.race([once(socket, "close"), broken]);
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf("\r\n\r\n");
  const [line = "", ...lines] = bytes
    .subarray(0, Math.max(end, 0))
    .toString("latin1")
    .split("\r\n");
  const headers = lines.map((header) => {
    const colon = header.indexOf(":");
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
  });
  return { line, status: Number(line.split(" ")[1]), headers, content: bytes.subarray(end + 4) };
}

/** Does the same over HTTP/2. */
async function sendHttp2({ method = "GET", accept = "*/*" } = {}) {
  const stream = session.request({ ":method": method, ":path": "/", accept });
  const chunks = [];
  let rawHeaders = [];
  stream.on("response", (_, __, raw) => {
    // The headers are one flat list, which keeps the lines apart.
    rawHeaders = raw ?? [];
  });
  stream.on("response", (headers) => {
    if (rawHeaders.length === 0) rawHeaders = Object.entries(headers).flat();
  });
  stream.on("data", (chunk) => chunks.push(chunk));
  let reset;
  stream.on("error", (error) => {
    reset = error;
  });
  await new Promise((resolve) => stream.on("close", resolve));
  const pairs = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    for (const value of [rawHeaders[at + 1]].flat()) pairs.push([rawHeaders[at], String(value)]);
  }
  const status = Number(pairs.find(([name]) => name === ":status")?.[1]);
  return { status, headers: pairs, content: Buffer.concat(chunks), reset };
}

const readValues = ({ headers }, name) =>
  headers.filter(([header]) => header === name).map(([, value]) => value);

/** Makes the server send an error, after it has set headers for a success. */
function sendErrorNext(make, set = () => {}) {
  failure = undefined;
  handle = (req, res) => {
    set(res);
    sendError(make(), req, res);
  };
}

for (const [version, send] of [
  ["HTTP/1.1", sendHttp1],
  ["HTTP/2", sendHttp2],
]) {
  const isHttp1 = send === sendHttp1;

  test(`${version}: the response of every class equals that of toResponse`, async () => {
    for (const [Class, needed] of listBuildableClasses(entries)) {
      const accept = ACCEPTS[Class.status % 4];
      sendErrorNext(() => new Class(needed));
      const response = await send({ accept });
      const expected = new Class(needed).toResponse({ headers: { accept } });
      assert.equal(response.status, Class.status);
      if (isHttp1) assert.equal(response.line, `HTTP/1.1 ${Class.status} ${expected.statusText}`);
      assert.deepEqual(response.content, Buffer.from(await expected.arrayBuffer()), Class.name);
      for (const [name, value] of expected.headers) {
        if (name === "upgrade" && !isHttp1) continue;
        assert.deepEqual(readValues(response, name).join(", "), value, `${Class.name}: ${name}`);
      }
      assert.equal(failure, undefined);
    }
  });

  test(`${version}: each challenge has its own header line`, async () => {
    const challenges = [
      'Basic realm="a"',
      { scheme: "Bearer", params: { error: "b" } },
      "Negotiate",
    ];
    for (const [Class, name] of [
      [httpexc.HTTPUnauthorized, "www-authenticate"],
      [httpexc.HTTPProxyAuthenticationRequired, "proxy-authenticate"],
    ]) {
      sendErrorNext(() => new Class({ challenges }));
      const expected = ['Basic realm="a"', 'Bearer error="b"', "Negotiate"];
      const found = readValues(await send(), name);
      assert.deepEqual(found, expected);
    }
  });

  test(`${version}: headers of a success are removed`, async () => {
    const stale = {
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=999",
      "content-disposition": "attachment",
      "content-encoding": "gzip",
      "content-language": "de",
      "content-length": "99999",
      "content-location": "/other",
      "content-md5": "Q2hlY2sgSW50ZWdyaXR5IQ==",
      "content-digest": "sha-256=:AAAA:",
      "repr-digest": "sha-256=:AAAA:",
      digest: "sha-256=AAAA",
      "content-range": "bytes 0-1/2",
      "content-type": "video/mp4",
      etag: '"v1"',
      expires: "Thu, 01 Jan 2099 00:00:00 GMT",
      "last-modified": "Thu, 01 Jan 1970 00:00:00 GMT",
    };
    sendErrorNext(
      () => new httpexc.HTTPNotFound("Gone."),
      (res) => {
        for (const [name, value] of Object.entries(stale)) res.setHeader(name, value);
      },
    );
    const response = await send();
    for (const name of Object.keys(stale)) {
      if (name === "content-type" || name === "content-length") continue;
      assert.deepEqual(readValues(response, name), [], name);
    }
    assert.deepEqual(readValues(response, "content-type"), ["application/problem+json"]);
    assert.deepEqual(readValues(response, "content-length"), [String(response.content.length)]);
    assert.equal(JSON.parse(response.content).detail, "Gone.");
  });

  test(`${version}: a 304 keeps the cache headers of a 200, and no others`, async () => {
    // RFC 9110, 15.4.5
    const kept = {
      "cache-control": "public, max-age=999",
      "content-location": "/other",
      date: "Thu, 01 Jan 1970 00:00:00 GMT",
      etag: '"v1"',
      expires: "Thu, 01 Jan 2099 00:00:00 GMT",
      "last-modified": "Thu, 01 Jan 1970 00:00:00 GMT",
      vary: "Accept-Language",
    };
    const dropped = { "content-language": "de", "content-type": "video/mp4", digest: "a=b" };
    const prepare = (res) => {
      for (const [name, value] of Object.entries({ ...kept, ...dropped })) {
        res.setHeader(name, value);
      }
    };
    for (const make of [
      () => new httpexc.HTTPNotModified(),
      () => new Response(null, { status: 304 }),
    ]) {
      sendErrorNext(make, prepare);
      const response = await send();
      assert.equal(response.status, 304);
      for (const [name, value] of Object.entries(kept)) {
        assert.deepEqual(readValues(response, name), [value], name);
      }
      for (const name of Object.keys(dropped))
        assert.deepEqual(readValues(response, name), [], name);
    }
    sendErrorNext(() => new httpexc.HTTPNotModified({ headers: { etag: '"v2"' } }), prepare);
    assert.deepEqual(readValues(await send(), "etag"), ['"v2"']);
  });

  test(`${version}: CORS headers and cookies are kept, and cookies are added`, async () => {
    sendErrorNext(
      () => new httpexc.HTTPForbidden({ headers: { "set-cookie": ["c=3", "d=4"] } }),
      (res) => {
        res.setHeader("Access-Control-Allow-Origin", "https://a.example");
        res.setHeader("Access-Control-Allow-Credentials", "true");
        res.setHeader("Set-Cookie", ["a=1", "b=2"]);
        res.setHeader("X-Request-Id", "7");
        res.setHeader("Strict-Transport-Security", "max-age=1");
      },
    );
    const response = await send();
    assert.deepEqual(readValues(response, "access-control-allow-origin"), ["https://a.example"]);
    assert.deepEqual(readValues(response, "access-control-allow-credentials"), ["true"]);
    assert.deepEqual(readValues(response, "set-cookie"), ["a=1", "b=2", "c=3", "d=4"]);
    assert.deepEqual(readValues(response, "x-request-id"), ["7"]);
    assert.deepEqual(readValues(response, "strict-transport-security"), ["max-age=1"]);
  });

  for (const [before, own, expected] of [
    [undefined, undefined, "Accept"],
    ["Origin", undefined, "Origin, Accept"],
    ["Origin, accept-encoding", undefined, "Origin, accept-encoding, Accept"],
    ["accept", undefined, "Accept"],
    [["Origin", "Cookie"], undefined, "Origin, Cookie, Accept"],
    ["*", undefined, "*"],
    ["", undefined, "Accept"],
    ["Origin,", undefined, "Origin, Accept"],
    ["Origin", "Cookie", "Origin, Accept, Cookie"],
    ["Origin", "*", "*"],
  ]) {
    test(`${version}: Vary ${JSON.stringify(before)} with ${own} becomes ${expected}`, async () => {
      sendErrorNext(
        () => new httpexc.HTTPNotFound(own ? { headers: { vary: own } } : {}),
        (res) => before !== undefined && res.setHeader("vary", before),
      );
      assert.deepEqual(readValues(await send(), "vary"), [expected]);
    });
  }

  test(`${version}: a HEAD gets the length of a GET, and no content`, async () => {
    for (const accept of ACCEPTS) {
      for (const make of [
        () => new httpexc.HTTPNotFound(),
        () => new httpexc.HTTPNotFound("D\u00e9tail \u{1f600}."),
        () => new Error("secret"),
      ]) {
        sendErrorNext(make);
        const [get, head] = [await send({ accept }), await send({ accept, method: "HEAD" })];
        assert.equal(head.content.length, 0);
        assert.deepEqual(readValues(head, "content-length"), [String(get.content.length)]);
        assert.deepEqual(readValues(head, "content-length"), readValues(get, "content-length"));
        assert.deepEqual(readValues(head, "content-type"), readValues(get, "content-type"));
        assert.deepEqual(readValues(head, "vary"), readValues(get, "vary"));
      }
    }
  });

  test(`${version}: a foreign value becomes a 500 without details`, async () => {
    const secret = "the password is 1234";
    for (const thrown of [
      new Error(secret),
      Object.assign(new Error(secret), { status: 404, expose: true, headers: { secret } }),
      secret,
      null,
      undefined,
      { message: secret, statusCode: 400 },
      Object.create(httpexc.HTTPNotFound.prototype),
      httpexc.HTTPNotFound.prototype,
    ]) {
      sendErrorNext(() => thrown);
      const response = await send();
      assert.equal(response.status, 500);
      assert.ok(!JSON.stringify(response.headers).includes(secret));
      assert.deepEqual(JSON.parse(response.content), {
        type: "about:blank",
        title: "Internal Server Error",
        status: 500,
      });
      assert.equal(failure, undefined);
    }
  });

  test(`${version}: the connection is cut if a response has begun`, async () => {
    handle = (req, res) => {
      res.setHeader("content-type", "text/plain");
      res.write("The first half, ");
      setTimeout(() => sendError(new httpexc.HTTPNotFound("secret"), req, res), 20);
    };
    const response = await send();
    assert.equal(response.status, 200);
    const text = response.content.toString();
    assert.ok(!text.includes("secret"));
    // There is no final chunk, or the stream was reset.
    if (isHttp1) assert.ok(!text.endsWith("0\r\n\r\n"), text);
    else assert.ok(response.reset !== undefined || session.destroyed, "a stream that ended well");
  });

  test(`${version}: a response that is complete stays complete`, async () => {
    const text = "x".repeat(4_000_000);
    handle = (req, res) => {
      res.setHeader("content-length", text.length);
      res.end(text);
      sendError(new httpexc.HTTPNotFound("secret"), req, res);
    };
    const response = await send();
    assert.equal(response.status, 200);
    assert.equal(response.content.length, text.length);
  });

  test(`${version}: a status without content has none`, async () => {
    for (const Class of [
      httpexc.HTTPNoContent,
      httpexc.HTTPResetContent,
      httpexc.HTTPNotModified,
    ]) {
      sendErrorNext(
        () => new Class(REQUIRED_OPTIONS[Class.status] ?? {}),
        (res) => {
          res.setHeader("content-type", "text/plain");
          res.setHeader("content-length", "5");
        },
      );
      const response = await send();
      assert.equal(response.status, Class.status);
      assert.equal(response.content.length, 0);
      assert.deepEqual(readValues(response, "content-type"), []);
      assert.ok(!readValues(response, "content-length").some((length) => length !== "0"));
    }
  });

  test(`${version}: headers that HTTP/2 forbids do no harm`, async () => {
    sendErrorNext(
      () =>
        new httpexc.HTTPNotFound({
          headers: {
            connection: "close",
            "keep-alive": "1",
            "proxy-connection": "close",
            "transfer-encoding": "chunked",
            te: "trailers",
            "http2-settings": "AAMAAABkAAQAAP__",
            "x-a": "b",
          },
        }),
    );
    const response = await send();
    assert.equal(failure, undefined);
    assert.equal(response.status, 404);
    assert.deepEqual(readValues(response, "x-a"), ["b"]);
    assert.deepEqual(readValues(response, "transfer-encoding"), []);
    assert.deepEqual(readValues(response, "keep-alive"), []);
  });

  test(`${version}: a request with an empty or odd Accept gets a response`, async () => {
    for (const accept of ["", ",,", "text/html;q=0", "\u00ff", "x".repeat(9000)]) {
      sendErrorNext(() => new httpexc.HTTPNotFound());
      const response = await send({ accept });
      assert.equal(response.status, 404);
      assert.deepEqual(readValues(response, "content-type"), ["application/problem+json"]);
    }
  });
}

for (const [connection, set, expected] of [
  ["close", undefined, "close, Upgrade"],
  ["keep-alive", "close", "close, Upgrade"],
  ["keep-alive", undefined, "Upgrade"],
]) {
  test(`HTTP/1.1: a 426 has Upgrade in Connection: ${connection}, ${set}`, async () => {
    sendErrorNext(
      () => new httpexc.HTTPUpgradeRequired({ upgrade: ["websocket", "HTTP/3.0"] }),
      (res) => {
        if (set) res.setHeader("connection", set);
        // The test would wait for a connection that is kept alive. With another connection the
        // timer would outlive this test, and close a connection of the next one.
        else if (connection === "keep-alive") {
          res.on("finish", () => setTimeout(() => server1.closeIdleConnections(), 50));
        }
      },
    );
    const start = performance.now();
    const response = await sendHttp1({ connection });
    assert.equal(response.status, 426);
    assert.deepEqual(readValues(response, "upgrade"), ["websocket, HTTP/3.0"]);
    assert.deepEqual(readValues(response, "connection"), [expected]);
    assert.ok(performance.now() - start < 3000);
  });
}

test("HTTP/2: a 426 has neither Upgrade nor Connection", async () => {
  sendErrorNext(() => new httpexc.HTTPUpgradeRequired({ upgrade: "websocket" }));
  const response = await sendHttp2();
  assert.equal(response.status, 426);
  assert.deepEqual(readValues(response, "upgrade"), []);
  assert.deepEqual(readValues(response, "connection"), []);
  assert.equal(failure, undefined);
});

test("HTTP/1.1: one connection serves several errors", async () => {
  let connections = 0;
  const count = () => connections++;
  server1.on("connection", count);
  const socket = connect(server1.address().port, "127.0.0.1");
  const statuses = [];
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  for (const Class of [
    httpexc.HTTPNotFound,
    httpexc.HTTPNoContent,
    httpexc.HTTPResetContent,
    httpexc.HTTPNotModified,
    httpexc.HTTPGone,
  ]) {
    sendErrorNext(() => new Class());
    text = "";
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n");
    while (!text.includes("\r\n\r\n")) {
      await Promise.race([once(socket, "data"), once(socket, "close")]);
      assert.ok(!socket.destroyed, `closed before the response to ${Class.name} was read`);
    }
    statuses.push(Number(text.split(" ")[1]));
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(!socket.destroyed, `closed after ${Class.name}`);
  }
  socket.destroy();
  server1.off("connection", count);
  assert.deepEqual(statuses, [404, 204, 205, 304, 410]);
  assert.equal(connections, 1);
});
