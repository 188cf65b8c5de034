// Headers that a handler set before the error: those of a success end with it, and all others stay.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { after, test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { folder, httpexc, sendError } = await importPackage();
const importEntry = (name) =>
  import(new URL(`./node_modules/httpexc/dist/${name}.js`, `file://${folder}/`));
const { errorHandler: createExpressHandler } = await importEntry("express");
const { errorHandler: createH3Handler } = await importEntry("h3");

/** Headers that no error has, by the reason. */
const ENDED = {
  "an order to a proxy": [
    "X-Accel-Redirect",
    "X-Accel-Expires",
    "X-Accel-Buffering",
    "X-Accel-Limit-Rate",
    "X-Sendfile",
    "X-Sendfile2",
    "X-Sendfile-Temporary",
    "X-LIGHTTPD-send-file",
    "X-LIGHTTPD-send-tempfile",
    "X-LiteSpeed-Location",
    "X-LiteSpeed-Cache-Control",
    "X-Reproxy-URL",
    "X-Reproxy-File",
  ],
  "what caches obey": [
    "CDN-Cache-Control",
    "Cloudflare-CDN-Cache-Control",
    "Netlify-CDN-Cache-Control",
    "Vercel-CDN-Cache-Control",
    "Akamai-Cache-Control",
    "Edge-Control",
    "Surrogate-Control",
    "Fastly-Surrogate-Control",
    "Age",
    "Expires",
    "Pragma",
    "Surrogate-Key",
    "Cache-Tag",
    "xkey",
    "No-Vary-Search",
    "X-Varnish",
    "X-Varnish-TTL",
    "X-Varnish-Tags",
  ],
  "about the content": [
    "Content-Disposition",
    "Content-Language",
    "Content-Location",
    "Content-DPR",
    "Content-Transfer-Encoding",
    "Repr-Digest",
    "Accept-Ranges",
    "ETag",
    "Last-Modified",
    "Signature",
    "Signature-Input",
    "Use-As-Dictionary",
    "Available-Dictionary",
    "SourceMap",
    "X-SourceMap",
    "Delta-Base",
    "IM",
  ],
  "an order to the client": ["Refresh"],
};

/** Headers that stay. */
const KEPT = {
  "X-Accelerated": "1",
  "X-Cache-Status": "1",
  "Content-Security-Policy-Report-Only": "default-src 'self'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Server-Timing": "a",
  "X-Frame-Options": "DENY",
  "Signature-Agent": "1",
  "X-Cache-Tags": "1",
  Link: "</style.css>; rel=preload",
};

/** The headers that a 304 repeats from the 200 (RFC 9110, 15.4.5; RFC 9213, 2). */
const VALIDATION =
  /^(content-location|etag|expires|last-modified|.*(cache|edge|surrogate)-control)$/i;

const server = createServer((req, res) => server.handle(req, res)).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());

async function sendRequest(handle) {
  server.handle = handle;
  const sent = request({ port: server.address().port, host: "127.0.0.1", agent: false }).end();
  const [response] = await once(sent, "response");
  response.resume();
  return response;
}

/** By name: sends an error after headers were set, and returns status and headers. */
const WAYS = {
  async sendError(error, earlier) {
    const { statusCode, headers } = await sendRequest((req, res) => {
      for (const [name, value] of earlier) res.setHeader(name, value);
      sendError(error, req, res);
    });
    return { status: statusCode, get: (name) => headers[name.toLowerCase()] ?? null };
  },
  async express(error, earlier) {
    const { statusCode, headers } = await sendRequest((req, res) => {
      for (const [name, value] of earlier) res.setHeader(name, value);
      createExpressHandler({ onError() {} })(error, req, res, () => {});
    });
    return { status: statusCode, get: (name) => headers[name.toLowerCase()] ?? null };
  },
  async h3(error, earlier) {
    const event = { req: new Request("https://a.example/"), res: { errHeaders: earlier } };
    const { status, headers } = await createH3Handler({ onError() {} })(error, event);
    return { status, get: (name) => headers.get(name) };
  },
};

const { HTTPForbidden, HTTPNotModified, HTTPSeeOther, HTTPServiceUnavailable } = httpexc;

for (const [way, send] of Object.entries(WAYS)) {
  for (const [reason, names] of Object.entries(ENDED)) {
    test(`${way}: ${reason} ends with the success`, async (t) => {
      const earlier = names.map((name) => [name, "earlier"]);
      for (const error of [
        new HTTPForbidden(),
        new HTTPServiceUnavailable(),
        new HTTPSeeOther({ location: "/a" }),
        new Error("unexpected"),
        new Response("ready", { status: 403 }),
      ]) {
        const response = await send(error, earlier);
        for (const name of names) assert.equal(response.get(name), null, name);
      }
      const notModified = await send(new HTTPNotModified(), earlier);
      assert.equal(notModified.status, 304);
      for (const name of names) {
        const expected = VALIDATION.test(name) ? "earlier" : null;
        assert.equal(notModified.get(name), expected, name);
      }
      reportCount(t, 14, names.length * 6);
    });
  }

  test(`${way}: a Location ends with a 4xx and a 5xx`, async () => {
    const earlier = [["Location", "/created/7"]];
    for (const error of [new HTTPForbidden(), new HTTPServiceUnavailable(), new Error("x")]) {
      assert.equal((await send(error, earlier)).get("location"), null);
    }
    const redirect = await send(new HTTPSeeOther({ location: "/other" }), earlier);
    assert.equal(redirect.get("location"), "/other");
    const own = new HTTPServiceUnavailable({ headers: { location: "/status" } });
    assert.equal((await send(own, earlier)).get("location"), "/status");
  });

  test(`${way}: other headers stay`, async () => {
    const response = await send(new HTTPForbidden(), Object.entries(KEPT));
    for (const [name, value] of Object.entries(KEPT)) assert.equal(response.get(name), value, name);
  });

  test(`${way}: an error may give an order of its own`, async () => {
    const headers = { "x-accel-redirect": "/forbidden.html", "x-accel-buffering": "no" };
    const response = await send(new HTTPForbidden({ headers }), [["X-Accel-Redirect", "/file"]]);
    for (const [name, value] of Object.entries(headers)) assert.equal(response.get(name), value);
  });
}
