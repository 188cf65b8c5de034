/** What a message says if a configuration lacks a dialect. */

import type { DialectName } from "../generated/protocol.js";

/** The entry that exports the dialects. */
const ENTRY = "httpexc/dialects";

/** Returns the sentence that says how to configure a dialect. */
export function formatDialectImport(name: DialectName): string {
  const code = `import { ${name} } from ${JSON.stringify(ENTRY)}`;
  return `Write \`${code}\` and pass \`dialect: ${name}\``;
}
