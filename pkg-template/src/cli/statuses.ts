/** Finds the status that a user typed: a number, a phrase, a class or an alias. */

import { findCatalogueRow } from "../catalogue/find-row.js";
import { type CatalogueRow, catalogue } from "../catalogue.js";
import { findSimilarWord } from "../values/similar-word.js";
import { MissingInputError, UsageError } from "./wrong-use.js";

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

/** Returns the registered statuses nearest to an unknown one, in its family. */
function formatNeighbours(status: number): string {
  const family = catalogue.filter(
    (row) => Math.floor(row.status / 100) === Math.floor(status / 100),
  );
  const nearest = [...family].sort(
    (a, b) => Math.abs(a.status - status) - Math.abs(b.status - status) || a.status - b.status,
  );
  const shown = nearest.slice(0, 3).sort((a, b) => a.status - b.status);
  return shown.map((row) => `${row.status} ${row.phrase}`).join(", ");
}

/** Returns what an unregistered number counts as. */
function formatUnknownStatus(status: number): string {
  const general = Math.floor(status / 100) * 100;
  const row = findCatalogueRow(general);
  const lines = [
    `${status} is in no registry, and no server is known to send it.`,
    `Who meets it treats it as ${general}${row ? ` ${row.phrase}` : ""} (RFC 9110, 15).`,
    `Near it: ${formatNeighbours(status)}.`,
  ];
  if ([2, 4, 5].includes(general / 100)) {
    lines.push(`To send it all the same: defineStatus(${status}, { title: "…" }).`);
  }
  return lines.join("\n");
}

/**
 * Returns the number of the status that the user typed.
 *
 * @param commands - other words that the user may have meant
 * @throws UsageError if it can be no status
 */
export function parseStatus(word: string, commands: readonly string[] = []): number {
  if (/^\d{3}$/.test(word) && word >= "100" && word <= "599") return Number(word);
  if (/^-?\d+(\.\d+)?$/.test(word)) {
    throw new UsageError(`${word} is no status: they go from 100 to 599 (RFC 9110, 15)`);
  }
  const row = findByName(word);
  if (row) return row.status;
  const near = findSimilarWord(
    normalizeStatusName(word),
    catalogue.flatMap((one) => listNames(one).map(normalizeStatusName)),
  );
  const nearRow = near === undefined ? undefined : findByName(near);
  const command = findSimilarWord(/^\S*/.exec(word)?.[0] ?? word, commands);
  const hint = command ?? (nearRow && `${nearRow.status} ${nearRow.phrase}`);
  throw new UsageError(
    `Unknown ${commands.length > 0 ? "command or " : ""}status "${word}"${hint ? `, did you mean ${hint}?` : ""}`,
  );
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
