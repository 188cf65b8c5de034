// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.

import { createRecord } from "../values/own-record.js";
import type { OptionSpec } from "./option-specs.js";

/** The options that single statuses take, because those require or may have a header. */
export const DUTY_SPECS: { readonly [option: string]: OptionSpec } = {
  allow: { form: "methods", statuses: [[405, 405]] },
  challenges: { form: "challenges", statuses: [[400, 499]] },
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
