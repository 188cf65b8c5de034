/** Ways to throw by status. */

import type { Kind } from "../model/class-statics.js";
import type {
  AnyOptions,
  RedirectOptions,
  Representation,
  WithoutDetail,
} from "../model/options.js";
import { HTTPClientError, HTTPOk, HTTPServerError } from "./families.js";
import { statusMap } from "./generated/status-map.js";
import { HTTPException } from "./http-exception.js";

/** A class that an error can be built from by its status. */
export type ExceptionClass = new (
  // biome-ignore lint/suspicious/noExplicitAny: each class has options of its own
  ...args: any[]
) => HTTPException;

/** An error that carries a ready answer. */
class HTTPReady extends HTTPException {
  static override readonly name: string = "HTTPReady";
  static override readonly judge: Kind["judge"] = Number;
  constructor(response: Response) {
    super(response.status, { response });
  }
}

/** What can come after a status: what the constructor of its class takes, or anything where that is not known. */
export type StatusArguments<Status> = Status extends keyof typeof statusMap
  ? Forms<(typeof statusMap)[Status]>
  : readonly unknown[];

/** The statuses that `statusMap` has from 400 on. */
type ErrorStatus = {
  [Status in keyof typeof statusMap]: `${Status}` extends `${4 | 5}${string}` ? Status : never;
}[keyof typeof statusMap];

/** What can be thrown by a status: a number that is only known when it runs is judged then. */
export type AbortStatus<Status> = Status extends number
  ? number extends Status
    ? Status
    : Extract<Status, ErrorStatus>
  : Status;

/** The arguments of both forms of a constructor: with the detail apart, and among the options. */
type Forms<Class> = Class extends {
  new (...args: infer Apart): unknown;
  new (...args: infer Among): unknown;
}
  ? Apart | Among
  : never;

/** What an {@link Aborter} can be called with. */
type Abort = (status: number | Response | PropertyKey, ...args: readonly unknown[]) => never;

/**
 * Throws by status, from a mapping of your own: as Werkzeug's class of this name, it is called like
 * a function.
 *
 * @example
 * ```ts
 * import { Aborter, HTTPGone, HTTPNotFound } from "httpexc";
 *
 * class SongGone extends HTTPGone {}
 * const abort = new Aborter({ 404: HTTPNotFound }, { gone: SongGone });
 * try {
 *   abort("gone", "The artist took it back.");
 * } catch (error) {
 *   console.assert(error instanceof SongGone);
 * }
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor gives a function
export class Aborter {
  /**
   * @param mapping - classes by status or name. Default: those of `statusMap` from 400 on
   * @param extra - classes that come in addition, and win
   */
  constructor(
    mapping?: { readonly [status: PropertyKey]: ExceptionClass },
    extra?: { readonly [status: PropertyKey]: ExceptionClass },
  ) {
    const classes = new Map<PropertyKey, ExceptionClass>();
    for (const [status, kind] of Object.entries(mapping ?? errors())) classes.set(status, kind);
    for (const [status, kind] of Object.entries(extra ?? {})) classes.set(status, kind);
    const abort: Abort = (status, ...args) => {
      if (typeof Response === "function" && status instanceof Response) throw new HTTPReady(status);
      // What merely looks like a key, such as a list of one status, is none.
      const key = typeof status === "number" ? `${status}` : status;
      const kind = classes.get(key as PropertyKey);
      if (kind === undefined) {
        throw new RangeError(`Cannot abort: there is no exception for ${String(status)}`);
      }
      throw new kind(...args);
    };
    // biome-ignore lint/correctness/noConstructorReturn: an aborter is called like a function
    return Object.setPrototypeOf(abort, new.target.prototype);
  }
}

export interface Aborter extends Abort {}

function errors(): { readonly [status: string]: ExceptionClass } {
  return Object.fromEntries(
    Object.entries(statusMap).filter(([status]) => Number(status) >= 400),
  ) as unknown as { [status: string]: ExceptionClass };
}

let known: Aborter | undefined;

/**
 * Throws the error of a status, or one that carries a ready `Response`. What comes after the status
 * goes to the constructor of its class, and the types ask for what that asks for. Only errors are
 * thrown so, from 400 on: a redirect is what {@link redirect} gives.
 *
 * @throws HTTPException the error of the status
 * @throws TypeError, RangeError where the class cannot be built with what was given
 * @throws RangeError where the status has no class
 * @example
 * ```ts
 * import { abort, HTTPNotFound } from "httpexc";
 *
 * try {
 *   abort(404, "There is no such song.");
 * } catch (error) {
 *   console.assert(error instanceof HTTPNotFound);
 * }
 * ```
 */
