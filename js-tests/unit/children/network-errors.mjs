// Prints, for each request that fails, whether isRetryable takes the error for a failure of the
// network. It runs on Node, Deno and Bun. The argument has the origins of the servers.

import { isRetryable } from "httpexc/client";

const origins = JSON.parse(globalThis.Deno?.args[0] ?? globalThis.process.argv[2]);

const REQUESTS = {
  refused: () => fetch(origins.refused),
  unknownHost: () => fetch("http://nowhere.invalid/"),
  brokenOff: () => fetch(origins.breakingOff),
  timedOut: () => fetch(origins.hanging, { signal: AbortSignal.timeout(200) }),
  aborted: () => fetch(origins.hanging, { signal: AbortSignal.abort() }),
  bodyOfGet: () => fetch(origins.hanging, { method: "GET", body: "no" }),
  headerName: () => fetch(origins.hanging, { headers: { "no name": "x" } }),
  headerValue: () => fetch(origins.hanging, { headers: { "x-song": "\u4e00" } }),
  invalidUrl: () => fetch("http://["),
  unknownScheme: () => fetch("gopher://127.0.0.1/"),
  invalidSignal: () => fetch(origins.hanging, { signal: {} }),
  usedRequest: async () => {
    const request = new Request(origins.hanging, { method: "PUT", body: "x" });
    await request.text();
    return fetch(request);
  },
  certificate: () => fetch(origins.expired),
  redirect: () => fetch(origins.redirecting, { redirect: "error" }),
  endlessRedirects: () => fetch(origins.redirecting),
  ownBug: async () => undefined.body,
  ownThrow: async () => {
    throw new RangeError("not today");
  },
};

const results = {};
for (const [name, send] of Object.entries(REQUESTS)) {
  try {
    results[name] = (await send()).status;
  } catch (error) {
    results[name] = isRetryable(error);
  }
}
console.log(JSON.stringify(results));
