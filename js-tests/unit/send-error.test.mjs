// sendError, against real servers on loopback: HTTP/1.1, read byte by byte, and HTTP/2.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect as connect2, createServer as createServer2 } from "node:http2";
import { connect } from "node:net";
import { after, test } from "node:test";
import { buildable, importPackage, NEEDED } from "./installed.mjs";

const entries = await importPackage();
const { httpexc, sendError } = entries;

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];

/** What the server is to do with the next request. */
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

/** Sends a request over HTTP/1.1; gives the head's lines and the content as they came. */
async function ask1({ method = "GET", accept = "*/*", connection = "close" } = {}) {
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
  const fields = lines.map((field) => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
  });
  return { line, status: Number(line.split(" ")[1]), fields, content: bytes.subarray(end + 4) };
}

/** Sends a request over HTTP/2; gives the same. */
async function ask2({ method = "GET", accept = "*/*" } = {}) {
  const stream = session.request({ ":method": method, ":path": "/", accept });
  const chunks = [];
  let fields = [];
  stream.on("response", (_, __, raw) => {
    // The fields come as one flat list, where each line is still its own.
    fields = raw ?? [];
  });
  stream.on("response", (headers) => {
    if (fields.length === 0) fields = Object.entries(headers).flat();
  });
  stream.on("data", (chunk) => chunks.push(chunk));
  let reset;
  stream.on("error", (error) => {
    reset = error;
  });
  await new Promise((resolve) => stream.on("close", resolve));
  const pairs = [];
  for (let at = 0; at < fields.length; at += 2) {
    for (const value of [fields[at + 1]].flat()) pairs.push([fields[at], String(value)]);
  }
  const status = Number(pairs.find(([name]) => name === ":status")?.[1]);
  return { status, fields: pairs, content: Buffer.concat(chunks), reset };
}

const values = ({ fields }, name) => fields.filter(([field]) => field === name).map(([, v]) => v);

/** Makes the server answer with an error, after it set some fields for a success. */
function throwing(make, set = () => {}) {
  failure = undefined;
  handle = (req, res) => {
    set(res);
    sendError(make(), req, res);
  };
}

