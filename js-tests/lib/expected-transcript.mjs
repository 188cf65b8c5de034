// Compares the transcript of a runtime with the checked-in one, byte for byte.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

const transcriptPath = (part) => join(root, "js-tests", "transcript", `expected${part}.txt`);

/** How many lines of a difference the error shows. */
const SHOWN_LINES = 12;

/** The part of the transcript that `httpexc/server` makes. */
export const SERVER_PART = "-server";

/** The part of the transcript that `httpexc/client` makes. */
export const CLIENT_PART = "-client";

/** Returns the checked-in transcript, or a part of it. */
export const readExpectedTranscript = (part = "") => readFileSync(transcriptPath(part), "utf8");

/** Replaces the checked-in transcript if UPDATE_TRANSCRIPT is 1. */
export function updateExpectedTranscript(text, part = "") {
  if (process.env.UPDATE_TRANSCRIPT === "1") writeFileSync(transcriptPath(part), text);
}

/** Throws if a transcript is not the expected one. The error shows where they begin to differ. */
export function compareTranscript(actual, expected = readExpectedTranscript()) {
  if (actual === expected) return;
  const actualLines = actual.split("\n");
  const expectedLines = expected.split("\n");
  const at = expectedLines.findIndex((line, at) => line !== actualLines[at]);
  const first = at < 0 ? expectedLines.length : at;
  const heading = expectedLines.slice(0, first + 1).findLast((line) => line.startsWith("## "));
  const show = (sign, lines) =>
    lines.slice(first, first + SHOWN_LINES).map((line) => `${sign} ${line}`);
  throw new Error(
    [
      `The transcript differs from line ${first + 1} on`,
      heading ?? "",
      ...show("-", expectedLines),
      ...show("+", actualLines),
    ].join("\n"),
  );
}
