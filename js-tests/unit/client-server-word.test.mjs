// Whether another try is worth it: what the server says of it, what the caller adds, and what neither
// can decide.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client, httpexc } = await importPackage();
const { createClient, fromResponse, isRetryable, parseError, withRetries } = client;

const createResponse = (status, headers = {}) => new Response(null, { status, headers });
const problem = (status, members) =>
  Response.json(members, { status, headers: { "content-type": "application/problem+json" } });

const WITH_DELAY = { "retry-after": "7" };

test("an error that says when to retry is retryable (RFC 9110, 10.2.3 and 15.5.14)", () => {
  for (const status of [400, 403, 404, 409, 413, 423, 500, 501, 507, 529]) {
    assert.equal(isRetryable(createResponse(status)), false, String(status));
    assert.equal(isRetryable(createResponse(status, WITH_DELAY)), true, String(status));
    const unknown = { "retry-after": "soon" };
    assert.equal(isRetryable(createResponse(status, unknown)), false, String(status));
  }
  for (const status of [200, 202, 301, 302, 304]) {
    assert.equal(isRetryable({ status, headers: WITH_DELAY }), false, String(status));
  }
});

test("the discord policy keeps the list that Discord documents", () => {
  const policy = "discord";
  for (const status of [403, 413, 500, 503]) {
    assert.equal(isRetryable(createResponse(status, WITH_DELAY), { policy }), false);
    const retryOn = [500, 503];
    const expected = retryOn.includes(status);
    assert.equal(isRetryable(createResponse(status), { policy, retryOn }), expected);
  }
});

/** Headers and bodies that say whether another try is worth it. */
const WORDS = {
  "x-should-retry": (word) => ({ headers: { "x-should-retry": `${word}` } }),
  "X-Should-Retry, in capitals": (word) => ({
    headers: { "X-Should-Retry": `${word}`.toUpperCase() },
  }),
  "stripe-should-retry": (word) => ({ headers: { "stripe-should-retry": `${word}` } }),
  "the member of a problem": (word) => ({
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ type: "about:blank", retryable: word }),
  }),
  "the member of a problem in XML": (word) => ({
    headers: { "content-type": "application/problem+xml" },
    body: `<problem xmlns="urn:ietf:rfc:7807"><retryable>${word}</retryable></problem>`,
  }),
  "a member of another format": (word) => ({
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ error: { code: "busy", message: "Busy.", is_retryable: word } }),
  }),
};

for (const [name, create] of Object.entries(WORDS)) {
  test(`the server's word wins: ${name}`, () => {
    for (const status of [400, 404, 409, 500, 501, 503, 429]) {
      const yes = parseError({ status, ...create(true) });
      const no = parseError({ status, ...create(false) });
      assert.deepEqual([yes.retryable, no.retryable], [true, false]);
      for (const policy of ["default", "discord"]) {
        assert.equal(isRetryable(yes, { policy }), true, `${status} ${policy}`);
        assert.equal(isRetryable(no, { policy }), false, `${status} ${policy}`);
        assert.equal(isRetryable(no, { policy, retryOn: [status] }), false);
        assert.equal(isRetryable(no, { policy, retryOn: () => true }), false);
        // It decides about the status, and never about the method.
        assert.equal(isRetryable(yes, { policy, method: "POST" }), false);
        assert.equal(isRetryable(yes, { policy, method: "PATCH" }), false);
        assert.equal(isRetryable(yes, { policy, method: "POST", anyMethod: true }), true);
      }
    }
  });
}

