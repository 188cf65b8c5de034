// The time that a compiler takes to check declared problems.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BROWSER, compileFiles, NODENEXT, STRICT } from "../types/compiler.mjs";
import { DIAGNOSTIC_FLAGS, formatDeclarations, readDiagnostics } from "../types/declarations.mjs";
import { summarizeDifferences } from "./cold-starts.mjs";
import { orderNames } from "./measurement.mjs";

const ROUNDS = { whole: 9, quick: 3 };

/** The row without declarations, and the one with them. */
const NONE = "no declaration";
const MANY = "200 declarations";

/** Measures type checks, and returns their table: the milliseconds above no declaration. */
export async function measureTypeChecks(folder, quick) {
  const files = { [NONE]: "none.mts", [MANY]: "many.mts" };
  writeFileSync(join(folder, files[NONE]), formatDeclarations(0));
  writeFileSync(join(folder, files[MANY]), formatDeclarations(200));
  const options = { ...STRICT, ...NODENEXT, ...BROWSER };
  const names = Object.keys(files);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS[quick ? "quick" : "whole"]; round++) {
    for (const name of orderNames(names, round)) {
      const flags = DIAGNOSTIC_FLAGS;
      const output = await compileFiles(folder, "bench", options, [files[name]], { flags });
      times[name].push(1000 * readDiagnostics(output).seconds);
    }
  }
  return {
    id: "types",
    title: "Type check of 200 declared problems, by the compiler that builds the package",
    unit: "ms",
    column: "above none",
    rows: summarizeDifferences(times, names),
  };
}
