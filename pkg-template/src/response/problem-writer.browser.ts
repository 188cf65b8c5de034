/** The writer of problem details in browsers, where the core is there only if it was imported. */

import type { ProblemWriter } from "../model/core-slot.js";
import { coreSlot } from "../values/core-slot.js";
import { createDutyHeaders } from "./duty-headers.js";
import { createJsonResponse, writeProblemJson } from "./json-writer.js";

/** The types that only the core writes. A request that prefers one gets problem details as JSON. */
const OTHER_TYPES = /text\/(html|plain|xml)|[/+]xml/i;

let hasWarnedOfFormat = false;

/** Says once on the console what to import, if a request accepts what only the core can write. */
function warnOnce(accept: string | null | undefined): void {
  if (hasWarnedOfFormat || !OTHER_TYPES.test(accept ?? "")) return;
  hasWarnedOfFormat = true;
  console.warn(
    "httpexc writes only JSON in this bundle. Import httpexc/core for pages, XML and text.",
  );
}

/** Writes problem details in JSON, whatever was asked for. */
const jsonWriter: ProblemWriter = {
  negotiate: () => 0,
  write: createJsonResponse,
  writeDutyHeaders: createDutyHeaders,
  writeText(source, media) {
    if (media !== 0)
      throw new Error("Cannot write this format without the core: import httpexc/core");
    return writeProblemJson(source);
  },
};

/** Returns the writer: the core if `httpexc/core` is imported, otherwise one that writes only JSON. */
export function findProblemWriter(accept?: string | null): ProblemWriter {
  if (coreSlot.writer) return coreSlot.writer;
  warnOnce(accept);
  return jsonWriter;
}
