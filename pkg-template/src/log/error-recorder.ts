/** Builds the records of a log. */

import { isHTTPException } from "../index.js";
import { isAnyResponse } from "../redaction/message-members.js";
import { REDACTED, ValueRedactor } from "../redaction/redact-value.js";
import type { RequestLike } from "../response/request-like.js";
import { findRootCause } from "../values/cause-chain.js";
import { defineProperty } from "../values/define-property.js";
import { toOneLine } from "../values/one-line.js";
import { readMember } from "../values/safe-read.js";

/** The longest chain of causes that is followed. */
const MAX_CAUSE_DEPTH = 8;

/** The most errors of a record, and the most entries of one list of errors. */
const MAX_ERRORS = 32;

/** The members of an error of this package that a record has, besides its status. */
const EXCEPTION_MEMBERS = [
  "detail",
  "code",
  "type",
  "instance",
  "comment",
  "extensions",
  "help",
] as const;

/** The properties that every error may have, and that a record has in a form of its own. */
const COMMON_PROPERTIES = new Set(["name", "message", "stack", "cause", "errors", "toJSON"]);

/** The members that the first line of a stack may repeat, and those that a message may. */
const MEMBERS_IN_STACK = ["detail", "message", "cause", "errors"];
const MEMBERS_IN_MESSAGE = ["detail", "comment"];

/** A frame of a stack, in the form of V8 and in that of other engines. */
const STACK_FRAME = /^\s+at \S.*$|^[^\s@]*@\S*:\d+(?::\d+)?$/;

type MutableRecord = { [name: string]: unknown };

/** Adds a member to a record, unless the record has it or its value is undefined. */
type AddMember = (name: string, readValue: () => unknown) => void;

function formatValue(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "(it cannot be shown)";
  }
}

function omitUndefined(members: { readonly [name: string]: unknown }): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function isErrorObject(value: unknown): value is object {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    return false;
  }
}

function readKeys(error: object): string[] {
  try {
    return Object.keys(error);
  } catch {
    return [];
  }
}

/** Builds one record. */
export class ErrorRecorder {
  readonly #redactor: ValueRedactor;
  readonly #includesStack: boolean;
  /** The errors that have the current one as a cause, from the outside in. */
  readonly #ancestors: object[] = [];
  #errorsLeft = MAX_ERRORS;

  /**
   * @param redact - further names whose values are redacted
   * @param includesStack - whether the record has stacks. Default: true
   */
  constructor(redact: readonly string[] | undefined, includesStack: boolean | undefined) {
    this.#redactor = new ValueRedactor(redact);
    this.#includesStack = includesStack ?? true;
  }

