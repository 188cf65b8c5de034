/** The writer of problem details, on platforms that always have the core. */

import { instantiate } from "#wasm";
import type { ProblemWriter } from "../model/core-slot.js";
import { WriterModule } from "../wasm/writer-module.js";
import { ResponseWriter } from "./writer.js";

const problemWriter = /* @__PURE__ */ new ResponseWriter(
  /* @__PURE__ */ new WriterModule(instantiate),
  0,
);

/**
 * Returns the writer. In browsers there may be none, and it depends on the `Accept` value whether a warning
 * is due.
 */
export function findProblemWriter(_accept?: string | null): ProblemWriter | undefined {
  return problemWriter;
}

/** Returns the writer. In browsers this throws if there is none. */
export function requireProblemWriter(): ProblemWriter {
  return problemWriter;
}
