/** Moments that an HTTP-date can name (RFC 9110, 5.6.7): those of the years 0 to 9999. */

/** The first and the last of them, in milliseconds since 1970. */
const FIRST_MOMENT = -62_167_219_200_000;
const LAST_MOMENT = 253_402_300_799_000;

/** Returns the nearest of these moments, in milliseconds since 1970. */
export function clampMoment(time: number): number {
  return Math.min(Math.max(time, FIRST_MOMENT), LAST_MOMENT);
}
