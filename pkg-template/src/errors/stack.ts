/**
 * Stacks of errors. To record one takes ten times as long as to build the rest of an error, and a
 * client's error needs none.
 *
 * `Error.stackTraceLimit` may be missing, read-only or frozen: nothing here throws.
 */

interface StackSettings {
  stackTraceLimit?: number;
  captureStackTrace?(target: object, above?: unknown): void;
}

/** Returns the settings. Each call reads them, because a sandbox may replace `Error` at any moment. */
const readStackSettings = (): StackSettings => Error as StackSettings;

/** Whether the limit can be written, until a write fails. A failed write takes long. */
let isLimitWritable = true;

/**
 * Stops the recording of stacks. Returns the previous limit, or undefined if the limit cannot be set.
 */
export function disableStacks(): number | undefined {
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

/** Restores the limit that {@link disableStacks} returned. */
export function restoreStacks(limit: number | undefined): void {
  if (limit === undefined) return;
  try {
    readStackSettings().stackTraceLimit = limit;
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
export function skipsConstructors(): boolean {
  // V8 records no stack if the limit is an accessor or not a number.
  const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")?.value;
  if (typeof limit !== "number" || limit < 1) return false;
  if (areConstructorsSkipped === undefined) {
    // The name of the function and the file of the first frame stand before its line number.
    const [ofProbe, ofError] = [ConstructorProbe, Error].map(
      (Class) => `${new Class().stack}`.split(/:\d/)[0],
    );
    areConstructorsSkipped = ofProbe === ofError;
  }
  return areConstructorsSkipped;
}

/** The first line of a stack without the name, or a function that returns it at the first read. */
export type Headline = string | (() => string);

/** Defines a stack that is formatted when it is first read. */
function defineLazyStack(
  error: Error,
  headline: Headline,
  holder: { readonly stack?: unknown },
): void {
  let stack: string | undefined;
  Object.defineProperty(error, "stack", {
    configurable: true,
    get() {
      const line = typeof headline === "string" ? headline : headline();
      stack ??= `${error.name}: ${line}${readFrames(holder.stack)}`;
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
export function recordStack(error: Error, above: unknown, headline: Headline | undefined): void {
  const { captureStackTrace } = readStackSettings();
  if (headline === undefined) {
    if (captureStackTrace) captureStackTrace.call(Error, error, above);
    return;
  }
  const holder: { stack?: unknown } = {};
  if (captureStackTrace) captureStackTrace.call(Error, holder, above);
  else holder.stack = error.stack;
  defineLazyStack(error, headline, holder);
}

/** Returns the frames of a stack, in the form of V8, which others adopted, or in that of Firefox. */
function readFrames(stack: unknown): string {
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
  Object.defineProperty(prototype, "stack", {
    configurable: true,
    get(this: Error) {
      return `${this.name}: ${this.message}`;
    },
    set(this: Error, value: unknown) {
      Object.defineProperty(this, "stack", { configurable: true, writable: true, value });
    },
  });
  const inspectError = function (this: Error, depth: number, options: object, inspect: Inspect) {
    const properties = { ...this, ...("cause" in this && { "[cause]": this.cause }) };
    if (depth < 0 || Object.keys(properties).length === 0) return this.stack;
    return `${this.stack} ${inspect(properties, { ...options, depth: depth - 1 })}`;
  };
  Object.assign(prototype, { [Symbol.for("nodejs.util.inspect.custom")]: inspectError });
}

/** Whether the platform omits `stack` if none is recorded. The first error without a stack shows it. */
let isStackOmitted: boolean | undefined;

/** Makes sure that an error without a recorded stack has a stack of one line, the headline. */
export function setHeadline(error: Error, headline: Headline | undefined): void {
  if (headline === undefined) {
    isStackOmitted ??= typeof error.stack !== "string";
    if (!isStackOmitted) return;
  }
  defineLazyStack(error, headline ?? error.message, {});
}
