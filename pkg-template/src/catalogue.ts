/** The catalogue of statuses as data. It needs no WebAssembly. */

export type { CatalogueRow } from "./model/catalogue-row.js";
export { catalogue } from "./generated/catalogue.js";
