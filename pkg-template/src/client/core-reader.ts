/**
 * Reads responses with the core that is a part of the program. This file is one of its own in the
 * package, so that a program can load it, with the core, when a response first needs it.
 */

import { instantiate } from "#client";
import { type CoreReader, createCoreReader } from "./core-reading.js";

/** Reads a response. If the core fails, the report has the status alone. */
export const readWithCore: CoreReader = /* @__PURE__ */ createCoreReader(instantiate);
