/**
 * The headers of a response that do not describe its content, written without the core. They are those
 * of `add_duty_headers` in src/response_parts.rs, byte for byte; fuzz/json-writer.mjs compares them.
 */

import { NO_STORE } from "../generated/statuses.js";
import type { AnyOptions } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { HEADER_VALUE, hasForm, TOKEN } from "../options/forms.js";
import { clampMoment } from "../values/http-moment.js";
import { toList } from "../values/lists.js";
import { createEmptyRecord } from "../values/own-record.js";
import { readSafely } from "../values/safe-read.js";
import { findDutyResponses } from "./find-duty-responses.js";
import { CACHE_CONTROLS } from "./merge-headers.js";
import { formatCount, type OptionHeader } from "./option-header.js";

/** The headers that only the writer of the content or of the connection sets. */
const WRITER_HEADERS =
  /^(content-(type|length|encoding|md5|digest)|(repr-)?digest|x-content-type-options|transfer-encoding|trailer|(proxy-)?connection|keep-alive|te|upgrade)$/;

/** The headers of an error that only a response of success, or a 304, may have (RFC 9110, 8). */
const SUCCESS_HEADERS = /^(content-(disposition|location)|etag|last-modified)$/;

/** A text without the spaces and tabs at its ends. It is found in linear time. */
const TRIMMED = /[^\t ](.*[^\t ])?/;

/** Whether a header of the user's may be sent with a status. Its name is in lower case. */
function isSendable(status: number, name: string): boolean {
  if (WRITER_HEADERS.test(name)) return false;
  if (name === "content-range") return status === 206;
  if (CACHE_CONTROLS.test(name)) return !NO_STORE.includes(status);
  return status < 300 || status === 304 || !SUCCESS_HEADERS.test(name);
}

/** Formats a delay or a moment, both rounded up (RFC 9110, 10.2.3). */
function formatRetryAfter(retryAfter: number | Date | null | undefined): string | undefined {
  if (!(retryAfter instanceof Date)) return formatCount(retryAfter ?? undefined);
  const time = clampMoment(Math.ceil(retryAfter.getTime() / 1000) * 1000);
  return Number.isNaN(time) ? undefined : new Date(time).toUTCString();
}

/**
 * Returns the headers of the status and of the options. It never throws: what an option has become
 * since it was validated may not be sendable, and then its header is left out.
 *
 * @param source - the source, whose location is validated
 */
export function createDutyHeaders(source: ResponseSource): Header[] {
  const { status, options = createEmptyRecord<AnyOptions>() } = source;
  const headers: Header[] = [];
  /** A header of the user's does not repeat one of these. Several `Link` headers may be sent. */
  const ownNames: string[] = [];
  const add = (name: string, value: string): void => {
    if (hasForm(HEADER_VALUE, value)) headers.push([name, TRIMMED.exec(value)?.[0] ?? ""]);
  };
  const addOwn = (name: string, value: string): void => {
    if (name !== "link") ownNames.push(name);
    add(name, value);
  };
  if (NO_STORE.includes(status)) addOwn("cache-control", "no-store");
  const retryAfter: OptionHeader = ["retry-after", () => formatRetryAfter(options.retryAfter)];
  const rows = findDutyResponses()?.listHeaders(status, options, retryAfter) ?? [retryAfter];
  for (const [name, create] of rows) {
    for (const value of toList(readSafely(create) ?? [])) addOwn(name, value);
  }
  for (const header of (options.headers ?? []) as Iterable<Header>) {
    readSafely(() => {
      const [name, value] = header;
      if (!hasForm(TOKEN, name)) return;
      const lowerName = name.toLowerCase();
      if (!ownNames.includes(lowerName) && isSendable(status, lowerName)) add(lowerName, value);
    });
  }
  return headers;
}
