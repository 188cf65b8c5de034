/**
 * The state of an error in browsers, where no framework makes objects that inherit from errors. It is an own
 * property under a symbol, so that it can be read through a proxy. Nothing lists it.
 */

import type { ConstructorOptions } from "../model/response-source.js";
import { defineHiddenValue } from "../values/hidden-value.js";
import type { ErrorState } from "./error-state.js";

const STATE: unique symbol = Symbol("httpexc.state");

interface StateOwner {
  readonly [STATE]?: ErrorState;
}

/** Defines the state of an error that is built. */
export function defineState(
  error: object,
  status: number,
  isExposed: boolean,
  options: ConstructorOptions | undefined,
): void {
  defineHiddenValue(error, STATE, { status, isExposed, options });
}

/** Returns the state of an error, or undefined for an object that no constructor has built. */
export function findState(error: object): ErrorState | undefined {
  return (error as StateOwner)[STATE];
}

/** Changes the state of an error that has one. An object that inherits from it gets a state of its own. */
export function changeState(error: object, change: Partial<ErrorState>): void {
  const state = findState(error) as ErrorState;
  if (Object.hasOwn(error, STATE)) Object.assign(state, change);
  else defineHiddenValue(error, STATE, { ...state, ...change });
}