test("a word that is none is no word", () => {
  for (const value of ["", "maybe", "2", "n", ",", "yes;no"]) {
    const headers = { "x-should-retry": value };
    assert.equal(parseError({ status: 503, headers }).retryable, null, value);
    assert.equal(isRetryable(createResponse(503, headers)), true);
    assert.equal(isRetryable(createResponse(404, headers)), false);
  }
  const headers = { "content-type": "application/problem+json" };
  for (const value of ["maybe", 2, null, {}, []]) {
    const body = JSON.stringify({ title: "Busy", retryable: value });
    const { retryable, extensions } = parseError({ status: 503, headers, body });
    assert.equal(retryable, null, body);
    // A member of the wrong type is like any other member.
    assert.deepEqual(extensions, { retryable: value });
  }
});

/** Words of headers and members that say yes, and that say no. */
const YES_WORDS = ["true", "1", "yes", "ON", " Yes "];
const NO_WORDS = ["false", "0", "no", "Off", " NO "];

/** Returns how many times a request is sent that is answered with the same response each time. */
async function countTries(create, init, options = {}) {
  let tries = 0;
  const fetch = async () => {
    tries++;
    return create();
  };
  await withRetries(fetch, { base: 0, ...options })("https://api.example/", init);
  return tries;
}

test("a word may be yes or no, or 1 or 0, in a header and in a member", async () => {
  for (const [words, expected] of [
    [[...YES_WORDS, "true, true"], true],
    [[...NO_WORDS, "true, false", "no,yes", "maybe, off"], false],
  ]) {
    for (const word of words) {
      const headers = { "x-should-retry": word };
      for (const status of [404, 503]) {
        assert.equal(parseError({ status, headers }).retryable, expected, word);
        const response = () => createResponse(status, headers);
        assert.equal(isRetryable(response()), expected, word);
        assert.equal(await countTries(response), expected ? 3 : 1, word);
      }
    }
  }
  const lines = () =>
    createResponse(503, [
      ["x-should-retry", "true"],
      ["x-should-retry", "false"],
    ]);
  assert.equal(isRetryable(lines()), false);
  for (const [values, expected] of [
    [[...YES_WORDS, 1], true],
    [[...NO_WORDS, 0], false],
  ]) {
    for (const retryable of values) {
      for (const create of [
        () => problem(500 + 3 * !expected, { title: "Busy", retryable }),
        () => Response.json({ message: "Busy", retryable }, { status: 500 + 3 * !expected }),
      ]) {
        assert.equal(await countTries(create), expected ? 3 : 1, `${retryable}`);
        assert.equal((await fromResponse(create())).retryable, expected);
      }
    }
  }
});

test("a list of errors says no if all of them say no", async () => {
  const no = { message: "Closed", retryable: false };
  const yes = { message: "Busy", retryable: true };
  for (const [errors, status, count] of [
    [[{ retryable: false }], 503, 1],
    [[no], 503, 1],
    [[no, { ...no, retryable: "no" }], 503, 1],
    [[no, yes], 503, 3],
    [[no, { message: "Else" }], 503, 3],
    [[yes, yes], 500, 3],
    [[yes, no], 500, 1],
  ]) {
    for (const create of [
      () => problem(status, { title: "Failed", errors }),
      () => Response.json({ errors }, { status }),
    ]) {
      assert.equal(await countTries(create), count, JSON.stringify(errors));
    }
  }
});

test("a request counts as one with the method that its headers say", async () => {
  const busy = () => createResponse(503);
  for (const name of ["X-HTTP-Method-Override", "X-HTTP-Method", "x-method-override"]) {
    for (const [method, other, count] of [
      ["GET", "POST", 1],
      ["GET", "patch", 1],
      ["PUT", " post ", 1],
      ["GET", "DELETE, POST", 1],
      ["GET", "PUT", 3],
      ["GET", "", 3],
      // What does not heed the header sees a POST.
      ["POST", "GET", 1],
    ]) {
      const headers = { [name]: other };
      const note = `${method} ${name}: ${other}`;
      for (const given of [headers, new Headers(headers), Object.entries(headers)]) {
        assert.equal(await countTries(busy, { method, headers: given }), count, note);
      }
      const request = new Request("https://api.example/", { method, headers });
      let tries = 0;
      const fetch = async () => {
        tries++;
        return busy();
      };
      await withRetries(fetch, { base: 0 })(request);
      assert.equal(tries, count, note);
      assert.equal(await countTries(busy, { method, headers }, { anyMethod: true }), 3, note);
    }
  }
  let tries = 0;
  const fetch = async () => {
    tries++;
    return busy();
  };
  await withRetries(fetch, { base: 0 })("https://api.example/?_method=POST");
  assert.equal(tries, 3);
});

