/** Creates dialects, which write by the larger module of the core. */

import { instantiate } from "#dialects";
import { DIALECT_NAMES, type DialectName } from "../generated/protocol.js";
import type { Dialect } from "../model/dialect.js";
import { CREATE_WRITER } from "../model/symbols.js";
import { ResponseWriter } from "../response/writer.js";
import { WriterModule } from "../wasm/writer-module.js";

const dialectsModule = /* @__PURE__ */ new WriterModule(instantiate);

/** Creates the dialect with a name of the core. */
export function createDialect(name: DialectName): Dialect {
  const number = DIALECT_NAMES.indexOf(name);
  return Object.freeze({
    name,
    [CREATE_WRITER]: (furtherTypes: readonly string[]) =>
      new ResponseWriter(dialectsModule, number, furtherTypes),
  });
}
