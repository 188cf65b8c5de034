/** Errors as a log wants them: plain, whole, and without what a log must not have. */

import { type FieldError, isHTTPException } from "./index.js";
import { oneLine } from "./line.js";
import { cleanText, cleanUrl, Redaction } from "./redaction.js";
import type { RequestLike } from "./response.js";

/** What {@link toLog} can be told. A context of `onError` is such. */
export interface LogOptions {
  /** The request that failed: its method and URL get into the record. */
  readonly request?: RequestLike | undefined;
  /** The id of the request. */
  readonly requestId?: string | undefined;
  /**
   * Further names whose values are left out, of header fields, members and query parameters.
   * Letter case, hyphens and underscores do not matter.
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
  /** The request. */
  readonly request?: { readonly method?: string; readonly url?: string };
  /** The fields of the answer that the error brings. */
  readonly headers?: { readonly [name: string]: unknown };
  /** Where it was built. */
  readonly stack?: string;
  /** What caused it. */
  readonly cause?: unknown;
  /** What else it has: problem details, and properties of its own. */
  readonly [name: string]: unknown;
}

/** How many causes are followed from one to the next, and how many errors there are in all. */
const DEPTH = 8;
const ERRORS = 32;

/** What an error of this package has beside its status, by the name of its member. */
const MEMBERS = ["code", "type", "instance", "comment", "extensions", "help"] as const;

/** What every error has, and what is said under another name. */
const TAKEN = new Set(["name", "message", "stack", "cause", "errors", "toJSON"]);

/** Gives a member of a value, or nothing where it resists. */
function read(value: object, name: PropertyKey): unknown {
  try {
    return (value as { readonly [name: PropertyKey]: unknown })[name];
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "(it cannot be shown)";
  }
}

/** Builds one record: errors by {@link error}, and anything else that was thrown. */
class Recorder {
  readonly #redaction: Redaction;
  readonly #hasStack: boolean;
  /** The errors that this one caused, which are not told twice. */
  readonly #above: object[] = [];
  #left = ERRORS;

  constructor({ redact, stack }: LogOptions) {
    this.#redaction = new Redaction(redact);
    this.#hasStack = stack ?? true;
  }

  /** Gives what was thrown as data. */
  thrown(value: unknown): { [name: string]: unknown } {
    if (this.#isError(value)) return this.#error(value);
    if (typeof value === "object" && value !== null) {
      const message = "An object was thrown";
      return { name: "object", message, value: this.#redaction.clean(value) };
    }
    const name = value === null ? "null" : typeof value;
    return { name, message: cleanText(oneLine(textOf(value))) };
  }

  #isError(value: unknown): value is object {
    try {
      return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
    } catch {
      return false;
    }
  }

  #error(error: object): { [name: string]: unknown } {
    const record: { [name: string]: unknown } = {
      name: oneLine(textOf(read(error, "name") ?? "Error")),
      message: cleanText(oneLine(textOf(read(error, "message") ?? ""))),
    };
    const put = (name: string, value: unknown): void => {
      if (value === undefined || Object.hasOwn(record, name)) return;
      Object.defineProperty(record, name, {
        configurable: true,
        enumerable: true,
        writable: true,
        value,
      });
    };
    const isOurs = isHTTPException(error);
    put("status", this.#redaction.clean(read(error, "status")));
    if (isOurs) {
      put("detail", this.#redaction.clean(read(error, "detail")));
      for (const name of MEMBERS) put(name, this.#redaction.member(name, read(error, name)));
      put("headers", this.#headers(error));
    }
    for (const name of this.#names(error)) {
      if (!TAKEN.has(name)) put(name, this.#redaction.member(name, read(error, name)));
    }
    const stack = this.#hasStack ? read(error, "stack") : undefined;
    // One line is no stack, but stands for one that was not recorded.
    if (typeof stack === "string" && stack.includes("\n")) put("stack", cleanText(stack));
    this.#causes(error, put);
    return record;
  }

  /** Follows the cause of an error, and the errors or those of fields that it gathers. */
  #causes(error: object, put: (name: string, value: unknown) => void): void {
    this.#above.push(error);
    const follow = (value: unknown): unknown => {
      if (this.#above.includes(value as object)) return "(it is told above)";
      const isMore = this.#above.length > DEPTH || --this.#left < 0;
      return isMore ? "(there are more)" : this.thrown(value);
    };
    const cause = read(error, "cause");
    if (cause !== undefined) put("cause", follow(cause));
    const gathered = read(error, "errors");
    if (Array.isArray(gathered)) {
      const told = (one: unknown) => (this.#isError(one) ? follow(one) : this.#field(one));
      put("errors", gathered.slice(0, ERRORS).map(told));
    } else put("errors", this.#redaction.clean(gathered));
    this.#above.pop();
  }

  #names(error: object): string[] {
    try {
      return Object.keys(error);
    } catch {
      return [];
    }
  }

  /** Gives what is wrong with a field. Of a secret one the message may repeat what was sent. */
  #field(error: unknown): unknown {
    const path = read(Object(error), "path");
    const steps = typeof path === "string" ? path.split("/") : path;
    const isSecret =
      Array.isArray(steps) && steps.some((step) => this.#redaction.hides(textOf(step)));
    const cleaned = this.#redaction.clean(error);
    if (!isSecret) return cleaned;
    const { message, ...rest } = cleaned as Partial<FieldError>;
    return rest;
  }

  #headers(error: object): unknown {
    try {
      const fields = (error as { toHeaders(): [string, string][] }).toHeaders();
      if (fields.length === 0) return undefined;
      return this.#redaction.clean(Object.fromEntries(fields));
    } catch {
      return undefined;
    }
  }

  /** Gives a request as a log names it. */
  request(request: RequestLike): object {
    const { method, url } = request;
    return { method, url: typeof url === "string" ? cleanUrl(url, this.#redaction) : undefined };
  }
}

/**
 * Gives an error as plain data for a log: its name, status, message on one line, detail, fields,
 * stack and causes. The values of Authorization, Cookie, Set-Cookie and what else is known to be
 * secret by its name are left out, at any depth, as are the credentials in texts that look like a
 * header or a URL. It takes anything that was thrown, and never throws.
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
    const { request, requestId } = options;
    const recorder = new Recorder(options);
    const record = recorder.thrown(error);
    const about = {
      ...(requestId === undefined ? {} : { requestId }),
      ...(request ? { request: recorder.request(request) } : {}),
    };
    return { ...record, ...about } as unknown as LogRecord;
  } catch {
    return { name: "Error", message: "(it cannot be shown)" };
  }
}
