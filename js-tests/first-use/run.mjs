// `make first-use`: measures the time from an empty folder to the first negotiated response when a
// user follows README.md. It fails if a response or a type is wrong.

import { checkFirstResponses, checkTypes, installPackage, QUICK_STARTS } from "./quick-starts.mjs";

const measureSeconds = (from) => Number(((performance.now() - from) / 1000).toFixed(1));

const table = [];
for (const [at, row] of QUICK_STARTS.entries()) {
  const ends = [];
  const start = performance.now();
  const folder = await installPackage(`first-use-${at}`);
  const install = measureSeconds(start);
  let wrong;
  try {
    wrong = await checkFirstResponses({ after: (end) => ends.push(end) }, folder, row);
  } catch (error) {
    wrong = [String(error)];
  }
  const total = measureSeconds(start);
  for (const end of ends) await end();
  const isTyped = /ts$/.test(row.file);
  const typeErrors = isTyped ? await checkTypes(folder, row) : "";
  if (typeErrors !== "") wrong.push(typeErrors);
  for (const one of wrong) console.error(`${row.on}, ${row.file}: ${one}`);
  if (wrong.length > 0) process.exitCode = 1;
  table.push({
    on: row.on,
    file: row.file,
    "install, s": install,
    "to the first responses, s": total,
    types: isTyped ? (typeErrors === "" ? "right" : "WRONG") : "",
    responses: wrong.length === 0 ? "right" : "WRONG",
  });
}
console.table(table);
