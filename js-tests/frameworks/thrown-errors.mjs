// The errors that handlers with an adapter throw, by path.

import createError from "http-errors";
import * as httpexc from "httpexc";
import { CASES, PRIVATE } from "./cases.mjs";
import { PLAIN_VALUES, SDK_ERRORS } from "./upstream-errors.mjs";

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
  proxy: () => new Proxy(new httpexc.HTTPNotFound("No song has the id 7."), {}),
  derived: () => Object.create(new httpexc.HTTPNotFound("No song has the id 7.")),
  "stand-in": () =>
    Object.assign(Object.create(httpexc.HTTPNotFound.prototype), { text: PRIVATE.detail }),
  // An error of the application over one of another server or of the system.
  "wrapped-403": () => createError(403, SDK_ERRORS.openai()),
  "wrapped-502": () =>
    createError(502, SDK_ERRORS["upstream-without-status"](), { headers: { "retry-after": "7" } }),
  "system-404": () =>
    createError(
      404,
      Object.assign(new Error(PRIVATE.plain), { code: "ENOENT", syscall: "stat", path: "/srv/a" }),
    ),
  "own-challenge": () =>
    createError(401, "Sign in.", { headers: { "www-authenticate": 'Basic realm="songs"' } }),
  "bare-challenge": () =>
    Object.assign(new Error("Sign in."), {
      statusCode: 401,
      headers: { "www-authenticate": "Basic", "retry-after": "7", "x-own": "1" },
    }),
  ...SDK_ERRORS,
  ...PLAIN_VALUES,
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

/**
 * Throws the error of a path.
 *
 * @param furtherErrors functions that create further errors, by path
 */
export function throwError(path, furtherErrors = {}) {
  const name = decodeURIComponent(path.replace(/^.*\//, ""));
  throw CASES[name]?.make(httpexc) ?? (MORE_ERRORS[name] ?? furtherErrors[name])();
}
