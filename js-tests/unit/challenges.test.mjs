// The challenges of Bearer and Basic: what is sent, what is refused, and what a client reads again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client, httpexc } = await importPackage();
const { basic, bearer, HTTPError, HTTPForbidden, HTTPUnauthorized } = httpexc;

const METADATA = "https://songs.example/.well-known/oauth-protected-resource";

/** Returns the value of the header that an error with a challenge has. */
const formatChallenge = (challenges) =>
  new HTTPUnauthorized({ challenges }).toResponse().headers.get("www-authenticate");

for (const [name, options, expected] of [
  ["a realm", { realm: "songs" }, 'Bearer realm="songs"'],
  ["an empty realm", { realm: "" }, 'Bearer realm=""'],
  ["a realm with quotes", { realm: 'the "\\zoo"' }, 'Bearer realm="the \\"\\\\zoo\\""'],
  [
    "the example of RFC 6750, 3",
    { realm: "example", error: "invalid_token", errorDescription: "The access token expired" },
    'Bearer realm="example", error="invalid_token", error_description="The access token expired"',
  ],
  [
    "the first example of RFC 9470, 3",
    {
      error: "insufficient_user_authentication",
      errorDescription: "A different authentication level is required",
      acrValues: "myACR",
    },
    'Bearer error="insufficient_user_authentication", ' +
      'acr_values="myACR", error_description="A different authentication level is required"',
  ],
  [
    "the second example of RFC 9470, 3",
    {
      error: "insufficient_user_authentication",
      errorDescription: "More recent authentication is required",
      maxAge: 5,
    },
    'Bearer error="insufficient_user_authentication", ' +
      'max_age="5", error_description="More recent authentication is required"',
  ],
  [
    "the example of RFC 9728, 5.1",
    { resourceMetadata: METADATA },
    `Bearer resource_metadata="${METADATA}"`,
  ],
  ["a URL", { resourceMetadata: new URL(METADATA) }, `Bearer resource_metadata="${METADATA}"`],
  ["no age at all", { maxAge: 0 }, 'Bearer max_age="0"'],
  ["a scope", { scope: "songs:read" }, 'Bearer scope="songs:read"'],
  ["scopes in a text", { scope: "a b" }, 'Bearer scope="a b"'],
  [
    "scopes in a list",
    { scope: ["a", "https://b.example/c"] },
    'Bearer scope="a https://b.example/c"',
  ],
  ["classes in a list", { acrValues: ["urn:a", "0"] }, 'Bearer acr_values="urn:a 0"'],
  ["undefined members", { realm: "a", scope: undefined, error: undefined }, 'Bearer realm="a"'],
  [
    "all parameters, in one order",
    {
      maxAge: 60,
      acrValues: "b",
      resourceMetadata: "http://127.0.0.1:3000/metadata",
      scope: "a",
      errorDescription: "No.",
      error: "insufficient_scope",
      realm: "r",
    },
    'Bearer realm="r", error="insufficient_scope", scope="a", ' +
      'resource_metadata="http://127.0.0.1:3000/metadata", acr_values="b", max_age="60", ' +
      'error_description="No."',
  ],
]) {
  test(`a Bearer challenge with ${name}`, () => {
    assert.equal(formatChallenge(bearer(options)), expected);
  });
}

test("a description has only the characters that RFC 6750 allows", () => {
  const describe = (errorDescription) =>
    bearer({ error: "invalid_token", errorDescription }).params.error_description;
  // The message of jose for a token that expired.
  assert.equal(
    describe('"exp" claim timestamp check failed'),
    "'exp' claim timestamp check failed",
  );
  assert.equal(describe("a\r\nSet-Cookie: b\\c\td"), "a  Set-Cookie: b/c d");
  assert.equal(describe("größe 能 🎵\0"), "gr??e ? ??");
  for (let code = 0; code < 0x180; code++) {
    assert.match(describe(`a${String.fromCharCode(code)}`), /^a[\x20\x21\x23-\x5b\x5d-\x7e]$/);
  }
});

test("a description without characters is left out, and a 401 stays one", () => {
  for (const errorDescription of ["", " ", "\r\n\t"]) {
    const { params } = bearer({ error: "invalid_token", errorDescription });
    assert.deepEqual(params, { error: "invalid_token" });
    const challenges = bearer({ errorDescription });
    const { status, headers } = new HTTPUnauthorized({ challenges }).toResponse();
    assert.deepEqual([status, headers.get("www-authenticate")], [401, "Bearer"]);
  }
});

test("a description is cut at 200 characters", () => {
  const describe = (errorDescription) => bearer({ errorDescription }).params.error_description;
  assert.equal(describe("x".repeat(200)), "x".repeat(200));
  assert.equal(describe("x".repeat(201)), `${"x".repeat(197)}...`);
  // Characters are counted as they are sent: one question mark for each that is refused.
  assert.equal(describe("\u{1f3b5}".repeat(200)), "?".repeat(200));
  assert.equal(describe("x".repeat(1e6)).length, 200);
});

