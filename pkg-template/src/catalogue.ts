/** The catalogue of statuses as data. It needs no WebAssembly. */

export { catalogue } from "./generated/catalogue.js";
export type { CatalogueRow } from "./model/catalogue-row.js";
