/**
 * Stacks where they are worth their price. Recording one costs ten times as much as all the rest
 * of an error, and a client's error needs none.
 *
 * `Error.stackTraceLimit` may be missing, read-only or frozen: nothing here throws.
 */

interface StackSettings {
  stackTraceLimit?: number;
  captureStackTrace?(target: object, above?: unknown): void;
}

/** Read anew each time: a sandbox may freeze or replace `Error` at any moment. */
const readStackSettings = (): StackSettings => Error as StackSettings;

/** Whether the limit can be written; unknown until it was tried. A refused write is costly. */
let isLimitWritable = true;

/** Gives the limit that was in force, after which no stack is recorded; nothing if it can't be set. */
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

/** Puts the limit back that {@link disableStacks} gave. */
export function restoreStacks(limit: number | undefined): void {
  if (limit === undefined) return;
  try {
    readStackSettings().stackTraceLimit = limit;
  } catch {
    isLimitWritable = false;
  }
}

/** A class as those of errors are: its constructor calls that of its base. */
class ConstructorProbe extends Error {
  // biome-ignore lint/complexity/noUselessConstructor: it is what is looked for
  constructor() {
    super();
  }
}

let skipsCache: boolean | undefined;

/**
 * Gives whether the stack that an error records by itself begins above its constructors, as V8 and
 * JavaScriptCore have it. To record another costs as much again.
 */
export function skipsConstructors(): boolean {
  // V8 records none where the limit is an accessor or no number.
  const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")?.value;
  if (typeof limit !== "number" || limit < 1) return false;
  if (skipsCache === undefined) {
    // The function and the file of the first frame come before the first number of a line.
    const [one, other] = [ConstructorProbe, Error].map(
      (kind) => `${new kind().stack}`.split(/:\d/)[0],
    );
    skipsCache = one === other;
  }
  return skipsCache;
}

/** What stands in the first line of a stack, or gives it when the stack is first looked at. */
export type Headline = string | (() => string);

/** Gives an error a stack that is made when it is first looked at. */
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
 * Records a stack that starts at the caller of `above`. `headline` stands in its first line; where
 * that is what the error says of itself, the platform does it all, and later.
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

/** The part of a stack below its first line, in the form that V8 gave and others took over. */
function readFrames(stack: unknown): string {
  if (typeof stack !== "string") return "";
  const start = stack.search(/\n {4}at /);
  if (start >= 0) return stack.slice(start);
  return stack === "" || !stack.includes("@") ? "" : `\n${stack}`;
}

type Inspect = (value: unknown, options: unknown) => string;

/**
 * Lets Bun show an error as others do: it asks no accessor, so it would leave out name and stack. An
 * error whose stack is not recorded has none there; the prototype's stands in for it, as to define one
 * for each takes longer than all the rest.
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
  const inspected = function (this: Error, depth: number, options: object, inspect: Inspect) {
    const more = { ...this, ...("cause" in this && { "[cause]": this.cause }) };
    if (depth < 0 || Object.keys(more).length === 0) return this.stack;
    return `${this.stack} ${inspect(more, { ...options, depth: depth - 1 })}`;
  };
  Object.assign(prototype, { [Symbol.for("nodejs.util.inspect.custom")]: inspected });
}

/** Whether the platform leaves `stack` out when none is recorded; unknown until it was seen. */
let leavesOut: boolean | undefined;

/** Makes sure that an error without a recorded stack has one line in its place. */
export function setHeadline(error: Error, headline: Headline | undefined): void {
  if (headline === undefined) {
    leavesOut ??= typeof error.stack !== "string";
    if (!leavesOut) return;
  }
  defineLazyStack(error, headline ?? error.message, {});
}
