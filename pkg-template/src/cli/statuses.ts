/** Statuses as they are typed: by number, phrase, class or alias. */

import { type CatalogueRow, catalogue } from "../catalogue.js";
import { findSimilar, MissingInputError, UsageError } from "./wrong-use.js";

/** Gives a name without what people write differently. */
const normalizeName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, "")
    .replace(/^http/, "");

/** Gives the names of a row, in the order in which they count. */
function listNames(row: CatalogueRow): string[] {
  return [row.phrase, row.name, ...row.aliases.map(({ name }) => name)];
}

/** Gives the row that has a name. */
function findByName(name: string): CatalogueRow | undefined {
  const wanted = normalizeName(name);
  return (
    catalogue.find(
      (row) => normalizeName(row.phrase) === wanted || normalizeName(row.name) === wanted,
    ) ?? catalogue.find((row) => listNames(row).some((one) => normalizeName(one) === wanted))
  );
}

/** Gives what is known of a status by its number. */
export function findRow(status: number): CatalogueRow | undefined {
  return catalogue.find((row) => row.status === status);
}

/** Gives the statuses next to one that nobody has, in its family. */
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

/** Says of a number in no registry what it counts as. */
function formatUnknownStatus(status: number): string {
  const general = Math.floor(status / 100) * 100;
  const row = findRow(general);
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
 * Gives the number of a status that was typed.
 *
 * @param commands - other words that could have been meant
 * @throws WrongUse where it can be none
 */
export function parseStatus(word: string, commands: readonly string[] = []): number {
  if (/^\d{3}$/.test(word) && word >= "100" && word <= "599") return Number(word);
  if (/^-?\d+(\.\d+)?$/.test(word)) {
    throw new UsageError(`${word} is no status: they go from 100 to 599 (RFC 9110, 15)`);
  }
  const row = findByName(word);
  if (row) return row.status;
  const near = findSimilar(
    normalizeName(word),
    catalogue.flatMap((one) => listNames(one).map(normalizeName)),
  );
  const nearRow = near === undefined ? undefined : findByName(near);
  const command = findSimilar(/^\S*/.exec(word)?.[0] ?? word, commands);
  const hint = command ?? (nearRow && `${nearRow.status} ${nearRow.phrase}`);
  throw new UsageError(
    `Unknown ${commands.length > 0 ? "command or " : ""}status "${word}"${hint ? `, did you mean ${hint}?` : ""}`,
  );
}

/**
 * Gives what is known of a status that was typed.
 *
 * @throws NotThere where nothing is known of it
 * @throws WrongUse where it can be none
 */
export function findTypedRow(word: string, commands: readonly string[]): CatalogueRow {
  const status = parseStatus(word, commands);
  const row = findRow(status);
  if (!row) throw new MissingInputError(formatUnknownStatus(status));
  return row;
}
