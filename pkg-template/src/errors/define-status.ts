/** Creates classes for statuses that are not registered. */

import type { AnyOptions, Representation, WithoutDetail } from "../model/options.js";
import { defineProperty } from "../values/define-property.js";
import { describeValue } from "../values/describe-value.js";
import { type OptionNames, validateOptionNames } from "../values/option-names.js";
import { HTTPClientError, HTTPOk, HTTPServerError } from "./families.js";
import type { HTTPException } from "./http-exception.js";
import { registerStatuses } from "./register-statuses.js";

/** The static members of a class for an unregistered status. */
export interface StatusDefinition {
  /** The name of the class. Default: `HTTP` and the status. */
  readonly name?: string | undefined;
  /** The title of its errors. */
  readonly title: string;
  /** The sentence on its pages for errors without a detail. */
  readonly explanation?: string | undefined;
  /** Whether its errors record a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
  /** When its responses have content. Default: as the dialect does it. */
  readonly representation?: Representation | undefined;
  /** A template for its pages under `createErrors` with a `dialect`, instead of the sentence. */
  readonly template?: string | undefined;
}

const DEFINITION_NAMES: OptionNames<StatusDefinition> = {
  name: true,
  title: true,
  explanation: true,
  stack: true,
  representation: true,
  template: true,
};

/**
 * Creates a class for a status that is not registered.
 *
 * @throws RangeError if the status is not a whole number from 200 to 299 or from 400 to 599
 * @throws TypeError if the title is missing, or a member is unknown
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
    throw new RangeError(`Cannot define ${String(status)}: it is not a status of 2xx, 4xx or 5xx`);
  }
  if (typeof definition !== "object" || definition === null) {
    const given = describeValue(definition);
    throw new TypeError(`Cannot define ${status}: expected an object with a title, not ${given}`);
  }
  if (typeof definition.title !== "string") {
    throw new TypeError(`Cannot define ${status}: title is missing`);
  }
  validateOptionNames(definition, `define ${status}`, DEFINITION_NAMES);
  const base = { 2: HTTPOk, 4: HTTPClientError, 5: HTTPServerError }[
    family as 2 | 4 | 5
  ] as typeof HTTPOk;
  registerStatuses();
  const Class = class extends base {};
  for (const [name, value] of Object.entries({ name: `HTTP${status}`, ...definition, status })) {
    if (value !== undefined) defineProperty(Class, name, { configurable: true, value });
  }
  return Class as never;
}
