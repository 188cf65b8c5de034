/** The options of errors. Those of single options are generated; here they are combined. */

import type {
  ClientErrorOptions,
  HTTPErrorOptions,
  OptionalLocationOptions,
  RedirectOptions,
  RetryOptions,
} from "../generated/error-options.js";

import type { Challenge } from "./option-values.js";

export type * from "../generated/error-options.js";
export type * from "./option-values.js";

/** The options of a redirect: its location, or a slash at the end of the request's path. */
export type LocationOptions = RedirectOptions &
  (
    | {
        /** Where to look instead: an absolute or relative reference (RFC 9110, 10.2.2). */
        readonly location: string | URL;
        readonly addSlash?: undefined;
      }
    | {
        /** Whether the location is the request's own path with a slash at its end, and its query. */
        readonly addSlash: true;
        readonly location?: undefined;
      }
  );

/** The options of a 401 and a 407. */
export interface ChallengeOptions extends ClientErrorOptions {
  /**
   * How to authenticate, for `WWW-Authenticate` (RFC 9110, 11.6.1) or `Proxy-Authenticate` (RFC 9110,
   * 11.7.1). At least one challenge.
   */
  readonly challenges: Challenge | readonly Challenge[];
}

/** Options beside a detail that is given as the first argument. */
export type WithoutDetail<Options> = Options & { readonly detail?: undefined };

/** Options of any class, for code that does not know which. */
export type AnyOptions = HTTPErrorOptions &
  OptionalLocationOptions &
  Omit<RedirectOptions, keyof RetryOptions> & {
    readonly addSlash?: true | undefined;
  };