test("a word with an ok status or a redirect changes nothing", () => {
  const headers = { "x-should-retry": "true" };
  for (const status of [200, 202, 204, 301, 304]) {
    assert.equal(isRetryable({ status, headers }), false, String(status));
  }
});

test("a header comes before the body", () => {
  const headers = { "content-type": "application/problem+json", "x-should-retry": "false" };
  const body = '{"title":"Busy","retryable":true}';
  assert.equal(parseError({ status: 503, headers, body }).retryable, false);
});

test("retryable is an option and a property of every error, and a member of its problem", async () => {
  const { HTTPConflict, HTTPError, HTTPInternalServerError, HTTPNotFound } = httpexc;
  for (const retryable of [true, false]) {
    for (const error of [
      new HTTPConflict({ retryable }),
      new HTTPInternalServerError("private", { retryable }),
      new HTTPError(529, { title: "Overloaded", retryable }),
    ]) {
      assert.equal(error.retryable, retryable);
      assert.equal(error.toJSON().retryable, retryable);
      assert.ok(error.toXML().includes(`<retryable>${retryable}</retryable>`));
      assert.equal(isRetryable(error), retryable);
      assert.equal(isRetryable(error, { method: "POST" }), false);
      const response = error.toResponse();
      const read = await fromResponse(response);
      assert.equal(read.retryable, retryable);
      assert.equal(read.report.retryable, retryable);
      assert.deepEqual(read.extensions, {});
      const xml = new Request("https://a.example/", { headers: { accept: "application/xml" } });
      assert.equal((await fromResponse(error.toResponse(xml))).retryable, retryable);
      // A relayed error says the same, and any other nothing.
      const again = await fromResponse(error.toResponse(), { relay: true });
      assert.equal(again.toJSON().retryable, retryable);
      assert.equal(Object.hasOwn(read.toJSON(), "retryable"), false);
    }
  }
  const silent = new HTTPNotFound();
  assert.equal(silent.retryable, undefined);
  assert.equal(Object.hasOwn(silent.toJSON(), "retryable"), false);
  assert.equal((await fromResponse(silent.toResponse())).retryable, undefined);
  // It has an option of its own, so it is no extension.
  const json = new HTTPNotFound({ extensions: { retryable: "x", a: 1 } }).toJSON();
  assert.deepEqual([json.retryable, json.a], [undefined, 1]);
});

test("retryOn adds statuses", () => {
  for (const status of [500, 529, 404, 100, 999]) {
    const response = { status, headers: {} };
    assert.equal(isRetryable(response), false);
    assert.equal(isRetryable(response, { retryOn: [status] }), true);
    assert.equal(isRetryable(response, { retryOn: [status], method: "POST" }), false);
  }
  assert.equal(isRetryable(createResponse(503), { retryOn: [500] }), true);
  assert.equal(isRetryable(createResponse(503), { retryOn: [] }), true);
});

