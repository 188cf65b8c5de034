/** Throws errors by status. */

import type { ClassStatics } from "../model/class-statics.js";
import { convertResponse } from "../response/foreign-response.js";
import { describeValue } from "../values/describe-value.js";
import type { ExceptionClass, StatusArguments } from "./exception-class.js";
import { statusMap } from "./generated/status-map.js";
import { HTTPException } from "./http-exception.js";

/** An error that sends a ready response. */
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

/** The statuses that can be thrown. A number that is not known at compile time is checked at run time. */
export type AbortStatus<Status> = Status extends number
  ? number extends Status
    ? Status
    : Extract<Status, ErrorStatus>
  : Status;

/** The call of an {@link Aborter}. */
type Abort = (status: number | Response | PropertyKey, ...args: readonly unknown[]) => never;

/**
 * Throws errors by status or name, from a mapping of your own. It is called like a function, as
 * Werkzeug's class of this name is. A status without a class throws a RangeError.
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
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor returns a function
export class Aborter {
  /**
   * @param mapping - classes by status or name. Default: those of `statusMap` from 400 on
   * @param extra - further classes, which replace those of the mapping
   */
  constructor(
    mapping?: { readonly [status: PropertyKey]: ExceptionClass },
    extra?: { readonly [status: PropertyKey]: ExceptionClass },
  ) {
    const classes = new Map<PropertyKey, ExceptionClass>();
    for (const [status, Class] of Object.entries(mapping ?? listErrorClasses())) {
      classes.set(status, Class);
    }
    for (const [status, Class] of Object.entries(extra ?? {})) classes.set(status, Class);
    const abort: Abort = (status, ...args) => {
      const response = convertResponse(status) ?? status;
      if (typeof Response === "function" && response instanceof Response) {
        throw new ReadyResponseException(response);
      }
      // A list of one status would be a key if it were converted to a string; it is none.
      const key = typeof status === "number" ? `${status}` : status;
      const Class = classes.get(key as PropertyKey);
      if (typeof key === "function") {
        const given = describeValue(key);
        throw new TypeError(`Cannot abort: expected a status, not ${given}. Use throw new instead`);
      }
      if (Class === undefined) {
        throw new RangeError(`Cannot abort: there is no class for ${String(status)}`);
      }
      throw new Class(...args);
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
 * Throws the error of a status from 400 on, or an error that sends a ready `Response`. The constructor
 * of the status' class gets the other arguments, and the types require those that it requires. For a
 * redirect, throw what `redirect` returns.
 *
 * @throws HTTPException the error of the status
 * @throws TypeError, RangeError if the error cannot be built from the arguments
 * @throws RangeError if the status has no class
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
 * Throws the error of a status, as {@link abort} does, unless a condition holds.
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
