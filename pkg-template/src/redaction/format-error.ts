/** Errors as text for a console: stack, properties and causes, without secrets. */

import { findRootCause } from "../values/cause-chain.js";
import { readMember } from "../values/safe-read.js";
import { explainThrownClass } from "../values/thrown-class.js";
import { isAnyResponse } from "./message-members.js";
import { usePrintedFrames } from "./printed-frames.js";
import { ValueRedactor } from "./redact-value.js";

/** The longest chain of causes that is followed, and the most errors of an `AggregateError`. */
const MAX_SHOWN_CAUSES = 8;
const MAX_SHOWN_ERRORS = 10;

/** What a terminal would obey. The ends of lines stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
const TERMINAL_CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/g;

/** The properties that the text shows in a form of its own, or that say nothing. */
const SHOWN_PROPERTIES = new Set(["name", "message", "stack", "cause", "errors"]);

function formatUnknown(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "(it cannot be shown)";
  }
}

/** Whether a value is an error, of any realm. */
function isErrorValue(value: unknown): value is object {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    return false;
  }
}

const indent = (text: string): string => text.replaceAll("\n", "\n  ");

/** Formats one error. */
class ErrorFormatter {
  readonly #redactor = new ValueRedactor();
  /** The errors that are shown already: a chain of causes may be a circle. */
  readonly #shownErrors = new Set<unknown>();

  format(value: unknown): string {
    if (isErrorValue(value)) return this.#formatError(value);
    if (typeof value === "string") return this.#redactor.redactText(value);
    if (typeof value !== "object" || value === null) {
      return explainThrownClass(value) ?? formatUnknown(value);
    }
    const data = this.#formatData(value);
    return isAnyResponse(value) ? `Response ${data}` : data;
  }

  #formatError(error: object): string {
    if (this.#shownErrors.has(error)) return "(it is shown above)";
    this.#shownErrors.add(error);
    const lines = [this.#formatStack(error)];
    const properties = this.#readProperties(error);
    if (Object.keys(properties).length > 0) lines.push(this.#formatData(properties));
    const cause = readMember(error, "cause");
    if (this.#shownErrors.size > MAX_SHOWN_CAUSES) {
      if (cause !== undefined) lines.push(this.#formatRoot(cause));
      return lines.join("\n  ");
    }
    if (cause !== undefined) lines.push(`[cause]: ${indent(this.format(cause))}`);
    const errors = readMember(error, "errors");
    if (Array.isArray(errors)) {
      for (const entry of errors.slice(0, MAX_SHOWN_ERRORS)) {
        lines.push(`[errors]: ${indent(this.#formatEntry(entry))}`);
      }
    }
    return lines.join("\n  ");
  }

  /** Returns the last cause of a chain that is too long, and how many causes before it are left out. */
  #formatRoot(cause: unknown): string {
    if (this.#shownErrors.has(cause)) return "[cause]: (it is shown above)";
    const { root, omittedCount } = findRootCause(cause, this.#shownErrors);
    this.#shownErrors.delete(root);
    const omitted = omittedCount === 0 ? "" : `(${omittedCount} causes are left out) `;
    return `[cause]: ${omitted}${indent(this.format(root))}`;
  }

  /** Returns the stack. Some engines leave the name and the message out of it. */
  #formatStack(error: object): string {
    const stack = readMember(error, "stack");
    const name = formatUnknown(readMember(error, "name") ?? "Error");
    const detail = readMember(error, "detail") ?? readMember(error, "message") ?? "";
    const hideMessages = (text: string) => this.#redactor.redactFieldMessages(text, error);
    const headline = this.#redactor.redactToOneLine(
      hideMessages(`${name}: ${formatUnknown(detail)}`),
    );
    if (typeof stack !== "string" || stack === "") return headline;
    const hasHeadline = stack.startsWith(name) || !/^\s*at |^[^\s@]*@\S/.test(stack);
    const printed = usePrintedFrames(error, stack);
    const redacted = this.#redactor.redactStack(hideMessages(printed), error);
    return hasHeadline ? redacted : `${headline}\n${redacted}`;
  }

  /** Returns an entry of a list of errors. A field error of a secret field has no message. */
  #formatEntry(entry: unknown): string {
    const path = isErrorValue(entry) ? undefined : readMember(entry, "path");
    if (!this.#redactor.isPathToSecret(path)) return this.format(entry);
    return this.#formatData({ path, code: readMember(entry, "code") });
  }

  #readProperties(error: object): object {
    const properties: { [name: string]: unknown } = Object.create(null);
    try {
      for (const name of Object.keys(error)) {
        if (!SHOWN_PROPERTIES.has(name)) properties[name] = readMember(error, name);
      }
    } catch {
      // A proxy whose keys cannot be read.
    }
    return properties;
  }

  #formatData(value: object): string {
    try {
      return JSON.stringify(this.#redactor.redactValue(value)) ?? "";
    } catch {
      return "(it cannot be shown)";
    }
  }
}

/** Returns anything that was thrown as text for a console, without secrets. It never throws. */
export function formatErrorForLog(value: unknown): string {
  try {
    return new ErrorFormatter().format(value).replaceAll(TERMINAL_CONTROLS, " ");
  } catch {
    return "(an error that cannot be shown)";
  }
}