for (const [options, reason] of [
  [undefined, "it has no parameter"],
  [{}, "it has no parameter"],
  [{ realm: undefined }, "it has no parameter"],
  [{ realm: 7 }, "realm is not a text of printable ASCII"],
  [{ realm: "größe" }, "realm is not a text of printable ASCII"],
  [{ realm: "a\nb" }, "realm is not a text of printable ASCII"],
  [
    { error: "expired" },
    "error is not one of invalid_request, invalid_token, insufficient_scope, " +
      "insufficient_user_authentication",
  ],
  [{ errorDescription: 7 }, "errorDescription is not a text"],
  [{ errorDescription: new Error("a") }, "errorDescription is not a text"],
  [{ scope: "" }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: [] }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: "a  b" }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: ["a b"] }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: ['a"'] }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: "a\\b" }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: "größe" }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  // biome-ignore lint/suspicious/noSparseArray: a hole is no scope
  [{ scope: ["a", , "b"] }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ scope: new Set(["a"]) }, "scope is not a list of scopes (RFC 6749, 3.3)"],
  [{ resourceMetadata: "/metadata" }, "resourceMetadata is not an absolute URL of http or https"],
  [{ resourceMetadata: "ftp://a/" }, "resourceMetadata is not an absolute URL of http or https"],
  [
    { resourceMetadata: 'https://a.example/", error="b' },
    "resourceMetadata is not an absolute URL of http or https",
  ],
  [
    { resourceMetadata: new URL("file:///a") },
    "resourceMetadata is not an absolute URL of http or https",
  ],
  [{ acrValues: [7] }, "acrValues is not a list of authentication context classes"],
  [{ maxAge: -1 }, "maxAge is not a whole number of seconds"],
  [{ maxAge: 1.5 }, "maxAge is not a whole number of seconds"],
  [{ maxAge: "5" }, "maxAge is not a whole number of seconds"],
  [{ maxAge: 1e21 }, "maxAge is not a whole number of seconds"],
  [
    { error_description: "No." },
    "error_description is not an option of it. Did you mean errorDescription?",
  ],
  [{ nonce: "a" }, "nonce is not an option of it"],
  [JSON.parse('{"__proto__": "a"}'), "__proto__ is not an option of it"],
]) {
  test(`no Bearer challenge has ${JSON.stringify(options)}`, () => {
    const message = `Cannot build a Bearer challenge: ${reason}`;
    assert.throws(() => bearer(options), { name: "TypeError", message });
  });
}

test("a Basic challenge has a realm and its charset", () => {
  assert.equal(formatChallenge(basic({ realm: "foo" })), 'Basic realm="foo", charset="UTF-8"');
  for (const [options, reason] of [
    [undefined, "realm is missing"],
    [{}, "realm is missing"],
    [{ realm: "größe" }, "realm is not a text of printable ASCII"],
    [{ realm: "a", charset: "UTF-8" }, "charset is not an option of it"],
  ]) {
    const message = `Cannot build a Basic challenge: ${reason}`;
    assert.throws(() => basic(options), { name: "TypeError", message });
  }
});

test("nothing that was assigned to Object.prototype is in a challenge", (t) => {
  t.after(() => {
    for (const name of ["realm", "error", "scope"]) delete Object.prototype[name];
  });
  Object.assign(Object.prototype, { realm: "canary", error: "invalid_token", scope: "canary" });
  assert.deepEqual(Object.entries(bearer({ maxAge: 5 }).params), [["max_age", "5"]]);
  assert.throws(() => basic({}), /realm is missing/);
  assert.throws(() => bearer({}), /it has no parameter/);
});

test("every error of 4xx takes challenges, and its client reads them", () => {
  const challenges = [bearer({ realm: "a, b=c", scope: "d e" }), basic({ realm: 'the "zoo"' })];
  for (let status = 400; status < 500; status++) {
    const duties = { 405: { allow: "GET" }, 426: { upgrade: "h2c" } }[status];
    const error = new HTTPError(status, { title: "Refused", challenges, ...duties });
    const { headers } = error.toResponse();
    const name = status === 407 ? "proxy-authenticate" : "www-authenticate";
    assert.ok(headers.has(name), String(status));
    const report = client.parseError({ status, headers });
    assert.deepEqual(report.challenges, challenges);
  }
});

test("a challenge that was read is one that can be sent", async () => {
  for (const value of [
    "Basic",
    'Bearer realm="the \\"zoo\\"", error="invalid_token", scope=a',
    "Negotiate YWJj==, NTLM",
    'Digest algorithm=MD5, nonce="a", stale=true',
    'B\xe9(r realm="a", NTLM YQ==, realm="b", Bearer scope=a b, \xe9="c"',
    'Bearer error="open',
  ]) {
    const headers = { "www-authenticate": value };
    const error = await client.fromResponse(new Response(null, { status: 403, headers }));
    assert.ok(error.challenges.length > 0, value);
    assert.equal(error.challenges, error.report.challenges);
    const sent = new HTTPForbidden({ challenges: error.challenges }).toResponse();
    const again = await client.fromResponse(sent);
    assert.deepEqual(again.challenges, error.challenges, value);
  }
});

test("names of parameters have no case: they are read in lower case, and no error has one twice", async () => {
  const expected = [{ scheme: "Bearer", params: { realm: "songs", scope: "a" } }];
  for (const [value, type] of [
    ['Bearer Realm="songs", SCOPE="a"', "application/problem+json"],
    ['Bearer Realm="songs", SCOPE="a"', "text/plain"],
    // Of two with one name the first counts, which the core decides.
    ['Bearer REALM="songs", realm="films", Scope="a"', "application/problem+json"],
  ]) {
    const headers = { "www-authenticate": value, "content-type": type };
    const body = type === "text/plain" ? "Unauthorized" : '{"title":"Unauthorized","status":401}';
    const error = await client.fromResponse(new Response(body, { status: 401, headers }));
    assert.deepEqual(error.challenges, expected, `${value} ${type}`);
  }
  const challenges = { scheme: "Bearer", params: { realm: "songs", REALM: "films" } };
  assert.throws(
    () => new HTTPForbidden({ challenges }),
    /Cannot build a 403: challenges has an item that is not a challenge/,
  );
});
