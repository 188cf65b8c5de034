// Measures one table and prints it: table-process.mjs <entries> <maker> <which of its tables> <ids begin so> <quick>

import { pathToFileURL } from "node:url";
import { compare } from "./measurement.mjs";
import { tables } from "./table-makers.mjs";

const [entries, maker, at, only, quick] = process.argv.slice(2);

const made = await tables(maker, await import(pathToFileURL(entries)), at === "0");
const { rows, base, clears, ...table } = made[Number(at)];
const measured = table.id.startsWith(only)
  ? { ...table, base, rows: await compare(rows, base, Boolean(quick), clears) }
  : undefined;
console.log(JSON.stringify({ count: made.length, table: measured }));
