/**
 * Stacks of errors. To record one takes ten times as long as to build the rest of an error, and a
 * client's error needs none.
 *
 * `Error.stackTraceLimit` may be missing, read-only or frozen: nothing here throws.
 */

import { INSPECT } from "../model/symbols.js";
import { defineProperty, readOwnDescriptor } from "../values/define-property.js";
import { readMember } from "../values/safe-read.js";

interface StackSettings {
  stackTraceLimit?: number;
  captureStackTrace?(target: object, above?: unknown): void;
  prepareStackTrace?: unknown;
}

/** Returns the settings. Each call reads them, because a sandbox may replace `Error` at any moment. */
const readStackSettings = (): StackSettings => Error as StackSettings;

/** The name of the hook that Node itself sets. It accepts any frames. */
const NODE_HOOK = "ErrorPrepareStackTrace";

/** Node's hook, once it was seen. */
let harmlessHook: unknown;

/**
 * Returns the hook that formats stacks in place of V8 (`Error.prepareStackTrace`), or undefined if there
 * is none. A hook may rely on frames, so it must not run for an error that has none.
 */
function findStackHook(): unknown {
  const { prepareStackTrace: hook } = readStackSettings();
  // To read the name of a function takes a tenth of the time of building an error.
  if (hook === harmlessHook || typeof hook !== "function") return undefined;
  if (hook.name !== NODE_HOOK) return hook;
  harmlessHook = hook;
  return undefined;
}

/** Calls a function while the hook is not set, and sets it again. */
function withoutStackHook<T>(call: () => T): T {
  const hook = findStackHook();
  if (hook === undefined) return call();
  const settings = readStackSettings();
  settings.prepareStackTrace = undefined;
  try {
    return call();
  } finally {
    settings.prepareStackTrace = hook;
  }
}

/** Whether the limit can be written, until a write fails. A failed write takes long. */
let isLimitWritable = true;

/**
 * Stops the recording of stacks. Returns the previous limit, or undefined if the limit cannot be set.
 */
function disableStacks(): number | undefined {
  if (!isLimitWritable) return undefined;
  const limit = readStackSettings().stackTraceLimit;
  if (typeof limit !== "number") return undefined;
  try {
    readStackSettings().stackTraceLimit = 0;
    return limit;
  } catch {
    isLimitWritable = false;
    return undefined;
  }
}

/**
 * How the stack of an error that is built is recorded: by the platform, or later with the limit of before
 * its construction. It is undefined if the limit could not be set, so that the platform may have recorded
 * a stack.
 */
type StackRecording = "by the platform" | number | undefined;

/**
 * Prepares the platform for the construction of an error. {@link restoreStacks} has to follow.
 *
 * @param isMessage - whether the error has a stack whose first line is its message
 */
export function prepareStack(isMessage: boolean): StackRecording {
  return isMessage && skipsConstructors() ? "by the platform" : disableStacks();
}

/** Restores the limit of stacks, once the constructor of the platform has run. */
export function restoreStacks(recording: StackRecording): void {
  if (typeof recording !== "number") return;
  try {
    readStackSettings().stackTraceLimit = recording;
  } catch {
    isLimitWritable = false;
  }
}

/** A class like those of errors: its constructor calls the constructor of its base. */
class ConstructorProbe extends Error {
  // biome-ignore lint/complexity/noUselessConstructor: the probe looks for it in its stack
  constructor() {
    super();
  }
}

/** The result of {@link skipsConstructors}, which does not change while the program runs. */
let areConstructorsSkipped: boolean | undefined;

/**
 * Whether the stack that the platform records for an error begins above the error's constructors, as in
 * V8 and JavaScriptCore. Then there is no need to record a second one, which takes as long as the first.
 */
function skipsConstructors(): boolean {
  // V8 records no stack if the limit is an accessor or not a number.
  const limit = readOwnDescriptor(Error, "stackTraceLimit")?.value;
  if (typeof limit !== "number" || limit < 1) return false;
  try {
    areConstructorsSkipped ??= withoutStackHook(compareFirstFrames);
    return areConstructorsSkipped;
  } catch {
    // The hook cannot be removed, or it throws.
    return false;
  }
}

/** Whether the stack of an error of a subclass begins with the same frame as that of an `Error`. */
function compareFirstFrames(): boolean {
  // The name of the function and the file of the first frame stand before its line number.
  const [ofProbe, ofError] = [ConstructorProbe, Error].map(
    (Class) => `${new Class().stack}`.split(/:\d/)[0],
  );
  return ofProbe === ofError;
}

