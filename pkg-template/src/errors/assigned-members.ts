/** The members of an error that frameworks and applications assign. */

import { defineProperty, readOwnDescriptor } from "../values/define-property.js";

/** Defines an own property that is not enumerable, so that nothing copies it into a body. */
export function defineOwnProperty(error: object, name: string, value: unknown): void {
  defineProperty(error, name, { configurable: true, writable: true, value });
}

/**
 * Adds a setter to each getter of a prototype, so that a framework can mark an error.
 *
 * @param assign - sets the member of an error
 */
export function allowAssignment(
  prototype: object,
  assign: (error: object, name: string, value: unknown) => void,
): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const property = readOwnDescriptor(prototype, name);
    if (!property?.get || property.set) continue;
    const set = function (this: object, value: unknown) {
      assign(this, name, value);
    };
    defineProperty(prototype, name, { ...property, set });
  }
}
