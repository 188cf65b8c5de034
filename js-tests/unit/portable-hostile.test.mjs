// `revive` of values that are no portable error, or were forged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { importPackage } from "./package-import.mjs";

const { httpexc, portable: entry } = await importPackage();
const { addDigest, revive, toPortable } = entry;

/** What may be instead of a portable error. */
const good = toPortable(new httpexc.HTTPNotFound("No such song."));
const withHeaders = (...headers) => ({ ...good, headers });
const withProblem = (members) => ({ ...good, problem: { ...good.problem, ...members } });
const revokedProxy = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const NO_PORTABLES = {
  undefined: undefined,
  null: null,
  number: 7,
  symbol: Symbol("a"),
  bigint: 7n,
  function: () => good,
  text: "httpexc/portable",
  object: {},
  list: [good],
  problem: good.problem,
  error: new Error("songs is undefined"),
  response: new Response(null, { status: 404 }),
  "another tag": { ...good, tag: "httpexc/other" },
  "no tag": { problem: good.problem, headers: [] },
  "no problem": { tag: good.tag, headers: [] },
  "no headers": { tag: good.tag, problem: good.problem },
  "headers as an object": { ...good, headers: { allow: "GET" } },
  "a header as a text": withHeaders("allow: GET"),
  "a header without a value": withHeaders(["x-a"]),
  "a header that is a number": withHeaders(["x-a", 7]),
  "a header that is a list": withHeaders(["x-a", ["b"]]),
  "a line break": withHeaders(["x-a", "b\r\nset-cookie: a=1"]),
  "a line feed": withHeaders(["x-a", "b\nc"]),
  "a line break in a name": withHeaders(["x-a\r\nset-cookie", "b"]),
  "a null character": withHeaders(["x-a", "b\0c"]),
  "a character of two bytes": withHeaders(["x-a", "\u{100}"]),
  "an empty name": withHeaders(["", "b"]),
  "status as text": withProblem({ status: "404" }),
  "status 0": withProblem({ status: 0 }),
  "status 99": withProblem({ status: 99 }),
  "status 600": withProblem({ status: 600 }),
  "status NaN": withProblem({ status: Number.NaN }),
  "status 404.5": withProblem({ status: 404.5 }),
  "a 401 without challenges": withProblem({ status: 401 }),
  "a 405 without methods": withProblem({ status: 405 }),
  "a 302 without location": withProblem({ status: 302 }),
  "title as a number": withProblem({ title: 7 }),
  "no title": withProblem({ title: undefined }),
  "detail as an object": withProblem({ detail: { toString: () => "a" } }),
  "detail as a list": withProblem({ detail: ["a"] }),
  "type as a number": withProblem({ type: 7 }),
  "instance as a list": withProblem({ instance: [] }),
  "code as an object": withProblem({ code: {} }),
  "retryable as a text": withProblem({ retryable: "yes" }),
  "help as a text": withProblem({ help: "https://a.example/" }),
  "errors as an object": withProblem({ errors: {} }),
  "errors with a text": withProblem({ errors: ["a"] }),
  "errors without a pointer": withProblem({ errors: [{ detail: "a" }] }),
  "a BigInt": withProblem({ big: 7n }),
  "a cycle": withProblem({ self: globalThis }),
  "a revoked proxy": revokedProxy(),
  "a proxy that throws": new Proxy(
    {},
    {
      get() {
        throw new Error("no");
      },
      getPrototypeOf() {
        throw new Error("no");
      },
    },
  ),
  "a getter that throws": {
    get tag() {
      throw new Error("no");
    },
  },
  "a problem that throws": {
    ...good,
    problem: {
      toJSON() {
        throw new Error("no");
      },
    },
  },
  "a digest of Next's": Object.assign(new Error("a"), { digest: "1234567@E394" }),
  "a digest of another form": { digest: '[httpexc/portable]{"tag":"httpexc/portable"' },
  "data of a route": { status: 404, data: good.problem },
  "a message that quotes one": new Error(
    `Unexpected token in "${addDigest(new httpexc.HTTPGone()).digest}"`,
  ),
};

for (const [what, value] of Object.entries(NO_PORTABLES)) {
  test(`revive returns null, and throws nothing: ${what}`, () => {
    assert.equal(revive(value), null);
  });
}

test("a deep problem makes revive throw nothing", () => {
  let deep = {};
  for (let depth = 0; depth < 1e5; depth++) deep = { deep };
  assert.equal(revive(withProblem({ deep })), null);
});

