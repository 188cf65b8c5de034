/** Ways to throw by status. */

import type { ClassStatics } from "../model/class-statics.js";
import type { ExceptionClass, StatusArguments } from "./exception-class.js";
import { statusMap } from "./generated/status-map.js";
import { HTTPException } from "./http-exception.js";

/** An error that carries a ready answer. */
class ReadyResponseException extends HTTPException {
  static override readonly name: string = "HTTPReady";
  static override readonly validateStatus: ClassStatics["validateStatus"] = Number;
  constructor(response: Response) {
    super(response.status, { response });
  }
}

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
    for (const [status, kind] of Object.entries(mapping ?? listErrorClasses()))
      classes.set(status, kind);
    for (const [status, kind] of Object.entries(extra ?? {})) classes.set(status, kind);
    const abort: Abort = (status, ...args) => {
      if (typeof Response === "function" && status instanceof Response)
        throw new ReadyResponseException(status);
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

function listErrorClasses(): { readonly [status: string]: ExceptionClass } {
  return Object.fromEntries(
    Object.entries(statusMap).filter(([status]) => Number(status) >= 400),
  ) as unknown as { [status: string]: ExceptionClass };
}

let defaultAborter: Aborter | undefined;

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
  defaultAborter ??= new Aborter();
  return defaultAborter(status, ...args);
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
