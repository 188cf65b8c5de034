// Checks of a page in Chromium: what it requests and reports, and its accessibility.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Records the problems of a page: errors, messages on the console (a refusal by the content security
 * policy is one), dialogs, and requests to another origin. Returns the list that they are added to.
 */
export function recordProblems(page, origin) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => problems.push(message.text()));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data:|about:srcdoc$)/.test(url)) {
      problems.push(`elsewhere: ${url}`);
    }
  });
  return problems;
}

/**
 * Returns the violations that axe finds, one line each. `rules` are the checked rules, by default
 * all.
 */
export async function findViolations(page, rules) {
  // The policy of the page would refuse a script element.
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(axe);
  const found = await page.evaluate(
    (runOnly) =>
      globalThis.axe.run(document, {
        iframes: false,
        resultTypes: ["violations"],
        ...(runOnly && { runOnly }),
      }),
    rules,
  );
  assert.ok(found.passes.length >= (rules?.length ?? 10), "axe has checked the page");
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
