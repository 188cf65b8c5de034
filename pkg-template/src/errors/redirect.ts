/** Redirects by status. */

import type { RedirectOptions, WithoutDetail } from "../model/options.js";
import type { ExceptionClass } from "./exception-class.js";
import { statusMap } from "./generated/status-map.js";
import type { HTTPException } from "./http-exception.js";

/** The statuses that a redirect can have. */
export type RedirectStatus = 300 | 301 | 302 | 303 | 305 | 307 | 308;

/** The error of a redirect's status: a 302 where none is given. */
export type Redirect<Status> = InstanceType<
  (typeof statusMap)[Status extends RedirectStatus ? Status : 302]
>;

/**
 * Gives a redirect, to be thrown or returned. It leads to the request's own origin, unless
 * `external` is set.
 *
 * @param status - Default: 302
 * @throws TypeError where the location cannot be sent
 * @example
 * ```ts
 * import { redirect } from "httpexc";
 *
 * const error = redirect("/songs", 303);
 * console.assert(error.status === 303 && error.location === "/songs");
 * console.assert(error.toResponse().headers.get("location") === "/songs");
 * ```
 */
export function redirect<Status extends RedirectStatus | undefined = undefined>(
  location: string | URL,
  status?: Status,
  options?: WithoutDetail<RedirectOptions>,
): Redirect<Status>;
export function redirect(
  location: string | URL,
  status: RedirectStatus = 302,
  options?: WithoutDetail<RedirectOptions>,
): HTTPException {
  const kind = (statusMap as { readonly [status: number]: ExceptionClass })[status];
  if (!kind || status < 300 || status > 399) {
    throw new RangeError(`Cannot redirect with ${String(status)}: it is no status of a redirect`);
  }
  return new kind({ ...options, location });
}
