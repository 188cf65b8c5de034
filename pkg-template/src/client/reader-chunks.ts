/**
 * Loads the core that reads responses in browsers: one chunk of the page, either WebAssembly or, if that
 * is refused, plain JavaScript. Each chunk has all that it needs, so no request waits for another.
 */

import { canCompile } from "../wasm/can-compile.js";
import { FetchFailure } from "../wasm/fetch-module.js";
import { waitFor } from "./abort-signal.js";
import type { CoreReader } from "./core-reading.js";
import { LoadPause } from "./load-pause.js";
import { readerSlot } from "./reader-slot.js";

/** The forms of the core. */
type CoreForm = "wasm" | "plain";

/**
 * The most seconds that anything waits for a load. A file that comes later is there for later errors, which
 * do not wait for it any more.
 */
const MAX_LOADING_SECONDS = 10;

/** The form to load next, if both are allowed. */
let nextForm: CoreForm = "wasm";
let isWasmAllowed: boolean | undefined;
let loading: Promise<CoreReader | undefined> | undefined;
const readerPause = /* @__PURE__ */ new LoadPause();

/** Whether the platform inflates, compiles and runs WebAssembly. */
function canUseWasm(): boolean {
  return typeof DecompressionStream === "function" && canCompile();
}

/** Says that no WebAssembly is used. A load that has begun is not changed. */
export function refuseWasm(): void {
  isWasmAllowed = false;
}

/** @throws Error if a chunk cannot be loaded */
async function importForm(form: CoreForm): Promise<CoreReader> {
  if (form === "wasm") {
    const { createWasmReader } = await import("./wasm-reader.js");
    try {
      return await createWasmReader();
    } catch (error) {
      if (error instanceof FetchFailure) throw error;
      // The engine takes the smallest module, and refuses this one.
      isWasmAllowed = false;
    }
  }
  const { readWithPlainCore } = await import("./plain-reader.js");
  return readWithPlainCore;
}

/** @throws Error if a chunk cannot be loaded */
function importNextForm(): Promise<CoreReader> {
  isWasmAllowed ??= canUseWasm();
  const form = isWasmAllowed ? nextForm : "plain";
  // If it fails, the next load tries the other form, as the URL of this one may stay unusable.
  nextForm = form === "wasm" ? "plain" : "wasm";
  return importForm(form);
}

async function importReader(): Promise<CoreReader | undefined> {
  const read = await readerPause.load(importNextForm);
  if (read) readerSlot.read = read;
  loading = undefined;
  return read;
}

/**
 * Returns the function that reads responses with the core, or `undefined` if the core cannot be loaded
 * now, or not in time. It never rejects, and a later call tries again.
 */
export async function loadReader(): Promise<CoreReader | undefined> {
  if (readerSlot.read) return readerSlot.read;
  loading ??= waitFor(importReader(), MAX_LOADING_SECONDS, undefined);
  return loading;
}
