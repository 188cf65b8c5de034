// Measures one table and prints it:
// table-process.mjs <entries> <maker> <index of the table> <prefix of the ids> <quick>

import { pathToFileURL } from "node:url";
import { compareRows } from "./measurement.mjs";
import { createTables } from "./table-makers.mjs";

const [entries, maker, at, only, quick] = process.argv.slice(2);

const tables = await createTables(maker, await import(pathToFileURL(entries)), at === "0");
const { rows, base, collectsGarbage, ...table } = tables[Number(at)];
const measuredTable = table.id.startsWith(only)
  ? { ...table, base, rows: await compareRows(rows, base, Boolean(quick), collectsGarbage) }
  : undefined;
console.log(JSON.stringify({ count: tables.length, table: measuredTable }));
