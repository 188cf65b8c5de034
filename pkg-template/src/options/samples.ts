/** What the duties of a status look like: an option and its value for each. */

import type { AnyOptions } from "../model/options.js";

/** The options that keep each duty of the catalogue. */
export const SAMPLES: { readonly [duty: string]: AnyOptions } = {
  accept: { accept: ["application/json"] },
  allow: { allow: ["GET", "HEAD"] },
  blockedBy: { blockedBy: "https://example.com/authority" },
  contentRange: { length: 1000 },
  location: { location: "/elsewhere" },
  proxyAuthenticate: { challenges: { scheme: "Basic", params: { realm: "proxy" } } },
  retryAfter: { retryAfter: 30 },
  upgrade: { upgrade: ["websocket"] },
  wwwAuthenticate: { challenges: { scheme: "Bearer", params: { realm: "api" } } },
};

/** Gives the options of a status with all of its duties. */
export function createSampleOptions(
  status: number,
  duties: readonly { readonly field: string }[],
): AnyOptions {
  // The range of a 206 is a header of the caller's.
  const kept = status === 206 ? [] : duties;
  return Object.assign({}, ...kept.map(({ field }) => SAMPLES[field]));
}
