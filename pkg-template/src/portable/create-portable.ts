/** Makes an error plain data: the public problem and its header fields, and nothing else of it. */

import { type HTTPException, HTTPInternalServerError, isHTTPException } from "../index.js";
import type { ProblemDetails } from "../model/problem-details.js";
import { CONNECTION_HEADERS } from "../response/merge-headers.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { copyAsJson, PORTABLE_TAG, type PortableError } from "./portable-form.js";

/**
 * Headers that change the state of one client: its cookies (RFC 6265, 4.1), its sessions and logins, what
 * it has stored, and the end of its authentication (RFC 9110, 11.6.3).
 */
const CLIENT_HEADER =
  /^(set-cookie2?|set-login|sec-session-.*|clear-site-data|authentication-control|(proxy-)?authentication-info)$/;

/** Whether a value is the status of a response that an error can have. */
export function isSentStatus(status: unknown): status is number {
  return Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599;
}

/** Creates the problem of an error whose own one cannot be read. It has nothing of the error's texts. */
function createBareProblem(error: HTTPException): ProblemDetails {
  const status = readMember(error, "status");
  const isBare = isSentStatus(status) && status < 500;
  return {
    type: "about:blank",
    title: isBare ? (readSafely(() => error.statusText) ?? "Error") : "Internal Server Error",
    status: isBare ? status : 500,
  };
}

function readProblem(error: HTTPException): ProblemDetails {
  // A subclass may override the method, and hide something by that.
  const problem = readSafely(() => copyAsJson(error.toJSON()) as ProblemDetails);
  return isSentStatus(readMember(problem, "status"))
    ? (problem as ProblemDetails)
    : createBareProblem(error);
}

/**
 * Whether a header is for one client or for one connection. Portable errors are put into pages, caches and
 * logs, where others read them. 426 requires the `Upgrade` of its error (RFC 9110, 15.5.22).
 */
export function isForOneReceiver(name: string, status: number): boolean {
  if (name === "upgrade") return status !== 426;
  return CLIENT_HEADER.test(name) || CONNECTION_HEADERS.includes(name);
}

function readHeaders(error: HTTPException): [name: string, value: string][] {
  const headers = readSafely(() => [...error.toHeaders()]) ?? [];
  const { status } = error;
  return headers
    .map(([name, value]): [string, string] => [`${name}`.toLowerCase(), `${value}`])
    .filter(([name]) => !isForOneReceiver(name, status));
}

/** Returns an error of this package for anything that was thrown. Another value is a 500 without details. */
export function toException(error: unknown): HTTPException {
  return isHTTPException(error) ? error : new HTTPInternalServerError({ stack: false });
}

/** Returns an error as plain data. It never throws. */
export function createPortable(error: HTTPException): PortableError {
  const problem = readProblem(error);
  return { tag: PORTABLE_TAG, problem, headers: readSafely(() => readHeaders(error)) ?? [] };
}
