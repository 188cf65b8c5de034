// Any thrown value gets a response. An imitation of an error or a Response counts as neither.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPNotFound, toResponse } = httpexc;
const importAdapter = (name) => import(`file://${folder}/node_modules/httpexc/dist/${name}.js`);
const compat = (await importAdapter("http-errors")).default;

const createRequest = (init) => new Request("https://api.example/songs/7", init);

function createRevokedProxy() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
const fail = () => {
  throw new Error("hostile");
};

/** A Response whose body was read. */
const readResponse = new Response("Read.", { status: 404 });
await readResponse.text();

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

/** Values that resemble an error of the package or a Response, and are neither. */
const IMITATIONS = {
  "a proxy that was revoked": createRevokedProxy,
  "a proxy that throws": () => new Proxy({}, { get: fail, has: fail, getPrototypeOf: fail }),
  "an object that inherits from a class": () => Object.create(HTTPNotFound.prototype),
  "a prototype": () => HTTPNotFound.prototype,
  "the brand of another version": () => ({ [Symbol.for("httpexc.exception")]: () => {} }),
  "the prototype of Response": () => Response.prototype,
  "an error of the network": () => Response.error(),
  "a Response that was read": () => readResponse,
};

for (const [what, make] of Object.entries(IMITATIONS)) {
  test(`createErrors: ${what} becomes a 500 without details, and is reported`, async () => {
    const imitation = make();
    const reported = [];
    const options = {
      onError: (error) => reported.push(error),
      requestId: "x-request-id",
      cors: true,
    };
    const errors = createErrors(options);
    const handlingErrors = createErrors(options).on(
      (error) => error === trigger,
      () => imitation,
    );
    const trigger = new RangeError("canary");
    for (const respond of [
      () => errors.respond(imitation, createRequest()),
      () => errors.toResponse(imitation, createRequest()),
      () => errors.wrap(createRejecting(imitation))(createRequest()),
      () =>
        errors
          .on(404, fail)
          .on(HTTPNotFound, () => {})
          .respond(imitation, createRequest()),
    ]) {
      reported.length = 0;
      const response = await respond();
      assert.equal(response.status, 500);
      assert.ok(!(await response.text()).includes("canary"));
      assert.ok(reported.length > 0);
    }
    // The result of a handler counts like a thrown value.
    assert.equal((await handlingErrors.respond(trigger, createRequest())).status, 500);
    // A successful Response is not checked, as that would cost more than it is worth.
    if (imitation !== readResponse)
      assert.equal((await errors.wrap(() => imitation)(createRequest())).status, 500);
  });
}

test("an imitation of a Response gets a response", async () => {
  const response = new Response("Ready.", { status: 404 });
  for (const imitation of [new Proxy(response, {}), Object.create(response)]) {
    const { status } = await createErrors().respond(imitation, createRequest());
    assert.ok([404, 500].includes(status), String(status));
  }
});

test("an error whose own code throws gets a response", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error) });
  const error = new Hostile("canary");
  assert.ok([404, 500].includes((await errors.respond(error, createRequest())).status));
  assert.ok([404, 500].includes(errors.toResponse(error, createRequest()).status));
  assert.ok(reported.length > 0);
});

test("the proxy of an error of http-errors keeps its status", async () => {
  const response = await createErrors().respond(
    new Proxy(compat(404, "No song."), {}),
    createRequest(),
  );
  assert.equal(response.status, 404);
});

test("an error with an unusable response gets the response of its class", async () => {
  const errors = createErrors({ cors: true });
  for (const response of [Response.error(), readResponse]) {
    const sent = await errors.respond(new HTTPNotFound("No song.", { response }), createRequest());
    assert.equal(sent.status, 404);
    assert.equal((await sent.json()).detail, "No song.");
    assert.equal(sent.headers.get("access-control-allow-origin"), "*");
  }
});

test("wrap returns a response that upgrades a connection", async () => {
  // The constructor refuses this status on every platform.
  const upgrade = Object.defineProperty(new Response(null), "status", { value: 101 });
  const errors = createErrors();
  assert.equal(await errors.wrap(() => upgrade)(createRequest()), upgrade);
});

for (const name of ["hono", "itty", "h3", "sveltekit", "next", "react-router", "elysia"]) {
  test(`${name}: the adapter accepts any thrown value`, async () => {
    const { errorHandler } = await importAdapter(name);
    const handler = errorHandler({ onError() {} });
    const request = createRequest();
    const responders = {
      hono: (thrown) =>
        handler(thrown, { req: { raw: request }, res: new Response("x"), header() {} }),
      itty: (thrown) => handler(thrown, request),
      h3: (thrown) => handler(thrown, { req: request, res: { errHeaders: new Headers() } }),
      sveltekit: (thrown) =>
        handler.handle({
          event: { request, isDataRequest: false },
          resolve: createRejecting(thrown),
        }),
      next: (thrown) => handler(createRejecting(thrown))(request, { params: {} }),
      "react-router": (thrown) =>
        handler(createRejecting(thrown))({ request }).catch((error) => error),
      async elysia(thrown) {
        let onError;
        handler({ onError: (_, hook) => (onError = hook), mapResponse() {} });
        return onError({ error: thrown, request, code: "UNKNOWN", set: { headers: {} } });
      },
    };
    for (const [what, make] of Object.entries(IMITATIONS)) {
      assert.equal((await responders[name](make())).status, 500, what);
    }
    const response = new Response("Ready.", { status: 404, headers: { "x-own": "1" } });
    const sent = await responders[name](response);
    assert.deepEqual([sent.status, sent.headers.get("x-own")], [404, "1"]);
    assert.equal(await sent.text(), "Ready.");
  });
}

function createRejecting(thrown) {
  return async () => {
    throw thrown;
  };
}

test("toResponse and createErrors agree", async () => {
  const errors = createErrors();
  for (const make of Object.values(IMITATIONS)) {
    const imitation = make();
    // toResponse returns any Response with a status unchanged.
    if (imitation === readResponse) continue;
    assert.equal((await errors.respond(imitation)).status, toResponse(imitation).status);
  }
  assert.equal(errors.toResponse(new HTTPBadGateway()).status, 502);
});
