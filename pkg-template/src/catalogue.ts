/** The catalogue of statuses, and of registered problem types, as data. It needs no WebAssembly. */

export { catalogue } from "./catalogue/generated/catalogue.js";
export { type ProblemTypeRow, problemTypes } from "./catalogue/problem-types.js";
export type { CatalogueRow } from "./model/catalogue-row.js";
