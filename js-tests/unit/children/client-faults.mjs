// Makes the client's core fail in one way, reads many responses, repairs the core, and reads once
// more.

import { breakCore, state } from "./broken-core.mjs";

const [way, count] = process.argv.slice(2);
breakCore(way, "read", (real) => ({
  "no end": {
    read(...args) {
      state.failures++;
      real.read(...args);
      const [at, length] = new Uint32Array(real.memory.buffer, real.table(), 4);
      new Uint32Array(real.memory.buffer, at, length).fill(0x7fff_ffff, 3);
    },
  },
}));

const { fromResponse, isRetryable, parseError, retryDelay } = await import("httpexc/client");
const { HTTPNotFound } = await import("httpexc");

const body = '{"code": 7, "detail": "It works."}';
const wrong = [];
let tried = 0;
const check = (what, holds) => {
  if (!holds && wrong.length < 5) wrong.push(what);
};
for (let at = 0; at < Number(count); at++) {
  tried++;
  const report = parseError({ status: 404, headers: { "retry-after": "7" }, body });
  check("status", report.status === 404);
  check("errors", Array.isArray(report.errors));
  check("raw", typeof report.raw === "object" || report.raw === body);
  if (at % 20 === 0) {
    const error = await fromResponse(new Response(body, { status: 404 }));
    check("class", error instanceof HTTPNotFound && error.status === 404);
    check("response", error.toResponse().status === 502);
    check("advice", isRetryable(error) === false && retryDelay(error) >= 0);
  }
}
const hasFailed = state.failures > 0;
state.isBroken = false;
const { status, code, detail } = parseError({ status: 404, body });
console.log(JSON.stringify({ wrong, hasFailed, tried, next: { status, code, detail } }));
