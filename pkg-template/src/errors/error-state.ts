/**
 * The state of an error. It is an own property under a symbol and no private field, because private
 * fields cannot be read through a proxy or through an object that inherits from the error
 * (`Object.create(error)`), and frameworks make both. Nothing lists the property and JSON cannot hold it.
 */

import type { ConstructorOptions } from "../model/response-source.js";
import { defineHiddenValue } from "../values/hidden-value.js";

const STATE: unique symbol = Symbol("httpexc.state");

/** What an error knows besides its own properties. */
export interface ErrorState {
  /** The status as it was last assigned. */
  status: number;
  /** Whether clients may see the detail and the field errors. */
  isExposed: boolean;
  /** The validated options that the error was built from. */
  options: ConstructorOptions | undefined;
  /** The object that has this state. A proxy of it is another object. */
  owner: object;
  /** Whether an object that inherits from an error has this state, because something was assigned to it. */
  isDerived: boolean;
}

interface StateOwner {
  readonly [STATE]?: ErrorState;
}

/** Defines the state of an error that is built, as a property of its own, which is not enumerable. */
export function defineState(
  error: object,
  status: number,
  isExposed: boolean,
  options: ConstructorOptions | undefined,
): void {
  const state: ErrorState = { status, isExposed, options, owner: error, isDerived: false };
  defineHiddenValue(error, STATE, state);
}

/**
 * Returns the state of an error, of a proxy of it, or of an object that inherits from it. Returns
 * undefined for an object that no constructor has built, such as a prototype.
 */
export function findState(error: object): ErrorState | undefined {
  return (error as StateOwner)[STATE];
}

/** Changes the state of an error that has one. An object that inherits from the error gets a state of its own. */
export function changeState(error: object, change: Partial<ErrorState>): void {
  const state = findState(error) as ErrorState;
  if (Object.hasOwn(error, STATE)) Object.assign(state, change);
  else defineHiddenValue(error, STATE, { ...state, ...change, owner: error, isDerived: true });
}

/** Whether an object inherits from an error and is not the error itself, nor a proxy of it. */
export function isDerived(error: object): boolean {
  try {
    const state = findState(error);
    if (state === undefined || (state.owner === error && !state.isDerived)) return false;
    return state.isDerived || !Object.hasOwn(error, STATE);
  } catch {
    // A proxy throws, or there is no object: a method was called by itself.
    return false;
  }
}

/**
 * Yields an object and those that it inherits from, down to the error that was built and without that.
 * For an error it yields nothing.
 */
export function* listDerivedObjects(error: object): Generator<object> {
  for (let object = error; object !== null; object = Object.getPrototypeOf(object)) {
    if (Object.hasOwn(object, STATE) && !findState(object)?.isDerived) return;
    yield object;
  }
}
