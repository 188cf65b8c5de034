// Whatever was thrown, an answer goes out: what stands in for an error or a Response is neither.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./installed.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPNotFound, toResponse } = httpexc;
const adapter = (name) => import(`file://${folder}/node_modules/httpexc/dist/${name}.js`);
const compat = (await adapter("http-errors")).default;

const ask = (init) => new Request("https://api.example/songs/7", init);

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
const fail = () => {
  throw new Error("hostile");
};

/** A Response whose content was read. */
const read = new Response("Read.", { status: 404 });
await read.text();

class Hostile extends HTTPNotFound {
  get status() {
    return fail();
  }
  get response() {
    return fail();
  }
  toResponse() {
    return fail();
  }
}

/** What is no error of the package and no answer, however much it looks like one. */
const STRANGE = {
  "a proxy of an error": () => new Proxy(new HTTPNotFound("canary"), {}),
  "a proxy that was revoked": revoked,
  "a proxy that throws": () => new Proxy({}, { get: fail, has: fail, getPrototypeOf: fail }),
  "what inherits from an error": () => Object.create(new HTTPNotFound("canary")),
  "a prototype": () => HTTPNotFound.prototype,
  "the brand of another version": () => ({ [Symbol.for("httpexc.exception")]: () => {} }),
  "the prototype of Response": () => Response.prototype,
  "an error of the network": () => Response.error(),
  "a Response that was read": () => read,
};

for (const [what, make] of Object.entries(STRANGE)) {
  test(`createErrors: ${what} is a 500 that tells nothing, and is reported`, async () => {
    const strange = make();
    const told = [];
    const options = { onError: (error) => told.push(error), requestId: "x-request-id", cors: true };
    const errors = createErrors(options);
    const handled = createErrors(options).on(
      (error) => error === trigger,
      () => strange,
    );
    const trigger = new RangeError("canary");
    for (const respond of [
      () => errors.respond(strange, ask()),
      () => errors.toResponse(strange, ask()),
      () => errors.wrap(rejecting(strange))(ask()),
      () =>
        errors
          .on(404, fail)
          .on(HTTPNotFound, () => {})
          .respond(strange, ask()),
    ]) {
      told.length = 0;
      const response = await respond();
      assert.equal(response.status, 500);
      assert.ok(!(await response.text()).includes("canary"));
      assert.ok(told.length > 0);
    }
    // What a handler gives counts as what is thrown does.
    assert.equal((await handled.respond(trigger, ask())).status, 500);
    // To ask a success whether it was read would cost more than it is worth.
    if (strange !== read) assert.equal((await errors.wrap(() => strange)(ask())).status, 500);
  });
}

test("what stands in for a Response is answered, as one where the platform takes it for one", async () => {
  const response = new Response("Ready.", { status: 404 });
  for (const strange of [new Proxy(response, {}), Object.create(response)]) {
    const { status } = await createErrors().respond(strange, ask());
    assert.ok([404, 500].includes(status), String(status));
  }
});

test("a class whose own code fails is answered all the same", async () => {
  const told = [];
  const errors = createErrors({ onError: (error) => told.push(error) });
  const error = new Hostile("canary");
  assert.ok([404, 500].includes((await errors.respond(error, ask())).status));
  assert.ok([404, 500].includes(errors.toResponse(error, ask()).status));
  assert.ok(told.length > 0);
});

test("the proxy of an error with the shape of http-errors is answered as it stands", async () => {
  const response = await createErrors().respond(new Proxy(compat(404, "No song."), {}), ask());
  assert.equal(response.status, 404);
});

test("an error that carries no answer that can be sent is answered by its class", async () => {
  const errors = createErrors({ cors: true });
  for (const response of [Response.error(), read]) {
    const made = await errors.respond(new HTTPNotFound("No song.", { response }), ask());
    assert.equal(made.status, 404);
    assert.equal((await made.json()).detail, "No song.");
    assert.equal(made.headers.get("access-control-allow-origin"), "*");
  }
});

test("an answer that upgrades a connection passes", async () => {
  // No platform lets a test make one by the constructor.
  const upgrade = Object.defineProperty(new Response(null), "status", { value: 101 });
  const errors = createErrors();
  assert.equal(await errors.wrap(() => upgrade)(ask()), upgrade);
});

for (const name of ["hono", "itty", "h3", "sveltekit", "next", "react-router", "elysia"]) {
  test(`${name}: the adapter reads whatever was thrown`, async () => {
    const { errorHandler } = await adapter(name);
    const given = errorHandler({ onError() {} });
    const request = ask();
    const answers = {
      hono: (thrown) =>
        given(thrown, { req: { raw: request }, res: new Response("x"), header() {} }),
      itty: (thrown) => given(thrown, request),
      h3: (thrown) => given(thrown, { req: request, res: { errHeaders: new Headers() } }),
      sveltekit: (thrown) =>
        given.handle({ event: { request, isDataRequest: false }, resolve: rejecting(thrown) }),
      next: (thrown) => given(rejecting(thrown))(request, { params: {} }),
      "react-router": (thrown) => given(rejecting(thrown))({ request }).catch((error) => error),
      async elysia(thrown) {
        let onError;
        given({ onError: (_, hook) => (onError = hook), mapResponse() {} });
        return onError({ error: thrown, request, code: "UNKNOWN" });
      },
    };
    for (const [what, make] of Object.entries(STRANGE)) {
      assert.equal((await answers[name](make())).status, 500, what);
    }
    const response = new Response("Ready.", { status: 404, headers: { "x-own": "1" } });
    const came = await answers[name](response);
    assert.deepEqual([came.status, came.headers.get("x-own")], [404, "1"]);
    assert.equal(await came.text(), "Ready.");
  });
}

function rejecting(thrown) {
  return async () => {
    throw thrown;
  };
}

test("toResponse and createErrors agree", async () => {
  const errors = createErrors();
  for (const make of Object.values(STRANGE)) {
    const strange = make();
    // It gives any Response that has a status as it is.
    if (strange === read) continue;
    assert.equal((await errors.respond(strange)).status, toResponse(strange).status);
  }
  assert.equal(errors.toResponse(new HTTPBadGateway()).status, 502);
});
