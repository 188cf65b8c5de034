/** The options of an error that is relayed. */

import type { ReadResponse } from "./read-error.js";
import type { Report } from "./report.js";

/** Creates the options for the headers that a relayed response has to have. */
export function createRelayOptions(
  { status, retryAfter }: Report,
  { headers }: ReadResponse,
): object {
  const readHeader = (name: string): string | undefined => headers.get?.(name) ?? undefined;
  const [, unit, length] = /^(\S+) \*\/(\d{1,15})$/.exec(readHeader("content-range") ?? "") ?? [];
  const [, blockedBy] = /<([^<>]*)>\s*;\s*rel="?blocked-by\b/i.exec(readHeader("link") ?? "") ?? [];
  const optionsByStatus: { readonly [status: number]: object } = {
    405: { allow: splitHeaderList(readHeader("allow")) },
    416: { unit, length: length && Number(length) },
    426: { upgrade: splitHeaderList(readHeader("upgrade")) },
    451: { blockedBy },
  };
  const location = status < 400 ? readHeader("location") : undefined;
  // An error of 4xx may have challenges whatever its status is (RFC 9110, 11.6.1).
  const challengeHeader = status === 407 ? "proxy-authenticate" : "www-authenticate";
  const isClientError = status >= 400 && status < 500;
  const challenges = isClientError ? readHeader(challengeHeader) || undefined : undefined;
  const options = { retryAfter: retryAfter ?? undefined, location, challenges };
  return { ...options, ...optionsByStatus[status] };
}

function splitHeaderList(value: string | undefined): string[] | undefined {
  return value?.split(/[\s,]+/).filter((item) => item !== "");
}
