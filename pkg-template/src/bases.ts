/** The classes that stand between the base and those of single statuses. */

import { cannot } from "./check.js";
import { HTTPException } from "./exception.js";
import type {
  HTTPErrorOptions,
  HTTPExceptionOptions,
  RetryOptions,
  WithoutDetail,
} from "./options.js";

/**
 * An answer of success that is thrown: 200, and the base of the other 2xx.
 *
 * @example
 * ```ts
 * import { HTTPCreated, HTTPOk } from "httpexc";
 *
 * console.assert(new HTTPCreated({ location: "/songs/7" }) instanceof HTTPOk);
 * ```
 */
export class HTTPOk extends HTTPException {
  static override readonly status: number = 200;
  static override readonly name: string = "HTTPOk";

  constructor(detail?: string, options?: WithoutDetail<HTTPExceptionOptions>);
  constructor(options: HTTPExceptionOptions);
  constructor(first?: string | HTTPExceptionOptions, second?: HTTPExceptionOptions) {
    super(first, second);
  }
}

/**
 * The base of the 3xx.
 *
 * @example
 * ```ts
 * import { HTTPRedirection, HTTPSeeOther } from "httpexc";
 *
 * console.assert(new HTTPSeeOther({ location: "/songs" }) instanceof HTTPRedirection);
 * ```
 */
export class HTTPRedirection extends HTTPException {
  static override readonly name: string = "HTTPRedirection";

  constructor(detail?: string, options?: WithoutDetail<RetryOptions>);
  constructor(options: RetryOptions);
  constructor(first?: string | RetryOptions, second?: RetryOptions) {
    super(first, second);
  }
}

/**
 * An error of any status from 400 to 599; one that is in no registry needs a title.
 *
 * @example
 * ```ts
 * import { HTTPError } from "httpexc";
 *
 * const error = new HTTPError(455, { title: "Method Not Valid in This State" });
 * console.assert(error.status === 455);
 * ```
 */
export class HTTPError extends HTTPException {
  static override readonly name: string = "HTTPError";

  constructor(status: number, detail?: string, options?: WithoutDetail<HTTPErrorOptions>);
  constructor(status: number, options: HTTPErrorOptions);
  constructor(status: number, first?: string | HTTPErrorOptions, second?: HTTPErrorOptions) {
    const own = new.target.status ?? status;
    if (typeof own !== "number") {
      throw new TypeError(cannot(`an ${new.target.name}`, "status is not a number"));
    }
    if (!Number.isInteger(own) || own < 400 || own > 599) {
      throw new RangeError(
        cannot(`an ${new.target.name}`, `status ${own} is not a whole number from 400 to 599`),
      );
    }
    super(first, second, own);
  }
}

/**
 * An error of the client's: the base of the 4xx, and by itself a 400.
 *
 * @example
 * ```ts
 * import { HTTPClientError, HTTPConflict } from "httpexc";
 *
 * console.assert(new HTTPConflict() instanceof HTTPClientError);
 * ```
 */
export class HTTPClientError extends HTTPError {
  static override readonly status: number = 400;
  static override readonly name: string = "HTTPClientError";

  constructor(detail?: string, options?: WithoutDetail<RetryOptions>);
  constructor(options: RetryOptions);
  constructor(first?: string | RetryOptions, second?: RetryOptions) {
    super(400, first as string, second as WithoutDetail<RetryOptions>);
  }
}

/**
 * An error of the server's: the base of the 5xx, and by itself a 500. What it says stays private
 * unless `expose` is set.
 *
 * @example
 * ```ts
 * import { HTTPBadGateway, HTTPServerError } from "httpexc";
 *
 * const error = new HTTPBadGateway("db7 did not answer");
 * console.assert(error instanceof HTTPServerError && error.message === "Bad Gateway");
 * ```
 */
export class HTTPServerError extends HTTPError {
  static override readonly status: number = 500;
  static override readonly name: string = "HTTPServerError";

  constructor(detail?: string, options?: WithoutDetail<RetryOptions>);
  constructor(options: RetryOptions);
  constructor(first?: string | RetryOptions, second?: RetryOptions) {
    super(500, first as string, second as WithoutDetail<RetryOptions>);
  }
}
