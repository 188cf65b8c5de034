// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import { createRecord } from "../../values/own-record.js";

/** The phrases of http-errors that PHRASES lacks, or has in other words. */
export const HTTP_ERRORS_PHRASES: { readonly [status: number]: string | undefined } =
  /* @__PURE__ */ createRecord({
  100: "Continue",
  101: "Switching Protocols",
  102: "Processing",
  103: "Early Hints",
  413: "Payload Too Large",
  422: "Unprocessable Entity",
});
