/** {@link NoResponse}: the network failed. */

import { defineProperty } from "../values/define-property.js";
import { testInstance } from "../values/instance-test.js";
import { readMember } from "../values/safe-read.js";

/** The symbol by which copies of the package recognize each other's errors. */
const NO_RESPONSE_BRAND = /* @__PURE__ */ Symbol.for("httpexc.no-response");

/**
 * A request got no response, because the network failed: there is no connection, no such host, or the
 * time of `retry` is over. In a browser it also stands for a response that CORS hides. It has no status.
 * What `fetch` threw is its `cause`.
 *
 * @example
 * ```ts
 * import { createClient, NoResponse } from "httpexc/client";
 *
 * const offline = async () => {
 *   throw new TypeError("Failed to fetch");
 * };
 * const result = await createClient({ fetch: offline }).fetch("https://api.example/songs");
 * console.assert(!result.ok && result.error instanceof NoResponse);
 * ```
 */
export class NoResponse extends Error {
  /** There is none. */
  declare readonly status: undefined;
  /** No declaration has it. */
  declare readonly problem: undefined;

  /** @param cause - what `fetch` threw */
  constructor(cause?: unknown) {
    const message = readMember(cause, "message");
    const reason = typeof message === "string" && message !== "" ? `: ${message}` : "";
    super(`No response came${reason}`, { cause });
    defineProperty(this, NO_RESPONSE_BRAND, { value: true });
  }

  /** The name, even if a bundler renames the class. */
  override get name(): string {
    return "NoResponse";
  }

  override set name(name: string) {
    defineProperty(this, "name", { configurable: true, value: name, writable: true });
  }

  /** Whether a value is such an error, of any copy of the package. @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one inherits the method
    return testInstance(this, NoResponse, value, isNoResponse);
  }
}

/** Whether a value says that no response came. */
export function isNoResponse(value: unknown): boolean {
  return readMember(value, NO_RESPONSE_BRAND) === true;
}
