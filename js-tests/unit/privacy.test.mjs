// What must not go out does not: canaries wherever private text can be, looked for in every part
// of every answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { buildable, importPackage } from "./installed.mjs";

const entries = await importPackage();
const { httpexc } = entries;
const { toResponse } = httpexc;

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain", "*/*", ""];

const CANARY = {
  cause: "canary-cause",
  comment: "canary-comment",
  url: "canary-url",
  requestHeader: "canary-request-header",
  detail: "canary-detail",
  errors: "canary-errors",
  stack: import.meta.filename,
};

function request(accept, method) {
  return new Request(`https://example.com/${CANARY.url}?q=${CANARY.url}`, {
    method,
    headers: {
      accept: `${accept}${accept ? ", " : ""}x/${CANARY.requestHeader};q=0.1`,
      authorization: `Bearer ${CANARY.requestHeader}`,
      cookie: `a=${CANARY.requestHeader}`,
      "x-request-id": CANARY.requestHeader,
    },
  });
}

/** Everything of an answer that a client can see. */
async function seen(response) {
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const text = await response.text();
  return [`${response.status} ${response.statusText}`, ...head, "", text].join("\n");
}

/** Fails where a private text is seen. */
function assertPrivate(text, names, what) {
  for (const name of names) {
    assert.ok(!text.includes(CANARY[name]), `${what}: ${name} in ${text}`);
  }
}

function everything(needed) {
  const cause = new Error(CANARY.cause, { cause: new Error(CANARY.cause) });
  cause.extra = CANARY.cause;
  return {
    ...needed,
    detail: CANARY.detail,
    errors: [{ path: [CANARY.errors], code: CANARY.errors, message: CANARY.errors }],
    comment: CANARY.comment,
    cause,
    stack: true,
  };
}

const ALWAYS = ["cause", "comment", "url", "requestHeader", "stack"];
const HIDDEN = [...ALWAYS, "detail", "errors"];

test("no class shows what is private, in any format", async () => {
  let looked = 0;
  for (const [Class, needed] of buildable(entries)) {
    for (const expose of [undefined, true, false]) {
      const names = (expose ?? Class.status < 500) ? ALWAYS : HIDDEN;
      for (const accept of ACCEPTS) {
        for (const method of ["GET", "HEAD", "POST"]) {
          const error = new Class({ ...everything(needed), expose });
          const what = `${Class.name}, expose ${expose}, ${method}, ${accept}`;
          const text = await seen(error.toResponse(request(accept, method)));
          assertPrivate(text, names, what);
          assertPrivate(await seen(toResponse(error, request(accept, method))), names, what);
          assertPrivate(JSON.stringify(error), names, what);
          assertPrivate(JSON.stringify(error.headers), names, what);
          assertPrivate(`${error}${error.message}${error.statusText}`, names, what);
          looked++;
        }
      }
    }
  }
  assert.ok(looked > 3000, String(looked));
});

test("what may be shown is shown", async () => {
  for (const [Class, needed] of buildable(entries)) {
    if ([204, 205, 304].includes(Class.status)) continue;
    for (const accept of ACCEPTS) {
      const error = new Class({ ...everything(needed), expose: true });
      const text = await seen(error.toResponse(request(accept, "GET")));
      assert.ok(text.includes(CANARY.detail), `${Class.name}, ${accept}`);
      assert.ok(text.includes(CANARY.errors), `${Class.name}, ${accept}`);
    }
  }
});

test("an answer that was kept is nobody's but the class's", async () => {
  for (const [Class, needed] of buildable(entries)) {
    for (const accept of ACCEPTS) {
      await seen(new Class(everything(needed)).toResponse(request(accept, "GET")));
      const text = await seen(new Class(needed).toResponse(request(accept, "GET")));
      assertPrivate(text, HIDDEN, `${Class.name}, ${accept}`);
    }
  }
});

const secret = CANARY.detail;
const STRANGERS = [
  new Error(secret),
  Object.assign(new Error(secret), {
    status: 404,
    statusCode: 404,
    expose: true,
    headers: { secret },
  }),
  new TypeError(secret, { cause: secret }),
  new AggregateError([new Error(secret)], secret),
  new DOMException(secret, "AbortError"),
  secret,
  { message: secret, status: 400, toJSON: () => secret, toString: () => secret },
  { toResponse: () => new Response(secret) },
  { getResponse: () => new Response(secret) },
  Symbol(secret),
  () => secret,
  [secret],
];

for (const [at, stranger] of STRANGERS.entries()) {
  test(`what is thrown by others becomes a 500 that tells nothing: ${at}`, async () => {
    for (const accept of ACCEPTS) {
      const response = toResponse(stranger, request(accept, "GET"));
      assert.equal(response.status, 500);
      assertPrivate(await seen(response), HIDDEN, accept);
    }
  });
}

test("an answer to HEAD has the fields of GET, its length, and no content", async () => {
  for (const [Class, needed] of buildable(entries)) {
    for (const accept of ACCEPTS) {
      for (const options of [needed, { ...needed, detail: "d \u{1f600}" }]) {
        const [get, head] = ["GET", "HEAD"].map((method) =>
          new Class(options).toResponse(request(accept, method)),
        );
        const content = await get.arrayBuffer();
        assert.equal((await head.arrayBuffer()).byteLength, 0);
        assert.equal(head.body, null);
        const bodyless = [204, 205, 304].includes(Class.status);
        const length = head.headers.get("content-length");
        assert.equal(length, bodyless ? null : String(content.byteLength), Class.name);
        head.headers.delete("content-length");
        assert.deepEqual([...head.headers], [...get.headers]);
        assert.equal(head.status, get.status);
      }
    }
  }
});

test("every answer with content varies by Accept and is not sniffed; the others have no such fields", () => {
  for (const [Class, needed] of buildable(entries)) {
    const bodyless = [204, 205, 304].includes(Class.status);
    for (const accept of ACCEPTS) {
      for (const method of ["GET", "HEAD"]) {
        const { headers, body } = new Class(needed).toResponse(request(accept, method));
        assert.equal(headers.get("vary"), bodyless ? null : "Accept");
        assert.equal(headers.get("x-content-type-options"), bodyless ? null : "nosniff");
        assert.equal(headers.has("content-type"), !bodyless);
        assert.equal(body === null, bodyless || method === "HEAD");
        const policy = headers.get("content-security-policy");
        const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
        assert.equal(policy?.startsWith("default-src 'none';") ?? false, isPage);
      }
    }
  }
});

test("what no cache may keep goes out with no-store", () => {
  const never = entries.catalogue.filter(({ cache }) => cache === "never").map((row) => row.status);
  assert.deepEqual(never, [428, 429, 431, 511]);
  for (const [Class, needed] of buildable(entries)) {
    const { headers } = new Class(needed).toResponse();
    assert.equal(headers.get("cache-control"), never.includes(Class.status) ? "no-store" : null);
  }
});
