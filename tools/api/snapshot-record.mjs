// Decides whether a change of the API is accounted for. `api/` holds the API as it was recorded
// last, and a ledger: a digest of each of its files, and the items of the changelog at that time. A
// change is recorded only if an item that is not in the ledger names it. So a snapshot cannot be
// passed by writing it again, and what was written by hand does not fit its digest.

import { createHash } from "node:crypto";
import { findApiChanges } from "./api-changes.mjs";
import { hasName } from "./changelog-items.mjs";

const HEADING = "# What the API was last recorded with. Written by `make api-snapshot`.";

const digest = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/**
 * Returns the text of the ledger for a snapshot and a changelog. Its lines are ordered by digests,
 * so that lines from two branches seldom meet in one place.
 */
function formatLedger(files, { title, items }) {
  const lines = items.map((item) => `item ${digest(item)} ${item.slice(0, 60).trim()}`).sort();
  const digests = [...files].map(([name, text]) => `file ${digest(text)} ${name}`);
  return `${[HEADING, `version ${title}`, ...digests.sort((a, b) => (a.slice(22) < b.slice(22) ? -1 : 1)), ...lines].join("\n")}\n`;
}

/** Returns the digests of the ledger's files, by their names, and those of its items. */
function parseLedger(text) {
  const rows = text.split("\n").map((line) => line.split(" "));
  const files = rows.filter(([type]) => type === "file").map(([, value, name]) => [name, value]);
  const items = rows.filter(([type]) => type === "item").map(([, value]) => value);
  return { files: new Map(files), items: new Set(items) };
}

/** Returns the files that are not as they were recorded. */
function findEdited({ files, ledger }) {
  const recorded = parseLedger(ledger).files;
  const names = [...new Set([...recorded.keys(), ...files.keys()])];
  return names.filter((name) => !files.has(name) || recorded.get(name) !== digest(files.get(name)));
}

/** The name of the ledger's file. */
export const LEDGER = "ledger.txt";

/**
 * Splits the files of `api/` into the snapshot and its ledger, or returns undefined if there is
 * none.
 */
export function splitRecord(all) {
  const ledger = all.get(LEDGER);
  if (ledger === undefined) return undefined;
  return { ledger, files: new Map([...all].filter(([name]) => name !== LEDGER)) };
}

/**
 * Returns what is wrong with the recorded API: nothing if it is that of the sources, and its ledger
 * that of the changelog.
 *
 * @param record the recorded snapshot and its ledger, or undefined
 * @param current the texts of the API as it is, by the names of their files
 * @param changelog the topmost version and its items
 */
export function checkRecord(record, current, changelog) {
  if (!record) return ["The API was never recorded. Run: make api-snapshot"];
  const edited = findEdited(record).map(
    (name) => `api/${name} is not as it was recorded: restore it, and run: make api-snapshot`,
  );
  const changes = findApiChanges(record.files, current).map(
    ({ what }) => `The API changed: ${what}. Name it in CHANGELOG.md, and run: make api-snapshot`,
  );
  const names = [...new Set([...record.files.keys(), ...current.keys()])];
  const stale = names
    .filter((name) => record.files.get(name) !== current.get(name))
    .map((name) => `api/${name} is stale. Run: make api-snapshot`);
  const isLedgerStale = record.ledger !== formatLedger(record.files, changelog);
  const ledger = isLedgerStale
    ? [`api/${LEDGER} is not that of CHANGELOG.md. Run: make api-snapshot`]
    : [];
  for (const problems of [edited, changes, stale, ledger]) if (problems.length > 0) return problems;
  return [];
}

/**
 * Returns the files of `api/` for the API as it is, or what the changelog lacks.
 *
 * @param previous the snapshot that was recorded last and its ledger, or undefined before the first
 * @param current the texts of the API as it is, by the names of their files
 * @param changelog the topmost version and its items
 */
export function createRecord(previous, current, changelog) {
  const problems = [];
  if (previous) {
    problems.push(
      ...findEdited(previous).map((name) => `api/${name} is not as it was recorded: restore it`),
    );
    const known = parseLedger(previous.ledger).items;
    const items = changelog.items.filter((item) => !known.has(digest(item)));
    for (const { what, words } of findApiChanges(previous.files, current)) {
      if (words.some((word) => items.some((item) => hasName(item, word)))) continue;
      const names = words.map((word) => `\`${word}\``).join(" or ");
      problems.push(`${what}, and no new or changed item of CHANGELOG.md names ${names}`);
    }
  }
  return { problems, files: new Map([...current, [LEDGER, formatLedger(current, changelog)]]) };
}
