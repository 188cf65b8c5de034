/** Tests of `instanceof` by something else than the prototype. */

/**
 * Returns the result of `instanceof` for a class whose `Symbol.hasInstance` goes by something else. A
 * class that extends it inherits that method, and tests as usual.
 *
 * @param right - what stands right of `instanceof`
 * @param owner - the class that has the method
 */
export function testInstance(
  right: unknown,
  owner: unknown,
  value: unknown,
  isInstance: (value: unknown) => boolean,
): boolean {
  return right === owner
    ? isInstance(value)
    : Function.prototype[Symbol.hasInstance].call(right as () => unknown, value);
}
