// While one response is made or sent, functions of others may make another one: each has its own content.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { httpexc, sendError, createErrors } = await importPackage();
const { HTTPGone, HTTPNotFound, HTTPConflict } = httpexc;

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];
const errors = createErrors();

let made = 0;

/** Makes other responses, of all kinds, in every format. */
function makeOthers() {
  for (const accept of ACCEPTS) {
    const request = new Request("https://other.example/", { headers: { accept } });
    const other = new HTTPConflict(`Another one: ${"x".repeat(made++ % 2000)}.`);
    other.toResponse(request);
    errors.toResponse(other, request);
    assert.equal(typeof other.headers, "object");
    assert.equal(other.toJSON().status, 409);
  }
}

const createRequest = (accept) => new Request("https://a.example/", { headers: { accept } });

/** Creates an error whose content is in no cache. */
const createError = (Class = HTTPNotFound) => new Class(`No song has the id ${made++}.`);

const server = createServer((req, res) => server.handle(req, res)).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());

async function fetchFrom(accept, handle) {
  server.handle = handle;
  const headers = { accept, connection: "close" };
  const response = await fetch(`http://127.0.0.1:${server.address().port}/`, { headers });
  return response.text();
}

for (const accept of ACCEPTS) {
  for (const name of ["setHeader", "getHeader", "removeHeader", "getHeaderNames", "end"]) {
    test(`sendError, ${accept}: ${name} that makes other responses does no harm`, async () => {
      const error = createError();
      const expected = await error.toResponse(createRequest(accept)).text();
      const actual = await fetchFrom(accept, (req, res) => {
        res.setHeader("vary", "Origin");
        res.setHeader("etag", '"1"');
        const original = res[name];
        res[name] = function replaced(...args) {
          makeOthers();
          return original.apply(this, args);
        };
        sendError(error, req, res);
      });
      assert.equal(actual, expected);
    });
  }

  for (const name of ["toJSON", "toXML", "toHTML", "toText", "toHeaders"]) {
    class Own extends HTTPGone {
      [name]() {
        const result = super[name]();
        makeOthers();
        return result;
      }
    }
    class OwnGetter extends HTTPGone {}
    Object.defineProperty(OwnGetter.prototype, name, {
      get() {
        makeOthers();
        return HTTPGone.prototype[name];
      },
    });
    for (const Class of [Own, OwnGetter]) {
      test(`${accept}: ${name} of ${Class.name} that makes other responses does no harm`, async () => {
        const error = createError(Class);
        const request = createRequest(accept);
        const plain = new HTTPGone(error.detail);
        const expected = await plain.toResponse(request).text();
        // An overridden toJSON writes the JSON again.
        const normalize = (text) => (accept.includes("json") ? JSON.parse(text) : text);
        for (const response of [
          error.toResponse(request),
          await errors.respond(error, request),
          errors.toResponse(error, request),
        ]) {
          assert.deepEqual(normalize(await response.text()), normalize(expected));
        }
        const sent = await fetchFrom(accept, (req, res) => sendError(error, req, res));
        assert.deepEqual(normalize(sent), normalize(expected));
      });
    }
  }

  test(`${accept}: functions of the configuration that make other responses do no harm`, async () => {
    const callThen = (result) => () => {
      makeOthers();
      return result;
    };
    const call = callThen(undefined);
    const busy = createErrors({
      headers: call,
      customize: call,
      serializer: call,
      cors: { origin: callThen(true) },
      requestId: callThen("id"),
      onError: call,
      onResponse: call,
    });
    const calm = createErrors({ customize: () => undefined, requestId: () => "id" });
    const error = createError();
    const request = createRequest(accept);
    const actual = await (await busy.respond(error, request)).text();
    assert.equal(actual, await (await calm.respond(error, request)).text());
  });

  test(`${accept}: a Response or Headers that makes other responses does no harm`, async () => {
    const error = createError();
    const request = createRequest(accept);
    const expected = await error.toResponse(request).text();
    const { Response, Headers } = globalThis;
    let isBusy = false;
    const wrap = (Class) =>
      class extends Class {
        constructor(...args) {
          if (!isBusy) {
            isBusy = true;
            makeOthers();
            isBusy = false;
          }
          super(...args);
        }
      };
    globalThis.Response = wrap(Response);
    globalThis.Headers = wrap(Headers);
    try {
      assert.equal(await error.toResponse(request).text(), expected);
      assert.equal(await (await errors.respond(error, request)).text(), expected);
    } finally {
      Object.assign(globalThis, { Response, Headers });
    }
  });
}
