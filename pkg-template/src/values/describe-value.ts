/** Values as an error names them that says what was expected and what was given. */

/** The longest text that is shown. */
const MAX_SHOWN_TEXT = 40;

/** Returns what a value is: `undefined`, `the number 3`, `the class HTTPNotFound`, `an object`. It throws nothing. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return `${value}`;
  if (typeof value === "string") {
    return value.length > MAX_SHOWN_TEXT ? "a string" : `the string ${JSON.stringify(value)}`;
  }
  try {
    if (typeof value === "function") {
      const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? "class" : "function";
      return value.name ? `the ${kind} ${value.name}` : `a ${kind}`;
    }
    if (Array.isArray(value)) return "a list";
    if (typeof value === "object") {
      return value instanceof Promise ? "a promise" : "an object";
    }
    return `the ${typeof value} ${String(value)}`;
  } catch {
    return `a value of type ${typeof value}`;
  }
}
