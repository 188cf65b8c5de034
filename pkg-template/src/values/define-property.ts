/**
 * Definitions of properties whose descriptors inherit nothing. A descriptor that is an ordinary object
 * reads `value`, `writable`, `get` and `set` of `Object.prototype`, if somebody merged data into it. Then
 * the definition fails, or defines another property.
 */

/** Returns a descriptor without a prototype. */
function createDescriptor(descriptor: PropertyDescriptor): PropertyDescriptor {
  return { __proto__: null, ...descriptor } as PropertyDescriptor;
}

/**
 * Defines a property, as `Object.defineProperty` does.
 *
 * @throws TypeError if the object is frozen, or has such a property that cannot be changed
 */
export function defineProperty(
  target: object,
  name: PropertyKey,
  descriptor: PropertyDescriptor,
): void {
  Object.defineProperty(target, name, createDescriptor(descriptor));
}

/** Defines a property, if that is possible. */
export function defineIfPossible(
  target: object,
  name: PropertyKey,
  descriptor: PropertyDescriptor,
): void {
  Reflect.defineProperty(target, name, createDescriptor(descriptor));
}

/** Returns the descriptor of an own property, which inherits nothing, or undefined if there is none. */
export function readOwnDescriptor(
  target: object,
  name: PropertyKey,
): PropertyDescriptor | undefined {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  return descriptor && createDescriptor(descriptor);
}
