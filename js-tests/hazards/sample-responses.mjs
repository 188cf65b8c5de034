// Error responses to start from: those that the tests of the core use, with their types.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";

function readLines(folder) {
  const path = join(root, "tests", folder);
  const files = readdirSync(path).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) =>
    readFileSync(join(path, name), "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line)),
  );
}

/** Returns the responses in the form that `parseError` takes. */
export function readSampleResponses() {
  return [...readLines("corpus"), ...readLines("read")]
    .map(({ status = 400, headers = {}, json, body }) => ({
      status,
      headers,
      body: json === undefined ? (body ?? "") : JSON.stringify(json),
    }))
    .filter(({ body }) => typeof body === "string");
}
