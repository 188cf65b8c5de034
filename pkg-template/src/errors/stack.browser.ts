/**
 * Stacks of errors in browsers. A page builds few errors, so a stack is recorded by the platform and
 * removed again if the error has none. The other twin spares servers the time that takes.
 */

import { defineProperty } from "../values/define-property.js";

interface StackSettings {
  captureStackTrace?(target: object, above?: unknown): void;
}

/** The first line of a stack without the name, or a function that returns it at the first read. */
export type Headline = string | (() => string);

/** The limit of stacks is left as it is. */
export function prepareStack(_isMessage: boolean): undefined {
  return undefined;
}

/** The limit was left as it is. */
export function restoreStacks(_recording: undefined): void {}

/** Bun has the other twin. */
export function defineBunInspection(_prototype: Error): void {}

/** Returns the frames of a stack, in the form of V8 or in that of Firefox and Safari. */
function selectFrames(stack: unknown): string {
  if (typeof stack !== "string") return "";
  const start = stack.search(/\n {4}at /);
  if (start >= 0) return stack.slice(start);
  return stack.includes("@") ? `\n${stack}` : "";
}

/**
 * Defines the stack of an error: its headline, and the frames from the caller of a function on.
 *
 * @param headline - the first line, or undefined if that is the message
 * @param above - the function; without it, the stack is the headline alone
 */
export function defineStack(
  error: Error,
  _recording: undefined,
  headline: Headline | undefined,
  above: unknown,
): void {
  const { captureStackTrace } = Error as StackSettings;
  const recorded: { stack?: unknown } = above ? { stack: error.stack } : {};
  if (above) captureStackTrace?.call(Error, recorded, above);
  const frames = recorded.stack;
  const firstLine = headline ?? error.message;
  let stack: string | undefined;
  defineProperty(error, "stack", {
    configurable: true,
    get() {
      const line = typeof firstLine === "function" ? firstLine() : firstLine;
      stack ??= `${error.name}: ${line}${selectFrames(frames)}`;
      return stack;
    },
    set(value: string) {
      stack = value;
    },
  });
}
