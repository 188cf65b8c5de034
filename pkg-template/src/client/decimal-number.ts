/** Numbers in decimal digits, parsed as `src/number.rs` does it. */

/** Up to here a double has every whole number. Further digits are not read. */
const LARGEST_EXACT = 2 ** 53;

/** The largest power of ten that a double has exactly. */
const LARGEST_EXACT_POWER = 22;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** Returns a text without the white space of ASCII at its ends. The time grows with the text alone. */
export function trimAscii(text: string): string {
  return /[^ \t\n\f\r](?:.*[^ \t\n\f\r])?/s.exec(text)?.[0] ?? "";
}

/**
 * Returns the number that a text of decimal digits represents, or `undefined` if it is not a finite
 * number. It accepts the numbers of JSON, and numbers that begin with `+`, `.` or a zero.
 */
export function parseDecimal(text: string): number | undefined {
  const [isNumber, sign, whole = "", part = "", exponent = "0"] =
    NUMBER.exec(trimAscii(text)) ?? [];
  const digits = whole + part;
  let scale = Number(exponent);
  if (isNumber === undefined || digits === "" || (scale | 0) !== scale) return undefined;
  let value = 0;
  for (let at = 0; at < digits.length; at++) {
    const isPart = at >= whole.length;
    if (value < LARGEST_EXACT) {
      // A number beyond the largest exact one is rounded once.
      value = Number(`${value}${digits[at]}`);
      if (isPart) scale--;
    } else if (!isPart) scale++;
  }
  while (scale !== 0 && value !== 0 && value < Number.POSITIVE_INFINITY) {
    const step = Math.max(-LARGEST_EXACT_POWER, Math.min(scale, LARGEST_EXACT_POWER));
    const power = Number(`1e${Math.abs(step)}`);
    value = step < 0 ? value / power : value * power;
    scale -= step;
  }
  if (value === Number.POSITIVE_INFINITY) return undefined;
  return sign === "-" ? -value : value;
}
