// Measures one table and prints it: table.mjs <dist> <maker> <which of its tables> <ids begin so> <quick>

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compare } from "./measure.mjs";
import { tables } from "./tables.mjs";

const [dist, maker, at, only, quick] = process.argv.slice(2);
const entry = (name) => import(pathToFileURL(join(dist, `${name}.js`)));
const [httpexc, client, node] = await Promise.all(["index", "client", "node"].map(entry));

const made = await tables(maker, { httpexc, client, node }, at === "0");
const { rows, base, clears, ...table } = made[Number(at)];
const measured = table.id.startsWith(only)
  ? { ...table, base, rows: await compare(rows, base, Boolean(quick), clears) }
  : undefined;
console.log(JSON.stringify({ count: made.length, table: measured }));
