/**
 * The lock of a declaration: what clients rely on, as a file that is committed. A later declaration may add
 * to it, and changes nothing that is in it.
 */

import type { DeclaredClass, ProblemDeclaration } from "../../model/problem-declaration.js";
import type { JSONSchema } from "../../model/standard-schema.js";
import { findDeclaration } from "../../values/declared-problem.js";
import { createRecord } from "../../values/own-record.js";
import { findExtensionsSchema } from "./extensions-schema.js";

/** A member of extensions in a lock. */
export interface LockedMember {
  /** Its type, in the notation of TypeScript: `{ id: string(uuid) }[]`. */
  readonly type: string;
  readonly required: boolean;
}

/** A problem in a lock. */
export interface LockedProblem {
  readonly code: string;
  readonly status: number;
  /** The members of its extensions; left out if the declaration has no JSON Schema. */
  readonly members?: { readonly [name: string]: LockedMember };
}

/** A lock. */
export interface ProblemLock {
  readonly version: 1;
  /** The problems by type URI. */
  readonly problems: { readonly [type: string]: LockedProblem };
}

/** What a declaration changes of a lock: each a sentence. */
export interface LockDifference {
  /** What breaks clients. */
  readonly breaking: readonly string[];
  /** What is new. */
  readonly added: readonly string[];
}

/**
 * Returns the lock of declared classes.
 *
 * @throws TypeError if the extensions' schema cannot be one in JSON
 */
export function createLock(classes: Iterable<DeclaredClass>): ProblemLock {
  const problems: { [type: string]: LockedProblem } = {};
  for (const declaredClass of classes) {
    const declaration = findDeclaration(declaredClass.prototype) as ProblemDeclaration;
    const { type, code, status } = declaration;
    const schema = findExtensionsSchema(declaration);
    const members = declaration.extensions === undefined ? {} : schema && lockMembers(schema);
    problems[type] = { code, status, ...(members === undefined ? {} : { members }) };
  }
  const sorted = Object.entries(problems).sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, problems: Object.fromEntries(sorted) };
}

function lockMembers(schema: JSONSchema): { readonly [name: string]: LockedMember } {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: { readonly [name: string]: unknown };
    readonly required?: readonly string[];
  };
  const members = Object.entries(properties).map(([name, member]) => [
    name,
    { type: formatShape(member), required: required.includes(name) },
  ]);
  return Object.fromEntries(members);
}

/** Returns the type of a schema's values, without what is only said of them. */
function formatShape(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return "any";
  const keywords = schema as { readonly [keyword: string]: unknown };
  const { type, format, enum: values, items, properties, required, $ref } = keywords;
  if ("const" in keywords) return JSON.stringify(keywords["const"]);
  if (Array.isArray(values)) return joinShapes(values.map((value) => JSON.stringify(value)));
  if (typeof $ref === "string") return $ref;
  for (const [keyword, joint] of [
    ["anyOf", " | "],
    ["oneOf", " | "],
    ["allOf", " & "],
  ] as const) {
    const branches = keywords[keyword];
    if (Array.isArray(branches)) return joinShapes(branches.map(formatShape), joint);
  }
  if (Array.isArray(type)) return joinShapes(type.map(String));
  if (type === "array") return `(${items ? formatShape(items) : "any"})[]`;
  if (typeof properties === "object" && properties !== null) {
    const names = Array.isArray(required) ? required : [];
    const members = Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${name}${names.includes(name) ? "" : "?"}: ${formatShape(member)}`);
    return `{ ${members.join("; ")} }`;
  }
  const name = typeof type === "string" ? type : "any";
  return typeof format === "string" ? `${name}(${format})` : name;
}

const joinShapes = (shapes: readonly string[], joint = " | "): string =>
  [...new Set(shapes)].sort().join(joint);

/** Returns what a declaration changes of a lock. */
export function compareLocks(before: ProblemLock, after: ProblemLock): LockDifference {
  const breaking: string[] = [];
  const added: string[] = [];
  const previous = createRecord(before.problems);
  const current = createRecord(after.problems);
  for (const [type, locked] of Object.entries(previous)) {
    const problem = current[type];
    if (problem === undefined) {
      breaking.push(`${locked.code}: its type ${type} is no longer declared.`);
      continue;
    }
    if (problem.code !== locked.code) {
      breaking.push(`${locked.code}: its code is now ${problem.code}.`);
    }
    if (problem.status !== locked.status) {
      breaking.push(`${locked.code}: its status is ${problem.status}, and was ${locked.status}.`);
    }
    compareMembers(locked, problem, breaking, added);
  }
  for (const [type, { code }] of Object.entries(current)) {
    if (previous[type] === undefined) added.push(`${code}: it is new.`);
  }
  return { breaking, added };
}

function compareMembers(
  { code, members: before }: LockedProblem,
  { members: after }: LockedProblem,
  breaking: string[],
  added: string[],
): void {
  if (after === undefined) {
    if (before !== undefined) breaking.push(`${code}: its members have no JSON Schema any more.`);
    return;
  }
  const current = createRecord(after);
  for (const [name, { type, required }] of Object.entries(before ?? {})) {
    const member = current[name];
    const what = `${code}: its member ${name}`;
    if (member === undefined) {
      // Clients cannot rely on a member that is not always there.
      if (required) breaking.push(`${what} is no longer declared.`);
      continue;
    }
    if (member.type !== type) breaking.push(`${what} is of type ${member.type}, and was ${type}.`);
    if (member.required && !required) breaking.push(`${what} is now required.`);
    if (!member.required && required) breaking.push(`${what} is no longer required.`);
  }
  for (const name of Object.keys(current)) {
    if (before === undefined || !Object.hasOwn(before, name)) {
      added.push(`${code}: its member ${name} is new.`);
    }
  }
}
