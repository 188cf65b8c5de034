/** Creates the rows of the catalogue, whose table leaves out what most rows have. */

import type { CatalogueRow } from "../model/catalogue-row.js";

/** The members of a row that most rows have alike, or that follow from the others. */
type UsualMember =
  | "aliases"
  | "body"
  | "cache"
  | "className"
  | "duties"
  | "retry"
  | "standing"
  | "titles";

/** A row without the members that are as usual. */
type ShortRow = Omit<CatalogueRow, UsualMember> & Partial<CatalogueRow>;

/** Creates a row with all members. Their order is that of the core's table. */
function createRow({ status, name, phrase, spec, explanation, ...others }: ShortRow): CatalogueRow {
  const {
    aliases = [],
    body = "allowed",
    cache = "explicit",
    duties = [],
    retry = "never",
    standing = "registered",
    titles = [],
  } = others;
  const hasClass = status >= 200 && standing === "registered";
  return {
    aliases,
    body,
    cache,
    duties,
    explanation,
    name,
    phrase,
    retry,
    spec,
    standing,
    status,
    titles,
    className: hasClass ? `HTTP${name}` : null,
  };
}

/** Creates all rows. */
export const createCatalogueRows = (rows: readonly ShortRow[]): readonly CatalogueRow[] =>
  rows.map(createRow);
