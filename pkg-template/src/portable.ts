/** Errors as plain data that crosses from one service, thread or page to another, and back. */

import { HTTPException, isHTTPException } from "./index.js";
import {
  PROBLEMS,
  type ProblemOf,
  type ProblemRegistry,
  type ProblemSet,
} from "./model/problem-declaration.js";
import { DEFAULT_LOG } from "./model/symbols.js";
import { createPortable, toException } from "./portable/create-portable.js";
import { formatPortableText, type PortableError } from "./portable/portable-form.js";
import { findPortable } from "./portable/portable-values.js";
import { revivePortable } from "./portable/revive-portable.js";
import { type ServiceClass, wrapClass } from "./portable/wrap-class.js";
import type { Errors } from "./server.js";
import { defineIfPossible } from "./values/define-property.js";
import { describeValue } from "./values/describe-value.js";
import { validateOptionNames } from "./values/option-names.js";
import { readMember } from "./values/safe-read.js";

export type { PortableError } from "./portable/portable-form.js";
export type { ServiceClass } from "./portable/wrap-class.js";

/** The options of {@link toPortable} and {@link portable}. */
export interface PortableOptions {
  /**
   * The result of `createErrors`, whose `onError` is called with each error of 500 or more, each time that
   * it leaves. Its handlers of `on` do not apply: they decide responses. Without it the error is logged by
   * `console.error`, without secrets.
   */
  readonly errors?: Errors | undefined;
}

/** The options of {@link revive}. */
export interface ReviveOptions<Problems extends ProblemSet = ProblemSet> {
  /**
   * The problems that the other side declares: `defineProblems` of `httpexc/problems`. An error is an
   * instance of the class that has its type; without a type, of the class that has its code.
   */
  readonly problems?: Problems | undefined;
  /**
   * The names of further headers that the error has if the portable one has them, such as `x-song`. Default:
   * only those that options of the error write, such as `Retry-After` and `Allow`.
   */
  readonly headers?: readonly string[] | undefined;
}

/**
 * Returns the function that reports errors of 500 or more, whose details do not cross.
 *
 * @throws TypeError if `errors` is not the result of `createErrors`
 */
function createReport({ errors }: PortableOptions, task: string): (error: unknown) => void {
  if (errors !== undefined && typeof readMember(errors, "report") !== "function") {
    throw new TypeError(`Cannot ${task}: errors is not the result of createErrors`);
  }
  if (errors) return (error) => errors.report(error);
  return (error) => {
    const exception = toException(error);
    if (createPortable(exception).problem.status < 500) return;
    const log = HTTPException[DEFAULT_LOG];
    if (exception !== error) log.setOriginal(exception, error);
    log.write(exception, undefined);
  };
}

/**
 * Returns an error as plain data: the public problem, and the header fields of the error. It survives
 * JSON, structured clone, `postMessage` and hydration, and {@link revive} makes an error of it again. It
 * has neither the detail of a 5xx, unless that is exposed, nor a stack nor a cause. Anything else that
 * was thrown is a 500 without details. An error of 500 or more is logged.
 *
 * @throws TypeError if an option is invalid
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { revive, toPortable } from "httpexc/portable";
 *
 * const data = structuredClone(toPortable(new HTTPNotFound("No song has the id 7.")));
 * const error = revive(data);
 * console.assert(error instanceof HTTPNotFound && error.detail === "No song has the id 7.");
 * ```
 */
export function toPortable(error: unknown, options: PortableOptions = {}): PortableError {
  const task = "make an error portable";
  createReport(validateOptionNames(options, task, { errors: true }), task)(error);
  return createPortable(toException(error));
}

