/**
 * Loads the core that reads responses in browsers: one chunk of the page, either WebAssembly or, if that
 * is refused, plain JavaScript. Each chunk has all that it needs, so no request waits for another.
 */

import type { CoreReader } from "./core-reading.js";
import { readerSlot } from "./reader-slot.js";

/** The forms of the core. */
type CoreForm = "wasm" | "plain";

/** The smallest module: the eight bytes that every module begins with. */
const SMALLEST_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

/**
 * The milliseconds after a failed load in which no other is tried: a network that failed fails again, and
 * Firefox remembers a URL whose `import()` failed until the page is reloaded.
 */
const PAUSE_AFTER_FAILURE = 1000;

/** The form to load next. It is chosen at the first load. */
let nextForm: CoreForm | undefined;
let isWasmAllowed: boolean | undefined;
let loading: Promise<CoreReader | undefined> | undefined;
let failedAt = Number.NEGATIVE_INFINITY;

/**
 * Whether the platform inflates, compiles and runs WebAssembly. Under a policy that refuses it, Chromium and
 * Firefox create no module and report the attempt, and WebKit creates a module and no instance.
 */
function canUseWasm(): boolean {
  if (typeof DecompressionStream !== "function") return false;
  try {
    const module = new WebAssembly.Module(new Uint8Array(SMALLEST_MODULE));
    return new WebAssembly.Instance(module) instanceof WebAssembly.Instance;
  } catch {
    return false;
  }
}

/** Says that no WebAssembly is used. A load that has begun is not changed. */
export function refuseWasm(): void {
  isWasmAllowed = false;
}

let hasWarnedOfImport = false;

/** Says once on the console of a service worker, where `import()` is not allowed, what to import. */
function warnServiceWorker(): void {
  if (hasWarnedOfImport || !("ServiceWorkerGlobalScope" in globalThis)) return;
  hasWarnedOfImport = true;
  console.warn("httpexc cannot load its reader in a service worker. Import httpexc/reader.");
}

/** @throws Error if a chunk cannot be loaded */
async function importForm(form: CoreForm): Promise<CoreReader> {
  if (form === "wasm") {
    const { createWasmReader } = await import("./wasm-reader.js");
    try {
      return await createWasmReader();
    } catch {
      // The engine takes the smallest module, and refuses this one.
      isWasmAllowed = false;
    }
  }
  const { readWithPlainCore } = await import("./plain-reader.js");
  return readWithPlainCore;
}

async function importReader(): Promise<CoreReader | undefined> {
  isWasmAllowed ??= canUseWasm();
  const form = isWasmAllowed ? (nextForm ?? "wasm") : "plain";
  try {
    readerSlot.read = await importForm(form);
    return readerSlot.read;
  } catch {
    warnServiceWorker();
    // The next load tries the other form, as the URL of this one may stay unusable.
    nextForm = form === "wasm" ? "plain" : "wasm";
    failedAt = Date.now();
    return undefined;
  } finally {
    loading = undefined;
  }
}

/**
 * Returns the function that reads responses with the core, or `undefined` if the core cannot be loaded
 * now. It never rejects, and a later call tries again.
 */
export async function loadReader(): Promise<CoreReader | undefined> {
  if (readerSlot.read) return readerSlot.read;
  const sinceFailure = Date.now() - failedAt;
  // A clock that was set back does not prolong the pause.
  if (sinceFailure >= 0 && sinceFailure < PAUSE_AFTER_FAILURE) return undefined;
  loading ??= importReader();
  return loading;
}
