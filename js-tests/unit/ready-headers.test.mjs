// The headers of ready responses: those about a connection do not pass, and the codings that they declare
// are those of their content.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { testHazard } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { httpexc, createErrors } = await importPackage();
const { abort, HTTPNotFound, toResponse } = httpexc;

/** Returns the error that carries a response. */
function createAborted(response) {
  try {
    return abort(response);
  } catch (error) {
    return error;
  }
}

const HOP_HEADERS = {
  connection: "close, X-Named",
  "keep-alive": "timeout=5",
  "proxy-connection": "close",
  te: "trailers",
  trailer: "x",
  "transfer-encoding": "chunked",
  upgrade: "h2c",
  "proxy-authenticate": "Basic",
  "proxy-authentication-info": "nextnonce=1",
  "proxy-authorization": "Basic YTpi",
  "x-named": "1",
  "content-length": "99",
};

test("toResponse and respond pass on no headers about a connection, and no length", async () => {
  for (const respond of [
    (error) => toResponse(error),
    (error) => createErrors().toResponse(error),
    (error) => createErrors().respond(error),
  ]) {
    for (const makeThrown of [
      (response) => response,
      (response) => new HTTPNotFound({ response }),
      createAborted,
    ]) {
      const ready = new Response("ready", {
        status: 418,
        headers: { ...HOP_HEADERS, "x-kept": "1", "set-cookie": "a=1" },
      });
      const response = await respond(makeThrown(ready));
      for (const name of Object.keys(HOP_HEADERS)) assert.equal(response.headers.get(name), null);
      assert.equal(response.headers.get("x-kept"), "1");
      assert.deepEqual(response.headers.getSetCookie(), ["a=1"]);
      assert.equal(await response.text(), "ready");
    }
  }
});

test("an error of this package asks for the credentials of a proxy", () => {
  const error = new httpexc.HTTPProxyAuthenticationRequired({ challenges: "Basic" });
  assert.equal(toResponse(error).headers.get("proxy-authenticate"), "Basic");
});

test("a thrown Response without such headers is the one that is returned", async () => {
  const response = new Response("ready", { headers: { "x-own": "1" } });
  assert.equal(toResponse(response), response);
  assert.equal(await createErrors().respond(response), response);
});

test("validators and digests of coded content do not go out with decoded content", async () => {
  const headers = {
    "content-encoding": "gzip",
    etag: '"v1"',
    "content-digest": "sha-256=:AAAA:",
    "repr-digest": "sha-256=:AAAA:",
    digest: "sha-256=AAAA",
    "content-md5": "AAAA",
    "accept-ranges": "bytes",
  };
  const decoded = await createErrors().respond(new Response("plain", { headers }));
  assert.deepEqual(
    [...decoded.headers].filter(([name]) => name !== "content-type"),
    [["etag", 'W/"v1"']],
  );
  const coded = await createErrors().respond(new Response(gzipSync("coded"), { headers }));
  for (const [name, value] of Object.entries(headers)) assert.equal(coded.headers.get(name), value);
});

const WORDS =
  'error not found upstream {"code": 7} <html> \u00e9\u00e8 \u{1f600} 404 \n[1,2]'.split(" ");

/** Creates random content: text or bytes, short or long. */
function createContent(at) {
  const length = 2 ** (1 + (at % 12)) + (at % 7);
  if (at % 3 === 0) return randomBytes(length);
  let text = "";
  while (text.length < length) text += `${WORDS[randomBytes(1)[0] % WORDS.length]} `;
  const bytes = Buffer.from(text);
  return at % 3 === 1 ? bytes : Buffer.from(text, "utf16le");
}

const ENCODERS = {
  gzip: gzipSync,
  deflate: deflateSync,
  "deflate-raw": deflateRawSync,
  br: brotliCompressSync,
};

testHazard(30, "random content is found to be coded or not", async ({ check, setFigure }) => {
  const errors = createErrors();
  let mistakes = 0;
  const tries = 600;
  for (let at = 0; at < tries; at++) {
    const content = createContent(at);
    for (const [name, encode] of Object.entries(ENCODERS)) {
      const headers = { "content-encoding": name.replace("-raw", "") };
      const coded = encode(content);
      const sent = await errors.respond(new Response(coded, { headers }));
      const isKept = sent.headers.has("content-encoding");
      check(isKept && coded.equals(Buffer.from(await sent.arrayBuffer())), `${name}, coded, ${at}`);
      const plain = await errors.respond(new Response(content, { headers }));
      const isDropped = !plain.headers.has("content-encoding");
      const isSame = content.equals(Buffer.from(await plain.arrayBuffer()));
      // Random bytes may be in a coding. Text is not.
      if (at % 3 !== 0) check(isDropped && isSame, `${name}, plain, ${at}: ${content}`);
      else if (!isDropped) mistakes++;
    }
  }
  check(mistakes <= tries / 100, `${mistakes} mistakes`);
  setFigure(`${mistakes} of ${(tries / 3) * 4} random byte strings taken for coded ones`);
});

test("a coding that is named any number of times is tried once", async () => {
  const encoding = Array.from({ length: 1500 }, () => "br, gzip").join(", ");
  const headers = { "content-encoding": encoding };
  const start = performance.now();
  const response = await createErrors().respond(new Response(randomBytes(60_000), { headers }));
  assert.equal(response.headers.get("content-encoding"), null);
  assert.ok(performance.now() - start < 1000);
});
