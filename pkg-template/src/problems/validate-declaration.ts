/** Validates declarations, and completes each with what follows from its name. */

import { statusMap } from "../index.js";
import type { ProblemDeclaration } from "../model/problem-declaration.js";
import type { JSONSchema, StandardSchema } from "../model/standard-schema.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { describeUnknownOption } from "../values/unknown-option.js";
import type { Declaration } from "./declaration-types.js";
import { formatProblemWords, PROBLEM_NAME } from "./problem-name.js";

/** A URI with a scheme (RFC 3986, 3.1). */
const ABSOLUTE_URI = /^[a-z][a-z\d+.-]*:[!-~]*$/i;

/** Where a segment can follow. */
const OPEN_END = /[/#:=]$/;

/** @throws TypeError with a sentence that begins with what could not be declared */
function throwDeclarationError(what: string, reason: string): never {
  throw new TypeError(`Cannot declare ${what}: ${reason}`);
}

/** Whether a value is valid, and what it has to be. */
type DeclaredOptionCheck = readonly [isValid: (value: unknown) => boolean, expected: string];

const isObjectValue = (value: unknown): boolean => typeof value === "object" && value !== null;

const FILLED_TEXT: DeclaredOptionCheck = [
  (value) => typeof value === "string" && value !== "",
  "a string with characters",
];
const OBJECT: DeclaredOptionCheck = [isObjectValue, "an object"];

/** The check of each option of a declaration. */
const DECLARATION_CHECKS: { readonly [option in keyof Declaration]-?: DeclaredOptionCheck } = {
  status: [
    (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599,
    "a whole number from 400 to 599",
  ],
  title: FILLED_TEXT,
  detail: FILLED_TEXT,
  extensions: [
    // A schema of ArkType is a function.
    (value) => typeof readOwn(readOwn(value, "~standard"), "validate") === "function",
    "a Standard Schema or the result of type()",
  ],
  jsonSchema: OBJECT,
  example: OBJECT,
  docs: [(value) => typeof value === "string", "a string"],
  retryable: [(value) => typeof value === "boolean", "true or false"],
  code: FILLED_TEXT,
  type: FILLED_TEXT,
  always: OBJECT,
};

/** @throws TypeError if the base is no absolute URI to which a segment can be added */
export function validateBase(base: string): void {
  if (typeof base !== "string" || !ABSOLUTE_URI.test(base)) {
    throwDeclarationError("problems", `${JSON.stringify(base)} is not an absolute URI`);
  }
  if (!OPEN_END.test(base)) {
    throwDeclarationError("problems", `${JSON.stringify(base)} does not end with one of / # : =`);
  }
}

/**
 * Returns a declaration with its type and code.
 *
 * @throws TypeError if the name or an option is invalid
 */
export function completeDeclaration(
  base: string,
  name: string,
  given: Declaration,
): ProblemDeclaration {
  if (!PROBLEM_NAME.test(name)) {
    const reason = "a name has letters and digits, and begins with a capital letter";
    throwDeclarationError(JSON.stringify(name), reason);
  }
  if (!isObjectValue(given)) throwDeclarationError(name, "it has no declaration");
  const own: Declaration = createRecord(given);
  for (const [option, value] of Object.entries(own)) {
    if (!Object.hasOwn(DECLARATION_CHECKS, option)) {
      const listKnown = () => Object.keys(DECLARATION_CHECKS);
      throwDeclarationError(name, `${option} ${describeUnknownOption(option, listKnown)}`);
    }
    const [isValid, expected] = DECLARATION_CHECKS[option as keyof Declaration];
    if (value !== undefined && !isValid(value)) {
      throwDeclarationError(name, `${option} is not ${expected}`);
    }
  }
  const { status, title } = own;
  if (status === undefined) throwDeclarationError(name, "status is missing");
  if (title === undefined && !Object.hasOwn(statusMap, status)) {
    throwDeclarationError(name, `title is missing, and ${status} has no phrase`);
  }
  const segment = own.type ?? formatProblemWords(name, "-");
  const type = ABSOLUTE_URI.test(segment) ? segment : base + segment;
  if (!ABSOLUTE_URI.test(type)) throwDeclarationError(name, `${JSON.stringify(type)} is not a URI`);
  return createRecord({
    name,
    type,
    code: own.code ?? formatProblemWords(name, "_"),
    status,
    title,
    detail: own.detail,
    extensions: own.extensions as StandardSchema | undefined,
    jsonSchema: own.jsonSchema as JSONSchema | undefined,
    example: own.example,
    docs: own.docs,
    retryable: own.retryable,
    always: own.always,
  });
}

/**
 * Adds an entry to a map.
 *
 * @throws TypeError if the map has another value for the key
 */
export function addUnique<Value>(
  map: Map<string, Value>,
  key: string,
  value: Value,
  describe: () => readonly [what: string, reason: string],
): void {
  if (map.has(key) && map.get(key) !== value) throwDeclarationError(...describe());
  map.set(key, value);
}
