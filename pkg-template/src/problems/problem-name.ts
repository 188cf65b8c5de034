/**
 * The rule by which the code and the type of a problem follow from the name of its class. It is written
 * twice, for values and for types, and `js-tests/unit/problem-names.test.mjs` holds both to one table.
 *
 * A word begins at a capital after a letter in lower case or a digit (aB), and at the last of several
 * capitals if a letter in lower case follows (ABc). So `SongLocked` is song-locked, `HTTPGone` is http-gone,
 * `SHA256Mismatch` is sha256-mismatch, and `OAuth2Failed` is o-auth2-failed.
 */

/** The names that classes may have. */
export const PROBLEM_NAME = /^[A-Z][A-Za-z0-9]*$/;

/** Returns the words of a name in lower case, joined by hyphens or underscores. */
export function formatProblemWords(name: string, joint: "-" | "_"): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, `$1${joint}$2`)
    .replace(/([A-Z])([A-Z][a-z])/g, `$1${joint}$2`)
    .toLowerCase();
}

type LowerLetter =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m")
  | ("n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z");

/** A capital. */
export type Capital = Uppercase<LowerLetter>;

/** The words of a name in lower case, joined by hyphens. */
export type HyphenatedWords<
  Name extends string,
  Before extends "start" | "capital" | "other" = "start",
  Words extends string = "",
> = Name extends `${infer Letter}${infer Rest}`
  ? Letter extends Capital
    ? HyphenatedWords<
        Rest,
        "capital",
        `${Words}${BeginsWord<Before, Rest> extends true ? "-" : ""}${Lowercase<Letter>}`
      >
    : HyphenatedWords<Rest, "other", `${Words}${Letter}`>
  : Words;

/** Words that are joined by underscores instead of hyphens. */
export type WithUnderscores<Words extends string> = Words extends `${infer Word}-${infer Rest}`
  ? `${Word}_${WithUnderscores<Rest>}`
  : Words;

/** Whether a capital begins a word, by what stands before and after it. */
type BeginsWord<Before, Rest> = Before extends "other"
  ? true
  : Before extends "capital"
    ? Rest extends `${infer Next}${string}`
      ? Next extends LowerLetter
        ? true
        : false
      : false
    : false;
