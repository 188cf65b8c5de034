/** The field errors of the frameworks' validators, in their various forms, as those of this package. */

import type { FieldError } from "../index.js";
import { parseIssuePath } from "../options/issue-path.js";
import { readOwn } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";

/** The most field errors of one error. A request could cause one for each of its bytes. */
const MAX_FIELD_ERRORS = 100;

/** The most issues that are read to find them. */
const MAX_ISSUES = 1_000;

/** The most levels of objects in each other whose errors are read. */
const MAX_ISSUE_DEPTH = 32;

/** The names under which validators have the path of an error. */
const PATH_NAMES = ["instancePath", "dataPath", "path", "pointer", "field", "property", "loc"];

/** The names under which validators have its text, the best one first. */
const MESSAGE_NAMES = ["message", "msg", "detail", "summary"];

/** The names under which validators have its code. */
const CODE_NAMES = ["code", "errorCode", "keyword", "rule", "type", "kind"];

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

/** What one issue says, and the issues of the fields of its field. */
interface IssueParts {
  readonly errors: readonly FieldError[];
  readonly path: readonly (string | number)[];
  readonly children: unknown;
}

/** Returns the path of an issue, without the start. Ajv 6 begins one with a dot. */
function readIssuePath(issue: object): (string | number)[] {
  const path = PATH_NAMES.map((name) => readOwn(issue, name)).find((value) => value !== undefined);
  const steps = parseIssuePath(typeof path === "string" ? path.replace(/^\./, "") : path) ?? [];
  return [...steps, ...readMemberSteps(issue)];
}

/** Returns the field errors of an error of class-validator, which has one text for each constraint. */
function readConstraints(
  constraints: unknown,
  path: readonly (string | number)[],
): readonly FieldError[] {
  const entries = isStructure(constraints) ? Object.entries(constraints) : [];
  return entries.flatMap(([code, message]) =>
    typeof message === "string" ? [{ path, code, message }] : [],
  );
}

/** @throws whatever a getter or a proxy throws */
function readIssue(issue: unknown, start: readonly (string | number)[]): IssueParts {
  if (typeof issue === "string") {
    const errors = issue === "" ? [] : [{ path: start, message: issue }];
    return { path: start, errors, children: undefined };
  }
  if (!isStructure(issue)) return { path: start, errors: [], children: undefined };
  const steps = readIssuePath(issue);
  const path = [...start, ...steps];
  const constraints = readOwn(issue, "constraints");
  const children = readOwn(issue, "children");
  if (isStructure(constraints) || Array.isArray(children)) {
    return { path, errors: readConstraints(constraints, path), children };
  }
  const message = findText(issue, MESSAGE_NAMES);
  const code = findText(issue, CODE_NAMES);
  const isEmpty = message === undefined && steps.length === 0;
  return { path, errors: isEmpty ? [] : [{ path, code, message }], children: undefined };
}

/** The number of issues that may still be read. */
interface ReadingBudget {
  issues: number;
}

/**
 * Yields the field errors of a list of issues and of their children. It reads no more than the budget
 * allows, because children may be each other's. An issue that cannot be read is left out.
 */
function* listFieldErrors(
  list: unknown,
  start: readonly (string | number)[],
  budget: ReadingBudget,
  depth = 0,
): Generator<FieldError> {
  if (!Array.isArray(list) || depth > MAX_ISSUE_DEPTH) return;
  for (let index = 0; index < list.length && budget.issues > 0; index++) {
    budget.issues--;
    const parts = readSafely(() => readIssue(list[index], start));
    if (!parts) continue;
    yield* parts.errors;
    yield* listFieldErrors(parts.children, parts.path, budget, depth + 1);
  }
}

function readList(list: unknown, start: readonly (string | number)[]): FieldError[] {
  const errors: FieldError[] = [];
  for (const error of listFieldErrors(list, start, { issues: MAX_ISSUES })) {
    errors.push(error);
    if (errors.length === MAX_FIELD_ERRORS) break;
  }
  return errors;
}

/** Returns what a map has for a field as an issue, or undefined if it is neither a text nor has one. */
function readMappedIssue(path: string, value: unknown): object | undefined {
  if (typeof value === "string") return { path, message: value };
  const message = isStructure(value) ? findText(value, MESSAGE_NAMES) : undefined;
  const code = isStructure(value) ? findText(value, CODE_NAMES) : undefined;
  return message === undefined ? undefined : { path, message, code };
}

/**
 * Returns the field errors of an object whose members are the texts of the fields of their names, or
 * issues that have a text. If one is neither, the object is no such map.
 */
function readMap(map: object, start: readonly (string | number)[]): FieldError[] {
  const entries = Object.entries(map).slice(0, MAX_FIELD_ERRORS);
  const issues = entries.flatMap(([path, value]) =>
    (Array.isArray(value) ? value.slice(0, MAX_FIELD_ERRORS) : [value]).map((item: unknown) =>
      readMappedIssue(path, item),
    ),
  );
  return issues.includes(undefined) ? [] : readList(issues, start);
}

/**
 * Returns the field errors of a list: of Ajv, Standard Schema, class-validator, or of another validator
 * whose errors have a path and a message; or of an object with the texts or the issues of each field. What
 * is no field error is left out. There are at most 100.
 *
 * @param issues - the list or object, which may be anything
 * @param start - the start of all paths
 */
export function readFieldErrors(
  issues: unknown,
  start: readonly (string | number)[] = [],
): FieldError[] {
  const read = () =>
    Array.isArray(issues) || !isStructure(issues)
      ? readList(issues, start)
      : readMap(issues, start);
  return readSafely(read) ?? [];
}

/**
 * Returns the first value that is a sentence, or an empty text. The message of a validator's error may be
 * JSON, as Zod's is.
 */
export function findSentence(values: readonly unknown[]): string {
  const isSentence = (value: unknown): value is string =>
    typeof value === "string" && !/^\s*[[{]/.test(value);
  return values.find(isSentence) ?? "";
}

/** Members of problem details that no extension can replace (RFC 9457, 3.2). */
const PROBLEM_MEMBERS = ["type", "title", "status", "detail", "instance"];

/**
 * Returns the members of an object that become extensions: all but those of problem details and some. A
 * member that cannot be read is left out.
 */
export function pickExtensions(
  object: unknown,
  others: readonly string[],
): { [name: string]: unknown } {
  const excluded = [...PROBLEM_MEMBERS, ...others];
  const isData = isStructure(object) && !Array.isArray(object);
  const names = (isData && readSafely(() => Object.keys(object))) || [];
  const entries = names
    .filter((name) => !excluded.includes(name))
    .map((name) => [name, readMember(object, name)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