/**
 * Returns the error that a value describes: one of {@link toPortable}, an error that a method of
 * {@link portable} threw in another Worker, the error of a boundary of React whose `digest` was set by
 * {@link addDigest}, or that of React Router whose `data` is portable. An error of this package is
 * returned as it is. Anything else is `null`.
 *
 * The error is an instance of the class of its status, or of its declared class, with what its headers
 * say: `allow`, `challenges`, `retryAfter` and so on. It is one of your own service: `toResponse`
 * responds with its status. Any value may be given, also what an HTTP client has thrown: it never throws,
 * and takes nothing from the body of a response that is in the error of a client. A value that somebody
 * forged sets no other headers than those, and no redirect to another origin.
 *
 * @throws TypeError if an option is invalid
 * @example
 * ```ts
 * import { HTTPTooManyRequests } from "httpexc";
 * import { revive, toPortable } from "httpexc/portable";
 *
 * const text = JSON.stringify(toPortable(new HTTPTooManyRequests({ retryAfter: 30 })));
 * const error = revive(JSON.parse(text));
 * console.assert(error instanceof HTTPTooManyRequests && error.retryAfter === 30);
 * console.assert(revive(new TypeError("songs is undefined")) === null);
 * ```
 */
export function revive<Problems extends ProblemSet = never>(
  value: unknown,
  options: ReviveOptions<Problems> = {},
): HTTPException | ProblemOf<Problems> | null {
  const names = { problems: true, headers: true } as const;
  const { problems, headers = [] } = validateOptionNames(options, "revive an error", names);
  const registry = readMember(problems, PROBLEMS) as ProblemRegistry | undefined;
  if (problems !== undefined && registry === undefined) {
    throw new TypeError("Cannot revive an error: problems is not the result of defineProblems");
  }
  if (!Array.isArray(headers) || headers.some((name) => typeof name !== "string")) {
    throw new TypeError("Cannot revive an error: headers is not a list of names");
  }
  if (isHTTPException(value)) return value;
  const headerNames = new Set(headers.map((name) => name.toLowerCase()));
  return revivePortable(findPortable(value), { registry, headerNames });
}

/**
 * Returns a class that extends a `WorkerEntrypoint`, a `DurableObject` or an `RpcTarget`, so that the
 * errors of its methods and getters cross to the Worker that calls them: {@link revive} makes them errors
 * again. A method that calls another one by `this` gets what would cross, too; private methods and functions
 * stay as they are. Without it, Workers RPC loses all but name and message, or sends the cause as well, by the
 * compatibility dates of both. An error of 500 or more is logged. What is no error of this package, and
 * `fetch`, `alarm` and the other handlers of the platform, stay as they are.
 *
 * @throws TypeError if the value is no class, or an option is invalid
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { portable, revive } from "httpexc/portable";
 *
 * // class Songs extends WorkerEntrypoint, and then `export const SongService = portable(Songs)`
 * class Songs {
 *   async find(id: string): Promise<string> {
 *     throw new HTTPNotFound(`No song has the id ${id}.`);
 *   }
 * }
 * const SongService = portable(Songs);
 * const caught: Error = await new SongService().find("7").catch((error) => error);
 * // Over RPC, the message alone is sure to cross.
 * const error = revive(new Error(caught.message));
 * console.assert(error instanceof HTTPNotFound && error.detail === "No song has the id 7.");
 * ```
 */
export function portable<Class extends ServiceClass>(
  Class: Class,
  options: PortableOptions = {},
): Class {
  const task = "make a class portable";
  if (typeof Class !== "function" || typeof readMember(Class, "prototype") !== "object") {
    throw new TypeError(`Cannot ${task}: expected a class, not ${describeValue(Class)}`);
  }
  return wrapClass(Class, createReport(validateOptionNames(options, task, { errors: true }), task));
}

/**
 * Sets the `digest` of an error, the only thing of it that React sends from a server component to the
 * error boundary of a production build, to the portable error as text, and returns the error. There,
 * {@link revive} reads it. What is no error of this package, and an error that is frozen, is returned as it is.
 *
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { addDigest, revive } from "httpexc/portable";
 *
 * const thrown = addDigest(new HTTPNotFound("No song has the id 7."));
 * // What an error boundary gets:
 * const { digest } = thrown;
 * const error = revive(Object.assign(new Error("An error occurred"), { digest }));
 * console.assert(error instanceof HTTPNotFound && error.detail === "No song has the id 7.");
 * ```
 */
export function addDigest<Thrown>(error: Thrown): Thrown & { readonly digest?: string } {
  if (isHTTPException(error)) {
    const digest = formatPortableText(createPortable(error));
    defineIfPossible(error, "digest", { configurable: true, value: digest, writable: true });
  }
  return error as Thrown & { readonly digest?: string };
}
