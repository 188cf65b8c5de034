/** The static members of a class of errors. No code runs here. */

import type { Representation } from "./options.js";

/** The static members of a class of errors, which say what all its errors have in common. */
export interface ClassStatics {
  readonly name: string;
  readonly status?: number | undefined;
  readonly title?: string | undefined;
  readonly explanation?: string | undefined;
  readonly stack?: boolean | undefined;
  readonly representation?: Representation | undefined;
  readonly template?: string | undefined;
  readonly page?: string | undefined;
  /** The option that names the part of the request that an error is about: header, param or key. */
  readonly requestPart?: string | undefined;
  /** Returns the valid status, the first argument of the constructor; undefined if it takes none. */
  readonly validateStatus?: ((status: unknown, errorClass: ClassStatics) => number) | undefined;
}
