// `make first-use`: how long it takes from an empty folder to the first negotiated answer, by what
// README.md says. It fails where an answer or a type is not what was promised.

import { complaints, firstAnswers, installed, ROWS } from "./quick-starts.mjs";

const seconds = (from) => Number(((performance.now() - from) / 1000).toFixed(1));

const table = [];
for (const [at, row] of ROWS.entries()) {
  const ends = [];
  const begun = performance.now();
  const folder = await installed(`first-use-${at}`);
  const install = seconds(begun);
  let wrong;
  try {
    wrong = await firstAnswers({ after: (end) => ends.push(end) }, folder, row);
  } catch (error) {
    wrong = [String(error)];
  }
  const total = seconds(begun);
  for (const end of ends) await end();
  const isTyped = /ts$/.test(row.file);
  const said = isTyped ? await complaints(folder, row) : "";
  if (said !== "") wrong.push(said);
  for (const one of wrong) console.error(`${row.on}, ${row.file}: ${one}`);
  if (wrong.length > 0) process.exitCode = 1;
  table.push({
    on: row.on,
    file: row.file,
    "install, s": install,
    "to the first answers, s": total,
    types: isTyped ? (said === "" ? "hold" : "FAIL") : "",
    answers: wrong.length === 0 ? "right" : "WRONG",
  });
}
console.table(table);
