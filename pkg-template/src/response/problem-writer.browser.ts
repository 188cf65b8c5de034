/** The writer of problem details in browsers, where the core is there only if it was imported. */

import { MediaType } from "../generated/protocol.js";
import type { ProblemWriter } from "../model/core-slot.js";
import { coreSlot } from "../values/core-slot.js";
import { createDutyHeaders } from "./duty-headers.js";
import { createJsonResponse, writeProblemJson } from "./json-writer.js";

/** The types that only the core writes. A request that prefers one gets problem details as JSON. */
const OTHER_TYPES = /text\/(html|plain|xml)|[/+]xml/i;

/** What to import for other types. */
const CORE_NEEDED =
  "httpexc writes only JSON in this bundle. Import httpexc/core for pages, XML and text.";

let hasWarnedOfFormat = false;

/** Says once on the console what to import, if a request accepts what only the core can write. */
function warnOnce(accept: string | null | undefined): void {
  if (hasWarnedOfFormat || !OTHER_TYPES.test(accept ?? "")) return;
  hasWarnedOfFormat = true;
  console.warn(CORE_NEEDED);
}

/** Writes problem details in JSON, whatever was asked for. */
const jsonWriter: ProblemWriter = {
  negotiate: () => MediaType.ApplicationProblemJson,
  write: createJsonResponse,
  writeDutyHeaders: createDutyHeaders,
  writeText(source, media) {
    if (media !== MediaType.ApplicationProblemJson) throw new Error(CORE_NEEDED);
    return writeProblemJson(source);
  },
};

/** Returns the writer: the core if `httpexc/core` is imported, otherwise one that writes only JSON. */
export function findProblemWriter(accept?: string | null): ProblemWriter {
  if (coreSlot.writer) return coreSlot.writer;
  warnOnce(accept);
  return jsonWriter;
}
