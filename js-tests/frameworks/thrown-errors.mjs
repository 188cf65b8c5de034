// The errors that handlers with an adapter throw, by path.

import createError from "http-errors";
import * as httpexc from "httpexc";
import { CASES, PRIVATE } from "./cases.mjs";

/** Functions that create more errors than the cases, by path. */
const MORE_ERRORS = {
  "http-errors": () => createError(409, "A text of http-errors.", { headers: { "x-own": "1" } }),
  "http-errors-503": () => createError(503, PRIVATE.detail),
  "http-errors-401": () => createError(401),
  upstream: () =>
    Object.assign(new Error(PRIVATE.plain), { status: 404, response: {}, config: {} }),
  text: () => PRIVATE.plain,
  handled: () => new RangeError(PRIVATE.plain),
  redirect: () => new httpexc.HTTPSeeOther({ location: "/songs" }),
  upgrade: () => new httpexc.HTTPUpgradeRequired({ upgrade: "websocket" }),
  // A network error of Fetch cannot be sent.
  "network-error": () => Response.error(),
  response: () => new Response("A ready answer.", { status: 409, headers: { "x-own": "1" } }),
  carried: () =>
    new httpexc.HTTPNotFound({ response: new Response("A carried answer.", { status: 404 }) }),
  assigned: () =>
    Object.assign(new httpexc.HTTPBadGateway(PRIVATE.detail), {
      response: new Response(PRIVATE.plain, { status: 403, headers: { "x-upstream": "1" } }),
    }),
  "bare-status": () => Object.assign(new Error("A bare status."), { status: 404 }),
  "stand-in": () => new Proxy(new httpexc.HTTPNotFound(PRIVATE.detail), {}),
  "no-content": () => new httpexc.HTTPNoContent(),
  "not-modified": () => new httpexc.HTTPNotModified({ headers: { etag: '"7"' } }),
  "never-represented": () =>
    new httpexc.HTTPNotFound("No song.", { representation: "never", headers: { "x-own": "1" } }),
  cookies: () =>
    new httpexc.HTTPNotFound({
      headers: [
        ["set-cookie", "b=2"],
        ["set-cookie", "c=3"],
      ],
    }),
};

/** Throws the error of a path. */
export function throwError(path) {
  const name = path.replace(/^.*\//, "");
  throw CASES[name]?.make(httpexc) ?? MORE_ERRORS[name]();
}
