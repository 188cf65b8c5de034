// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.

import { createRecord } from "../values/own-record.js";

/** The forms that the value of an option can have. */
export type OptionForm =
  | "any"
  | "challenges"
  | "code"
  | "codings"
  | "delayOrDate"
  | "fieldErrors"
  | "flag"
  | "headers"
  | "help"
  | "mediaTypes"
  | "members"
  | "methods"
  | "onlyTrue"
  | "protocols"
  | "rateLimit"
  | "reasonPhrase"
  | "reference"
  | "representation"
  | "response"
  | "text"
  | "token"
  | "uri"
  | "wholeNumber";

/** A range of statuses: the first and the last, or no last one if it has no end. */
export type StatusRange = readonly [first: number, last?: number];

/** What the validation needs to know of an option. */
export interface OptionSpec {
  readonly form: OptionForm;
  /** The statuses that take it; undefined if all do. */
  readonly statuses?: readonly StatusRange[];
}

/** All options. */
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
  allow: { form: "methods", statuses: [[405, 405]] },
  challenges: { form: "challenges", statuses: [[401, 401], [407, 407]] },
  upgrade: { form: "protocols", statuses: [[426, 426]] },
  location: { form: "reference", statuses: [[201, 202], [300, 303], [305, 305], [307, 308]] },
  addSlash: { form: "onlyTrue", statuses: [[201, 202], [300, 303], [305, 305], [307, 308]] },
  external: { form: "flag", statuses: [[300, 399]] },
  absolute: { form: "flag", statuses: [[300, 399]] },
  length: { form: "wholeNumber", statuses: [[416, 416]] },
  unit: { form: "token", statuses: [[416, 416]] },
  accept: { form: "mediaTypes", statuses: [[415, 415]] },
  acceptEncoding: { form: "codings", statuses: [[415, 415]] },
  acceptPatch: { form: "mediaTypes", statuses: [[415, 415]] },
  blockedBy: { form: "uri", statuses: [[451, 451]] },
};

/** The option that a status requires. */
export const REQUIRED_OPTIONS: { readonly [status: number]: string | undefined } =
  /* @__PURE__ */ createRecord({
  301: "location",
  302: "location",
  303: "location",
  305: "location",
  307: "location",
  308: "location",
  401: "challenges",
  405: "allow",
  407: "challenges",
  426: "upgrade",
});
