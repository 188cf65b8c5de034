/** Which headers of another package's error may be sent, and as which options of an error. */

import type { Header } from "../model/response-parts.js";
import { checkHeaderList } from "../options/headers.js";
import { createRecord } from "../values/own-record.js";

/** The headers of an error that may pass, wherever the error comes from. */
const PASSABLE_HEADERS: readonly string[] = ["www-authenticate", "allow", "retry-after"];

/** Headers that servers and proxies add to a response, and that nobody sets on an error. */
export const RECEIVED_HEADER =
  /^(date|server|age|via|transfer-encoding|trailer|alt-svc|nel|report-to|x-powered-by|x-served-by|x-cache.*|cf-ray)$/;

/** Further headers that an error has because they were received, unless it is known who set them. */
export const FOREIGN_HEADER =
  /^(set-cookie|location|etag|last-modified|expires|connection|keep-alive|strict-transport-security|server-timing|(content|access-control|cf|x-amz|x-goog|x-github|x-envoy|apigw)-.*|(.*-)?(request|trace|correlation)-?id|x-runtime|x-timer)$/;

/** Headers that describe content, which is another one here, or that the server sets itself. */
const OTHER_CONTENT_HEADERS = [
  "content-encoding",
  "content-length",
  "content-type",
  "transfer-encoding",
  "date",
];

/**
 * Whether headers are those of a response that was received. One header that servers add proves nothing
 * on an error that http-errors made: the application may set it.
 */
export function areReceivedHeaders(headers: unknown): boolean {
  const names = listHeaderPairs(headers).map(([name]) => name);
  const count = names.filter((name) => RECEIVED_HEADER.test(name) || FOREIGN_HEADER.test(name));
  return count.length > 1 && names.some((name) => RECEIVED_HEADER.test(name));
}

/**
 * Returns the headers of another package's error that may pass, without those that cannot be sent.
 *
 * @param areOurs - whether the application or its framework is known to have set them. If not, or if a
 *   server has sent them, only `WWW-Authenticate`, `Allow` and `Retry-After` pass.
 */
export function selectPassableHeaders(
  headers: unknown,
  status: number,
  areOurs: boolean,
): Header[] {
  const passAll = areOurs && !areReceivedHeaders(headers);
  return listHeaderPairs(headers)
    .filter(([name]) =>
      passAll ? !OTHER_CONTENT_HEADERS.includes(name) : PASSABLE_HEADERS.includes(name),
    )
    .filter((header) => checkHeaderList([header], status) === undefined);
}

/** The options that set headers which the option `headers` cannot set. */
interface DutyOptions {
  readonly headers: readonly Header[];
  readonly length?: number;
  readonly unit?: string;
  readonly upgrade?: readonly string[];
}

/**
 * Returns headers as options of an error. Its duties have options of their own: the length that a 416
 * tells in `Content-Range` (RFC 9110, 14.4), and the protocols that a 426 tells in `Upgrade`.
 */
export function toHeaderOptions(headers: readonly Header[], status: number): DutyOptions {
  const findValue = (wanted: string) => headers.find(([name]) => name === wanted)?.[1] ?? "";
  if (status === 416) {
    const [, unit, length] =
      /^\s*([\w!#$%&'*+.^`|~-]+) +\*\/(\d{1,15})\s*$/.exec(findValue("content-range")) ?? [];
    if (unit && length) return createRecord({ headers, unit, length: Number(length) });
  }
  if (status === 426) {
    const upgrade = findValue("upgrade")
      .split(",")
      .map((protocol) => protocol.trim())
      .filter((protocol) => /^[\w!#$%&'*+.^`|~-]+(\/[\w!#$%&'*+.^`|~-]+)?$/.test(protocol));
    if (upgrade.length > 0) return createRecord({ headers, upgrade });
  }
  return createRecord({ headers });
}

/** Returns headers as pairs with names in lower case. What is no header is left out. */
function listHeaderPairs(headers: unknown): Header[] {
  if (typeof headers !== "object" || headers === null) return [];
  const entries = Symbol.iterator in headers ? headers : Object.entries(headers);
  const pairs: Header[] = [];
  for (const entry of entries as Iterable<unknown>) {
    if (!Array.isArray(entry) || typeof entry[0] !== "string") continue;
    const [name, value] = entry as [string, unknown];
    for (const item of [value].flat()) {
      if (typeof item === "string" || typeof item === "number") {
        pairs.push([name.toLowerCase(), `${item}`]);
      }
    }
  }
  return pairs;
}
