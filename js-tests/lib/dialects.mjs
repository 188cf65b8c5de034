// The dialects of the package, from the generated protocol.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

const path = join(root, "pkg-template", "src", "generated", "protocol.ts");
const [, list] = /DIALECT_NAMES = \[([^\]]*),\n\]/.exec(readFileSync(path, "utf8"));

/** The names of all dialects, in the order of their numbers. `httpexc/dialects` exports each under its name. */
export const DIALECTS = JSON.parse(`[${list}]`);
