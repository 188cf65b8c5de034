/** Properties that nothing lists and nothing changes, in browsers, where too few are defined to count. */

import { defineProperty } from "./define-property.js";

/** Defines such a property. */
export function defineHiddenValue(target: object, name: PropertyKey, value: unknown): void {
  defineProperty(target, name, { value });
}
