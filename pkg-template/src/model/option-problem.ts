/** What is wrong with an option of an error, as data. No code runs here. */

/** The rule that an option breaks: the status requires it (`missing`), or no error of the status takes it. */
export type OptionRule = "missing" | "refused";

/** What is wrong with one option of an error. */
export interface OptionProblem {
  /** The name of the option. */
  readonly option: string;
  /** The part of its value that is wrong, such as `[0].path`; undefined for the whole value. */
  readonly member?: string | undefined;
  /** The rule that the option breaks; undefined if the rule is about its value. */
  readonly rule?: OptionRule | undefined;
  /** The rest of a sentence that begins with the option and its member, such as `is missing`. */
  readonly reason: string;
}
