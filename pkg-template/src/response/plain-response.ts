/** The response that needs no core: right in status and duties, and plain. */

import { NO_BODY, PHRASES } from "../generated/statuses.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { toList } from "../values/lists.js";
import { omitContent } from "./writer.js";

/** Gives the answer that needs no core: right in status and duties, and plain. */
export function createPlainResponse(
  source: ResponseSource,
  method: string | undefined,
): ResponseParts {
  const { status } = source;
  const fields = createPlainHeaders(source);
  if (!NO_BODY.includes(status)) {
    fields.push(
      ["content-type", "text/plain; charset=utf-8"],
      ["x-content-type-options", "nosniff"],
    );
  }
  const line = `${status} ${findReasonPhrase(source)}`.trimEnd();
  const body = Uint8Array.from(`${line}\n`, (char) => char.charCodeAt(0));
  return omitContent(source, method, fields, body);
}

/** The duties that can be kept without formatting. */
export function createPlainHeaders({ status, options }: ResponseSource): Header[] {
  const fields: Header[] = [["cache-control", "no-store"]];
  const put = (name: string, value: unknown): void => {
    if (typeof value === "string") fields.push([name, value]);
  };
  try {
    if (options?.allow !== undefined) put("allow", toList(options.allow).join(", "));
    const name = status === 407 ? "proxy-authenticate" : "www-authenticate";
    for (const challenge of toList(options?.challenges ?? [])) {
      put(name, typeof challenge === "string" ? challenge : challenge.scheme);
    }
    if (options?.upgrade !== undefined) put("upgrade", toList(options.upgrade).join(", "));
  } catch {
    // An option that was changed after it was judged.
  }
  return fields;
}

/** A reason phrase: the error's own, the catalogue's, or a title that is fit for one. */
export function findReasonPhrase({ status, title, options }: ResponseSource): string {
  if (options?.statusText !== undefined) return options.statusText;
  return PHRASES[status] ?? (/^[\x20-\x7e]{0,99}$/.test(title) ? title : "");
}
