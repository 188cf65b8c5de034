// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.

/** The forms that the values of common options can have. */
export type CommonForm =
  | "any"
  | "code"
  | "delayOrDate"
  | "fieldErrors"
  | "flag"
  | "headers"
  | "help"
  | "members"
  | "rateLimit"
  | "reasonPhrase"
  | "representation"
  | "response"
  | "text";

/** The further forms that the values of the options of duties can have. */
export type DutyForm =
  | "challenges"
  | "codings"
  | "mediaTypes"
  | "methods"
  | "onlyTrue"
  | "protocols"
  | "reference"
  | "token"
  | "uri"
  | "wholeNumber";

/** The forms that the value of an option can have. */
export type OptionForm = CommonForm | DutyForm;

/** A range of statuses: the first and the last, or no last one if it has no end. */
export type StatusRange = readonly [first: number, last?: number];

/** What the validation needs to know of an option. */
export interface OptionSpec {
  readonly form: OptionForm;
  /** The statuses that take it; undefined if all do. */
  readonly statuses?: readonly StatusRange[];
}

/** The options of all errors. */
export const OPTION_SPECS: { readonly [option: string]: OptionSpec } = {
  detail: { form: "text" },
  title: { form: "text" },
  code: { form: "code" },
  retryable: { form: "flag" },
  type: { form: "text" },
  instance: { form: "text" },
  help: { form: "help" },
  comment: { form: "text" },
  errors: { form: "fieldErrors" },
  statusText: { form: "reasonPhrase" },
  representation: { form: "representation" },
  response: { form: "response" },
  extensions: { form: "members" },
  headers: { form: "headers" },
  cause: { form: "any" },
  expose: { form: "flag" },
  stack: { form: "flag" },
  retryAfter: { form: "delayOrDate", statuses: [[202, 202], [300]] },
  rateLimit: { form: "rateLimit" },
  originalError: { form: "any" },
};
