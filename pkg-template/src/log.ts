/** Errors as plain data for a log, and for telemetry, with all details and without secrets. */

import { ErrorRecorder } from "./log/error-recorder.js";
import { createFingerprint, type FingerprintOptions } from "./log/fingerprint.js";
import {
  createOtelAttributes,
  type OtelAttributes,
  type OtelOptions,
} from "./log/otel-attributes.js";
import type { TelemetryKind } from "./log/telemetry-source.js";
import type { RequestLike } from "./response/request-like.js";
import { type OptionNames, warnOfMisspelling } from "./values/option-names.js";
import { createRecord } from "./values/own-record.js";

export type { FingerprintOptions } from "./log/fingerprint.js";
export type { OtelAttributes, OtelOptions } from "./log/otel-attributes.js";
export type { TelemetryKind } from "./log/telemetry-source.js";

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

const LOG_NAMES: OptionNames<LogOptions> = {
  request: true,
  requestId: true,
  redact: true,
  stack: true,
};

const FINGERPRINT_NAMES: OptionNames<FingerprintOptions> = {
  request: true,
  route: true,
  status: true,
  redact: true,
};

const OTEL_NAMES: OptionNames<OtelOptions> = { ...FINGERPRINT_NAMES, stack: true };

/** Members of the contexts of `onError` and `onResponse`, which are valid as options. */
const CONTEXT_NAMES = ["request", "requestId", "status", "isDeclared"];

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
  warnOfMisspelling(options, "toLog", LOG_NAMES, CONTEXT_NAMES);
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

/**
 * Returns texts that are the same for errors of one group, for an error tracker: the type URI of the
 * problem, or else its code, or else the class and the code of what was thrown first; the status of the
 * response; and the method and the route, if the request is known. In the route of a URL, `:id` is in the
 * place of each id. No text has a secret that `toLog` redacts, and none has a message. It never throws.
 *
 * @example
 * ```ts
 * import { HTTPConflict } from "httpexc";
 * import { fingerprint } from "httpexc/log";
 *
 * const request = new Request("https://api.example/users/ann@a.example/songs/7?page=2");
 * const error = new HTTPConflict("Ann has song 7 twice.", { code: "song_exists" });
 * const texts = fingerprint(error, { request });
 * console.assert(texts.join() === "song_exists,409,GET /users/:id/songs/:id");
 * ```
 */
export function fingerprint(error: unknown, options: FingerprintOptions = {}): string[] {
  warnOfMisspelling(options, "fingerprint", FINGERPRINT_NAMES, CONTEXT_NAMES);
  try {
    return createFingerprint(error, createRecord(options ?? {}));
  } catch {
    return ["(it cannot be shown)"];
  }
}

/**
 * Returns the attributes of an error by the semantic conventions of OpenTelemetry: the error's type, the
 * status, the request, and the exception with its stack. Secrets are redacted as in {@link toLog}. If there
 * is no `error.type`, the span is no failure: a 4xx of this server's, or a request that its caller aborted.
 * An HTTP error without a text of its own has the exception of its cause. It never throws.
 *
 * @param error - any value that was thrown
 * @param kind - `server` for an error that this server responds with, `client` for one of a request that
 *   it sent. Default: `server`
 * @param options - the request, the route, further names to redact, and whether there is a stack
 *
 * @example
 * ```ts
 * import { HTTPBadGateway } from "httpexc";
 * import { otelAttributes } from "httpexc/log";
 *
 * const request = new Request("https://api.example/songs/7?token=1a2b");
 * const error = new HTTPBadGateway("db7 did not answer");
 * const attributes = otelAttributes(error, "server", { request, route: "/songs/:id" });
 * console.assert(attributes["error.type"] === "502");
 * console.assert(attributes["exception.message"] === "db7 did not answer");
 * console.assert(attributes["url.query"] === "token=[redacted]");
 * ```
 */
export function otelAttributes(
  error: unknown,
  kind: TelemetryKind = "server",
  options: OtelOptions = {},
): OtelAttributes {
  warnOfMisspelling(options, "otelAttributes", OTEL_NAMES, CONTEXT_NAMES);
  try {
    return createOtelAttributes(error, kind, createRecord(options ?? {}));
  } catch {
    return { "exception.type": "Error", "exception.message": "(it cannot be shown)" };
  }
}
