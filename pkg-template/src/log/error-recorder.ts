/** Builds the records of a log. */

import { isHTTPException } from "../index.js";
import { REDACTED, readProperty, ValueRedactor } from "../redaction/redact-value.js";
import type { RequestLike } from "../response/request-like.js";
import { oneLine } from "../values/one-line.js";

/** What a recorder leaves out. */
export interface RecorderOptions {
  readonly redact?: readonly string[] | undefined;
  readonly stack?: boolean | undefined;
}

/** How many causes are followed from one to the next, and how many errors there are in all. */
const DEPTH = 8;
const ERRORS = 32;

/** What an error of this package has beside its status, by the name of its member. */
const MEMBERS = ["detail", "code", "type", "instance", "comment", "extensions", "help"] as const;

/** What every error has, and what is said under another name. */
const TAKEN = new Set(["name", "message", "stack", "cause", "errors", "toJSON"]);

/** What the first line of a stack may repeat, and what a message may. */
const IN_STACK = ["detail", "message", "cause", "errors"];
const IN_MESSAGE = ["detail", "comment"];

/** A frame of a stack, in V8's form and in that of others. */
const FRAME = /^\s+at \S.*$|^[^\s@]*@\S*:\d+(?::\d+)?$/;

function toText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "(it cannot be shown)";
  }
}

/** Gives the members that are there. */
function omitUndefined(members: { readonly [name: string]: unknown }): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Builds one record: errors by {@link error}, and anything else that was thrown. */
export class ErrorRecorder {
  readonly #redaction: ValueRedactor;
  readonly #hasStack: boolean;
  /** The errors that this one caused, which are not told twice. */
  readonly #above: object[] = [];
  #left = ERRORS;

  constructor({ redact, stack }: RecorderOptions) {
    this.#redaction = new ValueRedactor(redact);
    this.#hasStack = stack ?? true;
  }

