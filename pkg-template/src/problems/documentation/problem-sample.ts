/** Examples of declared problems. */

import { findCatalogueRow } from "../../catalogue/find-row.js";
import { type ExceptionClass, type HTTPException, isHTTPException } from "../../index.js";
import type { ProblemDeclaration } from "../../model/problem-declaration.js";
import type { SchemaResult } from "../../model/standard-schema.js";
import { createSampleOptions } from "../../options/samples.js";
import { isPromise } from "../../values/sync-result.js";
import { adviseJSONSchema, findExtensionsSchema } from "./extensions-schema.js";
import { createSampleValue } from "./sample-value.js";

/**
 * Returns an example of the extensions: that of the declaration, or one that is made from the JSON Schema.
 *
 * @throws TypeError if the schema refuses what was made
 */
export function createSampleExtensions(declaration: ProblemDeclaration): object {
  const { name, example, extensions: schema } = declaration;
  if (example) return example;
  const jsonSchema = findExtensionsSchema(declaration);
  const sample = jsonSchema && createSampleValue(jsonSchema, jsonSchema);
  const extensions = typeof sample === "object" && sample !== null ? sample : {};
  const result = schema?.["~standard"].validate(extensions);
  if (!isPromise(result) && (result as SchemaResult<unknown> | undefined)?.issues) {
    const advice = jsonSchema
      ? "give an example in its declaration"
      : `its schema has no JSON Schema. ${adviseJSONSchema(declaration)}`;
    throw new TypeError(`Cannot describe ${name}: ${advice}`);
  }
  return extensions;
}

/** Whether no example of the extensions is known, so that one without members may lack what is required. */
export const hasNoExample = (declaration: ProblemDeclaration): boolean =>
  declaration.extensions !== undefined &&
  declaration.example === undefined &&
  findExtensionsSchema(declaration) === undefined;

/**
 * Creates an error of a declared class.
 *
 * @param isBare - whether it has the required options alone
 * @throws TypeError if the class takes arguments of its own, or there is no example
 */
export function createProblemSample(
  Class: ExceptionClass,
  declaration: ProblemDeclaration,
  isBare: boolean,
): HTTPException {
  const { status, always = {}, detail, docs } = declaration;
  const row = findCatalogueRow(status);
  const duties = (row?.duties ?? []).filter(({ required }) => required || !isBare);
  const samples = Object.entries(createSampleOptions(status, duties));
  const options: { [option: string]: unknown } = {
    stack: false,
    ...Object.fromEntries(samples.filter(([option]) => !Object.hasOwn(always, option))),
  };
  const sentence = row?.explanation ?? docs;
  if (!isBare && detail === undefined && sentence !== undefined) options["detail"] = sentence;
  const extensions = createSampleExtensions(declaration);
  const why = `Cannot describe ${Class.name}: give an error of it in place of the class`;
  let error: HTTPException;
  try {
    error = new Class(extensions, options);
  } catch (cause) {
    throw new TypeError(why, { cause });
  }
  // A class that extends a declared one may take arguments of its own.
  const keepsExtensions =
    isHTTPException(error) && JSON.stringify(error.extensions) === JSON.stringify(extensions);
  if (!keepsExtensions) throw new TypeError(why);
  return error;
}
