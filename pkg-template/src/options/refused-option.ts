/** What an error says of an option that no error has, or none of its status. */

import { OPTION_SPECS, type OptionSpec } from "../generated/option-specs.js";
import { describeUnknownOption } from "../values/unknown-option.js";
import { findDutyOptions } from "./find-duty-options.js";
import { isSupported } from "./supported-statuses.js";

/** Returns the names of the options that a status takes. */
function listSupportedOptions(status: number): string[] {
  const specs = { ...OPTION_SPECS, ...findDutyOptions()?.specs };
  return Object.keys(specs).filter((option) => isSupported(specs[option] as OptionSpec, status));
}

/**
 * Returns that an option is none of a status, and which one may have been meant.
 *
 * @param spec - of the option, if errors of other statuses have it
 */
export function describeRefusedOption(
  option: string,
  status: number,
  spec: OptionSpec | undefined,
): string {
  if (spec !== undefined) return "is not an option of it";
  return describeUnknownOption(option, () => listSupportedOptions(status), "an option of it");
}
