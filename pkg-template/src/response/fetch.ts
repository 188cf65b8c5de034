/** Answers as Fetch has them. */

import { decode } from "#wasm";
import type { Answer } from "../model/response-parts.js";

/** Gives an answer as a `Response`, or nothing where the platform refuses it. */
export function send({ status, statusText, fields, body, head, written }: Answer) {
  try {
    if (head) head.headers ??= new Headers(head.fields as [string, string][]);
    if (written) written.text ??= decode(written.bytes);
    return new Response((written?.text ?? body) as BodyInit | null, {
      status,
      statusText,
      headers: (head?.headers ?? fields) as [string, string][],
    });
  } catch {
    return undefined;
  }
}
