// fromError, isRetryable and retryDelay with what real clients throw for real responses: rows of clients,
// columns of situations.

import assert from "node:assert/strict";
import { test } from "node:test";
import { recordConsole } from "../lib/record-console.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { CLIENTS } from "./client-list.mjs";
import {
  createHeaders,
  FORGERIES,
  findRefusedOrigin,
  RESPONSES,
  startBrokenServers,
  startUpstream,
} from "./upstream.mjs";

const {
  client,
  httpexc,
  portable: { revive },
} = await importPackage();
const { fromError, fromResponse, isReadError, isRetryable, NoResponse, retryDelay } = client;

/** The milliseconds after which a client gives up, and after which it is aborted. */
const TIMEOUT = 250;
const ABORTED_AFTER = 100;

/** What a test compares of an error that was read. */
function describe(error) {
  assert.ok(isReadError(error), `${error}`);
  const { status, type, code, title, detail, errors, retryAfter, retryable, requestId } = error;
  const fieldErrors = errors.map(({ path, message }) => ({ path, message }));
  const { limit = null, remaining = null } = error.rateLimit ?? {};
  const own = { status, type, code, title, detail, errors: fieldErrors };
  return { ...own, class: error.name, retryAfter, retryable, requestId, limit, remaining };
}

/** Returns the error that a situation's response is, without the parts that a client has lost. */
function readDirectly(situation, lost = []) {
  const response = RESPONSES[situation];
  const headers = lost.includes("headers") ? {} : createHeaders(response);
  const body = lost.includes("body") ? null : response.body;
  return fromResponse(new Response(body, { status: response.status, headers }));
}

/** Returns what a call throws. */
async function catchThrown(call) {
  let result;
  try {
    result = await call();
  } catch (thrown) {
    return thrown;
  }
  assert.fail(`nothing was thrown, but ${JSON.stringify(result)} was returned`);
}

test("the situations are read as they are meant", async () => {
  const read = async (situation) => describe(await readDirectly(situation));
  const problem = await read("problem");
  assert.equal(problem.type, "https://api.example/problems/invalid");
  assert.equal(problem.detail, "The song needs a title.");
  assert.deepEqual(problem.errors, [{ path: ["song", "title"], message: "It is empty." }]);
  assert.equal(problem.requestId, "r-7");
  const { retryAfter, limit, remaining } = await read("limited");
  assert.deepEqual([retryAfter, limit, remaining], [7, 5, 0]);
  assert.equal((await read("html")).class, "HTTPBadGateway");
  assert.equal((await read("openai")).code, "unsupported_value");
  assert.equal((await read("s3")).code, "NoSuchKey");
  assert.equal((await read("dynamodb")).code, "ProvisionedThroughputExceededException");
  assert.equal((await read("discord")).code, 50035);
});

