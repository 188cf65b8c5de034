// Writes the generated sources of the package and the crates: from the catalogue of the core (statuses,
// classes, catalogue, constructors) and the protocol of its binding, from the table of entries (loaders,
// fields of package.json), and from the JSON Schemas. With --check it
// writes nothing and fails if a file is stale.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createManifestFields } from "./entries.mjs";
import { createBrowserClasses, createClasses, createStatusMap } from "./generate-classes.mjs";
import { createConstructorFiles } from "./generate-constructors.mjs";
import { createHttpErrorsFiles } from "./generate-http-errors.mjs";
import { createLoaders } from "./generate-loaders.mjs";
import {
  createDutySpecs,
  createHeaderOptions,
  createOptionDetails,
  createOptionSpecs,
  createOptionTypes,
} from "./generate-options.mjs";
import { createReaderNames } from "./generate-reader-names.mjs";
import { createSchemaFiles, schemas } from "./schemas.mjs";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const notice = "// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.\n\n";

const protocolNotice =
  "// Generated from src/binding and the constants of the core by `make generate`. Do not edit.\n\n";

const retriesNotice =
  "// Generated from src/retry.rs and src/catalogue/rows.rs by `make generate`. Do not edit.\n\n";

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
const { rows, specialised, protocol, retries, readerNames } = JSON.parse(json);

/** The statuses that a response can have in the end. */
const finalRows = rows.filter((row) => row.status >= 200 && row.standing !== "unused");

/** Returns the lines of phrases: a list for each row of consecutive statuses, by the first of them. */
function formatPhraseGroups(ofRegistered) {
  const groups = {};
  let first;
  let previous;
  for (const { status, phrase, standing } of finalRows) {
    if ((standing === "registered") !== ofRegistered) continue;
    if (status - 1 !== previous) first = status;
    groups[first] = [...(groups[first] ?? []), phrase];
    previous = status;
  }
  const formatPhrase = (phrase) => `    ${JSON.stringify(phrase)},\n`;
  return Object.entries(groups)
    .map(([start, phrases]) => `  ${start}: [\n${phrases.map(formatPhrase).join("")}  ],\n`)
    .join("");
}

/** Returns src/generated/phrases.ts. */
function createPhrases() {
  return `${notice}import { expandPhrases } from "../values/phrase-groups.js";

/** The phrases of the statuses that have classes. */
export const REGISTERED_PHRASES = /* @__PURE__ */ expandPhrases({
${formatPhraseGroups(true)}});

/** The phrases of further statuses. */
export const OTHER_PHRASES = /* @__PURE__ */ expandPhrases({
${formatPhraseGroups(false)}});
`;
}

const PHRASES_OF_ALL = `import { createRecord } from "../values/own-record.js";
import { OTHER_PHRASES, REGISTERED_PHRASES } from "./phrases.js";

/** The phrase of each status. */
export const PHRASES: { readonly [status: number]: string | undefined } = /* @__PURE__ */ createRecord(
  REGISTERED_PHRASES,
  OTHER_PHRASES,
);
`;

const PHRASES_OF_BROWSERS = `import { knownPhrases } from "../values/known-phrases.js";

/** The phrase of each status that the page knows: its classes bring theirs. */
export const PHRASES: { readonly [status: number]: string | undefined } = knownPhrases;
`;

/** Returns src/generated/statuses.ts, or its twin for browsers, with the declaration of the phrases. */
function createStatuses(phrases) {
  return `${notice}${phrases}
/** The statuses without content (RFC 9110, 6.4.1). */
export const NO_BODY: readonly number[] = [${finalRows
    .filter((row) => row.body === "never")
    .map((row) => row.status)
    .join(", ")}];

/** The statuses whose responses caches must not store. */
export const NO_STORE: readonly number[] = [${finalRows
    .filter((row) => row.cache === "never")
    .map((row) => row.status)
    .join(", ")}];
`;
}

