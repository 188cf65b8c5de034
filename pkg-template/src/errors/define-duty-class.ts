/** Defines the classes of browsers whose statuses require or may have a header. */

import { DUTY_OPTIONS } from "../options/duty-options.js";
import { dutyOptionsSlot } from "../options/duty-options-slot.js";
import { DUTY_RESPONSES } from "../response/duty-responses.js";
import { dutyResponsesSlot } from "../response/duty-responses-slot.js";
import { type ClassGetters, defineClass } from "./define-class.js";

/** Registers what the options of duties are and do. */
export function registerDuties(): void {
  dutyOptionsSlot.options = DUTY_OPTIONS;
  dutyResponsesSlot.responses = DUTY_RESPONSES;
}

/** Returns the class of a status with duties: see {@link defineClass}. */
export function defineDutyClass<Base extends Parameters<typeof defineClass>[2]>(
  status: number,
  phrase: string,
  base: Base,
  getters: ClassGetters,
): Base {
  registerDuties();
  return defineClass(status, phrase, base, getters);
}
