/** Finds the statuses that a user typed: a number, a range, a phrase, a status line, a class or an alias. */

import { findCatalogueRow } from "../catalogue/find-row.js";
import { type CatalogueRow, catalogue } from "../catalogue.js";
import { findSimilarWord } from "../values/similar-word.js";
import { MissingInputError, UsageError } from "./wrong-use.js";

/** The most suggestions for a name that is unknown. */
const MOST_SUGGESTIONS = 5;

/** Returns a name without the characters that people write differently. */
const normalizeStatusName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, "")
    .replace(/^http/, "");

/** Returns the names of a row, the most common first. */
function listNames(row: CatalogueRow): string[] {
  return [row.phrase, row.name, ...row.aliases.map(({ name }) => name)];
}

/** Returns the row that has a name. */
function findByName(name: string): CatalogueRow | undefined {
  const wanted = normalizeStatusName(name);
  return (
    catalogue.find(
      (row) =>
        normalizeStatusName(row.phrase) === wanted || normalizeStatusName(row.name) === wanted,
    ) ?? catalogue.find((row) => listNames(row).some((one) => normalizeStatusName(one) === wanted))
  );
}

const formatRowName = (row: CatalogueRow) => `${row.status} ${row.phrase}`;

/** Returns items as `a, b or c`. */
function formatChoice(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} or ${last}`;
}

/** Returns the rows whose names are spelled like a word, or contain it. */
function listSimilarRows(word: string): readonly CatalogueRow[] {
  const wanted = normalizeStatusName(word);
  const near = findSimilarWord(
    wanted,
    catalogue.flatMap((row) => listNames(row).map(normalizeStatusName)),
  );
  const mistyped = near === undefined ? undefined : findByName(near);
  if (mistyped) return [mistyped];
  // A shorter word is part of too many names.
  if (wanted.length < 4) return [];
  const containing = catalogue.filter((row) =>
    listNames(row).some((name) => normalizeStatusName(name).includes(wanted)),
  );
  return containing.slice(0, MOST_SUGGESTIONS);
}

/** Returns the registered statuses nearest to an unknown one, in its range. */
function formatNeighbours(status: number): string {
  const range = listRange(Math.floor(status / 100));
  const nearest = [...range].sort(
    (a, b) => Math.abs(a.status - status) - Math.abs(b.status - status) || a.status - b.status,
  );
  const shown = nearest.slice(0, 3).sort((a, b) => a.status - b.status);
  return shown.map(formatRowName).join(", ");
}

/** Returns what an unregistered number counts as. */
function formatUnknownStatus(status: number): string {
  const general = Math.floor(status / 100) * 100;
  const row = findCatalogueRow(general);
  const lines = [
    `${status} is not a registered status code, and no server is known to send it.`,
    `Clients treat it as ${row ? formatRowName(row) : general} (RFC 9110, section 15).`,
    `Known status codes near it: ${formatNeighbours(status)}.`,
  ];
  if ([2, 4, 5].includes(general / 100)) {
    lines.push(`To send it anyway: defineStatus(${status}, { title: "…" })`);
  }
  return lines.join("\n");
}

/** Returns the rows of the statuses that begin with a digit. */
export function listRange(digit: number): readonly CatalogueRow[] {
  return catalogue.filter(({ status }) => Math.floor(status / 100) === digit);
}

/** Returns the digit of a range such as `5xx`, or undefined if the word is no range. */
export function parseStatusRange(word: string): number | undefined {
  const [, digit] = /^([1-5])xx$/i.exec(word) ?? [];
  return digit === undefined ? undefined : Number(digit);
}

/**
 * Returns a number that a text follows.
 *
 * @throws UsageError if the text is another number, or the name of another status
 */
function parseNumberWithText(number: string, text: string): number {
  const status = parseStatus(number);
  if (/^\d+$/.test(text)) {
    throw new UsageError(`Unexpected argument: ${text}. Look up one status at a time`);
  }
  const other = findByName(text);
  const row = findCatalogueRow(status);
  const isNameOfRow =
    row && listNames(row).some((name) => normalizeStatusName(name) === normalizeStatusName(text));
  if (other && !isNameOfRow && other.status !== status) {
    const choices = [...(row ? [row] : []), other].map(formatRowName);
    throw new UsageError(`${status} is not ${text}. Did you mean ${formatChoice(choices)}?`);
  }
  // A server may send any phrase, and the number alone counts (RFC 9112, 4).
  return status;
}

/**
 * Returns the number of the status that the user typed.
 *
 * @param commands - other words that the user may have meant
 * @throws UsageError if it can be no status
 */
export function parseStatus(typed: string, commands: readonly string[] = []): number {
  const word = typed.trim().replace(/^HTTP\/\d(?:\.\d)?\s+(?=\d)/i, "");
  const [, number, text] = /^(\d{3})[\s:,]+(\S.*)$/.exec(word) ?? [];
  if (number !== undefined && text !== undefined) return parseNumberWithText(number, text);
  if (/^\d{3}$/.test(word) && word >= "100" && word <= "599") return Number(word);
  const digit = parseStatusRange(word);
  if (digit !== undefined) {
    throw new UsageError(`${word} is a range. Give one status, such as ${digit}00`);
  }
  if (/^\dxx$/i.test(word)) {
    throw new UsageError(`${word} is not a range: they go from 1xx to 5xx`);
  }
  if (/^-?\d+(\.\d+)?$/.test(word)) {
    throw new UsageError(
      `${word} is not a status code: they go from 100 to 599 (RFC 9110, section 15)`,
    );
  }
  const row = findByName(word);
  if (row) return row.status;
  const command = findSimilarWord(/^\S*/.exec(word)?.[0] ?? word, commands);
  const suggestions = command === undefined ? listSimilarRows(word).map(formatRowName) : [command];
  const what = commands.length > 0 ? "command or status" : "status";
  const hint = suggestions.length > 0 ? `. Did you mean ${formatChoice(suggestions)}?` : "";
  throw new UsageError(`Unknown ${what} "${typed}"${hint}`);
}

/**
 * Returns the row of the status that the user typed.
 *
 * @throws MissingInputError if the catalogue has no such status
 * @throws UsageError if it can be no status
 */
export function findTypedRow(word: string, commands: readonly string[]): CatalogueRow {
  const status = parseStatus(word, commands);
  const row = findCatalogueRow(status);
  if (!row) throw new MissingInputError(formatUnknownStatus(status));
  return row;
}
