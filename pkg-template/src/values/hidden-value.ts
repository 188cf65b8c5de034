/** Properties that nothing lists and nothing changes. */

/** The descriptor of {@link defineHiddenValue}: to create one for each call takes as long as the call. */
const hiddenValue: PropertyDescriptor = /* @__PURE__ */ Object.create(null);

/**
 * Defines a property that is neither enumerable nor writable, as quickly as possible: each error has one.
 *
 * @throws TypeError if the object is frozen, or has such a property that cannot be changed
 */
export function defineHiddenValue(target: object, name: PropertyKey, value: unknown): void {
  hiddenValue.value = value;
  Object.defineProperty(target, name, hiddenValue);
  hiddenValue.value = undefined;
}
