// A route that Next prerenders, and revalidates after a second.

import { HTTPNotFound, HTTPServiceUnavailable } from "httpexc";
import { errorHandler } from "httpexc/next";

export const revalidate = 1;

let calls = 0;

export const GET = errorHandler({ onError: () => globalThis.reports++ })(
  () => {
    calls++;
    if (globalThis.failure === "503") throw new HTTPServiceUnavailable({ retryAfter: 7 });
    if (globalThis.failure === "404") throw new HTTPNotFound("There is no such song.");
    return Response.json(calls);
  },
  { prerendered: true },
);
