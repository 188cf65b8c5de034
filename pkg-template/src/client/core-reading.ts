/** Reads responses with the core, wherever its module comes from, and replaces a core that fails. */

import type { ReaderExports } from "../wasm/exports.js";
import { ReaderModule } from "../wasm/reader-module.js";
import { decodeBody, decodeText } from "./charset.js";
import { createBareFields, type ReportFields } from "./report-fields.js";
import type { ReadableResponse } from "./response-values.js";
import { unpackReport } from "./unpack-report.js";

/** The bytes of memory up to which an instance is kept: 64 KiB of body and their report fit. */
const READER_MEMORY_LIMIT = 1 << 23;

/** What the core reads in a response. */
export interface CoreOutcome {
  readonly fields: ReportFields;
  /**
   * Whether the response is an error: by its status, or by its body if the caller asked for that.
   */
  readonly isError: boolean;
  /** Returns the body as a value if it is JSON, otherwise as text. */
  readonly getRaw: () => unknown;
}

/**
 * Reads a response. If the core fails, the report has the status alone.
 *
 * @param inOk - whether the body of an ok response may say that it is an error
 */
export type CoreReader = (response: ReadableResponse, inOk: boolean) => CoreOutcome;

/**
 * Creates the function that reads responses.
 *
 * @param instantiate - creates an instance of the module
 */
export function createCoreReader(instantiate: () => ReaderExports): CoreReader {
  const readerModule = new ReaderModule(instantiate, READER_MEMORY_LIMIT);
  return (response, inOk) => {
    const { status, head, isCut = false, now = Date.now() / 1000 } = response;
    const body = decodeBody(response, head);
    try {
      const input = { status, head, body, isCut, now };
      const { isError, isJson, fields } = readerModule.read(input, inOk, unpackReport);
      return { isError, fields, getRaw: () => parseRawBody(body, isJson, isCut) };
    } catch {
      const isError = status < 200 || status > 299;
      const getRaw = () => parseRawBody(body, false, isCut);
      return { isError, fields: createBareFields(status), getRaw };
    }
  };
}

/**
 * Creates the function that reads responses with a module that is compiled.
 *
 * @throws Error if the platform refuses an instance
 */
export function createModuleReader(module: WebAssembly.Module): CoreReader {
  const createInstance = (): ReaderExports =>
    new WebAssembly.Instance(module).exports as unknown as ReaderExports;
  // Some engines compile a module of this size, and do not create an instance on the main thread.
  let first: ReaderExports | undefined = createInstance();
  return createCoreReader(() => {
    const instance = first ?? createInstance();
    first = undefined;
    return instance;
  });
}

/** Returns a body as a value if it is JSON, otherwise as text. */
function parseRawBody(body: string | Uint8Array, isJson: boolean, isCut: boolean): unknown {
  let text = "";
  try {
    text = typeof body === "string" ? body : decodeText(body, "utf-8", { isCut });
    if (isJson) return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    // JavaScript cannot parse it, or the platform has no decoder.
  }
  return text;
}
