/** The field errors of the frameworks' validators, in their various forms, as those of this package. */

import type { FieldError } from "../index.js";
import { parseIssuePath } from "../options/issue-path.js";
import { readOwn } from "../values/own-record.js";

/** The most field errors of one error. A request could cause one for each of its bytes. */
const MAX_FIELD_ERRORS = 100;

/** The most levels of objects in each other whose errors are read. */
const MAX_ISSUE_DEPTH = 32;

/** The names under which validators have the path of an error. */
const PATH_NAMES = ["instancePath", "dataPath", "path", "pointer", "field", "property", "loc"];

/** The names under which validators have its text, the best one first. */
const MESSAGE_NAMES = ["message", "msg", "detail", "summary"];

/** The names under which validators have its code. */
const CODE_NAMES = ["code", "errorCode", "keyword", "type"];

/** By keyword of JSON Schema: the parameter in which Ajv names the member that the path leaves out. */
const MEMBER_PARAMETERS: { readonly [keyword: string]: string } = {
  required: "missingProperty",
  dependencies: "missingProperty",
  dependentRequired: "missingProperty",
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
  propertyNames: "propertyName",
};

function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function findText(object: object, names: readonly string[]): string | undefined {
  const values = names.map((name) => readOwn(object, name));
  return values.find((value): value is string => typeof value === "string");
}

/** Returns the steps that Ajv names in parameters of an error, and not in its path. */
function readMemberSteps(error: object): string[] {
  const keyword = readOwn(error, "keyword");
  const parameter = typeof keyword === "string" && readOwn(MEMBER_PARAMETERS, keyword);
  const member = typeof parameter === "string" && readOwn(readOwn(error, "params"), parameter);
  return typeof member === "string" ? [member] : [];
}

/** Returns the field errors of an error of class-validator, which has one text for each constraint. */
function readConstraints(
  error: object,
  path: readonly (string | number)[],
  depth: number,
): FieldError[] {
  const constraints = readOwn(error, "constraints");
  const children = readOwn(error, "children");
  const own = Object.entries(isStructure(constraints) ? constraints : {}).flatMap(
    ([code, message]) => (typeof message === "string" ? [{ path, code, message }] : []),
  );
  return [...own, ...readList(children, path, depth + 1)];
}

function readIssue(
  error: unknown,
  start: readonly (string | number)[],
  depth: number,
): FieldError[] {
  if (typeof error === "string") return error === "" ? [] : [{ path: start, message: error }];
  if (!isStructure(error)) return [];
  const ownPath = PATH_NAMES.map((name) => readOwn(error, name)).find((path) => path !== undefined);
  const steps = parseIssuePath(ownPath) ?? [];
  const path = [...start, ...steps, ...readMemberSteps(error)];
  const isTree =
    isStructure(readOwn(error, "constraints")) || Array.isArray(readOwn(error, "children"));
  if (isTree) return readConstraints(error, path, depth);
  const message = findText(error, MESSAGE_NAMES);
  const code = findText(error, CODE_NAMES);
  return message === undefined && steps.length === 0 ? [] : [{ path, code, message }];
}

function readList(list: unknown, start: readonly (string | number)[], depth: number): FieldError[] {
  if (!Array.isArray(list) || depth > MAX_ISSUE_DEPTH) return [];
  return list
    .slice(0, MAX_FIELD_ERRORS)
    .flatMap((error) => readIssue(error, start, depth))
    .slice(0, MAX_FIELD_ERRORS);
}

/** Returns the field errors of an object whose members are the texts of the fields of their names. */
function readTextsByField(texts: object, start: readonly (string | number)[]): FieldError[] {
  const issues = Object.entries(texts).flatMap(([path, value]) =>
    [value].flat().map((message: unknown) => ({ path, message })),
  );
  const isMap = issues.every(({ message }) => typeof message === "string");
  return isMap ? readList(issues, start, 0) : [];
}

/**
 * Returns the field errors of a list: of Ajv, Standard Schema, class-validator, or of another validator
 * whose errors have a path and a message; or of an object with the texts of each field. What is no field
 * error is left out.
 *
 * @param issues - the list or object, which may be anything
 * @param start - the start of all paths
 */
export function readFieldErrors(
  issues: unknown,
  start: readonly (string | number)[] = [],
): FieldError[] {
  if (Array.isArray(issues) || !isStructure(issues)) return readList(issues, start, 0);
  return readTextsByField(issues, start);
}

/** Members of problem details that no extension can replace (RFC 9457, 3.2). */
const PROBLEM_MEMBERS = ["type", "title", "status", "detail", "instance"];

/** Returns the members of an object that become extensions: all but those of problem details and some. */
export function pickExtensions(
  object: unknown,
  others: readonly string[],
): { [name: string]: unknown } {
  const isData = isStructure(object) && !Array.isArray(object);
  const entries = isData ? Object.entries(object) : [];
  const names = [...PROBLEM_MEMBERS, ...others];
  const kept = entries.filter(([name, value]) => !names.includes(name) && value !== undefined);
  return Object.fromEntries(kept);
}