for (const [version, ask] of [
  ["HTTP/1.1", ask1],
  ["HTTP/2", ask2],
]) {
  const isFirst = ask === ask1;

  test(`${version}: every class arrives as toResponse would give it`, async () => {
    for (const [Class, needed] of buildable(entries)) {
      const accept = ACCEPTS[Class.status % 4];
      throwing(() => new Class(needed));
      const answer = await ask({ accept });
      const response = new Class(needed).toResponse({ headers: { accept } });
      assert.equal(answer.status, Class.status);
      if (isFirst) assert.equal(answer.line, `HTTP/1.1 ${Class.status} ${response.statusText}`);
      assert.deepEqual(answer.content, Buffer.from(await response.arrayBuffer()), Class.name);
      for (const [name, value] of response.headers) {
        if (name === "upgrade" && !isFirst) continue;
        assert.deepEqual(values(answer, name).join(", "), value, `${Class.name}: ${name}`);
      }
      assert.equal(failure, undefined);
    }
  });

  test(`${version}: each challenge has a field line of its own`, async () => {
    const challenges = [
      'Basic realm="a"',
      { scheme: "Bearer", params: { error: "b" } },
      "Negotiate",
    ];
    for (const [Class, name] of [
      [httpexc.HTTPUnauthorized, "www-authenticate"],
      [httpexc.HTTPProxyAuthenticationRequired, "proxy-authenticate"],
    ]) {
      throwing(() => new Class({ challenges }));
      const expected = ['Basic realm="a"', 'Bearer error="b"', "Negotiate"];
      const found = values(await ask(), name);
      assert.deepEqual(found, expected);
    }
  });

  test(`${version}: what was set for a success is taken back`, async () => {
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
    throwing(
      () => new httpexc.HTTPNotFound("Gone."),
      (res) => {
        for (const [name, value] of Object.entries(stale)) res.setHeader(name, value);
      },
    );
    const answer = await ask();
    for (const name of Object.keys(stale)) {
      if (name === "content-type" || name === "content-length") continue;
      assert.deepEqual(values(answer, name), [], name);
    }
    assert.deepEqual(values(answer, "content-type"), ["application/problem+json"]);
    assert.deepEqual(values(answer, "content-length"), [String(answer.content.length)]);
    assert.equal(JSON.parse(answer.content).detail, "Gone.");
  });

  test(`${version}: a 304 keeps what a 200 would have said to caches, and no more`, async () => {
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
      throwing(make, prepare);
      const answer = await ask();
      assert.equal(answer.status, 304);
      for (const [name, value] of Object.entries(kept)) {
        assert.deepEqual(values(answer, name), [value], name);
      }
      for (const name of Object.keys(dropped)) assert.deepEqual(values(answer, name), [], name);
    }
    throwing(() => new httpexc.HTTPNotModified({ headers: { etag: '"v2"' } }), prepare);
    assert.deepEqual(values(await ask(), "etag"), ['"v2"']);
  });

  test(`${version}: CORS, cookies and the like are kept, and cookies are added`, async () => {
    throwing(
      () => new httpexc.HTTPForbidden({ headers: { "set-cookie": ["c=3", "d=4"] } }),
      (res) => {
        res.setHeader("Access-Control-Allow-Origin", "https://a.example");
        res.setHeader("Access-Control-Allow-Credentials", "true");
        res.setHeader("Set-Cookie", ["a=1", "b=2"]);
        res.setHeader("X-Request-Id", "7");
        res.setHeader("Strict-Transport-Security", "max-age=1");
      },
    );
    const answer = await ask();
    assert.deepEqual(values(answer, "access-control-allow-origin"), ["https://a.example"]);
    assert.deepEqual(values(answer, "access-control-allow-credentials"), ["true"]);
    assert.deepEqual(values(answer, "set-cookie"), ["a=1", "b=2", "c=3", "d=4"]);
    assert.deepEqual(values(answer, "x-request-id"), ["7"]);
    assert.deepEqual(values(answer, "strict-transport-security"), ["max-age=1"]);
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
      throwing(
        () => new httpexc.HTTPNotFound(own ? { headers: { vary: own } } : {}),
        (res) => before !== undefined && res.setHeader("vary", before),
      );
      assert.deepEqual(values(await ask(), "vary"), [expected]);
    });
  }

  test(`${version}: a HEAD gets the length that a GET has, and no content`, async () => {
    for (const accept of ACCEPTS) {
      for (const make of [
        () => new httpexc.HTTPNotFound(),
        () => new httpexc.HTTPNotFound("D\u00e9tail \u{1f600}."),
        () => new Error("secret"),
      ]) {
        throwing(make);
        const [get, head] = [await ask({ accept }), await ask({ accept, method: "HEAD" })];
        assert.equal(head.content.length, 0);
        assert.deepEqual(values(head, "content-length"), [String(get.content.length)]);
        assert.deepEqual(values(head, "content-length"), values(get, "content-length"));
        assert.deepEqual(values(head, "content-type"), values(get, "content-type"));
        assert.deepEqual(values(head, "vary"), values(get, "vary"));
      }
    }
  });

  test(`${version}: what is no error of the package becomes a 500 that tells nothing`, async () => {
    const secret = "the password is 1234";
    for (const thrown of [
      new Error(secret),
      Object.assign(new Error(secret), { status: 404, expose: true, headers: { secret } }),
      secret,
      null,
      undefined,
      { message: secret, statusCode: 400 },
      Object.create(new httpexc.HTTPNotFound(secret)),
      new Proxy(new httpexc.HTTPNotFound(secret), {}),
      httpexc.HTTPNotFound.prototype,
    ]) {
      throwing(() => thrown);
      const answer = await ask();
      assert.equal(answer.status, 500);
      assert.ok(!JSON.stringify(answer.fields).includes(secret));
      assert.deepEqual(JSON.parse(answer.content), {
        type: "about:blank",
        title: "Internal Server Error",
        status: 500,
      });
      assert.equal(failure, undefined);
    }
  });

  test(`${version}: where an answer has begun, the connection is cut`, async () => {
    handle = (req, res) => {
      res.setHeader("content-type", "text/plain");
      res.write("The first half, ");
      setTimeout(() => sendError(new httpexc.HTTPNotFound("secret"), req, res), 20);
    };
    const answer = await ask();
    assert.equal(answer.status, 200);
    const text = answer.content.toString();
    assert.ok(!text.includes("secret"));
    // No final chunk, or a stream that was not ended in good order.
    if (isFirst) assert.ok(!text.endsWith("0\r\n\r\n"), text);
    else assert.ok(answer.reset !== undefined || session.destroyed, "a stream that ended well");
  });

  test(`${version}: where an answer was complete already, it stays complete`, async () => {
    const text = "x".repeat(4_000_000);
    handle = (req, res) => {
      res.setHeader("content-length", text.length);
      res.end(text);
      sendError(new httpexc.HTTPNotFound("secret"), req, res);
    };
    const answer = await ask();
    assert.equal(answer.status, 200);
    assert.equal(answer.content.length, text.length);
  });

  test(`${version}: every status without content ends at once`, async () => {
    for (const Class of [
      httpexc.HTTPNoContent,
      httpexc.HTTPResetContent,
      httpexc.HTTPNotModified,
    ]) {
      throwing(
        () => new Class(NEEDED[Class.status] ?? {}),
        (res) => {
          res.setHeader("content-type", "text/plain");
          res.setHeader("content-length", "5");
        },
      );
      const answer = await ask();
      assert.equal(answer.status, Class.status);
      assert.equal(answer.content.length, 0);
      assert.deepEqual(values(answer, "content-type"), []);
      assert.ok(!values(answer, "content-length").some((length) => length !== "0"));
    }
  });

  test(`${version}: fields that HTTP/2 has no place for do no harm`, async () => {
    throwing(
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
    const answer = await ask();
    assert.equal(failure, undefined);
    assert.equal(answer.status, 404);
    assert.deepEqual(values(answer, "x-a"), ["b"]);
    assert.deepEqual(values(answer, "transfer-encoding"), []);
    assert.deepEqual(values(answer, "keep-alive"), []);
  });

  test(`${version}: a request without an Accept or with a strange one gets an answer`, async () => {
    for (const accept of ["", ",,", "text/html;q=0", "\u00ff", "x".repeat(9000)]) {
      throwing(() => new httpexc.HTTPNotFound());
      const answer = await ask({ accept });
      assert.equal(answer.status, 404);
      assert.deepEqual(values(answer, "content-type"), ["application/problem+json"]);
    }
  });
}