/** The first line of a stack without the name, or a function that returns it at the first read. */
export type Headline = string | (() => string);

/** Defines a stack that is formatted when it is first read. */
function defineLazyStack(error: Error, headline: Headline, holder: object): void {
  let stack: string | undefined;
  // V8 reads the stack that is there in order to replace it, which would call the hook.
  if (findStackHook() !== undefined) Reflect.deleteProperty(error, "stack");
  defineProperty(error, "stack", {
    configurable: true,
    get() {
      const line = typeof headline === "string" ? headline : headline();
      stack ??= `${error.name}: ${line}${readFrames(holder)}`;
      return stack;
    },
    set(value: string) {
      stack = value;
    },
  });
}

/**
 * Records a stack that starts at the caller of `above`, with a headline in its first line. Without a
 * headline the first line has the error's message, and the platform formats the stack when it is read.
 */
function recordStack(error: Error, above: unknown, headline: Headline | undefined): void {
  const { captureStackTrace } = readStackSettings();
  const hasHook = findStackHook() !== undefined;
  if (headline === undefined) {
    if (captureStackTrace) captureStackTrace.call(Error, error, above);
    else if (hasHook) defineLazyStack(error, error.message, {});
    return;
  }
  // A hook reads name and message of the object that it gets. To inherit them takes as long as an error.
  const holder: { stack?: unknown } = hasHook ? Object.create(error) : {};
  if (captureStackTrace) captureStackTrace.call(Error, holder, above);
  else if (!hasHook) holder.stack = error.stack;
  defineLazyStack(error, headline, holder);
}

/**
 * Returns the frames of a stack, in the form of V8, which others adopted, or in that of Firefox. There
 * are none if a hook formats stacks and throws, or if it returns something else than a text.
 */
function readFrames(holder: object): string {
  // V8 records no stack if the limit is an accessor or not a number.
  const stack = Object.hasOwn(holder, "stack") ? readMember(holder, "stack") : undefined;
  if (typeof stack !== "string") return "";
  const start = stack.search(/\n {4}at /);
  if (start >= 0) return stack.slice(start);
  return stack === "" || !stack.includes("@") ? "" : `\n${stack}`;
}

type Inspect = (value: unknown, options: unknown) => string;

/**
 * Makes Bun print an error as other runtimes do. Bun reads no accessor when it prints, so it would leave
 * out the name and the stack. An error whose stack is not recorded has none in Bun; the prototype has a
 * stack for it, because to define one for each error would take longer than the rest of the error.
 */
export function defineBunInspection(prototype: Error): void {
  if (!("Bun" in globalThis)) return;
  defineProperty(prototype, "stack", {
    configurable: true,
    get(this: Error) {
      return `${this.name}: ${this.message}`;
    },
    set(this: Error, value: unknown) {
      defineProperty(this, "stack", { configurable: true, writable: true, value });
    },
  });
  const inspectError = function (this: Error, depth: number, options: object, inspect: Inspect) {
    const properties = { ...this, ...("cause" in this && { "[cause]": this.cause }) };
    if (depth < 0 || Object.keys(properties).length === 0) return this.stack;
    return `${this.stack} ${inspect(properties, { ...options, depth: depth - 1 })}`;
  };
  Object.assign(prototype, { [INSPECT]: inspectError });
}

/** Whether the platform omits `stack` if none is recorded. The first error without a stack shows it. */
let isStackOmitted: boolean | undefined;

/** Makes sure that an error without a recorded stack has a stack of one line, the headline. */
function setHeadline(error: Error, headline: Headline | undefined): void {
  if (headline === undefined) {
    // To read the stack would call a hook.
    isStackOmitted ??= !("stack" in error);
    if (!isStackOmitted && findStackHook() === undefined) return;
  }
  defineLazyStack(error, headline ?? error.message, {});
}

/**
 * Defines the stack of an error: its headline, and the frames from the caller of a function on.
 *
 * @param headline - the first line, or undefined if that is the message
 * @param above - the function; without it, the stack is the headline alone
 */
export function defineStack(
  error: Error,
  recording: StackRecording,
  headline: Headline | undefined,
  above: unknown,
): void {
  if (recording === "by the platform") return;
  // If the limit could not be set, the platform may have recorded a stack.
  const ownHeadline = recording === undefined ? (headline ?? error.message) : headline;
  if (above) recordStack(error, above, ownHeadline);
  else setHeadline(error, ownHeadline);
}
