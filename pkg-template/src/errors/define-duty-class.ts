/** Defines the classes of browsers whose statuses require or may have a header. */

import type { AnyOptions } from "../model/options.js";
import { DUTY_OPTIONS } from "../options/duty-options.js";
import { dutyOptionsSlot } from "../options/duty-options-slot.js";
import { DUTY_RESPONSES } from "../response/duty-responses.js";
import { dutyResponsesSlot } from "../response/duty-responses-slot.js";
import { defineProperty } from "../values/define-property.js";
import { defineClass } from "./define-class.js";

/** The members of a class that show its options. */
type ClassGetters = { readonly [name: string]: (options: AnyOptions) => unknown };

/** Registers what the options of duties are and do. */
export function registerDuties(): void {
  dutyOptionsSlot.options = DUTY_OPTIONS;
  dutyResponsesSlot.responses = DUTY_RESPONSES;
}

/**
 * Returns the class of a status with duties: see {@link defineClass}.
 *
 * @param getters - the members that show the class's options
 */
export function defineDutyClass<Base extends Parameters<typeof defineClass>[2]>(
  status: number,
  phrase: string,
  base: Base,
  getters: ClassGetters,
): Base {
  registerDuties();
  const errorClass = defineClass(status, phrase, base);
  for (const [name, readOption] of Object.entries(getters)) {
    defineProperty(errorClass.prototype, name, {
      configurable: true,
      get(this: { readonly options: AnyOptions }) {
        return readOption(this.options);
      },
    });
  }
  return errorClass;
}
