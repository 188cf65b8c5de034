// Counts the places in each shipped module that can trap on purpose, and compares them with a
// budget.
//
// A panic has no message in these modules: `wasm.mjs` replaces each function that panics by a trap,
// and the optimizer inlines it. So every panic that the compiler could not rule out is an
// `unreachable` in the shipped module, or a call of a function that contains only one. The count is
// an upper bound, as the compiler also writes a trap after code that never returns. The lints of
// Cargo.toml forbid panics in the code of this package, but not in the standard library that it
// calls. The fuzz targets test that. This count finds a new call that can panic and that both miss.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";

const build = join(import.meta.dirname, "..", "build");

/** The most places that a module may have. Raise one only with the reason in the commit message. */
const BUDGET = { core: 47, dialects: 83, client: 140 };

/** Counts the traps of a module, and the calls of functions that do nothing but trap. */
function countTraps(name) {
  const module = binaryen.readBinary(readFileSync(join(build, `${name}.wasm`)));
  const text = module.emitText();
  module.dispose();
  const functions = text.split(/\n (?=\(func )/).slice(1);
  const traps = functions
    .filter((body) => /^\(func \S+[^\n]*\n {2}\(unreachable\)\n \)/.test(body))
    .map((body) => /^\(func (\S+)/.exec(body)[1]);
  const own = functions.map((body) => body.split("(unreachable)").length - 1);
  const calls = traps.map((trap) => text.split(`(call ${trap}\n`).length - 1);
  calls.push(...traps.map((trap) => text.split(`(call ${trap})`).length - 1));
  const sumUp = (numbers) => numbers.reduce((one, other) => one + other, 0);
  // The trap of such a function is counted at its calls.
  return { name, functions: functions.length, sites: sumUp(own) - traps.length + sumUp(calls) };
}

let isOver = false;
console.log("| module | functions | places that can trap | budget |");
console.log("| --- | ---: | ---: | ---: |");
for (const name of Object.keys(BUDGET)) {
  const { functions, sites } = countTraps(name);
  console.log(`| ${name} | ${functions} | ${sites} | ${BUDGET[name]} |`);
  // A count of 0 would mean that the search does not work.
  isOver ||= sites > BUDGET[name] || sites === 0;
}
if (isOver) throw new Error("A module has more places that can trap than its budget, or none");
