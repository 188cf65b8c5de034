/** The response that needs no core: it has the right status and the required headers, and is plain. */

import { NO_BODY } from "../generated/statuses.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { toList } from "../values/lists.js";
import { createResponseParts, findReasonPhrase } from "./create-parts.js";

/** Returns the plain response. It never throws. */
export function createPlainResponse(
  source: ResponseSource,
  method: string | undefined,
): ResponseParts {
  const { status } = source;
  const headers = createPlainHeaders(source);
  if (!NO_BODY.includes(status)) {
    headers.push(
      ["content-type", "text/plain; charset=utf-8"],
      ["x-content-type-options", "nosniff"],
    );
  }
  const line = `${status} ${findReasonPhrase(source)}`.trimEnd();
  // A reason phrase is ASCII, so each character is one byte.
  const content = Uint8Array.from(`${line}\n`, (character) => character.charCodeAt(0));
  return createResponseParts(source, method, headers, content);
}

/** Returns the required headers whose values need no formatting by the core. It never throws. */
export function createPlainHeaders({ status, options }: ResponseSource): Header[] {
  const headers: Header[] = [["cache-control", "no-store"]];
  const add = (name: string, value: unknown): void => {
    if (typeof value === "string") headers.push([name, value]);
  };
  try {
    if (options?.allow !== undefined) add("allow", toList(options.allow).join(", "));
    const name = status === 407 ? "proxy-authenticate" : "www-authenticate";
    for (const challenge of toList(options?.challenges ?? [])) {
      add(name, typeof challenge === "string" ? challenge : challenge.scheme);
    }
    if (options?.upgrade !== undefined) add("upgrade", toList(options.upgrade).join(", "));
  } catch {
    // The value of an option was changed after it was validated.
  }
  return headers;
}
