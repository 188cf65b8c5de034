// Compares what a runtime answered with the checked-in transcript, byte for byte.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

const path = (part) => join(root, "js-tests", "transcript", `expected${part}.txt`);

/** How many lines of a difference are shown. */
const SHOWN = 12;

/** The part of the transcript that `httpexc/server` makes. */
export const SERVER = "-server";

/** The part that `httpexc/client` makes. */
export const CLIENT = "-client";

/** Gives the checked-in transcript, or a part of it. */
export const expected = (part = "") => readFileSync(path(part), "utf8");

/** Puts a transcript in place of the checked-in one, where UPDATE_TRANSCRIPT asks for it. */
export function update(text, part = "") {
  if (process.env.UPDATE_TRANSCRIPT === "1") writeFileSync(path(part), text);
}

/** Throws where a transcript is not the expected one, and shows where they part. */
export function compare(actual, wanted = expected()) {
  if (actual === wanted) return;
  const is = actual.split("\n");
  const should = wanted.split("\n");
  const at = should.findIndex((line, at) => line !== is[at]);
  const first = at < 0 ? should.length : at;
  const heading = should.slice(0, first + 1).findLast((line) => line.startsWith("## "));
  const show = (sign, lines) => lines.slice(first, first + SHOWN).map((line) => `${sign} ${line}`);
  throw new Error(
    [
      `The transcript is another one from line ${first + 1} on`,
      heading ?? "",
      ...show("-", should),
      ...show("+", is),
    ].join("\n"),
  );
}
