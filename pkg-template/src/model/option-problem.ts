/** What is wrong with an option of an error, as data. No code runs here. */

/**
 * The rule that an option breaks:
 *
 * - `unknown`: no class takes the option.
 * - `unsupported`: the class does not take it, because it belongs to other statuses.
 * - `missing`: the status requires it.
 * - `excluded`: it cannot be combined with another option or argument.
 * - `invalid`: its value has the wrong type or form, or is out of range.
 */
export type OptionRule = "unknown" | "unsupported" | "missing" | "excluded" | "invalid";

/** What is wrong with one option of an error. */
export interface OptionProblem {
  /** The name of the option. */
  readonly option: string;
  /** The part of its value that is wrong, such as `[0].path`; undefined for the whole value. */
  readonly member?: string | undefined;
  /** The rule that the option breaks. */
  readonly rule: OptionRule;
  /** The rest of a sentence that begins with the option and its member, such as `is missing`. */
  readonly reason: string;
}
