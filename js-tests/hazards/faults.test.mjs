// Faults of the core and of the platform, one at a time: the client gets a response, and the next
// call works.

import assert from "node:assert/strict";
import { DIALECTS } from "../lib/dialects.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { importPackage } from "../unit/package-import.mjs";

/** The calls into wasm so far, and the number of the call that traps. */
const calls = { count: 0, trapAt: 0 };
const RealInstance = WebAssembly.Instance;

WebAssembly.Instance = function Instance(...args) {
  const { exports } = new RealInstance(...args);
  const wrapped = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const call = (...callArgs) => {
      if (++calls.count === calls.trapAt) throw new WebAssembly.RuntimeError("unreachable");
      return value(...callArgs);
    };
    return [name, call];
  });
  return { exports: Object.fromEntries(wrapped) };
};

const { runChild, client, createErrors, dialects, httpexc } = await importPackage();
const { HTTPBadGateway, HTTPMethodNotAllowed, HTTPNotFound, toResponse } = httpexc;

const pageRequest = { headers: { accept: "text/html" } };
const largeRequest = { headers: { accept: "text/html,".padEnd(400, " a/b,") } };
const body = '{"code": 7, "detail": "It works."}';
const configurations = DIALECTS.map((dialect) =>
  createErrors({ dialect: dialects[dialect], headers: { "x-a": "b" } }),
);

/** Does everything that calls wasm, and returns pairs of the actual and the expected result. */
async function callEverything() {
  const results = [];
  const add = (actual, expected) => results.push([actual, expected]);
  add(new HTTPNotFound("d").toResponse(pageRequest).status, 404);
  add(new HTTPNotFound().toResponse(largeRequest).status, 404);
  add(toResponse(new HTTPBadGateway("secret")).status, 502);
  add(toResponse(new HTTPMethodNotAllowed({ allow: "GET" })).headers.get("allow"), "GET");
  add(toResponse(new Error("secret"), pageRequest).status, 500);
  add(typeof new HTTPNotFound("d").headers, "object");
  add(new HTTPNotFound("d").toJSON().status, 404);
  for (const errors of configurations) {
    const response = errors.toResponse(new HTTPNotFound("d"), pageRequest);
    add(response.status, 404);
    add((await errors.respond(new Error("secret"), undefined)).status, 500);
  }
  add(client.parseError({ status: 404, body }).status, 404);
  const read = await client.fromResponse(new Response(body, { status: 404 }));
  add(read.status, 404);
  add(read.toResponse().status, 502);
  add(client.isRetryable(new Response(null, { status: 404 })), false);
  add(client.retryDelay(new Response(null, { status: 503 })) >= 0, true);
  return results;
}

/** Whether the core works. */
async function isCoreWorking() {
  const [one, two] = [new HTTPNotFound("Sound."), new HTTPNotFound("Sound.")];
  const page = await one.toResponse(pageRequest).text();
  const webob = await configurations[DIALECTS.indexOf("webob")].toResponse(two, pageRequest).text();
  return (
    page.includes("<h1>Not Found</h1>") &&
    webob.includes("Sound.") &&
    client.parseError({ status: 404, body }).code === 7
  );
}

testHazard(5, "a trap in any call into wasm does no harm", async ({ check, setFigure }) => {
  // The second time, cached results do not call the core.
  for (let times = 0; times < 2; times++) {
    calls.count = 0;
    await callEverything();
  }
  const all = calls.count;
  assert.ok(all > 15, String(all));
  let trapped = 0;
  for (let at = 1; at <= all; at++) {
    calls.count = 0;
    calls.trapAt = at;
    try {
      for (const [actual, expected] of await callEverything())
        check(actual === expected, `${at}: ${actual}`);
    } catch (error) {
      check(false, `${at}: ${error}`);
    }
    if (calls.count >= at) trapped++;
    calls.trapAt = 0;
    check(await isCoreWorking(), `after a trap at call ${at}`);
  }
  assert.equal(trapped, all);
  setFigure(`${trapped} of ${all} calls into wasm made to trap`);
});

