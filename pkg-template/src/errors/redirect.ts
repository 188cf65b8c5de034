/** Redirects by status. */

import type { RedirectOptions, WithoutDetail } from "../model/options.js";
import { createRecord } from "../values/own-record.js";
import type { ExceptionClass } from "./exception-class.js";
import { statusMap } from "./generated/status-map.js";
import type { HTTPException } from "./http-exception.js";

/** The statuses that a redirect can have. */
export type RedirectStatus = 300 | 301 | 302 | 303 | 305 | 307 | 308;

/** The error of a redirect's status: a 302 if there is no status. */
export type Redirect<Status> = InstanceType<
  (typeof statusMap)[Status extends RedirectStatus ? Status : 302]
>;

/**
 * Creates a redirect, to be thrown or returned. It stays on the request's origin, unless `external` is
 * set: a redirect to another origin becomes a 500.
 *
 * @param status - Default: 302
 * @throws TypeError if the location or another option has a value that cannot be sent
 * @throws RangeError if the status is not that of a redirect
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
  const classes = statusMap as { readonly [status: number]: ExceptionClass };
  const Class = Object.hasOwn(classes, status) ? classes[status] : undefined;
  if (!Class || !(status >= 300 && status <= 399)) {
    throw new RangeError(
      `Cannot redirect with ${String(status)}: it is not the status of a redirect`,
    );
  }
  return new Class(createRecord(options ?? {}, { location }));
}
