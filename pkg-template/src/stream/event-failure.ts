/**
 * Events that say that a stream failed: those of `eventStream`, and those of the APIs of OpenAI and
 * Anthropic, whose responses have the status 200 when a stream fails in the middle.
 */

import { findApiError, findFailureStatus } from "../client/api-failure.js";
import { readOwn } from "../values/own-record.js";
import type { ServerSentEvent } from "./server-sent-event.js";

/** What the response would have been, if the failure had come before it. */
export interface EventFailure {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * The members that the APIs write beside the error, in an event without a name: those of a chunk, and of an
 * error. Data with another member is an application's, whose `error` may be that of a row or a task.
 */
const API_MEMBERS: ReadonlySet<string> = new Set([
  "choices",
  "code",
  "created",
  "error",
  "id",
  "message",
  "model",
  "object",
  "param",
  "provider",
  "request_id",
  "response",
  "sequence_number",
  "service_tier",
  "status",
  "system_fingerprint",
  "type",
  "usage",
  "user_id",
]);

function parseObject(data: string): object | undefined {
  if (!/^\s*\{/.test(data)) return undefined;
  try {
    return JSON.parse(data) as object;
  } catch {
    return undefined;
  }
}

/** Whether an object is a problem as `eventStream` sends it: it has the status of an error and a title. */
function isProblem(members: object | undefined): members is object {
  const status = readOwn(members, "status");
  const isError =
    Number.isInteger(status) && (status as number) >= 400 && (status as number) <= 599;
  return isError && typeof readOwn(members, "title") === "string";
}

const toProblemFailure = (members: object, body: string): EventFailure => ({
  status: findFailureStatus(members),
  contentType: "application/problem+json",
  body,
});

/**
 * Returns the failure that an event tells, or undefined if it tells none.
 *
 * @param apiErrors - whether failures as APIs tell them count, and any other event named `error`
 */
export function findEventFailure(
  { event = "message", data }: ServerSentEvent,
  apiErrors: boolean,
): EventFailure | undefined {
  const isError = event === "error";
  if (!apiErrors) {
    const problem = isError ? parseObject(data) : undefined;
    return isProblem(problem) ? toProblemFailure(problem, data) : undefined;
  }
  const mayBeError = isError || event === "response.failed" || event === "message";
  // Most data of a stream is no error, and is not parsed.
  if (!mayBeError || (!isError && !data.includes('"error"'))) return undefined;
  const members = parseObject(data);
  const isOfApi = isError || Object.keys(members ?? {}).every((name) => API_MEMBERS.has(name));
  const error = members && isOfApi ? findApiError(members, isError) : undefined;
  if (error) {
    const body = error === members ? data : JSON.stringify({ ...members, error });
    return { status: findFailureStatus(error), contentType: "application/json", body };
  }
  if (!isError) return undefined;
  if (members) return toProblemFailure(members, data);
  return { status: 500, contentType: "text/plain; charset=utf-8", body: data };
}
