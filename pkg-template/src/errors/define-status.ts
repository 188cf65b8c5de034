/** Classes for statuses that no registry has. */

import type { AnyOptions, Representation, WithoutDetail } from "../model/options.js";
import { HTTPClientError, HTTPOk, HTTPServerError } from "./families.js";
import type { HTTPException } from "./http-exception.js";

/** What an unregistered status is told when it is given a class. */
export interface StatusDefinition {
  /** The name of the class. Default: `HTTP` and the status. */
  readonly name?: string | undefined;
  /** The title of its errors. */
  readonly title: string;
  /** What its pages say where an error has no detail. */
  readonly explanation?: string | undefined;
  /** Whether its errors record a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
  /** When its answers have content. */
  readonly representation?: Representation | undefined;
  /** What its pages say in place of the sentence. */
  readonly template?: string | undefined;
}

/**
 * Gives a class for a status that no registry has.
 *
 * @throws RangeError where the status is not a whole number from 200 to 599, or of a redirect
 * @example
 * ```ts
 * import { defineStatus } from "httpexc";
 *
 * const HTTPClientClosedRequest = defineStatus(499, { title: "Client Closed Request" });
 * console.assert(new HTTPClientClosedRequest().toResponse().status === 499);
 * ```
 */
export function defineStatus<Status extends number>(
  status: Status,
  definition: StatusDefinition,
): (new (
  detail?: string | AnyOptions,
  options?: WithoutDetail<AnyOptions>,
) => HTTPException & { readonly status: Status }) & { readonly status: Status } {
  const family = Number.isInteger(status) ? Math.floor(status / 100) : 0;
  if (![2, 4, 5].includes(family)) {
    throw new RangeError(`Cannot define ${String(status)}: it is no status of a 2xx, 4xx or 5xx`);
  }
  if (typeof definition.title !== "string") {
    throw new TypeError(`Cannot define ${status}: title is missing`);
  }
  const base = [HTTPOk, HTTPClientError, HTTPServerError][Math.max(0, family - 3)] as typeof HTTPOk;
  const kind = class extends base {};
  for (const [name, value] of Object.entries({ name: `HTTP${status}`, ...definition, status })) {
    if (value !== undefined) Object.defineProperty(kind, name, { configurable: true, value });
  }
  return kind as never;
}
