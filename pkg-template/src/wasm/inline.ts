/**
 * The core as text within the module, for every platform that compiles at run time. Where
 * WebAssembly is missing or refused (a content security policy, Lockdown Mode, --jitless, too
 * little address space) the same core runs as plain JavaScript.
 */

import { BASE64 } from "../generated/core-base64.js";
import { instantiate as plain } from "../generated/core-plain.js";
import type { Exports } from "./exports.js";

export { decode, encodeInto } from "./utf8-anywhere.js";

let module: WebAssembly.Module | undefined;
let refused = false;

function compile(): WebAssembly.Module {
  const text = atob(BASE64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new WebAssembly.Module(bytes);
}

/** Gives a fresh instance. */
export function instantiate(): Exports {
  if (!refused) {
    try {
      module ??= compile();
      return new WebAssembly.Instance(module).exports as unknown as Exports;
    } catch {
      refused = true;
    }
  }
  return plain();
}
