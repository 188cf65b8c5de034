/**
 * What `createError` of `httpexc/http-errors` notes on an error before it changes it, because the error
 * of another server then looks like one of the application's.
 */

import { defineIfPossible } from "../values/define-property.js";

/** What is known of an error that `createError` returned. */
export interface OriginNote {
  /** Whether it describes the response of another server. */
  readonly isUpstream: boolean;
  /** The status that the application gave. */
  readonly givenStatus: number | undefined;
  /** The status that it then had: http-errors keeps the one of the error. */
  readonly status: unknown;
  /** The message that the application gave beside the properties of another error. */
  readonly givenMessage: string | undefined;
  /** The headers of the other server, none of which passes. */
  readonly upstreamHeaders: unknown;
}

const NOTE: unique symbol = Symbol("httpexc.origin");

/** Notes what is known of an error. A frozen one gets no note. */
export function noteOrigin(error: object, value: OriginNote): void {
  defineIfPossible(error, NOTE, { configurable: true, value });
}

/** Returns the note of an error, or of the one that an object inherits from. */
export function findOriginNote(error: object): OriginNote | undefined {
  return (error as { readonly [NOTE]?: OriginNote })[NOTE];
}
