/** Answers as Fetch has them. */

import { decode } from "#wasm";
import type { ResponseParts } from "../model/response-parts.js";

/** Whether a value is the parts of a response and not a `Response`, whose headers are no list. */
export function isResponseParts(value: ResponseParts | Response): value is ResponseParts {
  return Array.isArray(value.headers);
}

/** Gives an answer as a `Response`, or nothing where the platform refuses it. */
export function createFetchResponse({
  status,
  statusText,
  headers: fields,
  body,
  cachedHeaders: head,
  cachedContent: written,
}: ResponseParts) {
  try {
    if (head) head.fetchHeaders ??= new Headers(head.list as [string, string][]);
    if (written) written.text ??= decode(written.bytes);
    return new Response((written?.text ?? body) as BodyInit | null, {
      status,
      statusText,
      headers: (head?.fetchHeaders ?? fields) as [string, string][],
    });
  } catch {
    return undefined;
  }
}
