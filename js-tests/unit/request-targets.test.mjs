// Redirects and functions of a configuration see the URL that was asked for: over HTTP/2, behind a
// router that takes a prefix away, and with a host that cannot be in a URL.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect as connect2, createServer as createServer2 } from "node:http2";
import { connect } from "node:net";
import { after, test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { folder, httpexc, sendError } = await importPackage();
const { HTTPFound, HTTPNotFound } = httpexc;
const { errorHandler } = await import(
  new URL("./node_modules/httpexc/dist/express.js", `file://${folder}/`)
);

let handle;
async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return server.address().port;
}
const port = await listen(createServer((req, res) => handle(req, res)));
const port2 = await listen(createServer2((req, res) => handle(req, res)));
const session = connect2(`http://127.0.0.1:${port2}`);
after(() => session.destroy());

/** Sends a request over HTTP/2, and returns status and location. */
async function sendHttp2(headers) {
  const stream = session.request({ ":path": "/songs?a=b", ...headers });
  const [response] = await once(stream, "response");
  stream.resume();
  return [response[":status"], response.location];
}

/** Sends the lines of a request over HTTP/1.1, and returns the response as text. */
async function sendLines(...lines) {
  const socket = connect(port, "127.0.0.1");
  socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  let text = "";
  for await (const chunk of socket) text += chunk.toString("latin1");
  return text;
}

const SENDS = {
  sendError: (error) => (req, res) => sendError(error, req, res),
  adapter: (error) => (req, res) => errorHandler({ onError() {} })(error, req, res, () => {}),
};

for (const [name, send] of Object.entries(SENDS)) {
  test(`HTTP/2, ${name}: a slash is added, and a redirect to the own origin is sent`, async () => {
    for (const [options, location] of [
      [{ addSlash: true }, "/songs/?a=b"],
      [{ location: "http://app.example/next" }, "http://app.example/next"],
      [{ location: "next", absolute: true }, "http://app.example/next"],
    ]) {
      handle = send(new HTTPFound(options));
      const found = await sendHttp2({ ":authority": "app.example" });
      assert.deepEqual(found, [302, location], JSON.stringify(options));
    }
  });

  test(`HTTP/2, ${name}: a redirect to another origin is refused, whatever Host says`, async () => {
    handle = send(new HTTPFound({ location: "http://evil.example/" }));
    const headers = { ":authority": "app.example", host: "evil.example" };
    assert.deepEqual(await sendHttp2({ ":authority": "app.example" }), [500, undefined]);
    assert.deepEqual(await sendHttp2(headers), [500, undefined]);
  });

  test(`${name}: a slash is added to the path before routing`, async () => {
    const sendNow = send(new HTTPFound({ addSlash: true }));
    handle = (req, res) => {
      // As Express, Connect and Polka do.
      req.originalUrl = req.url;
      req.url = req.url.replace("/mount", "");
      sendNow(req, res);
    };
    const response = await fetch(`http://127.0.0.1:${port}/mount/songs?a=b`, {
      redirect: "manual",
    });
    assert.equal(response.headers.get("location"), "/mount/songs/?a=b");
  });
}

test("toResponse adds a slash to the path before routing", () => {
  const request = { method: "GET", url: "/songs", originalUrl: "/mount/songs", headers: {} };
  const { headers } = new HTTPFound({ addSlash: true }).toResponse({
    ...request,
    headers: { host: "a.example" },
  });
  assert.equal(headers.get("location"), "/mount/songs/");
});

for (const lines of [
  ["GET /songs HTTP/1.1", "Host: a b"],
  ["GET /songs HTTP/1.1", "Host: user:password@a.example"],
  ["GET /songs HTTP/1.1", "Host: [::1"],
  ["GET /songs HTTP/1.1", "Host: "],
  ["GET /songs HTTP/1.1", "Host: a.example:99999"],
  ["OPTIONS * HTTP/1.1", "Host: a.example"],
  ["GET http://a.example/songs HTTP/1.1", "Host: a.example"],
]) {
  test(`the functions of a configuration are called for ${lines.join(", ")}`, async () => {
    const urls = [];
    const handler = errorHandler({
      headers: ({ url }) => ({ "x-configured": "yes", "x-path": new URL(url).pathname }),
      customize: (problem, { request }) => {
        urls.push(request.url);
        return { ...problem, title: `${problem.title}!` };
      },
      requestId: ({ url }) => `id-${url.length > 0}`,
    });
    handle = (req, res) => handler(new HTTPNotFound(), req, res, () => {});
    const text = await sendLines(...lines);
    assert.match(text, /^HTTP\/1\.1 404 /);
    assert.match(text, /x-configured: yes/);
    assert.match(text, /x-path: \/(songs)?\r\n/);
    assert.match(text, /x-request-id: id-true/);
    assert.match(text, /"title":"Not Found!"/);
    assert.equal(urls.length, 1);
  });
}
