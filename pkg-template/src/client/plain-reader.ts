/** A chunk of a page: the core that reads, as plain JavaScript, with the code that calls it. */

import { instantiate } from "../generated/core-plain-client.js";
import { type CoreReader, createCoreReader } from "./core-reading.js";

/** Reads a response. If the core fails, the report has the status alone. */
export const readWithPlainCore: CoreReader = /* @__PURE__ */ createCoreReader(instantiate);
