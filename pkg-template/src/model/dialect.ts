/** What a dialect is for the code that is given one. No code runs here. */

import type { DialectName } from "../generated/protocol.js";
import type { ProblemWriter } from "./core-slot.js";
import type { CREATE_WRITER } from "./symbols.js";

/** A system whose error bodies can be written. `httpexc/dialects` exports one for each. */
export interface Dialect {
  /** The name of the system. */
  readonly name: DialectName;
  /**
   * Creates a writer of its bodies. In the types it tells a dialect from other objects.
   *
   * @param furtherTypes - media types that can be chosen beside those of the dialect
   * @hidden
   */
  readonly [CREATE_WRITER]: (furtherTypes: readonly string[]) => ProblemWriter;
}