for (const { name, api, send, lost = {}, changes = {}, hasMethod, ...row } of CLIENTS) {
  test(`${name}: a response is the error that it is itself`, async (t) => {
    const origin = await startUpstream(t);
    const situations = ["problem", "html", "limited", "empty", api];
    for (const situation of situations) {
      const missing = lost[situation];
      const call = () => send(`${origin}/to-${situation}`, {});
      if (missing === "all") {
        const thrown = await call().catch((error) => error);
        assert.equal(await fromError(thrown), null, situation);
        continue;
      }
      const thrown = await catchThrown(call);
      const expected = describe(await readDirectly(situation, missing));
      Object.assign(expected, changes[situation]);
      // Before the body is read: they take no promise.
      const isRepeated = isRetryable(thrown);
      const delay = retryDelay(thrown, { jitter: false });
      const error = await fromError(thrown);
      assert.deepEqual(describe(error), expected, situation);
      assert.equal(isRepeated, isRetryable(error), situation);
      assert.equal(delay, retryDelay(error, { jitter: false }), situation);
      if (situation === "limited") assert.equal(Math.floor(delay), 7);
      const isHeaderKept = !missing?.includes("headers");
      assert.equal(error.response.headers.get("x-request-id"), isHeaderKept ? "r-7" : null);
    }
  });

  test(`${name}: a request without a response is NoResponse`, async (t) => {
    const origin = await startUpstream(t);
    const refused = await findRefusedOrigin();
    const situations = {
      drop: [`${origin}/to-drop`, {}],
      refused: [`${refused}/to-nothing`, {}],
      timeout: [`${origin}/to-hang`, { timeout: TIMEOUT }],
    };
    for (const [situation, [url, options]] of Object.entries(situations)) {
      const thrown = await catchThrown(() => send(url, options));
      const error = await fromError(thrown);
      if (situation === "timeout" && row.timeoutIsAbort) {
        assert.equal(error, null, situation);
        continue;
      }
      assert.ok(error instanceof NoResponse, `${situation}: ${error}`);
      assert.equal(error.cause, thrown, situation);
      assert.ok(isRetryable(thrown) && isRetryable(error), situation);
    }
  });

  test(`${name}: revive takes nothing from a response that has a portable error`, async (t) => {
    const origin = await startUpstream(t);
    for (const situation of Object.keys(FORGERIES)) {
      // Stripe returns what has no `error`, whatever the status is.
      const thrown = await send(`${origin}/to-${situation}`, {}).then(
        () => null,
        (error) => error,
      );
      assert.ok(thrown !== null || !JSON.parse(RESPONSES[situation].body).error, situation);
      assert.equal(revive(thrown), null, situation);
      // Programs look there as well. That of gaxios is the data of the server.
      if (thrown?.cause instanceof Error) assert.equal(revive(thrown.cause), null, situation);
      let response;
      await recordConsole(() => {
        response = httpexc.toResponse(revive(thrown) ?? thrown);
      });
      assert.notEqual(response.status, 410, situation);
    }
  });

  test(`${name}: what fails again is neither a response nor worth a retry`, async (t) => {
    for (const [what, origin] of Object.entries(await startBrokenServers(t))) {
      const thrown = await catchThrown(() => send(`${origin}/to-nothing`, {}));
      const error = await fromError(thrown);
      assert.equal(error, null, `${what}: ${error} for ${thrown}, ${thrown?.cause}`);
      assert.equal(isRetryable(thrown), false, what);
    }
  });

  if (row.hasSignal !== false) {
    test(`${name}: an abort is neither`, async (t) => {
      const origin = await startUpstream(t);
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ABORTED_AFTER);
      const { signal } = controller;
      const thrown = await catchThrown(() => send(`${origin}/to-hang`, { signal }));
      assert.equal(await fromError(thrown), null);
      assert.equal(isRetryable(thrown), false);
    });

    test(`${name}: a signal with a timeout is ${row.losesReason ? "an abort" : "a timeout"}`, async (t) => {
      const origin = await startUpstream(t);
      const signal = AbortSignal.timeout(ABORTED_AFTER);
      const thrown = await catchThrown(() => send(`${origin}/to-hang`, { signal }));
      const error = await fromError(thrown);
      if (row.losesReason) assert.equal(error, null);
      else assert.ok(error instanceof NoResponse, `${error}`);
      assert.equal(isRetryable(thrown), !row.losesReason);
    });
  }

  if (hasMethod) {
    test(`${name}: the method of the request counts`, async (t) => {
      const origin = await startUpstream(t);
      const thrown = await catchThrown(() => send(`${origin}/to-empty`, { method: "POST" }));
      assert.equal(isRetryable(thrown), false);
      assert.equal(isRetryable(thrown, { method: "PUT" }), true);
      const error = await fromError(thrown);
      assert.equal(error.response.method, "POST");
      assert.equal(isRetryable(error), false);
      if (hasMethod !== true) return;
      const refused = `${await findRefusedOrigin()}/to-nothing`;
      const unsent = await catchThrown(() => send(refused, { method: "POST" }));
      assert.equal(isRetryable(unsent), false);
      assert.equal(isRetryable(await fromError(unsent)), false);
    });
  }
}
