/** Finds a row of the catalogue. */

import { catalogue } from "../catalogue.js";
import type { CatalogueRow } from "../model/catalogue-row.js";

/** Returns the row of a status, or undefined if the catalogue has none. */
export function findCatalogueRow(status: number): CatalogueRow | undefined {
  return catalogue.find((row) => row.status === status);
}
