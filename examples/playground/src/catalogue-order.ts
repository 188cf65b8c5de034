/** The order in which statuses are listed. */

import { type CatalogueRow, catalogue } from "httpexc/catalogue";
import { getFamily } from "./elements.ts";

/** The families, those of errors first: they are what most users look for. */
const FAMILY_ORDER = [4, 5, 3, 2, 1];

/** All statuses in the order of their families. */
export const ORDERED_CATALOGUE: readonly CatalogueRow[] = FAMILY_ORDER.flatMap((family) =>
  catalogue.filter(({ status }) => getFamily(status) === family),
);
