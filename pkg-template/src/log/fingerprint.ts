/** What errors have in common that should be one group in a tracker. */

import { isHTTPException } from "../index.js";
import { ValueRedactor } from "../redaction/redact-value.js";
import type { RequestLike } from "../response/request-like.js";
import { readMember } from "../values/safe-read.js";
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

/** What telemetry takes beside an error. The context that `onError` gets is valid as options. */
export interface FingerprintOptions {
  /** The request that failed. Without it, an upstream error has the request that it answered. */
  readonly request?: RequestLike | undefined;
  /** The route by the router, such as `/songs/:id`. Default: the path of the request, without ids. */
  readonly route?: string | undefined;
  /** Further names whose values are redacted, as for `toLog`. */
  readonly redact?: readonly string[] | undefined;
}

/** Returns a code: a text, or the digits of a number. */
function readCode(error: unknown): string | undefined {
  const code = readMember(error, "code");
  return Number.isFinite(code) ? String(code) : readMemberText(error, "code");
}

/** Returns the type of a problem, its code, or else the class and the code of what was thrown first. */
function findIdentity(error: unknown): string {
  const type = readMemberText(error, "type");
  if (isHTTPException(error)) {
    if (type !== undefined && type !== "about:blank") return type;
    const code = readCode(error);
    if (code !== undefined) return code;
  }
  const origin =
    isHTTPException(error) && findSentStatus(error) < 500 ? error : findFirstThrown(error);
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
  const identity = shorten(removeIds(findIdentity(error)));
  const route = findRoute(error, options, redactor);
  const status = String(findSentStatus(error));
  return route === undefined ? [identity, status] : [identity, status, shorten(route)];
}
