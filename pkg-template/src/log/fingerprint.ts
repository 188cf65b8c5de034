/** What errors have in common that should be one group in a tracker. */

import { isHTTPException } from "../index.js";
import { ValueRedactor } from "../redaction/redact-value.js";
import type { RequestLike } from "../response/request-like.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { createRoute, removeIds } from "./route.js";
import {
  findFirstThrown,
  findMethod,
  findSentStatus,
  findUrl,
  readMemberText,
  splitUrl,
} from "./telemetry-source.js";

/** The longest text of a fingerprint, in UTF-16 code units. */
const MAX_LENGTH = 200;

/** What telemetry takes beside an error. The context of `onError` or of `onResponse` is valid as options. */
export interface FingerprintOptions {
  /** The request that failed. Without it, an upstream error has the request that it answered. */
  readonly request?: RequestLike | undefined;
  /** The route by the router, such as `/songs/:id`. Default: the path of the request, without ids. */
  readonly route?: string | undefined;
  /** The status of this server's response, if it is known, as in `onResponse`. Default: that of the error. */
  readonly status?: number | undefined;
  /** Further names whose values are redacted, as for `toLog`. */
  readonly redact?: readonly string[] | undefined;
}

/** Whether an object is a DOMException, perhaps of another realm. */
function isDomException(value: unknown): boolean {
  return readSafely(() => Object.prototype.toString.call(value)) === "[object DOMException]";
}

/** Returns a code: a text, or the digits of a number. The numbers of a DOMException say less than its name. */
function readCode(error: unknown): string | undefined {
  if (isDomException(error)) return undefined;
  const code = readMember(error, "code");
  return Number.isFinite(code) ? String(code) : readMemberText(error, "code");
}

/** Returns the type of a problem, its code, or else the class and the code of what was thrown first. */
function findIdentity(error: unknown, status: number): string {
  const type = readMemberText(error, "type");
  if (isHTTPException(error)) {
    if (type !== undefined && type !== "about:blank") return type;
    const code = readCode(error);
    if (code !== undefined) return code;
  }
  const origin = isHTTPException(error) && status < 500 ? error : findFirstThrown(error);
  const isObject = typeof origin === "object" && origin !== null;
  const name = readMemberText(origin, "name") ?? (isObject ? "object" : typeof origin);
  const code = readCode(origin);
  return code === undefined ? name : `${name} ${code}`;
}

/** Returns the method and the route of a request, or undefined if there is none. */
function findRoute(
  error: unknown,
  options: FingerprintOptions,
  redactor: ValueRedactor,
): string | undefined {
  const { request, route } = options;
  const method = findMethod(error, request);
  const url = findUrl(error, request);
  let place = route;
  if (place === undefined && url !== undefined) {
    const { host, path } = splitUrl(String(redactor.redactMember("url", url)));
    // Only the requests of a client differ by their host.
    place = `${request === undefined ? (host ?? "") : ""}${createRoute(path)}`;
  }
  return place === undefined ? undefined : [method, place].filter(Boolean).join(" ");
}

/** Returns the texts of a fingerprint. */
export function createFingerprint(error: unknown, options: FingerprintOptions): string[] {
  const redactor = new ValueRedactor(options.redact);
  const shorten = (text: string) => redactor.redactToOneLine(text).slice(0, MAX_LENGTH);
  const status = findSentStatus(error, options.status);
  const identity = shorten(removeIds(findIdentity(error, status)));
  const route = findRoute(error, options, redactor);
  return route === undefined ? [identity, `${status}`] : [identity, `${status}`, shorten(route)];
}