for (const [title, flags, ways] of [
  ["without room for more memory nothing fails", ["--wasm-max-mem-pages=40"], ["exhausted"]],
  ["without WebAssembly nothing fails", [], ["no-wasm"]],
  ["without Response nothing fails", [], ["no-response"]],
  ["Headers that throw do no harm", [], ["headers"]],
  ["frozen intrinsics do no harm", ["--frozen-intrinsics"], ["headers"]],
]) {
  testHazard(5, title, async ({ check }) => {
    const facts = await runChild("platform-faults.mjs", flags, ways);
    for (const [name, holds, found] of facts) check(holds, `${name}: ${found}`);
  });
}

const fail = () => {
  throw new Error("hostile");
};
const cyclic = { name: "cyclic" };
cyclic.self = cyclic;
const cause = new Error("one");
cause.cause = new Error("two", { cause });
const hostile = new Proxy(
  {},
  { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail },
);

const OPTIONS = {
  "cyclic extensions": { extensions: cyclic },
  "extensions with a cycle within": { extensions: { a: [cyclic], b: 1 } },
  "a cyclic cause": { cause },
  "a hostile cause": { cause: hostile },
  "a toJSON that throws": { extensions: { a: { toJSON: fail } } },
  "a toJSON that gives itself": { extensions: { toJSON: () => cyclic } },
  "a getter that throws": {
    extensions: {
      get a() {
        return fail();
      },
    },
  },
  "a hostile proxy": { extensions: { a: hostile } },
  "a proxy of an array": { extensions: { a: new Proxy([1], { get: fail }) } },
  "a revoked proxy": (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return { extensions: { a: proxy } };
  })(),
};

testHazard(5, "hostile and cyclic options and details of 10 MiB do no harm", async ({ check }) => {
  const { toLog } = await import(
    new URL("./node_modules/httpexc/dist/log.js", `file://${(await importPackage()).folder}/`)
  );
  for (const [name, options] of Object.entries(OPTIONS)) {
    for (const accept of ["application/json", "text/html", "application/xml", "text/plain"]) {
      try {
        const error = new HTTPNotFound("The detail.", options);
        const response = error.toResponse({ headers: { accept } });
        const text = await response.text();
        check(
          response.status === 404 && text.includes("The detail."),
          `${name}, ${accept}: ${text}`,
        );
        check(typeof JSON.stringify(toLog(error)) === "string", `${name}, the log`);
        check(typeof JSON.stringify(error) === "string" && typeof error.stack === "string", name);
      } catch (error) {
        check(false, `${name}, ${accept}: ${error}`);
      }
      check(await isCoreWorking(), `after ${name}`);
    }
  }
  const detail = "\u20ac".repeat(Math.ceil((10 << 20) / 3));
  for (const accept of ["application/json", "text/html", "application/xml", "text/plain"]) {
    const response = new HTTPNotFound(detail).toResponse({ headers: { accept } });
    check(response.status === 404 && (await response.text()).includes(detail), accept);
    check(await isCoreWorking(), `after 10 MiB as ${accept}`);
  }
  const text = JSON.stringify({ detail });
  const { status } = await client.fromResponse(new Response(text, { status: 400 }));
  check(status === 400 && client.parseError({ status, body: text }).status === 400, "10 MiB read");
  check(await isCoreWorking(), "after 10 MiB that were read");
});

testHazard(20, "a signal ends the reading at any step", async ({ check }) => {
  const steps = 40;
  for (const moment of ["pull", "after"]) {
    for (let step = 0; step < steps; step++) {
      const controller = new AbortController();
      let pulled = 0;
      let cancelled = false;
      const abort = () => controller.abort(new Error("left"));
      const stream = new ReadableStream(
        {
          pull(stream) {
            if (pulled === step) moment === "pull" ? abort() : queueMicrotask(abort);
            pulled++;
            stream.enqueue(new Uint8Array(1000));
          },
          cancel() {
            cancelled = true;
          },
        },
        { highWaterMark: 0 },
      );
      const { signal } = controller;
      const reading = client.fromResponse(new Response(stream, { status: 500 }), { signal });
      const reason = await reading.catch((error) => error.message);
      check(reason === "left" && cancelled && pulled <= step + 2, `${moment}, ${step}: ${pulled}`);
    }
  }
});
