/** The id of a request. */

import { requireSync } from "../values/sync-result.js";
import type { ErrorsConfig } from "./config.js";
import type { Attempt, RequestContext } from "./request-context.js";

/** An id that can stand in a field and in a log. */
const ID_FORM = /^[\x21-\x7e]{1,200}$/;

/** Gives an id in the form of a UUID (RFC 9562, 5.4). */
function createId(): string {
  try {
    return crypto.randomUUID();
  } catch {
    // Node 18 has no `crypto` without an import. An id has to be the only one of its kind, and nothing
    // is opened by guessing it, so that the digits of Math.random are good enough.
    return "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx".replace(/x/g, () =>
      Math.floor(Math.random() * 16).toString(16),
    );
  }
}

/** Gives the id of a request and the field that carries it. */
export function findRequestId(
  config: ErrorsConfig["requestId"],
  asking: RequestContext,
  attempt: Attempt,
): { id: string; field: string } | undefined {
  const request = config === undefined ? undefined : asking.request;
  if (config === undefined || request === undefined) return undefined;
  const given = attempt(() =>
    typeof config === "string"
      ? request.headers.get(config)
      : requireSync("requestId", config(request)),
  );
  const id = typeof given === "string" && ID_FORM.test(given) ? given : createId();
  return { id, field: typeof config === "string" ? config.toLowerCase() : "x-request-id" };
}
