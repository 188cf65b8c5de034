/**
 * Creates dialects, which write by the larger module of the core. It has no form in plain JavaScript, so
 * where WebAssembly is refused, a dialect writes problem details as JSON.
 */

import { instantiate } from "#dialects";
import { DIALECT_NAMES, type DialectName } from "../generated/protocol.js";
import type { Dialect } from "../model/dialect.js";
import type { ResponseParts } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { CREATE_WRITER } from "../model/symbols.js";
import { createJsonResponse } from "../response/json-writer.js";
import { PROBLEM_JSON, ResponseWriter } from "../response/writer.js";
import { readSafely } from "../values/safe-read.js";
import type { WriterExports } from "../wasm/exports.js";
import { WriterModule } from "../wasm/writer-module.js";

/** What to allow, so that dialects can be written. */
const WASM_NEEDED =
  "httpexc/dialects writes only problem details in JSON, because WebAssembly is refused. " +
  "A content security policy allows it with 'wasm-unsafe-eval'.";

/** Whether the platform refused the first instance. It is unknown until one is needed. */
let isRefused: boolean | undefined;

/** Creates an instance, and warns once if the first one is refused. @throws Error if there is none */
function createDialectsInstance(): WriterExports {
  try {
    const exports = instantiate();
    isRefused = false;
    return exports;
  } catch (error) {
    if (isRefused === undefined) {
      isRefused = true;
      readSafely(() => console.warn(WASM_NEEDED));
    }
    throw error;
  }
}

const dialectsModule = /* @__PURE__ */ new WriterModule(createDialectsInstance);

/**
 * Returns the result of a call of the core, or of another function if the platform refuses the core.
 *
 * @throws Error if the core fails for another reason
 */
function callCore<T>(call: () => T, fallBack: () => T): T {
  if (isRefused) return fallBack();
  try {
    return call();
  } catch (error) {
    if (isRefused) return fallBack();
    throw error;
  }
}

/** Writes the responses of a dialect. Only these methods run where the platform refuses the core. */
class DialectWriter extends ResponseWriter {
  override negotiate(accept: string | null | undefined): number {
    return callCore(
      () => super.negotiate(accept),
      () => PROBLEM_JSON,
    );
  }

  override write(source: ResponseSource, method: string | undefined, media: number): ResponseParts {
    return callCore(
      () => super.write(source, method, media),
      () => createJsonResponse(source, method),
    );
  }
}

/** Creates the dialect with a name of the core. */
export function createDialect(name: DialectName): Dialect {
  const number = DIALECT_NAMES.indexOf(name);
  return Object.freeze({
    name,
    [CREATE_WRITER]: (furtherTypes: readonly string[]) =>
      new DialectWriter(dialectsModule, number, furtherTypes),
  });
}
