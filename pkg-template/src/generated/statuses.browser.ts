// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import { knownPhrases } from "../values/known-phrases.js";

/** The phrase of each status that the page knows: its classes bring theirs. */
export const PHRASES: { readonly [status: number]: string | undefined } = knownPhrases;

/** The statuses without content (RFC 9110, 6.4.1). */
export const NO_BODY: readonly number[] = [204, 205, 304];

/** The statuses whose responses caches must not store. */
export const NO_STORE: readonly number[] = [428, 429, 431, 511];