  /** Gives what was thrown as data. */
  thrown(value: unknown): { [name: string]: unknown } {
    if (this.#isError(value)) return this.#error(value);
    if (typeof value === "object" && value !== null) {
      const message = "An object was thrown";
      return { name: "object", message, value: this.#redaction.member("value", value) };
    }
    const name = value === null ? "null" : typeof value;
    return { name, message: this.#redaction.member("message", oneLine(toText(value))) };
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
      name: this.#redaction.text(oneLine(toText(readProperty(error, "name") ?? "Error"))),
      message: this.#message(error),
    };
    const put = (name: string, give: () => unknown): void => {
      if (Object.hasOwn(record, name)) return;
      const given = give();
      if (given === undefined) return;
      const value = this.#redaction.isChosen(name) ? REDACTED : given;
      const shared = { configurable: true, enumerable: true, writable: true };
      Object.defineProperty(record, name, { ...shared, value });
    };
    const member = (name: string) =>
      put(name, () => this.#redaction.member(name, readProperty(error, name)));
    member("status");
    if (isHTTPException(error)) {
      const detail = readProperty(error, "detail");
      if (detail && this.#secrets(error).includes(detail)) put("detail", () => REDACTED);
      for (const name of MEMBERS) member(name);
      put("headers", () => this.#headers(error));
      put("upstream", () => this.#upstream(error));
    }
    for (const name of this.#names(error)) if (!TAKEN.has(name)) member(name);
    if (this.#hasStack) put("stack", () => this.#stack(error));
    this.#causes(error, put);
    return record;
  }

  /** Gives what an error says, without what it repeats of what is left out. */
  #message(error: object): unknown {
    const text = oneLine(toText(readProperty(error, "message") ?? ""));
    const chosen = IN_MESSAGE.filter((name) => this.#redaction.isChosen(name));
    const repeated = [...chosen.map((name) => readProperty(error, name)), ...this.#secrets(error)]
      .filter((value) => typeof value === "string" && value !== "")
      .map((value) => oneLine(value as string));
    const left = repeated.reduce((message, value) => message.replaceAll(value, REDACTED), text);
    return this.#redaction.member("message", left);
  }

  /** Gives what is said of secret fields. It may repeat what was sent, and be the detail, too. */
  #secrets(error: object): unknown[] {
    const fields = readProperty(error, "errors");
    if (!Array.isArray(fields)) return [];
    return fields
      .slice(0, ERRORS)
      .filter((one) => this.#redaction.namesSecret(readProperty(Object(one), "path")))
      .map((one) => readProperty(Object(one), "message"));
  }

  #stack(error: object): unknown {
    const stack = readProperty(error, "stack");
    // One line is no stack, but stands for one that was not recorded.
    if (typeof stack !== "string" || !stack.includes("\n")) return undefined;
    const isRepeated = IN_STACK.some((name) => this.#redaction.isChosen(name));
    if (!isRepeated && this.#secrets(error).length === 0) return this.#redaction.text(stack);
    const message = toText(readProperty(error, "message") ?? "");
    const rest = message === "" ? stack : stack.replaceAll(message, "");
    const frames = rest.split("\n").filter((line) => FRAME.test(line));
    return this.#redaction.text(frames.join("\n"));
  }

  /** Follows the cause of an error, and the errors or those of fields that it gathers. */
  #causes(error: object, put: (name: string, give: () => unknown) => void): void {
    this.#above.push(error);
    const follow = (value: unknown): unknown => {
      if (this.#above.includes(value as object)) return "(it is told above)";
      const isMore = this.#above.length > DEPTH || --this.#left < 0;
      return isMore ? "(there are more)" : this.thrown(value);
    };
    const cause = readProperty(error, "cause");
    put("cause", () => (cause === undefined ? undefined : follow(cause)));
    const told = (one: unknown) => (this.#isError(one) ? follow(one) : this.#field(one));
    const gathered = readProperty(error, "errors");
    put("errors", () =>
      Array.isArray(gathered)
        ? gathered.slice(0, ERRORS).map(told)
        : this.#redaction.member("errors", gathered),
    );
    this.#above.pop();
  }

  #names(error: object): string[] {
    try {
      return Object.keys(error);
    } catch {
      return [];
    }
  }

  /** Gives what is wrong with a field. Of a secret one all else may repeat what was sent. */
  #field(error: unknown): unknown {
    const cleaned = this.#redaction.clean(error);
    if (!this.#redaction.namesSecret(readProperty(Object(error), "path"))) return cleaned;
    const { path, in: part, code } = cleaned as { readonly [name: string]: unknown };
    return omitUndefined({ path, in: part, code });
  }

  /** Gives what another server's answer tells, where the error was read from one. */
  #upstream(error: object): unknown {
    if (readProperty(error, "report") === undefined) return undefined;
    const response = Object(readProperty(error, "response"));
    const [method, url] = [
      readProperty(response, "method"),
      readProperty(response, "url") || undefined,
    ];
    const known = ["requestId", "retryAfter", "rateLimit"].map((name) => [
      name,
      readProperty(error, name),
    ]);
    const told = omitUndefined({ method, url, ...Object.fromEntries(known) });
    return Object.keys(told).length === 0 ? undefined : this.#redaction.member("upstream", told);
  }

  #headers(error: object): unknown {
    try {
      const fields = (error as { toHeaders(): [string, string][] }).toHeaders();
      if (fields.length === 0) return undefined;
      return this.#redaction.member("headers", Object.fromEntries(fields));
    } catch {
      return undefined;
    }
  }

  /** Gives what the log is told beside an error. */
  beside(name: string, value: unknown): unknown {
    return this.#redaction.member(name, value);
  }

  /** Gives a request as a log names it. */
  request(request: RequestLike): unknown {
    if (this.#redaction.isChosen("request")) return REDACTED;
    const { method, url } = request;
    const text = (name: string, value: unknown) =>
      typeof value === "string" ? this.beside(name, value) : undefined;
    return { method: text("method", method), url: text("url", url) };
  }
}
