// The tables that are measured on this Node, by the name of their maker.

import { createAdapterTables } from "./rows/adapters.mjs";
import { checkConstruct, createConstructTable, createThrowTable } from "./rows/construct.mjs";
import { createCycleTables } from "./rows/cycle.mjs";
import { createGrowthTable } from "./rows/growth.mjs";
import { checkResponses } from "./rows/main.mjs";
import { createNegotiationTables } from "./rows/negotiation.mjs";
import { createNodeTable } from "./rows/node.mjs";
import { checkReading, createReadingTables } from "./rows/reading.mjs";

/**
 * By name: a check that the rows do what their names say, and a function that creates the tables.
 */
const MAKERS = {
  construct: [
    ({ httpexc }) => checkConstruct(httpexc),
    ({ httpexc }) => createConstructTable(httpexc),
  ],
  throw: [({ httpexc }) => checkConstruct(httpexc), ({ httpexc }) => createThrowTable(httpexc)],
  cycle: [({ httpexc }) => checkResponses(httpexc), ({ httpexc }) => createCycleTables(httpexc)],
  node: [
    ({ httpexc }) => checkResponses(httpexc),
    ({ httpexc, node }) => createNodeTable(httpexc, node),
  ],
  adapter: [() => {}, ({ httpexc, adapters }) => createAdapterTables(httpexc, adapters)],
  negotiate: [() => {}, () => createNegotiationTables()],
  read: [({ client }) => checkReading(client), ({ client }) => createReadingTables(client)],
  growth: [() => {}, ({ httpexc, client }) => createGrowthTable(httpexc, client)],
};

/** The names of the makers, in the order in which they are measured. */
export const MAKER_NAMES = Object.keys(MAKERS);

/** Returns the tables of a maker. If `isChecked` is true, the maker checks its rows first. */
export async function createTables(name, entries, isChecked) {
  const [check, make] = MAKERS[name];
  if (isChecked) await check(entries);
  return [await make(entries)].flat();
}
