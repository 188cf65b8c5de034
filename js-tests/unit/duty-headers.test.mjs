// While the core fails, a response has the headers that it has otherwise: those of its status, of the
// error's options, of the error's own headers, and of the configuration.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { runChild } = await importPackage();
const { results, failures } = await runChild("duty-headers.mjs");

/** Headers about the content, which is plain text then, and whether it is stored, which it is not. */
const OTHER = [
  "cache-control",
  "connection",
  "content-language",
  "content-length",
  "content-security-policy",
  "content-type",
  "date",
  "keep-alive",
  "transfer-encoding",
  "x-content-type-options",
];

/** Returns headers that can be compared: by name, without those about the content. */
function comparable(pairs) {
  return pairs
    .filter(
      ([name]) =>
        !OTHER.includes(name) && !/^(edge-control|surrogate-control|.*-cache-control)$/.test(name),
    )
    .flatMap(([name, value]) =>
      name === "vary"
        ? value
            .toLowerCase()
            .split(/\s*,\s*/)
            .filter((member) => member !== "accept")
            .map((member) => [name, member])
        : [[name, String(value)]],
    )
    .sort();
}

for (const way of new Set(results.map((result) => result.way))) {
  test(`${way}: the headers are the same while the core fails`, (t) => {
    let tried = 0;
    for (const { row, responses } of results.filter((result) => result.way === way)) {
      const [[status, headers], [brokenStatus, brokenHeaders]] = responses;
      assert.equal(brokenStatus, status, row);
      assert.deepEqual(comparable(brokenHeaders), comparable(headers), row);
      const cacheControls = brokenHeaders.filter(([name]) =>
        /(cache|edge|surrogate)-control$/.test(name),
      );
      assert.deepEqual(cacheControls, [["cache-control", "no-store"]], row);
      tried++;
    }
    reportCount(t, 5, tried);
  });
}

test("the core failed for each of them", () =>
  assert.ok(failures >= results.length, `${failures}`));

test("no redirect leads to another origin while the core fails", () => {
  const rows = results.filter(({ row }) => row.includes("evil.example"));
  assert.ok(rows.length > 0);
  assert.ok(!JSON.stringify(rows.map(({ responses }) => responses)).includes("evil"));
});
