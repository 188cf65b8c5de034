// Holds the dialects to what the real libraries answered: node js-tests/golden/run.mjs FILE.jsonl...
// It prints for each file how many cases are exact, how many differ by a reviewed rule, and which
// differ for no reason; those are defects, and the exit code is 1.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { importPackage } from "../unit/installed.mjs";
import { differences } from "./comparison.mjs";
import { LENIENT, REFUSALS, RULES, SUPPLIED } from "./deviations.mjs";

/** The rules that a standard or Python asks for: cases under them are not counted against the goal. */
export const NAMED = /^(RFC|Fetch|XML)|Python|WSGI/;

async function judge(library, one) {
  let found;
  try {
    found = await differences(library, one);
  } catch (error) {
    if (one.error) return "exact";
    const rule = REFUSALS.find(({ holds }) => holds({ error, one }));
    return (
      rule ?? {
        other: String(error?.stack ?? error)
          .split("\n")
          .slice(0, 3)
          .join(" | "),
      }
    );
  }
  const { differ, ours, theirs } = found;
  if (one.error) {
    if (ours.status === 500 && !(ours.error instanceof library.httpexc.HTTPServerError))
      return "exact";
    return LENIENT.find(({ holds }) => holds({ one })) ?? { other: `answered ${ours.status}` };
  }
  if (differ.length === 0) return "exact";
  // A field that the original let one forget stands beside whatever else differs.
  for (const rule of SUPPLIED) {
    const at = differ.indexOf(rule.field);
    if (at < 0 || theirs.fields.get(rule.field)?.trim()) continue;
    differ.splice(at, 1);
    if (differ.length === 0) return rule;
  }
  for (const rule of RULES) {
    if (await rule.holds({ one, differ, ours, theirs, library })) return rule;
  }
  const shown = differ.map((name) => {
    const of = (answer) => (name in answer ? answer[name] : answer.fields.get(name));
    return `${name}: ${JSON.stringify(of(ours))} for ${JSON.stringify(of(theirs))}`;
  });
  return { other: shown.join("; ") };
}

/** Runs the cases of a text of lines. */
export async function run(library, lines) {
  const result = { cases: 0, exact: 0, deviations: new Map(), others: [] };
  for (const line of lines.split("\n").filter(Boolean)) {
    const one = JSON.parse(line);
    result.cases++;
    let verdict;
    if (one.error) {
      // What the original refuses, ours must refuse, too.
      verdict = await judge(library, {
        ...one,
        response: { status: 0, headers: [], body: null, status_line: "" },
      });
    } else verdict = await judge(library, one);
    if (verdict === "exact") result.exact++;
    else if (verdict.name)
      result.deviations.set(verdict, (result.deviations.get(verdict) ?? 0) + 1);
    else result.others.push({ one, why: verdict.other });
  }
  return result;
}

if (process.argv[1] === import.meta.filename) {
  const files = process.argv.slice(2).filter((file) => !file.startsWith("--"));
  const most = process.argv.includes("--all") ? Number.POSITIVE_INFINITY : 20;
  const library = await importPackage();
  for (const file of files) {
    const { cases, exact, deviations, others } = await run(library, readFileSync(file, "utf8"));
    const count = [...deviations.values()].reduce((sum, one) => sum + one, 0);
    const named = [...deviations].reduce(
      (sum, [{ reason }, one]) => sum + (NAMED.test(reason) ? one : 0),
      0,
    );
    const share = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
    console.log(`\n${basename(file)}: ${cases} cases`);
    console.log(
      `  exact       ${exact} (${share(exact, cases - named)} of those outside the rules of RFC, Fetch and Python)`,
    );
    console.log(`  deviations  ${count} (${share(count, cases)})`);
    for (const [{ name, reason }, times] of [...deviations].sort(([, a], [, b]) => b - a)) {
      console.log(`    ${String(times).padStart(4)} ${name}: ${reason}`);
    }
    console.log(`  others      ${others.length}`);
    for (const { one, why } of others.slice(0, most)) {
      console.log(
        `    #${one.id} ${one.class} ${JSON.stringify(one.args)} ${one.request.method} ${JSON.stringify(one.request.headers)}\n      ${why}`,
      );
    }
    if (others.length > 0) process.exitCode = 1;
  }
}
