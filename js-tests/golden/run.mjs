// Compares the dialects with the responses of the real libraries: node js-tests/golden/run.mjs
// FILE.jsonl... For each file it prints how many cases are exact, how many differ by a reviewed
// rule, and which differ without a rule. The latter are defects, and the exit code is 1.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { importPackage } from "../unit/package-import.mjs";
import { compareResponses } from "./comparison.mjs";
import { DIFFERENCE_RULES, LENIENT_RULES, REFUSAL_RULES, SUPPLIED_HEADERS } from "./deviations.mjs";

/**
 * Matches the reasons that refer to a standard or to Python. Their cases do not count for the goal.
 */
export const STANDARD_REASON = /^(RFC|Fetch|XML)|Python|WSGI/;

/** Returns "exact", the rule that explains a difference, or an object that describes a defect. */
async function classifyCase(library, one) {
  let comparison;
  try {
    comparison = await compareResponses(library, one);
  } catch (error) {
    if (one.error) return "exact";
    const rule = REFUSAL_RULES.find(({ holds }) => holds({ error, one }));
    return (
      rule ?? {
        other: String(error?.stack ?? error)
          .split("\n")
          .slice(0, 3)
          .join(" | "),
      }
    );
  }
  const { differ, ours, theirs } = comparison;
  if (one.error) {
    if (ours.status === 500 && !(ours.error instanceof library.httpexc.HTTPServerError))
      return "exact";
    return (
      LENIENT_RULES.find(({ holds }) => holds({ one })) ?? {
        other: `responded with ${ours.status}`,
      }
    );
  }
  if (differ.length === 0) return "exact";
  // A header that the original does not require may be missing beside other differences.
  for (const rule of SUPPLIED_HEADERS) {
    const at = differ.indexOf(rule.header);
    if (at < 0 || theirs.headers.get(rule.header)?.trim()) continue;
    differ.splice(at, 1);
    if (differ.length === 0) return rule;
  }
  for (const rule of DIFFERENCE_RULES) {
    if (await rule.holds({ one, differ, ours, theirs, library })) return rule;
  }
  const descriptions = differ.map((name) => {
    const [ourValue, theirValue] = [ours, theirs].map((response) =>
      name in response ? response[name] : response.headers.get(name),
    );
    return `${name}: ${JSON.stringify(ourValue)} for ${JSON.stringify(theirValue)}`;
  });
  return { other: descriptions.join("; ") };
}

/** Runs the cases in the lines of a text. */
export async function runCases(library, lines) {
  const result = { cases: 0, exact: 0, deviations: new Map(), others: [] };
  for (const line of lines.split("\n").filter(Boolean)) {
    const one = JSON.parse(line);
    result.cases++;
    let verdict;
    if (one.error) {
      // The package must refuse what the original refuses.
      verdict = await classifyCase(library, {
        ...one,
        response: { status: 0, headers: [], body: null, status_line: "" },
      });
    } else verdict = await classifyCase(library, one);
    if (verdict === "exact") result.exact++;
    else if (verdict.name)
      result.deviations.set(verdict, (result.deviations.get(verdict) ?? 0) + 1);
    else result.others.push({ one, why: verdict.other });
  }
  return result;
}

if (process.argv[1] === import.meta.filename) {
  const files = process.argv.slice(2).filter((file) => !file.startsWith("--"));
  const limit = process.argv.includes("--all") ? Number.POSITIVE_INFINITY : 20;
  const library = await importPackage();
  for (const file of files) {
    const { cases, exact, deviations, others } = await runCases(
      library,
      readFileSync(file, "utf8"),
    );
    const count = [...deviations.values()].reduce((sum, one) => sum + one, 0);
    const standard = [...deviations].reduce(
      (sum, [{ reason }, one]) => sum + (STANDARD_REASON.test(reason) ? one : 0),
      0,
    );
    const formatShare = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
    console.log(`\n${basename(file)}: ${cases} cases`);
    console.log(
      `  exact       ${exact} (${formatShare(exact, cases - standard)} of those outside the rules of RFC, Fetch and Python)`,
    );
    console.log(`  deviations  ${count} (${formatShare(count, cases)})`);
    for (const [{ name, reason }, times] of [...deviations].sort(([, a], [, b]) => b - a)) {
      console.log(`    ${String(times).padStart(4)} ${name}: ${reason}`);
    }
    console.log(`  others      ${others.length}`);
    for (const { one, why } of others.slice(0, limit)) {
      console.log(
        `    #${one.id} ${one.class} ${JSON.stringify(one.args)} ${one.request.method} ${JSON.stringify(one.request.headers)}\n      ${why}`,
      );
    }
    if (others.length > 0) process.exitCode = 1;
  }
}
