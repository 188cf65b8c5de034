// Generates the classes and phrases of `httpexc/http-errors` from the rows of the catalogue.
// js-tests/compat/http-errors.test.mjs compares them with http-errors 2.0.1 itself.

const notice = "// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.\n\n";

/**
 * The phrases that http-errors has in place of the registered ones. It takes them from statuses 2,
 * which has those from before RFC 9110. The names of its classes follow from its phrases.
 */
const OTHER_PHRASES = { 413: "Payload Too Large", 422: "Unprocessable Entity" };

/** The statuses without a registry that http-errors knows, too. */
const UNREGISTERED_STATUSES = [509];

/** Returns the phrase of a status in the words of http-errors. */
function findPhrase({ status, phrase }) {
  return OTHER_PHRASES[status] ?? phrase;
}

/**
 * Returns the name of a class as http-errors makes it: the words of the phrase, each with a
 * capital.
 */
function formatClassName(phrase) {
  return phrase.replaceAll(/(?:^| )(\w)|\W/g, (_, first = "") => first.toUpperCase());
}

/** @throws Error if the catalogue has another name of http-errors for a status */
function checkClassName({ status, aliases }, className) {
  for (const { system, name } of aliases) {
    if (system !== "httpErrors" || name === className) continue;
    throw new Error(`Cannot name the class of ${status}: ${className} is ${name} in the catalogue`);
  }
}

function createClasses(rows) {
  const isKnown = ({ status, standing }) =>
    standing === "registered" || UNREGISTERED_STATUSES.includes(status);
  const declarations = rows
    .filter((row) => row.status >= 400 && isKnown(row))
    .map((row) => {
      const { status } = row;
      const phrase = findPhrase(row);
      const name = formatClassName(phrase);
      checkClassName(row, name);
      const declaration = `export const ${name}: HttpErrorConstructor<${status}> =`;
      const value = `createHttpErrorClass(${status}, "${name}");`;
      const line = `${declaration} ${value}`;
      return `/** ${status} ${phrase}. */\n${line.length > 100 ? `${declaration}\n  ${value}` : line}\n`;
    });
  return `${notice}/** The classes of http-errors. */

import { createHttpErrorClass } from "../create-class.js";
import type { HttpErrorConstructor } from "../http-error.js";

${declarations.join("\n")}`;
}

function createPhrases(rows) {
  const lines = rows
    .filter(({ status, standing }) => {
      // PHRASES of src/generated/statuses.ts begins at 200.
      return (status < 200 && standing === "registered") || status in OTHER_PHRASES;
    })
    .map((row) => `  ${row.status}: ${JSON.stringify(findPhrase(row))},\n`);
  return `${notice}import { createRecord } from "../../values/own-record.js";

/** The phrases of http-errors that PHRASES lacks, or has in other words. */
export const HTTP_ERRORS_PHRASES: { readonly [status: number]: string | undefined } =
  /* @__PURE__ */ createRecord({
${lines.join("")}});
`;
}

/** Returns the texts of the generated files by file name. */
export function createHttpErrorsFiles(rows) {
  return { "classes.ts": createClasses(rows), "phrases.ts": createPhrases(rows) };
}
