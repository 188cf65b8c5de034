/** What telemetry says of an error and of its request: the status, the method and the URL. */

import { isHTTPException } from "../index.js";
import type { ResponseSource } from "../model/response-source.js";
import { SOURCE } from "../model/symbols.js";
import { type RequestLike, readUrl } from "../response/request-like.js";
import { findRootCause } from "../values/cause-chain.js";
import { readMember, readSafely } from "../values/safe-read.js";

/** Whether an error is one that a server sends, or one that a client was sent. */
export type TelemetryKind = "server" | "client";

function isStatusNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 999;
}

/** Returns a member that is a text and not empty. */
export function readMemberText(value: unknown, name: PropertyKey): string | undefined {
  const text = readMember(value, name);
  return typeof text === "string" && text !== "" ? text : undefined;
}

/**
 * Returns the status of the response that this server sends for an error.
 *
 * @param known - the status, if the response is there: an error of a request that was aborted does not tell
 */
export function findSentStatus(error: unknown, known?: unknown): number {
  if (isStatusNumber(known)) return known;
  if (isHTTPException(error)) {
    // The response for an upstream error has another status than that error.
    const source = error as unknown as { [SOURCE](): ResponseSource };
    return readSafely(() => source[SOURCE]().status) ?? 500;
  }
  // The errors of http-errors say by `expose` that they are about this server's response.
  const status = readMember(error, "status");
  return isStatusNumber(status) && typeof readMember(error, "expose") === "boolean" ? status : 500;
}

/** Returns the status that another server sent, or undefined if there was no response. */
export function findReceivedStatus(error: unknown): number | undefined {
  const status = readMember(readMember(error, "response"), "status");
  return isStatusNumber(status) ? status : undefined;
}

/** Returns the URL of a request, or of the response that an error was read from. */
export function findUrl(error: unknown, request: RequestLike | undefined): string | undefined {
  if (request === undefined) return readMemberText(readMember(error, "response"), "url");
  return readUrl(request) ?? readMemberText(request, "url");
}

/** The parts of a URL or of a path. What is not there is undefined. */
export interface UrlParts {
  readonly scheme: string | undefined;
  /** The name or the address, without brackets. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

/** A URL (RFC 3986, Appendix B), whose authority may have user information and a port. */
const URL_PARTS =
  /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/(?:[^/?#]*@)?(?:\[([^\]]*)\]|([^/?#:]*))(?::(\d*))?)?([^?#]*)(?:\?([^#]*))?/i;

/** Splits a URL. Unlike `URL`, this takes one in which something was redacted. */
export function splitUrl(url: string): UrlParts {
  const [, scheme, address, name, port, path = "", query] = URL_PARTS.exec(url) ?? [];
  return {
    scheme: scheme?.toLowerCase(),
    host: address || name?.toLowerCase() || undefined,
    port: port ? Number(port) : undefined,
    path,
    query,
  };
}

/** Returns the last cause of an error, or the error itself. */
export function findFirstThrown(error: unknown): unknown {
  const cause = readMember(error, "cause");
  return cause === undefined ? error : findRootCause(cause, new Set([error])).root;
}

/** Returns the method of a request, or of that whose response an error was read from. */
export function findMethod(error: unknown, request: RequestLike | undefined): string | undefined {
  return readMemberText(request ?? readMember(error, "response"), "method");
}