export function abort<Status extends number | Response>(
  status: AbortStatus<Status>,
  ...args: StatusArguments<Status>
): never {
  known ??= new Aborter();
  return known(status, ...args);
}

/**
 * Throws the error of a status unless a condition holds.
 *
 * @throws HTTPException the error of the status
 * @example
 * ```ts
 * import { assert } from "httpexc";
 *
 * const song: string | undefined = "So What";
 * assert(song, 404, "There is no such song.");
 * console.assert(song.length === 7);
 * ```
 */
export function assert<Status extends number | Response>(
  condition: unknown,
  status: AbortStatus<Status>,
  ...args: StatusArguments<Status>
): asserts condition {
  if (!condition) abort<Status>(status, ...args);
}

/** The statuses that a redirect can have. */
export type RedirectStatus = 300 | 301 | 302 | 303 | 305 | 307 | 308;

/** The error of a redirect's status: a 302 where none is given. */
export type Redirect<Status> = InstanceType<
  (typeof statusMap)[Status extends RedirectStatus ? Status : 302]
>;

/**
 * Gives a redirect, to be thrown or returned. It leads to the request's own origin, unless
 * `external` is set.
 *
 * @param status - Default: 302
 * @throws TypeError where the location cannot be sent
 * @example
 * ```ts
 * import { redirect } from "httpexc";
 *
 * const error = redirect("/songs", 303);
 * console.assert(error.status === 303 && error.location === "/songs");
 * console.assert(error.toResponse().headers.get("location") === "/songs");
 * ```
 */
export function redirect<Status extends RedirectStatus | undefined = undefined>(
  location: string | URL,
  status?: Status,
  options?: WithoutDetail<RedirectOptions>,
): Redirect<Status>;
export function redirect(
  location: string | URL,
  status: RedirectStatus = 302,
  options?: WithoutDetail<RedirectOptions>,
): HTTPException {
  const kind = (statusMap as { readonly [status: number]: ExceptionClass })[status];
  if (!kind || status < 300 || status > 399) {
    throw new RangeError(`Cannot redirect with ${String(status)}: it is no status of a redirect`);
  }
  return new kind({ ...options, location });
}

/** What an unregistered status is told when it is given a class. */
export interface StatusDefinition {
  /** The name of the class. Default: `HTTP` and the status. */
  readonly name?: string | undefined;
  /** The title of its errors. */
  readonly title: string;
  /** What its pages say where an error has no detail. */
  readonly explanation?: string | undefined;
  /** Whether its errors record a stack. Default: from 500 on. */
  readonly stack?: boolean | undefined;
  /** When its answers have content. */
  readonly representation?: Representation | undefined;
  /** What its pages say in place of the sentence. */
  readonly template?: string | undefined;
}

/**
 * Gives a class for a status that no registry has.
 *
 * @throws RangeError where the status is not a whole number from 200 to 599, or of a redirect
 * @example
 * ```ts
 * import { defineStatus } from "httpexc";
 *
 * const HTTPClientClosedRequest = defineStatus(499, { title: "Client Closed Request" });
 * console.assert(new HTTPClientClosedRequest().toResponse().status === 499);
 * ```
 */
export function defineStatus<Status extends number>(
  status: Status,
  definition: StatusDefinition,
): (new (
  detail?: string | AnyOptions,
  options?: WithoutDetail<AnyOptions>,
) => HTTPException & { readonly status: Status }) & { readonly status: Status } {
  const family = Number.isInteger(status) ? Math.floor(status / 100) : 0;
  if (![2, 4, 5].includes(family)) {
    throw new RangeError(`Cannot define ${String(status)}: it is no status of a 2xx, 4xx or 5xx`);
  }
  if (typeof definition.title !== "string") {
    throw new TypeError(`Cannot define ${status}: title is missing`);
  }
  const base = [HTTPOk, HTTPClientError, HTTPServerError][Math.max(0, family - 3)] as typeof HTTPOk;
  const kind = class extends base {};
  for (const [name, value] of Object.entries({ name: `HTTP${status}`, ...definition, status })) {
    if (value !== undefined) Object.defineProperty(kind, name, { configurable: true, value });
  }
  return kind as never;
}