for (const [connection, set, expected] of [
  ["close", undefined, "close, Upgrade"],
  ["keep-alive", "close", "close, Upgrade"],
  ["keep-alive", undefined, "Upgrade"],
]) {
  test(`HTTP/1.1: an upgrade is announced with Connection: ${connection}, ${set}`, async () => {
    throwing(
      () => new httpexc.HTTPUpgradeRequired({ upgrade: ["websocket", "HTTP/3.0"] }),
      (res) => {
        if (set) res.setHeader("connection", set);
        // A connection that is kept would be waited for. Where it is not, the timer would outlive
        // this test and close a connection of the next.
        else if (connection === "keep-alive") {
          res.on("finish", () => setTimeout(() => server1.closeIdleConnections(), 50));
        }
      },
    );
    const began = performance.now();
    const answer = await ask1({ connection });
    assert.equal(answer.status, 426);
    assert.deepEqual(values(answer, "upgrade"), ["websocket, HTTP/3.0"]);
    assert.deepEqual(values(answer, "connection"), [expected]);
    assert.ok(performance.now() - began < 3000);
  });
}

test("HTTP/2: an upgrade has neither field", async () => {
  throwing(() => new httpexc.HTTPUpgradeRequired({ upgrade: "websocket" }));
  const answer = await ask2();
  assert.equal(answer.status, 426);
  assert.deepEqual(values(answer, "upgrade"), []);
  assert.deepEqual(values(answer, "connection"), []);
  assert.equal(failure, undefined);
});

test("HTTP/1.1: a connection serves one error after another", async () => {
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
    throwing(() => new Class());
    text = "";
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n");
    while (!text.includes("\r\n\r\n")) {
      await Promise.race([once(socket, "data"), once(socket, "close")]);
      assert.ok(!socket.destroyed, `closed before the answer to ${Class.name} was read`);
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
