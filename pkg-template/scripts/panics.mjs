// Counts the places in each shipped module at which it can trap on purpose, and holds them to a budget.
//
// A panic has no message in these modules: `wasm.mjs` puts a trap in place of each function that
// panics, and the optimizer puts that where such a function was called. So every panic that the
// compiler could not show absent is an `unreachable` in the module that is shipped, or a call of a
// function that is nothing but one. The count is an upper bound: the compiler puts the same trap where it
// knows that nothing comes, too. The lints of Cargo.toml keep panics out of the code of this package,
// but not out of what it calls in the standard library; the fuzz targets look there. The count holds
// back what neither sees: a new kind of call that brings panics with it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";

const build = join(import.meta.dirname, "..", "build");

/** The most places that a module may have. Raise one only with the reason in the commit message. */
const BUDGET = { core: 47, dialects: 83, client: 157 };

/** Counts the traps of a module, and the calls of functions that do nothing but trap. */
function count(name) {
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
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  // The trap in such a function is counted where it is called.
  return { name, functions: functions.length, sites: sum(own) - traps.length + sum(calls) };
}

let isOver = false;
console.log("| module | functions | places that can trap | budget |");
console.log("| --- | ---: | ---: | ---: |");
for (const name of Object.keys(BUDGET)) {
  const { functions, sites } = count(name);
  console.log(`| ${name} | ${functions} | ${sites} | ${BUDGET[name]} |`);
  // None at all would mean that they are not seen.
  isOver ||= sites > BUDGET[name] || sites === 0;
}
if (isOver) throw new Error("A module has more places that can trap than its budget, or none");
