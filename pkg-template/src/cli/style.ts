/** How text is shown: colours where a terminal shows them, and nothing that a terminal would obey. */

import process from "node:process";

/** Marks that a text gets; each gives the text itself where there are no colours. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** Gives whether the user wants no colours, whatever the output is. */
function isPlain(): boolean {
  // Deno says so without a permission to read the environment.
  const { Deno } = globalThis as { readonly Deno?: { readonly noColor?: boolean } };
  if (Deno) return Deno.noColor === true;
  const { NO_COLOR, TERM } = process.env;
  return (NO_COLOR !== undefined && NO_COLOR !== "") || TERM === "dumb";
}

/** Gives the marks for an output: none where it is no terminal, or NO_COLOR is set. */
export function createStyle(output: { readonly isTTY?: boolean | undefined }): Style {
  const colours = output.isTTY === true && !isPlain();
  const mark = (on: number, off: number) => (text: string) =>
    colours && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: mark(1, 22),
    dim: mark(2, 22),
    red: mark(31, 39),
    green: mark(32, 39),
    yellow: mark(33, 39),
    cyan: mark(36, 39),
  };
}

/** What a terminal could obey, and what turns the direction of text round. */
const COMMANDS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Gives a character as JSON writes it. */
const escapeChar = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Gives a text of another's as one line that a terminal only shows. */
export function escapeControls(text: string): string {
  return text.replaceAll(/\r\n|\n/g, " ").replaceAll(COMMANDS, escapeChar);
}

/** Gives a value as JSON that a terminal only shows. */
export function formatSafeJson(value: unknown, indent?: number): string {
  // Line breaks in JSON stand between tokens alone.
  return (JSON.stringify(value, null, indent) ?? "null").replaceAll(COMMANDS, (char) =>
    char === "\n" ? char : escapeChar(char),
  );
}

/** Gives lines of a name and a value each, the values below each other. */
export function formatTable(
  rows: readonly (readonly [name: string, value: string])[],
  style: Style,
) {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${style.dim(name.padEnd(width))}  ${value}`);
}
