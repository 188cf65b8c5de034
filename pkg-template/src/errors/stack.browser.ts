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

/** The limit is left as it is. */
export function disableStacks(): undefined {
  return undefined;
}

/** The limit was left as it is. */
export function restoreStacks(_limit: number | undefined): void {}

/** Whether the recorded stack begins above the constructors. That is not relied on. */
export function skipsConstructors(): boolean {
  return false;
}

/** Bun has the other twin. */
export function defineBunInspection(_prototype: Error): void {}

/** Defines a stack of a headline and the frames of a recorded stack. */
function defineStack(error: Error, headline: Headline | undefined, recorded: unknown): void {
  let stack: string | undefined;
  defineProperty(error, "stack", {
    configurable: true,
    get() {
      const line = typeof headline === "function" ? headline() : (headline ?? error.message);
      stack ??= `${error.name}: ${line}${selectFrames(recorded)}`;
      return stack;
    },
    set(value: string) {
      stack = value;
    },
  });
}

/** Returns the frames of a stack, in the form of V8 or in that of Firefox and Safari. */
function selectFrames(stack: unknown): string {
  if (typeof stack !== "string") return "";
  const start = stack.search(/\n {4}at /);
  if (start >= 0) return stack.slice(start);
  return stack.includes("@") ? `\n${stack}` : "";
}

/** Records a stack that starts at the caller of `above`, with a headline in its first line. */
export function recordStack(error: Error, above: unknown, headline: Headline | undefined): void {
  const { captureStackTrace } = Error as StackSettings;
  const holder: { stack?: unknown } = {};
  if (captureStackTrace) captureStackTrace.call(Error, holder, above);
  else holder.stack = error.stack;
  defineStack(error, headline, holder.stack);
}

/** Makes sure that an error without a recorded stack has a stack of one line, the headline. */
export function setHeadline(error: Error, headline: Headline | undefined): void {
  defineStack(error, headline, undefined);
}
