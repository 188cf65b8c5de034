// The content codings of responses that came from another server: `fetch` has decoded their content, which
// may look coded itself.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get, request } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { after, test } from "node:test";
import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
} from "node:zlib";
import { importPackage } from "./package-import.mjs";

const { httpexc, sendError, createErrors } = await importPackage();
const { HTTPNotFound } = httpexc;

const ENCODERS = {
  gzip: gzipSync,
  "x-gzip": gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
};
const DECODERS = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
};

const text = Buffer.from("a line of the song\n".repeat(40));
const noise = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * at * 31 + at * 7) >> 5));

/** Contents that look coded, or not at all. */
const CONTENTS = {
  text,
  "a file in gzip": gzipSync(text),
  "a large file in gzip": gzipSync(noise),
  "a file in br": brotliCompressSync(text),
  "a file in zlib": deflateSync(text),
  "a file in gzip, twice": gzipSync(gzipSync(text)),
  "the beginning of gzip": Buffer.from([0x1f, 0x8b, 8, 1, 2, 3, 4, 5, 6, 7]),
  "the beginning of gzip, longer": Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), noise]),
  "one semicolon": Buffer.from(";"),
  "one control character": Buffer.from([6]),
  "three letters": Buffer.from("a;b"),
  nothing: Buffer.alloc(0),
};

const upstream = createServer((req, res) => {
  const [coding, content, framing] = decodeURIComponent(req.url.slice(1)).split("/");
  const bytes = ENCODERS[coding](CONTENTS[content]);
  res.setHeader("content-encoding", coding).setHeader("etag", '"v1"');
  if (framing === "length") res.setHeader("content-length", bytes.length);
  else res.flushHeaders();
  res.end(bytes);
}).listen(0, "127.0.0.1");
const server = createServer((req, res) => server.handle(req, res)).listen(0, "127.0.0.1");
await Promise.all([once(upstream, "listening"), once(server, "listening")]);
after(() => {
  for (const each of [upstream, server]) each.closeAllConnections();
  for (const each of [upstream, server]) each.close();
});

/** Sends what was thrown. Returns the content as the client decodes it. */
async function sendThrown(thrown) {
  server.handle = (req, res) => sendError(thrown, req, res);
  const sent = request({ port: server.address().port, host: "127.0.0.1", agent: false }).end();
  const [response] = await once(sent, "response");
  const bytes = await buffer(response);
  const coding = response.headers["content-encoding"];
  return coding === undefined ? bytes : DECODERS[coding](bytes);
}

/** Ways to make a response of another server's. */
const MAKERS = {
  fetched: (response) => response,
  cloned: (response) => response.clone(),
  rewrapped: (response) => new Response(response.body, response),
  "rewrapped twice": (response) => {
    const other = new Response(response.body, response);
    return new Response(other.body, other);
  },
  carried: (response) => new HTTPNotFound({ response: new Response(response.body, response) }),
};

for (const [way, make] of Object.entries(MAKERS)) {
  for (const framing of ["length", "chunks"]) {
    test(`${way}, sent in ${framing}: the client gets what fetch has decoded`, async () => {
      for (const coding of Object.keys(ENCODERS)) {
        for (const [name, content] of Object.entries(CONTENTS)) {
          const path = `${coding}/${encodeURIComponent(name)}/${framing}`;
          const response = await fetch(`http://127.0.0.1:${upstream.address().port}/${path}`);
          const received = await sendThrown(await make(response)).catch((error) => error.message);
          assert.ok(
            content.equals(Buffer.from(received)),
            `${coding}, ${name}: ${received.length}`,
          );
        }
      }
    });
  }
}

test("a copy of decoded content goes out decoded if the other server named a length", async () => {
  for (const coding of Object.keys(ENCODERS)) {
    for (const [name, content] of Object.entries(CONTENTS)) {
      if (name.includes("large")) continue;
      const path = `${coding}/${encodeURIComponent(name)}/length`;
      const response = await fetch(`http://127.0.0.1:${upstream.address().port}/${path}`);
      const copy = new Response(await response.arrayBuffer(), response);
      assert.ok(content.equals(await sendThrown(copy)), `${coding}, ${name}`);
    }
  }
});

test("content that node:http received stays in its coding", async () => {
  for (const coding of Object.keys(ENCODERS)) {
    for (const name of ["text", "a file in gzip", "a large file in gzip"]) {
      for (const framing of ["length", "chunks"]) {
        const path = `${coding}/${encodeURIComponent(name)}/${framing}`;
        const sent = get(`http://127.0.0.1:${upstream.address().port}/${path}`);
        const [message] = await once(sent, "response");
        const response = new Response(Readable.toWeb(message), { headers: message.headers });
        const received = await sendThrown(response);
        assert.ok(CONTENTS[name].equals(received), `${coding}, ${name}, ${framing}`);
      }
    }
  }
});

test("an error that carries such a response is sent any number of times", async () => {
  const path = `gzip/${encodeURIComponent("a file in gzip")}/chunks`;
  const response = await fetch(`http://127.0.0.1:${upstream.address().port}/${path}`);
  const error = new HTTPNotFound({ response: new Response(response.body, response) });
  for (let count = 0; count < 3; count++) {
    assert.ok(CONTENTS["a file in gzip"].equals(await sendThrown(error)), `${count}`);
  }
});

test("respond finds out the same", async () => {
  const path = `gzip/${encodeURIComponent("a file in gzip")}/chunks`;
  const fetched = await fetch(`http://127.0.0.1:${upstream.address().port}/${path}`);
  const response = await createErrors().respond(new Response(fetched.body, fetched));
  assert.equal(response.headers.get("content-encoding"), null);
  assert.equal(response.headers.get("etag"), 'W/"v1"');
});

test("content of unknown origin: a file in gzip is in gzip only if it is so twice", async () => {
  for (const type of ["application/gzip", "application/x-gzip", "application/x-gtar-compressed"]) {
    const headers = { "content-type": type, "content-encoding": "gzip" };
    const once = await createErrors().respond(new Response(gzipSync(text), { headers }));
    assert.equal(once.headers.get("content-encoding"), null);
    const twice = await createErrors().respond(new Response(gzipSync(gzipSync(text)), { headers }));
    assert.equal(twice.headers.get("content-encoding"), "gzip");
  }
  const headers = { "content-encoding": "gzip" };
  for (const bytes of [CONTENTS["the beginning of gzip"], gzipSync(text).subarray(0, 12)]) {
    const response = await createErrors().respond(new Response(bytes, { headers }));
    assert.equal(response.headers.get("content-encoding"), null);
  }
});
