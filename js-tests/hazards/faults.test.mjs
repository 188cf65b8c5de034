// Faults of the core and of the platform, one at a time: an answer goes out, and the next call is as
// good as ever.

import assert from "node:assert/strict";
import { testHazard } from "../lib/hazard-tally.mjs";
import { installed } from "../unit/installed.mjs";

/** Counts the calls into wasm, and makes one of them trap. */
const calls = { count: 0, trapAt: 0 };
const RealInstance = WebAssembly.Instance;

WebAssembly.Instance = function Instance(...args) {
  const { exports } = new RealInstance(...args);
  const wrapped = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const call = (...given) => {
      if (++calls.count === calls.trapAt) throw new WebAssembly.RuntimeError("unreachable");
      return value(...given);
    };
    return [name, call];
  });
  return { exports: Object.fromEntries(wrapped) };
};

const { child, client, createErrors, httpexc } = await installed("hazards-faults");
const { HTTPBadGateway, HTTPMethodNotAllowed, HTTPNotFound, toResponse } = httpexc;

const page = { headers: { accept: "text/html" } };
const large = { headers: { accept: "text/html,".padEnd(400, " a/b,") } };
const body = '{"code": 7, "detail": "It works."}';
const errors = ["problem", "falcon", "werkzeug", "webob", "discord"].map((dialect) =>
  createErrors({ dialect, headers: { "x-a": "b" } }),
);

/** Does everything that goes through wasm, and gives what came of each as [got, expected]. */
async function everything() {
  const got = [];
  const take = (actual, expected) => got.push([actual, expected]);
  take(new HTTPNotFound("d").toResponse(page).status, 404);
  take(new HTTPNotFound().toResponse(large).status, 404);
  take(toResponse(new HTTPBadGateway("secret")).status, 502);
  take(toResponse(new HTTPMethodNotAllowed({ allow: "GET" })).headers.get("allow"), "GET");
  take(toResponse(new Error("secret"), page).status, 500);
  take(typeof new HTTPNotFound("d").headers, "object");
  take(new HTTPNotFound("d").toJSON().status, 404);
  for (const one of errors) {
    const response = one.toResponse(new HTTPNotFound("d"), page);
    take(response.status, 404);
    take((await one.respond(new Error("secret"), undefined)).status, 500);
  }
  take(client.parseError({ status: 404, body }).status, 404);
  const read = await client.fromResponse(new Response(body, { status: 404 }));
  take(read.status, 404);
  take(read.toResponse().status, 502);
  take(client.isRetryable(new Response(null, { status: 404 })), false);
  take(client.retryDelay(new Response(null, { status: 503 })) >= 0, true);
  return got;
}

/** What only a sound core gives. */
async function works() {
  const [one, two] = [new HTTPNotFound("Sound."), new HTTPNotFound("Sound.")];
  const told = await one.toResponse(page).text();
  const webob = await errors[3].toResponse(two, page).text();
  return (
    told.includes("<h1>Not Found</h1>") &&
    webob.includes("Sound.") &&
    client.parseError({ status: 404, body }).code === 7
  );
}

testHazard(5, "a trap at each call into wasm in turn", async ({ hold, show }) => {
  // What is kept from the first time does not ask the core again.
  for (let times = 0; times < 2; times++) {
    calls.count = 0;
    await everything();
  }
  const all = calls.count;
  assert.ok(all > 20, String(all));
  let trapped = 0;
  for (let at = 1; at <= all; at++) {
    calls.count = 0;
    calls.trapAt = at;
    try {
      for (const [actual, expected] of await everything())
        hold(actual === expected, `${at}: ${actual}`);
    } catch (error) {
      hold(false, `${at}: ${error}`);
    }
    if (calls.count >= at) trapped++;
    calls.trapAt = 0;
    hold(await works(), `after a trap at call ${at}`);
  }
  assert.equal(trapped, all);
  show(`${trapped} of ${all} calls into wasm made to trap`);
});

for (const [what, flags, ways] of [
  ["no room for more memory", ["--wasm-max-mem-pages=40"], ["exhausted"]],
  ["no WebAssembly", [], ["no-wasm"]],
  ["no Response", [], ["no-response"]],
  ["Headers that throw", [], ["headers"]],
  ["frozen intrinsics", ["--frozen-intrinsics"], ["headers"]],
]) {
  testHazard(5, what, async ({ hold }) => {
    const facts = await child("platform-faults.mjs", flags, ways);
    for (const [name, holds, said] of facts) hold(holds, `${name}: ${said}`);
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

testHazard(5, "hostile and cyclic options, and details of 10 MiB", async ({ hold }) => {
  const { toLog } = await import(
    new URL(
      "./node_modules/httpexc/dist/log.js",
      `file://${(await installed("hazards-faults-log")).folder}/`,
    )
  );
  for (const [name, options] of Object.entries(OPTIONS)) {
    for (const accept of ["application/json", "text/html", "application/xml", "text/plain"]) {
      try {
        const error = new HTTPNotFound("The detail.", options);
        const response = error.toResponse({ headers: { accept } });
        const text = await response.text();
        hold(
          response.status === 404 && text.includes("The detail."),
          `${name}, ${accept}: ${text}`,
        );
        hold(typeof JSON.stringify(toLog(error)) === "string", `${name}, the log`);
        hold(typeof JSON.stringify(error) === "string" && typeof error.stack === "string", name);
      } catch (error) {
        hold(false, `${name}, ${accept}: ${error}`);
      }
      hold(await works(), `after ${name}`);
    }
  }
  const detail = "\u20ac".repeat(Math.ceil((10 << 20) / 3));
  for (const accept of ["application/json", "text/html", "application/xml", "text/plain"]) {
    const response = new HTTPNotFound(detail).toResponse({ headers: { accept } });
    hold(response.status === 404 && (await response.text()).includes(detail), accept);
    hold(await works(), `after 10 MiB as ${accept}`);
  }
  const text = JSON.stringify({ detail });
  const { status } = await client.fromResponse(new Response(text, { status: 400 }));
  hold(status === 400 && client.parseError({ status, body: text }).status === 400, "10 MiB read");
  hold(await works(), "after 10 MiB that were read");
});

testHazard(20, "a signal aborted at each step of the reading", async ({ hold }) => {
  const steps = 40;
  for (const within of ["pull", "after"]) {
    for (let step = 0; step < steps; step++) {
      const controller = new AbortController();
      let pulled = 0;
      let cancelled = false;
      const abort = () => controller.abort(new Error("left"));
      const stream = new ReadableStream(
        {
          pull(stream) {
            if (pulled === step) within === "pull" ? abort() : queueMicrotask(abort);
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
      const what = await reading.catch((error) => error.message);
      hold(what === "left" && cancelled && pulled <= step + 2, `${within}, ${step}: ${pulled}`);
    }
  }
});