/** Returns a constant enum, which leaves nothing at run time. `values` are a list or an object. */
function formatEnum(comment, name, values) {
  const capitalize = (word) => word[0].toUpperCase() + word.slice(1);
  const entries = Array.isArray(values)
    ? values.map((member, number) => [capitalize(member), number])
    : Object.entries(values).sort(([, one], [, other]) => one - other);
  // The marks are clearer as hexadecimal numbers.
  const format = (value) => (value > 0xffff ? `0x${value.toString(16)}` : value);
  const lines = entries.map(([member, value]) => `  ${member} = ${format(value)},\n`).join("");
  return `/** ${comment} */\nexport const enum ${name} {\n${lines}}\n`;
}

/** Returns the name of a media type: `textHtml` for `text/html`. */
function formatMediaTypeName(type) {
  return type.replaceAll(/\W(\w)/g, (_, letter) => letter.toUpperCase());
}

function formatList(comment, name, values) {
  const items = values.map((value) => `  ${JSON.stringify(value) ?? "undefined"},\n`).join("");
  return `/** ${comment} */\nexport const ${name} = [\n${items}] as const;\n`;
}

/** Returns src/generated/protocol.ts: the constants that the core and TypeScript share. */
function createProtocol() {
  return `${protocolNotice}${[
    formatEnum("The tags of the parts of a problem record.", "Tag", protocol.tags),
    formatEnum("The marks in a report record.", "ReportMark", protocol.reportMarks),
    formatEnum("The forms of a code in a report record.", "CodeForm", protocol.codeForms),
    formatEnum(
      "The parts of a response that a call asks for. They are added.",
      "ResponsePartFlag",
      protocol.responseParts,
    ),
    formatEnum("How a response is read. They are added.", "ReadFlag", protocol.readFlags),
    formatEnum("The limits of the core.", "CoreLimit", protocol.limits),
    formatEnum(
      "The numbers of the media types that the core writes.",
      "MediaType",
      protocol.mediaTypes.map(formatMediaTypeName),
    ),
    formatList(
      "The media types that the core writes, in the order of their numbers.",
      "MEDIA_TYPES",
      protocol.mediaTypes,
    ),
    formatList("The dialects, in the order of their numbers.", "DIALECT_NAMES", protocol.dialects),
    `/** The name of a system whose error bodies can be written. */
export type DialectName = (typeof DIALECT_NAMES)[number];
`,
    formatList(
      "The request parts of field errors, in the order of their numbers; 0 names none.",
      "FIELD_ERROR_PARTS",
      [undefined, ...protocol.requestParts],
    ),
    formatList(
      "The values of `retryable` and `global` in a report, in the order of their numbers.",
      "REPORT_FLAGS",
      protocol.flagValues,
    ),
    formatList(
      "The formats in which errors are read, in the order of their numbers.",
      "ERROR_FORMATS",
      [...protocol.formats, "generic"],
    ),
    formatList(
      "The texts of the representation of a response.",
      "REPRESENTATION_NAMES",
      protocol.representations,
    ),
    formatList(
      "The members of problem details whose names extensions cannot have.",
      "PROBLEM_MEMBER_NAMES",
      protocol.reservedMembers,
    ),
    formatList(
      "The names that readers take for the id of the request, so that an extension of the name is lost.",
      "REQUEST_ID_MEMBER_NAMES",
      protocol.requestIdMembers,
    ),
  ].join("\n")}`;
}

/** Returns src/dialects/generated/values.ts: the exports of the entry \`dialects\`. */
function createDialectValues() {
  const guide = "https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md";
  const values = protocol.dialects.map(
    (name) => `
/** The dialect \`${name}\`. [The guide](${guide}) says for whom it is. */
export const ${name}: Dialect = /* @__PURE__ */ createDialect("${name}");
`,
  );
  return `// Generated from DIALECTS of src/dialect.rs by \`make generate\`. Do not edit.

import type { Dialect } from "../../model/dialect.js";
import { createDialect } from "../create-dialect.js";
${values.join("")}`;
}

