/** Text for a terminal: with colours if it shows them, without characters that it would obey. */

import process from "node:process";

/** Functions that colour a text. Each returns the text unchanged if there are no colours. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** Whether the user wants no colours, whatever the output is. */
function isColourUnwanted(): boolean {
  // Deno tells this without a permission to read the environment.
  const { Deno } = globalThis as { readonly Deno?: { readonly noColor?: boolean } };
  if (Deno) return Deno.noColor === true;
  const { NO_COLOR, TERM } = process.env;
  return (NO_COLOR !== undefined && NO_COLOR !== "") || TERM === "dumb";
}

/** Returns the style for an output: no colours if it is no terminal or NO_COLOR is set. */
export function createStyle(output: { readonly isTTY?: boolean | undefined }): Style {
  const colours = output.isTTY === true && !isColourUnwanted();
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

/** Characters that a terminal obeys, and those that reverse the direction of text. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Returns a character as JSON escapes it. */
const escapeChar = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Returns a text of another server as one line that is safe to show in a terminal. */
export function escapeControls(text: string): string {
  return text.replaceAll(/\r\n|\n/g, " ").replaceAll(CONTROLS, escapeChar);
}

/** Returns a value as JSON that is safe to show in a terminal. */
export function formatSafeJson(value: unknown, indent?: number): string {
  // In JSON, line breaks stand only between tokens.
  return (JSON.stringify(value, null, indent) ?? "null").replaceAll(CONTROLS, (char) =>
    char === "\n" ? char : escapeChar(char),
  );
}

/** Returns lines of a name and a value each, with the values in one column. */
export function formatTable(
  rows: readonly (readonly [name: string, value: string])[],
  style: Style,
) {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${style.dim(name.padEnd(width))}  ${value}`);
}