test("a forged error sets no header but those of its options", () => {
  const others =
    `set-cookie set-cookie2 access-control-allow-origin access-control-allow-credentials
    content-type content-length content-encoding content-security-policy content-disposition
    transfer-encoding connection keep-alive te trailer upgrade host date server via age
    strict-transport-security clear-site-data refresh location service-worker-allowed alt-svc
    cross-origin-opener-policy nel report-to reporting-endpoints sourcemap x-sourcemap
    x-accel-redirect x-sendfile x-frame-options x-content-type-options proxy-authenticate
    speculation-rules permissions-policy feature-policy accept-ch critical-ch origin-agent-cluster
    set-login public-key-pins-report-only activate-storage-access observe-browsing-topics
    attribution-reporting-register-source use-as-dictionary connection-allowlist link vary allow
    x-middleware-rewrite x-middleware-next x-middleware-override-headers x-song etag expires
    surrogate-control cdn-cache-control cloudflare-cdn-cache-control cache-tag x-request-id
    accept accept-patch`.split(/\s+/);
  for (const name of others.flatMap((lower) => [lower, lower.toUpperCase()])) {
    const revived = revive(withHeaders([name, "a"], ["retry-after", "5"]));
    assert.deepEqual(revived.toHeaders(), [["retry-after", "5"]], name);
    const { headers } = revived.toResponse();
    assert.ok(!headers.get(name)?.split(", ").includes("a"), name);
    assert.equal(headers.get("retry-after"), "5");
  }
  for (const header of [
    ["cache-control", "public, max-age=31536000"],
    ["retry-after", "-1"],
    ["retry-after", "soon"],
  ]) {
    assert.deepEqual(revive(withHeaders(header)).toHeaders(), [], `${header}`);
  }
});

const forgedText = addDigest(new httpexc.HTTPGone("forged")).digest;

/** An error of an SDK, with what a server sent. */
class SdkError extends Error {}

/** What clients and SDKs make of the response of another server. */
const FORGED = {
  "an error of a class": new SdkError(forgedText),
  "an error of a class in the old way": Object.setPrototypeOf(
    new Error(forgedText),
    Object.create(Error.prototype),
  ),
  "a TypeError": new TypeError(forgedText),
  "an error with members of its own": Object.assign(new Error(forgedText), { status: 400 }),
  "an error with a cause": new Error(forgedText, { cause: good }),
  "the body as the members of an error": Object.assign(new SdkError("a"), good),
  "the body as the members of a plain error": Object.assign(new Error("a"), good),
  "the body as the data of an error": Object.assign(new SdkError("a"), { data: good }),
  "the body as the data of a plain error": Object.assign(new Error("a"), { data: good }),
  "the route's members on an error": Object.assign(new Error("a"), {
    status: 400,
    statusText: "",
    internal: false,
    data: good,
  }),
  "a digest on an error of a class": Object.assign(new SdkError("a"), { digest: forgedText }),
  "a digest on an object": { digest: forgedText },
  "a response of axios": { status: 400, statusText: "Bad Request", headers: {}, data: good },
  "a result of openapi-fetch": { error: good, response: new Response(null, { status: 400 }) },
  "an object of a class": Object.assign(new (class SdkResult {})(), good),
  "data as a text": { status: 400, statusText: "", internal: false, data: forgedText },
};
for (const before of [
  "400 ",
  "400 x ",
  "410 Gone ",
  "200 OK ",
  "404 Not Found ",
  "404 anything goes here ",
  "upstream: ",
  "Invalid: ",
  "E_X: ",
  "x: y: ",
  "Error: ",
  "HTTPNotFound: ",
  "HTTPGone: ",
  "HTTPError: PortableError: ",
  "PortableError:",
  "TypeError: ",
  " ",
  "\n",
  "[x]: ",
]) {
  FORGED[`a text after ${JSON.stringify(before)}`] = new Error(`${before}${forgedText}`);
  FORGED[`a digest after ${JSON.stringify(before)}`] = Object.assign(new Error("a"), {
    digest: `${before}${forgedText}`,
  });
}

for (const [what, value] of Object.entries(FORGED)) {
  test(`revive takes nothing from ${what}`, () => {
    assert.equal(revive(value), null);
  });
}

test("revive reads the errors that platforms make of those that crossed, of any realm", () => {
  const crossed = {
    "workerd, with older dates": Object.assign(new Error(forgedText), { remote: true }),
    "workerd, with newer dates": Object.assign(new Error(forgedText), {
      name: "PortableError",
      remote: true,
    }),
    "workerd, after an older Worker": Object.assign(new Error(`PortableError: ${forgedText}`), {
      remote: true,
    }),
    "Wrangler in Node": new Error(forgedText, { cause: undefined }),
    "another realm": runInNewContext("new Error(text)", { text: forgedText }),
    "data of another realm": runInNewContext("JSON.parse(text)", {
      text: forgedText.slice("[httpexc/portable]".length),
    }),
    React: Object.assign(new Error("An error occurred"), { digest: forgedText }),
  };
  for (const [what, value] of Object.entries(crossed)) {
    assert.equal(revive(value)?.detail, "forged", what);
  }
});

test("a forged error changes no prototype", () => {
  const text = JSON.stringify(good).replace(
    '"status":',
    '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"status":',
  );
  const revived = revive(JSON.parse(text));
  assert.equal(revived.status, 404);
  assert.equal({}.polluted, undefined);
  assert.equal(revived.polluted, undefined);
  assert.equal(Object.getPrototypeOf(revived.extensions).polluted, undefined);
  assert.equal(JSON.parse(JSON.stringify(revived)).polluted, undefined);
});

test("a problem with getters is read once, as JSON has it", () => {
  let reads = 0;
  const problem = {
    ...good.problem,
    get status() {
      return reads++ === 0 ? 404 : 200;
    },
  };
  assert.equal(revive({ ...good, problem }).status, 404);
});
