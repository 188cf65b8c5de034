// Bodies of error answers to start from: those that the tests of the core have, with their types.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";

function lines(folder) {
  const path = join(root, "tests", folder);
  const files = readdirSync(path).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) =>
    readFileSync(join(path, name), "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line)),
  );
}

/** Gives answers as `parseError` takes them. */
export function answers() {
  return [...lines("corpus"), ...lines("read")]
    .map(({ status = 400, headers = {}, json, body }) => ({
      status,
      headers,
      body: json === undefined ? (body ?? "") : JSON.stringify(json),
    }))
    .filter(({ body }) => typeof body === "string");
}