/** Returns src/generated/retries.ts: what decides whether a request is sent again. */
function createRetries() {
  const policies = retries.policies.map(({ name, ...policy }) => {
    const members = Object.entries(policy).map(
      ([key, value]) => `    ${key}: ${formatJson(value)},\n`,
    );
    return `  ${name}: {\n${members.join("")}  },\n`;
  });
  return `${retriesNotice}/** The retry policies, by name. */
export const RETRY_POLICIES = {
${policies.join("")}} as const;

/** The methods whose requests may be sent twice (RFC 9110, 9.2.2). */
export const IDEMPOTENT_METHODS: readonly string[] = ${formatJson(retries.idempotentMethods)};

/** The status of a request that got no response. */
export const NO_RESPONSE_STATUS = ${retries.noResponse};
`;
}

/** Returns a value as JSON on one line. */
function formatJson(value) {
  return JSON.stringify(value).replaceAll(",", ", ");
}

/** The members of the catalogue that a row leaves out if it has these values (`catalogue/create-rows.ts`). */
const USUAL_MEMBERS = {
  aliases: [],
  body: "allowed",
  cache: "explicit",
  duties: [],
  retry: "never",
  standing: "registered",
  titles: [],
};

/** Returns src/catalogue/generated/catalogue.ts. */
function createCatalogue() {
  const isUsual = ([name, value]) => JSON.stringify(value) === JSON.stringify(USUAL_MEMBERS[name]);
  const entries = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter((member) => !isUsual(member))),
  );
  return `${notice}import type { CatalogueRow } from "../../model/catalogue-row.js";
import { createCatalogueRows } from "../create-rows.js";

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
export const catalogue: readonly CatalogueRow[] = /* @__PURE__ */ createCatalogueRows(${JSON.stringify(entries, null, 2)});
`;
}

/** Returns src/generated/schemas.ts. */
function createSchemas() {
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

const addFolder = (folder, files) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

/** The texts of the package by path below pkg-template. */
const packageFiles = {
  "package.json": createManifest(),
  "src/errors/generated/classes.ts": notice + createClasses(rows, specialised),
  "src/errors/generated/classes.browser.ts": notice + createBrowserClasses(rows, specialised),
  "src/errors/generated/status-map.ts": notice + createStatusMap(rows),
  "src/generated/phrases.ts": createPhrases(),
  "src/generated/statuses.ts": createStatuses(PHRASES_OF_ALL),
  "src/generated/statuses.browser.ts": createStatuses(PHRASES_OF_BROWSERS),
  "src/generated/error-options.ts": optionsNotice + createOptionTypes(finalRows),
  "src/generated/option-specs.ts": optionsNotice + createOptionSpecs(finalRows),
  "src/generated/duty-specs.ts": optionsNotice + createDutySpecs(finalRows),
  "src/generated/header-options.ts": optionsNotice + createHeaderOptions(),
  "src/generated/option-details.ts": optionsNotice + createOptionDetails(finalRows),
  "src/generated/protocol.ts": createProtocol(),
  "src/dialects/generated/values.ts": createDialectValues(),
  "src/generated/retries.ts": createRetries(),
  "src/generated/reader-names.ts": await createReaderNames(readerNames),
  "src/catalogue/generated/catalogue.ts": createCatalogue(),
  "src/generated/schemas.ts": createSchemas(),
  ...addFolder("src/generated/schemas", createSchemaFiles()),
  ...addFolder("src/http-errors/generated", createHttpErrorsFiles(rows)),
  ...addFolder("src/wasm/loaders", createLoaders()),
};

/** The texts by path below the root. */
const files = {
  ...addFolder("pkg-template", packageFiles),
  ...createConstructorFiles(rows),
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
  const path = join(root, name);
  if (readIfPresent(path) === text) continue;
  stale.push(name);
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (isCheck && stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run: make generate`);
  process.exit(1);
}
