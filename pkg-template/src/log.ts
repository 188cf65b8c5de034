/** Errors as a log wants them: plain, whole, and without what a log must not have. */

import { ErrorRecorder } from "./log/error-recorder.js";
import type { RequestLike } from "./response/request-like.js";

/** What {@link toLog} can be told. A context of `onError` is such. */
export interface LogOptions {
  /** The request that failed: its method and URL get into the record. */
  readonly request?: RequestLike | undefined;
  /** The id of the request. */
  readonly requestId?: string | undefined;
  /**
   * Further names whose values are left out, of header fields, members and query parameters, and of
   * the record itself, but for the name of a class. Letter case, hyphens and underscores do not
   * matter. Of a stack only the frames are left where `detail`, `message`, `cause` or `errors` is one
   * of them, as its first line repeats them.
   */
  readonly redact?: readonly string[] | undefined;
  /** Whether there is a stack. Default: yes, where one was recorded. */
  readonly stack?: boolean | undefined;
}

/** An error as plain data, which JSON can hold. */
export interface LogRecord {
  /** The name of its class. */
  readonly name: string;
  /** What it says, on one line. Of an error of the server's it is what a client may see. */
  readonly message: string;
  /** The status, where it has one. */
  readonly status?: number;
  /** What happened, private or not. */
  readonly detail?: string;
  /** The id of the request. */
  readonly requestId?: string;
  /** The request that this server was asked. */
  readonly request?: { readonly method?: string; readonly url?: string };
  /** The fields of the answer that the error brings. */
  readonly headers?: { readonly [name: string]: unknown };
  /** What another server's answer tells beside the error that was read from it. */
  readonly upstream?: {
    readonly method?: string;
    readonly url?: string;
    readonly requestId?: string;
    /** Seconds to wait before another try. */
    readonly retryAfter?: number;
    readonly rateLimit?: { readonly [name: string]: unknown };
  };
  /** Where it was built. */
  readonly stack?: string;
  /** What caused it. */
  readonly cause?: unknown;
  /** What else it has: problem details, and properties of its own. */
  readonly [name: string]: unknown;
}

/**
 * Gives an error as plain data for a log: its name, status, message on one line, detail, fields,
 * stack and causes. The values of Authorization, Cookie, Set-Cookie and what else is known to be
 * secret by its name are left out, at any depth: of members, pairs, `{ name, value }` and the
 * `rawHeaders` of Node, and of the header fields, URLs, forms and JSON that a text holds; as are
 * credentials in a text by their form. What an error calls by no such name, it says. It takes anything
 * that was thrown, and never throws.
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
    const given = options ?? {};
    const { request, requestId } = given;
    const recorder = new ErrorRecorder(given);
    const record = recorder.thrown(error);
    const about = {
      ...(requestId === undefined ? {} : { requestId: recorder.beside("requestId", requestId) }),
      ...(request ? { request: recorder.request(request) } : {}),
    };
    return { ...record, ...about } as unknown as LogRecord;
  } catch {
    return { name: "Error", message: "(it cannot be shown)" };
  }
}
