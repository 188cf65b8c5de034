/** Errors as plain data for a log, with all details and without secrets. */

import { ErrorRecorder } from "./log/error-recorder.js";
import type { RequestLike } from "./response/request-like.js";
import { createRecord } from "./values/own-record.js";

/** The options of {@link toLog}. The context that `onError` gets is valid as options. */
export interface LogOptions {
  /** The request that failed: the record has its method and URL. */
  readonly request?: RequestLike | undefined;
  /** The id of the request. */
  readonly requestId?: string | undefined;
  /**
   * Further names whose values are redacted: names of headers, members and query parameters, and of
   * members of the record itself, except `name`, the name of a class. Letter case, hyphens and
   * underscores do not matter. If `detail`, `message`, `cause` or `errors` is one of them, a stack
   * has its frames alone, because its first line repeats them.
   */
  readonly redact?: readonly string[] | undefined;
  /** Whether the record has a stack. Default: true, if the error has one. */
  readonly stack?: boolean | undefined;
}

/** An error as plain data that JSON can hold. */
export interface LogRecord {
  /** The name of the error's class. */
  readonly name: string;
  /** The error's message on one line. A server error's message is what a client may see. */
  readonly message: string;
  /** The status, if the error has one. */
  readonly status?: number;
  /** The detail of this occurrence, private or not. */
  readonly detail?: string;
  /** The id of the request. */
  readonly requestId?: string;
  /** The request to this server. */
  readonly request?: { readonly method?: string; readonly url?: string };
  /** The headers that the error adds to the response. */
  readonly headers?: { readonly [name: string]: unknown };
  /** The upstream response that the error was read from, besides the error's own members. */
  readonly upstream?: {
    readonly method?: string;
    readonly url?: string;
    readonly requestId?: string;
    /** Seconds to wait before another try. */
    readonly retryAfter?: number;
    readonly rateLimit?: { readonly [name: string]: unknown };
  };
  /** The stack where the error was built. */
  readonly stack?: string;
  /** The cause of the error. */
  readonly cause?: unknown;
  /** Further members: problem details, and the error's own properties. */
  readonly [name: string]: unknown;
}

/**
 * Returns an error as plain data for a log: its name, status, message on one line, detail, headers,
 * stack and causes. It takes any value that was thrown, and never throws.
 *
 * It redacts the values of Authorization, Cookie, Set-Cookie and other names of secrets at any
 * depth: in members, pairs, `{ name, value }` and Node's `rawHeaders`, and in the headers, URLs,
 * forms and JSON that a text contains. It also redacts credentials in texts by their form. A secret
 * under a name that does not tell stays in the record.
 *
 * @example
 * ```ts
 * import { HTTPBadGateway } from "httpexc";
 * import { toLog } from "httpexc/log";
 *
 * const cause = Object.assign(new Error("refused"), { headers: { Authorization: "Bearer 1a2b" } });
 * const record = toLog(new HTTPBadGateway("db7 did not answer", { cause }), { requestId: "7" });
 * console.assert(record.status === 502 && record.detail === "db7 did not answer");
 * console.assert(!JSON.stringify(record).includes("1a2b"));
 * ```
 */
export function toLog(error: unknown, options: LogOptions = {}): LogRecord {
  try {
    const { request, requestId, redact, stack }: LogOptions = createRecord(options ?? {});
    const recorder = new ErrorRecorder(redact, stack);
    const record = recorder.recordThrown(error);
    const context = {
      ...(requestId === undefined
        ? {}
        : { requestId: recorder.redactMember("requestId", requestId) }),
      ...(request ? { request: recorder.recordRequest(request) } : {}),
    };
    return { ...record, ...context } as unknown as LogRecord;
  } catch {
    return { name: "Error", message: "(it cannot be shown)" };
  }
}
