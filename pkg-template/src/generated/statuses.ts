// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import { createRecord } from "../values/own-record.js";
import { OTHER_PHRASES, REGISTERED_PHRASES } from "./phrases.js";

/** The phrase of each status. */
export const PHRASES: { readonly [status: number]: string | undefined } = /* @__PURE__ */ createRecord(
  REGISTERED_PHRASES,
  OTHER_PHRASES,
);

/** The statuses without content (RFC 9110, 6.4.1). */
export const NO_BODY: readonly number[] = [204, 205, 304];

/** The statuses whose responses caches must not store. */
export const NO_STORE: readonly number[] = [428, 429, 431, 511];
