// Writes the generated sources of the package: from the catalogue of the core (statuses, classes,
// catalogue, tags), from the table of entries (loaders, fields of package.json) and from the JSON
// Schemas. With --check it writes nothing and fails if a file is stale.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createManifestFields } from "./entries.mjs";
import { createClasses, createStatusMap } from "./generate-classes.mjs";
import { createHttpErrorsFiles } from "./generate-http-errors.mjs";
import { createLoaders } from "./generate-loaders.mjs";
import {
  createHeaderOptions,
  createOptionDetails,
  createOptionSpecs,
  createOptionTypes,
} from "./generate-options.mjs";
import { schemaFiles, schemas } from "./schemas.mjs";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const notice =
  "// Generated from src/catalogue/rows.rs and src/record.rs by `make generate`. Do not edit.\n\n";

const optionsNotice =
  "// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.\n\n";

const json = execFileSync(
  "cargo",
  ["run", "-q", "--example", "catalogue", "--features", "binding,serde"],
  {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, RUSTFLAGS: "" },
  },
);
const { rows, specialised, tags } = JSON.parse(json);

/** The statuses that a response can have in the end. */
const finalRows = rows.filter((row) => row.status >= 200 && row.standing !== "unused");

function statuses() {
  const object = (entries) => `{\n${entries.map((entry) => `  ${entry},\n`).join("")}}`;
  return `${notice}/** The phrase of each status. */
export const PHRASES: { readonly [status: number]: string | undefined } = ${object(
    finalRows.map((row) => `${row.status}: ${JSON.stringify(row.phrase)}`),
  )};

/** The statuses without content (RFC 9110, 6.4.1). */
export const NO_BODY: readonly number[] = [${finalRows
    .filter((row) => row.body === "never")
    .map((row) => row.status)
    .join(", ")}];
`;
}

function tagNumbers() {
  const name = (tag) => tag[0].toUpperCase() + tag.slice(1);
  const lines = tags.map((tag, at) => `  ${name(tag)} = ${at},\n`).join("");
  return `${notice}/** The numbers of the parts of a record; a constant enum leaves nothing at run time. */
export const enum Tag {\n${lines}}\n`;
}

function catalogue() {
  const entries = rows.map((row) => {
    const isClass = row.status >= 200 && row.standing === "registered";
    return { ...row, className: isClass ? `HTTP${row.name}` : null };
  });
  return `${notice}import type { CatalogueRow } from "../model/catalogue-row.js";

/**
 * Every status that IANA registers, 418, and the unregistered ones that a client meets.
 *
 * @example
 * \`\`\`ts
 * import { catalogue } from "httpexc/catalogue";
 *
 * const row = catalogue.find(({ status }) => status === 429);
 * console.assert(row?.className === "HTTPTooManyRequests" && row.cache === "never");
 * \`\`\`
 */
export const catalogue: readonly CatalogueRow[] = ${JSON.stringify(entries, null, 2)};
`;
}

function schemaConstants() {
  return `// Generated from scripts/schemas.mjs by \`make generate\`. Do not edit.

/** The JSON Schema of each dialect that writes JSON. */
export const SCHEMAS = ${JSON.stringify(schemas, null, 2)} as const;
`;
}

/** Returns package.json with the fields that follow from the table of entries. */
function createManifest() {
  const manifest = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  return `${JSON.stringify({ ...manifest, ...createManifestFields() }, null, 2)}\n`;
}

const below = (folder, files) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

/** The texts by path below pkg-template. */
const files = {
  "package.json": createManifest(),
  "src/errors/generated/classes.ts": notice + createClasses(rows, specialised),
  "src/errors/generated/status-map.ts": notice + createStatusMap(rows),
  "src/generated/statuses.ts": statuses(),
  "src/generated/error-options.ts": optionsNotice + createOptionTypes(finalRows),
  "src/generated/option-specs.ts": optionsNotice + createOptionSpecs(finalRows),
  "src/generated/header-options.ts": optionsNotice + createHeaderOptions(),
  "src/generated/option-details.ts": optionsNotice + createOptionDetails(finalRows),
  "src/generated/tags.ts": tagNumbers(),
  "src/generated/catalogue.ts": catalogue(),
  "src/generated/schemas.ts": schemaConstants(),
  ...below("src/generated/schemas", schemaFiles()),
  ...below("src/http-errors/generated", createHttpErrorsFiles(rows)),
  ...below("src/wasm/loaders", createLoaders()),
};

/** Returns the text of a file, or undefined if there is none. */
function readIfPresent(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const isCheck = process.argv.includes("--check");
const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(shell, name);
  if (readIfPresent(path) === text) continue;
  stale.push(name);
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (isCheck && stale.length > 0) {
  console.error(`Stale in pkg-template: ${stale.join(", ")}. Run: make generate`);
  process.exit(1);
}
