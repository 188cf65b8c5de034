/** Options that are assigned to an error after it was built. */

import { OPTION_SPECS } from "../generated/option-specs.js";
import type { AnyOptions, RateLimit } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import { READ } from "../model/symbols.js";
import { createRateLimitHeaders } from "../options/rate-limit.js";
import { validateOptions } from "../options/validate.js";
import { createRecord } from "../values/own-record.js";
import { defineOwnProperty } from "./assigned-members.js";
import { changeState, findState } from "./error-state.js";

/**
 * Options that an assignment does not set: `title` and `detail` are read from the error itself when its
 * response is made, a `response` is for a log if it is assigned, and `statusText` is one that frameworks set.
 */
const UNASSIGNED_OPTIONS = ["title", "detail", "response", "statusText", "originalError"];

/** Returns headers without those of a quota. */
function removeRateLimitHeaders(
  headers: readonly Header[] = [],
  quota: Partial<RateLimit> | null | undefined,
): readonly Header[] {
  const known = createRateLimitHeaders(quota ?? {}).map(String);
  return headers.filter((header) => !known.includes(String(header)));
}

/**
 * Sets a member of an error. An option counts as if the constructor got it.
 *
 * @throws TypeError if the value has the wrong type, or the status does not take the option
 */
export function assignMember(error: object, name: string, value: unknown): void {
  if (!assignOption(error, name, value)) defineOwnProperty(error, name, value);
}

/**
 * Sets an option of an error, as its constructor does, and returns whether the member is one. That of an error
 * that was read is none, as its response does not depend on it.
 *
 * @throws TypeError if the value has the wrong type, or the status does not take the option
 */
function assignOption(error: object, name: string, value: unknown): boolean {
  const state = findState(error);
  if (!Object.hasOwn(OPTION_SPECS, name) || UNASSIGNED_OPTIONS.includes(name)) return false;
  if (!state || state.options?.[READ]) return false;
  const previous = createRecord(state.options ?? {});
  const headers =
    name === "rateLimit"
      ? removeRateLimitHeaders(previous.headers as readonly Header[], previous.rateLimit)
      : undefined;
  const valid = validateOptions(state.status, { [name]: value, headers } as AnyOptions);
  // An option that counts as not given is missing in the valid ones.
  const { [name as keyof AnyOptions]: _, ...others } = previous;
  changeState(error, { options: createRecord(others, valid) });
  return true;
}
