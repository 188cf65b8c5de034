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
const settings = (): StackSettings => Error as StackSettings;

/** Whether the limit can be written; unknown until it was tried. A refused write is costly. */
let writable = true;

/** Gives the limit that was in force, after which no stack is recorded; nothing if it can't be set. */
export function mute(): number | undefined {
  if (!writable) return undefined;
  const limit = settings().stackTraceLimit;
  if (typeof limit !== "number") return undefined;
  try {
    settings().stackTraceLimit = 0;
    return limit;
  } catch {
    writable = false;
    return undefined;
  }
}

/** Puts the limit back that {@link mute} gave. */
export function unmute(limit: number | undefined): void {
  if (limit === undefined) return;
  try {
    settings().stackTraceLimit = limit;
  } catch {
    writable = false;
  }
}

/** A class as those of errors are: its constructor calls that of its base. */
class Probe extends Error {
  // biome-ignore lint/complexity/noUselessConstructor: it is what is looked for
  constructor() {
    super();
  }
}

let skips: boolean | undefined;

/**
 * Gives whether the stack that an error records by itself begins above its constructors, as V8 and
 * JavaScriptCore have it. To record another costs as much again.
 */
export function skipsConstructors(): boolean {
  // V8 records none where the limit is an accessor or no number.
  const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")?.value;
  if (typeof limit !== "number" || limit < 1) return false;
  if (skips === undefined) {
    // The function and the file of the first frame come before the first number of a line.
    const [one, other] = [Probe, Error].map((kind) => `${new kind().stack}`.split(/:\d/)[0]);
    skips = one === other;
  }
  return skips;
}

/** What stands in the first line of a stack, or gives it when the stack is first looked at. */
export type Headline = string | (() => string);

/** Gives an error a stack that is made when it is first looked at. */
function later(error: Error, headline: Headline, holder: { readonly stack?: unknown }): void {
  let stack: string | undefined;
  Object.defineProperty(error, "stack", {
    configurable: true,
    get() {
      const line = typeof headline === "string" ? headline : headline();
      stack ??= `${error.name}: ${line}${frames(holder.stack)}`;
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
export function record(error: Error, above: unknown, headline: Headline | undefined): void {
  const { captureStackTrace } = settings();
  if (headline === undefined) {
    if (captureStackTrace) captureStackTrace.call(Error, error, above);
    return;
  }
  const holder: { stack?: unknown } = {};
  if (captureStackTrace) captureStackTrace.call(Error, holder, above);
  else holder.stack = error.stack;
  later(error, headline, holder);
}

/** The part of a stack below its first line, in the form that V8 gave and others took over. */
function frames(stack: unknown): string {
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
export function shownInBun(prototype: Error): void {
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
export function headlineOnly(error: Error, headline: Headline | undefined): void {
  if (headline === undefined) {
    leavesOut ??= typeof error.stack !== "string";
    if (!leavesOut) return;
  }
  later(error, headline ?? error.message, {});
}
