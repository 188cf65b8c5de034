/** What a class of the user's makes itself of its answers. */

import type { HTTPException } from "../errors/http-exception.js";
import { NO_BODY } from "../generated/statuses.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { BRAND } from "../model/symbols.js";
import { validateHeaders } from "../options/headers.js";

/** The fields that describe the content, which is not for others to describe. */
const CONTENT = [
  "content-type",
  "content-length",
  "vary",
  "x-content-type-options",
  "content-security-policy",
];

/** What caches obey (RFC 9111, 5.2; RFC 9213). */
const CACHES = /^(.*cache|surrogate)-control$/;

/**
 * Puts what an error makes itself in the place of what was made for it.
 *
 * @param added - fields that stay, whatever its `toHeaders` gives
 */
export function applyOverrides(
  error: HTTPException,
  made: ResponseParts,
  method: string | undefined,
  added: readonly Header[] = [],
): ResponseParts {
  let base = error;
  // Of another copy of the package, the base is another.
  while (!Object.hasOwn(base, BRAND)) base = Object.getPrototypeOf(base);
  let { headers: fields, body } = made;
  const type = fields.find(([name]) => name === "content-type")?.[1] ?? "";
  const text =
    error.toJSON !== base.toJSON && type.includes("json")
      ? JSON.stringify(error.toJSON())
      : error.toXML !== base.toXML && type.includes("xml")
        ? error.toXML()
        : error.toHTML !== base.toHTML && type.startsWith("text/html")
          ? error.toHTML()
          : error.toText !== base.toText && type.startsWith("text/plain")
            ? error.toText()
            : undefined;
  if (text !== undefined && !NO_BODY.includes(made.status)) {
    const bytes = new TextEncoder().encode(text);
    fields = fields.filter(([name]) => name !== "content-length");
    if (method === "HEAD") fields = [...fields, ["content-length", `${bytes.length}`]];
    body = method === "HEAD" ? null : bytes;
  }
  if (error.toHeaders !== base.toHeaders) {
    const own = [...error.toHeaders()].map(([name, value]) => [name.toLowerCase(), value] as const);
    const isUnstored = fields.some(
      ([name, value]) => name === "cache-control" && value === "no-store",
    );
    // What forbids to store, and where a redirect leads, was judged before.
    const isJudged = (name: string) => name === "location" || (isUnstored && CACHES.test(name));
    const described = fields.filter(([name]) => CONTENT.includes(name) || isJudged(name));
    const further = own.filter(
      ([name]) => name === "vary" || !(CONTENT.includes(name) || isJudged(name)),
    );
    const judged = validateHeaders(made.status, further);
    fields = [...described, ...judged, ...added.filter(([name]) => !CONTENT.includes(name))];
  }
  const { status, statusText } = made;
  return { status, statusText, headers: fields, body };
}
