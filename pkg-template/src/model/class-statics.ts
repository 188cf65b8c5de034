/** What a class says of all its errors. */

import type { Representation } from "./options.js";

/** The statics of a class. */
export interface ClassStatics {
  readonly name: string;
  readonly status?: number | undefined;
  readonly title?: string | undefined;
  readonly explanation?: string | undefined;
  readonly stack?: boolean | undefined;
  readonly representation?: Representation | undefined;
  readonly template?: string | undefined;
  readonly page?: string | undefined;
  /** The option that names the part of the request that its errors are about: header, param or key. */
  readonly requestPart?: string | undefined;
  /** What judges the status that its constructor is given first; none where it is given none. */
  readonly validateStatus?: ((status: unknown, kind: ClassStatics) => number) | undefined;
}