test("retryOn may be a predicate, which decides about the status and not about the method", () => {
  const failure = createResponse(500, WITH_DELAY);
  const seen = [];
  const asked = (answer) => (failed) => {
    seen.push(failed);
    return answer;
  };
  assert.equal(isRetryable(failure, { retryOn: asked(true), method: "PUT" }), true);
  assert.deepEqual(seen, [{ status: 500, method: "PUT", delay: 7, retryable: undefined, failure }]);
  assert.equal(isRetryable(failure, { retryOn: asked(true), method: "POST" }), false);
  assert.equal(isRetryable(createResponse(503), { retryOn: asked(false) }), false);
  assert.equal(isRetryable(createResponse(503), { retryOn: asked(undefined) }), true);
  assert.equal(isRetryable(createResponse(404), { retryOn: asked(undefined) }), false);
  // What is no boolean has not said yes: a promise least of all.
  for (const answer of [null, 0, 1, "true", {}, Promise.resolve(true)]) {
    assert.equal(isRetryable(createResponse(503), { retryOn: asked(answer) }), false);
  }
  const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  assert.equal(isRetryable(refused, { retryOn: ({ status }) => status === 0 }), true);
  assert.equal(isRetryable(refused, { retryOn: ({ status }) => status === 500 }), false);
  // It is not asked about a success, nor about what is no failure of a request.
  const failing = () => assert.fail("asked");
  assert.equal(isRetryable(createResponse(200), { retryOn: failing }), false);
  assert.equal(isRetryable(new TypeError("a bug"), { retryOn: failing }), false);
});

test("withRetries and createClient take retryOn", async () => {
  for (const retryOn of [[500], ({ status }) => status === 500]) {
    for (const [method, count] of [
      ["GET", 3],
      ["POST", 1],
    ]) {
      let tries = 0;
      const fetch = async () => {
        tries++;
        return createResponse(500);
      };
      await withRetries(fetch, { base: 0, retryOn })("https://api.example/", { method });
      assert.equal(tries, count);
      tries = 0;
      const api = createClient({ fetch, retry: { base: 0, retryOn } });
      await assert.rejects(api.fetchOrThrow("https://api.example/", { method }), { status: 500 });
      assert.equal(tries, count);
      tries = 0;
      const discord = { policy: "discord", base: 0, retryOn: [500, 503] };
      await withRetries(fetch, discord)("https://discord.example/", { method });
      assert.equal(tries, count);
    }
  }
});

test("retryOn that cannot be used is a TypeError", () => {
  const fetch = async () => new Response();
  for (const retryOn of [500, "500", ["500"], [99], [1000], [500.5], [null], {}, null, true]) {
    const message = "Cannot retry: retryOn is neither a list of statuses nor a function";
    assert.throws(() => isRetryable(createResponse(503), { retryOn }), { message });
    assert.throws(() => withRetries(fetch, { retryOn }), { message });
    assert.throws(() => createClient({ fetch, retry: { retryOn } }), { message });
  }
});

test("withRetries heeds the server's word, in a header and in a body", async () => {
  const yes = (status) => problem(status, { title: "Locked", retryable: true });
  const no = (status) => problem(status, { title: "Down for good", retryable: false });
  for (const [name, method, create, count] of [
    ["a 409 that is retryable", "PUT", () => yes(409), 3],
    ["a 409 that is retryable, for a POST", "POST", () => yes(409), 1],
    ["a 503 that is not", "GET", () => no(503), 1],
    ["a header that says yes", "GET", () => createResponse(400, { "x-should-retry": "true" }), 3],
    ["a header that says no", "GET", () => createResponse(503, { "x-should-retry": "false" }), 1],
    ["a 413 that says when", "PUT", () => createResponse(413, { "retry-after": "0" }), 3],
    [
      "a 500 whose body says when",
      "GET",
      () => Response.json({ message: "Busy", retry_after: 0 }, { status: 500 }),
      3,
    ],
    ["a 500 that says nothing", "GET", () => problem(500, { title: "Broken" }), 1],
  ]) {
    let tries = 0;
    const fetch = async () => {
      tries++;
      return create();
    };
    const response = await withRetries(fetch, { base: 0 })("https://api.example/", { method });
    assert.equal(tries, count, name);
    // Whatever was looked at, the response can still be read.
    assert.equal(response.bodyUsed, false);
    await response.text();
  }
});
