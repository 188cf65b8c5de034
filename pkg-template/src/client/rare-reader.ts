/** The code that reading seldom needs, in programs that contain it. */

import {
  cloneForReading,
  createRelayOptions,
  decodeText,
  findOtherSource,
} from "./rare-reading.js";

/** The functions that reading seldom needs. */
const RARE_READING = { cloneForReading, createRelayOptions, decodeText, findOtherSource };
export type RareReading = typeof RARE_READING;

/** How long a load takes at most, and what ends it. */
export interface LoadLimits {
  /** The most seconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Returns the functions. In browsers they are loaded, or `undefined` if they cannot be loaded now, or not in time.
 *
 * @throws the reason of the signal, once it is aborted
 */
export function loadRareReading(
  _limits: LoadLimits,
): RareReading | Promise<RareReading | undefined> {
  return RARE_READING;
}
