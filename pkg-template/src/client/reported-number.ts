/** Numbers as reports have them, rounded as `src/number.rs` does it. */

/** The largest whole number that a report has. */
const LARGEST_REPORTED = 9e15;

/** Returns a number as a report has it: rounded to billionths, and at most 9e15. */
export function roundReported(number: number): number {
  const size = Math.min(Math.abs(number), LARGEST_REPORTED);
  const whole = Math.floor(size);
  const part = Math.round((size - whole) * 1e9);
  const rounded = part < 1e9 ? Number(`${whole}.${`${part}`.padStart(9, "0")}`) : whole + 1;
  return number < 0 && rounded !== 0 ? -rounded : rounded;
}