  /** Returns any value that was thrown as data. */
  recordThrown(value: unknown): MutableRecord {
    if (isErrorObject(value)) return this.#recordError(value);
    if (typeof value === "object" && value !== null) {
      const message = isAnyResponse(value) ? "A Response was thrown" : "An object was thrown";
      return { name: "object", message, value: this.redactMember("value", value) };
    }
    const name = value === null ? "null" : typeof value;
    return { name, message: this.#redactLine("message", formatValue(value)) };
  }

  /** Returns the method and the URL of a request. */
  recordRequest(request: RequestLike): unknown {
    if (this.#redactor.isChosen("request")) return REDACTED;
    const { method, url } = request;
    const redactText = (name: string, value: unknown) =>
      typeof value === "string" ? this.redactMember(name, value) : undefined;
    return { method: redactText("method", method), url: redactText("url", url) };
  }

  /** Returns the value of a member without secrets. */
  redactMember(name: string, value: unknown): unknown {
    return this.#redactor.redactMember(name, value);
  }

  /** Returns a text on one line. It is redacted first, as the ends of lines show what a header is. */
  #redactLine(name: string, text: string): unknown {
    return this.#redactor.isChosen(name) ? REDACTED : this.#redactor.redactToOneLine(text);
  }

  #recordError(error: object): MutableRecord {
    const record: MutableRecord = {
      name: this.#redactor.redactToOneLine(formatValue(readMember(error, "name") ?? "Error")),
      message: this.#recordMessage(error),
    };
    const add: AddMember = (name, readValue) => {
      if (Object.hasOwn(record, name)) return;
      const value = readValue();
      if (value === undefined) return;
      // Defined rather than assigned, as the name may be `__proto__`.
      defineProperty(record, name, {
        configurable: true,
        enumerable: true,
        writable: true,
        value: this.#redactor.isChosen(name) ? REDACTED : value,
      });
    };
    const addRedacted = (name: string) =>
      add(name, () => this.redactMember(name, readMember(error, name)));
    addRedacted("status");
    if (isHTTPException(error)) {
      const detail = readMember(error, "detail");
      if (detail && this.#redactor.findFieldMessages(error).includes(detail as string))
        add("detail", () => REDACTED);
      for (const name of EXCEPTION_MEMBERS) addRedacted(name);
      add("headers", () => this.#recordHeaders(error));
      add("upstream", () => this.#recordUpstream(error));
    }
    for (const name of readKeys(error)) if (!COMMON_PROPERTIES.has(name)) addRedacted(name);
    if (this.#includesStack) add("stack", () => this.#recordStack(error));
    this.#addCauses(error, add);
    return record;
  }

  /** Returns the message of an error, without the redacted members that it repeats. */
  #recordMessage(error: object): unknown {
    const message = formatValue(readMember(error, "message") ?? "");
    const chosenNames = MEMBERS_IN_MESSAGE.filter((name) => this.#redactor.isChosen(name));
    const secrets = [
      ...chosenNames.map((name) => readMember(error, name)),
      ...this.#redactor.findFieldMessages(error),
    ]
      .filter((value) => typeof value === "string")
      .filter((value) => value !== "");
    // The message may have the secret on one line, and so may the text that it is made from.
    const redacted = secrets
      .flatMap((secret) => [secret, toOneLine(secret)])
      .reduce((text, secret) => text.replaceAll(secret, REDACTED), message);
    return this.#redactLine("message", redacted);
  }

  #recordStack(error: object): unknown {
    const stack = readMember(error, "stack");
    // A stack of one line was not recorded.
    if (typeof stack !== "string" || !stack.includes("\n")) return undefined;
    const repeatsChosen = MEMBERS_IN_STACK.some((name) => this.#redactor.isChosen(name));
    if (!repeatsChosen && this.#redactor.findFieldMessages(error).length === 0) {
      return this.#redactor.redactStack(stack, error);
    }
    const message = formatValue(readMember(error, "message") ?? "");
    const withoutMessage = message === "" ? stack : stack.replaceAll(message, "");
    const frames = withoutMessage.split("\n").filter((line) => STACK_FRAME.test(line));
    return this.#redactor.redactText(frames.join("\n"));
  }

  /** Adds the cause of an error, and its list of errors or field errors. */
  #addCauses(error: object, add: AddMember): void {
    this.#ancestors.push(error);
    const follow = (value: unknown): unknown => {
      if (this.#ancestors.includes(value as object)) return "(shown above)";
      const isTooMuch = this.#ancestors.length > MAX_CAUSE_DEPTH || --this.#errorsLeft < 0;
      return isTooMuch ? "(there are more)" : this.recordThrown(value);
    };
    const cause = readMember(error, "cause");
    const isChainTooLong = this.#ancestors.length > MAX_CAUSE_DEPTH;
    const recordCause = isChainTooLong ? this.#recordRoot.bind(this) : follow;
    add("cause", () => (cause === undefined ? undefined : recordCause(cause)));
    const recordEntry = (entry: unknown) =>
      isErrorObject(entry) ? follow(entry) : this.#recordFieldError(entry);
    const errors = readMember(error, "errors");
    add("errors", () =>
      Array.isArray(errors)
        ? errors.slice(0, MAX_ERRORS).map(recordEntry)
        : this.redactMember("errors", errors),
    );
    this.#ancestors.pop();
  }

  /** Returns the last cause of a chain that is too long, and how many causes before it are left out. */
  #recordRoot(cause: unknown): unknown {
    const seen = new Set<unknown>(this.#ancestors);
    if (seen.has(cause)) return "(shown above)";
    if (--this.#errorsLeft < 0) return "(there are more)";
    const { root, omittedCount } = findRootCause(cause, seen);
    const { length } = this.#ancestors;
    this.#ancestors.push(...([...seen].slice(length) as object[]));
    const record = this.recordThrown(root);
    this.#ancestors.length = length;
    return omittedCount === 0 ? record : { omittedCauses: omittedCount, ...record };
  }

  /**
   * Returns a field error. If its path is the name of a secret, only path, part and code remain.
   */
  #recordFieldError(fieldError: unknown): unknown {
    const redacted = this.#redactor.redactValue(fieldError);
    if (!this.#redactor.isPathToSecret(readMember(fieldError, "path"))) return redacted;
    const { path, in: part, code } = redacted as { readonly [name: string]: unknown };
    return omitUndefined({ path, in: part, code });
  }

  /** Returns the upstream response that an error was read from, if it was. */
  #recordUpstream(error: object): unknown {
    if (readMember(error, "report") === undefined) return undefined;
    const response = readMember(error, "response");
    const upstream = omitUndefined({
      method: readMember(response, "method"),
      url: readMember(response, "url") || undefined,
      requestId: readMember(error, "requestId"),
      retryAfter: readMember(error, "retryAfter"),
      rateLimit: readMember(error, "rateLimit"),
    });
    const isEmpty = Object.keys(upstream).length === 0;
    return isEmpty ? undefined : this.redactMember("upstream", upstream);
  }

  #recordHeaders(error: object): unknown {
    try {
      const headers = (error as { toHeaders(): [string, string][] }).toHeaders();
      if (headers.length === 0) return undefined;
      return this.redactMember("headers", Object.fromEntries(headers));
    } catch {
      return undefined;
    }
  }
}
