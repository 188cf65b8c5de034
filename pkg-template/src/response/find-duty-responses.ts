/** Finds what the options of duties do in responses, which is always there outside of browsers. */

import { DUTY_RESPONSES, type DutyResponses } from "./duty-responses.js";

/** Returns what these options do. In browsers, it comes with the classes that have duties. */
export function findDutyResponses(): DutyResponses | undefined {
  return DUTY_RESPONSES;
}
