/** The classes between `HTTPException` and the classes of single statuses. */

import type { ClassStatics } from "../model/class-statics.js";
import type {
  Challenge,
  ClientErrorOptions,
  HTTPExceptionOptions,
  RetryOptions,
} from "../model/options.js";
import { validateStatus } from "../options/validate.js";
import { toList } from "../values/lists.js";
import type { ClassConstructor, StatusClassConstructor } from "./constructor-types.js";
import { HTTPException } from "./http-exception.js";

/**
 * A successful response that is thrown or returned: the class of 200, and the base of the other 2xx.
 *
 * @example
 * ```ts
 * import { HTTPCreated, HTTPOk } from "httpexc";
 *
 * console.assert(new HTTPCreated({ location: "/songs/7" }) instanceof HTTPOk);
 * ```
 */
export class HTTPOk extends (HTTPException as unknown as ClassConstructor<
  typeof HTTPException,
  HTTPException,
  HTTPExceptionOptions
>) {
  static override readonly status: number = 200;
  static override readonly name: string = "HTTPOk";
}

/**
 * The base of the 3xx. It has no status of its own.
 *
 * @example
 * ```ts
 * import { HTTPRedirection, HTTPSeeOther } from "httpexc";
 *
 * console.assert(new HTTPSeeOther({ location: "/songs" }) instanceof HTTPRedirection);
 * ```
 */
export class HTTPRedirection extends (HTTPException as unknown as ClassConstructor<
  typeof HTTPException,
  HTTPException,
  RetryOptions
>) {
  static override readonly name: string = "HTTPRedirection";
}

/**
 * An error of any status from 400 to 599. A status that is not registered requires a title.
 *
 * @throws TypeError, RangeError if the status or an option is invalid
 * @example
 * ```ts
 * import { HTTPError } from "httpexc";
 *
 * const error = new HTTPError(455, { title: "Method Not Valid in This State" });
 * console.assert(error.status === 455);
 * ```
 */
export class HTTPError extends (HTTPException as unknown as StatusClassConstructor<
  typeof HTTPException,
  HTTPException
>) {
  static override readonly name: string = "HTTPError";
  /** The first argument of the constructor is the status. @internal */
  static override readonly validateStatus: ClassStatics["validateStatus"] = validateStatus;
}

/**
 * The client's error: the base of the 4xx, and by itself a 400.
 *
 * @example
 * ```ts
 * import { HTTPClientError, HTTPConflict } from "httpexc";
 *
 * console.assert(new HTTPConflict() instanceof HTTPClientError);
 * ```
 */
export class HTTPClientError extends (HTTPError as unknown as ClassConstructor<
  typeof HTTPError,
  HTTPError,
  ClientErrorOptions
>) {
  static override readonly status: number = 400;
  static override readonly name: string = "HTTPClientError";
  /** The status follows from the class. @internal */
  static override readonly validateStatus: ClassStatics["validateStatus"] = undefined;

  /** How to authenticate. */
  get challenges(): readonly Challenge[] {
    return toList(this.options.challenges ?? []);
  }
}

/**
 * The server's error: the base of the 5xx, and by itself a 500. Clients do not see its detail and its
 * field errors unless `expose` is set.
 *
 * @example
 * ```ts
 * import { HTTPBadGateway, HTTPServerError } from "httpexc";
 *
 * const error = new HTTPBadGateway("db7 did not answer");
 * console.assert(error instanceof HTTPServerError && error.message === "Bad Gateway");
 * ```
 */
export class HTTPServerError extends (HTTPError as unknown as ClassConstructor<
  typeof HTTPError,
  HTTPError,
  RetryOptions
>) {
  static override readonly status: number = 500;
  static override readonly name: string = "HTTPServerError";
  /** The status follows from the class. @internal */
  static override readonly validateStatus: ClassStatics["validateStatus"] = undefined;
}
