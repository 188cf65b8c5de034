// Private text never reaches a client: the tests put canaries everywhere, and search every part of
// every response for them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

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

function createRequest(accept, method) {
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

/** Returns everything in a response that a client can see. */
async function formatResponse(response) {
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const text = await response.text();
  return [`${response.status} ${response.statusText}`, ...head, "", text].join("\n");
}

/** Fails if a text contains one of the private texts. */
function assertPrivate(text, names, what) {
  for (const name of names) {
    assert.ok(!text.includes(CANARY[name]), `${what}: ${name} in ${text}`);
  }
}

function createPrivateOptions(needed) {
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

test("no class shows private text in any format", async () => {
  let searched = 0;
  for (const [Class, needed] of listBuildableClasses(entries)) {
    for (const expose of [undefined, true, false]) {
      const names = (expose ?? Class.status < 500) ? ALWAYS : HIDDEN;
      for (const accept of ACCEPTS) {
        for (const method of ["GET", "HEAD", "POST"]) {
          const error = new Class({ ...createPrivateOptions(needed), expose });
          const what = `${Class.name}, expose ${expose}, ${method}, ${accept}`;
          const text = await formatResponse(error.toResponse(createRequest(accept, method)));
          assertPrivate(text, names, what);
          assertPrivate(
            await formatResponse(toResponse(error, createRequest(accept, method))),
            names,
            what,
          );
          assertPrivate(JSON.stringify(error), names, what);
          assertPrivate(JSON.stringify(error.headers), names, what);
          assertPrivate(`${error}${error.message}${error.statusText}`, names, what);
          searched++;
        }
      }
    }
  }
  assert.ok(searched > 3000, String(searched));
});

test("public text is shown", async () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    if ([204, 205, 304].includes(Class.status)) continue;
    for (const accept of ACCEPTS) {
      const error = new Class({ ...createPrivateOptions(needed), expose: true });
      const text = await formatResponse(error.toResponse(createRequest(accept, "GET")));
      assert.ok(text.includes(CANARY.detail), `${Class.name}, ${accept}`);
      assert.ok(text.includes(CANARY.errors), `${Class.name}, ${accept}`);
    }
  }
});

test("a cached response contains nothing of another error", async () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    for (const accept of ACCEPTS) {
      await formatResponse(
        new Class(createPrivateOptions(needed)).toResponse(createRequest(accept, "GET")),
      );
      const text = await formatResponse(new Class(needed).toResponse(createRequest(accept, "GET")));
      assertPrivate(text, HIDDEN, `${Class.name}, ${accept}`);
    }
  }
});

const secret = CANARY.detail;
const FOREIGN_VALUES = [
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

for (const [at, value] of FOREIGN_VALUES.entries()) {
  test(`a foreign value becomes a 500 without details: ${at}`, async () => {
    for (const accept of ACCEPTS) {
      const response = toResponse(value, createRequest(accept, "GET"));
      assert.equal(response.status, 500);
      assertPrivate(await formatResponse(response), HIDDEN, accept);
    }
  });
}

test("the response to HEAD has the headers of GET, its length, and no content", async () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    for (const accept of ACCEPTS) {
      for (const options of [needed, { ...needed, detail: "d \u{1f600}" }]) {
        const [get, head] = ["GET", "HEAD"].map((method) =>
          new Class(options).toResponse(createRequest(accept, method)),
        );
        const content = await get.arrayBuffer();
        assert.equal((await head.arrayBuffer()).byteLength, 0);
        assert.equal(head.body, null);
        const hasNoBody = [204, 205, 304].includes(Class.status);
        const length = head.headers.get("content-length");
        assert.equal(length, hasNoBody ? null : String(content.byteLength), Class.name);
        head.headers.delete("content-length");
        assert.deepEqual([...head.headers], [...get.headers]);
        assert.equal(head.status, get.status);
      }
    }
  }
});

test("a response has Vary and nosniff exactly if it has content", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const hasNoBody = [204, 205, 304].includes(Class.status);
    for (const accept of ACCEPTS) {
      for (const method of ["GET", "HEAD"]) {
        const { headers, body } = new Class(needed).toResponse(createRequest(accept, method));
        assert.equal(headers.get("vary"), hasNoBody ? null : "Accept");
        assert.equal(headers.get("x-content-type-options"), hasNoBody ? null : "nosniff");
        assert.equal(headers.has("content-type"), !hasNoBody);
        assert.equal(body === null, hasNoBody || method === "HEAD");
        const policy = headers.get("content-security-policy");
        const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
        assert.equal(policy?.startsWith("default-src 'none';") ?? false, isPage);
      }
    }
  }
});

test("a response that no cache may store has no-store", () => {
  const never = entries.catalogue.filter(({ cache }) => cache === "never").map((row) => row.status);
  assert.deepEqual(never, [428, 429, 431, 511]);
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const { headers } = new Class(needed).toResponse();
    assert.equal(headers.get("cache-control"), never.includes(Class.status) ? "no-store" : null);
  }
});
