/**
 * The lock of a declaration: what clients rely on, as a file that is committed. A later declaration may add
 * to it, and changes nothing that is in it.
 */

import type { DeclaredClass, ProblemDeclaration } from "../../model/problem-declaration.js";
import type { JSONSchema } from "../../model/standard-schema.js";
import { findDeclaration } from "../../values/declared-problem.js";
import { createRecord } from "../../values/own-record.js";
import { findExtensionsSchema } from "./extensions-schema.js";
import { compareSchemas, type SchemaDifference } from "./lock-comparison.js";
import { keepRemovedMembers, reduceSchema, sortMembers } from "./lock-shape.js";

/** The version of the locks that are written. */
export const LOCK_VERSION = 2;

/** A problem in a lock. */
export interface LockedProblem {
  readonly code: string;
  readonly status: number;
  /** The JSON Schema of its extensions, by their types alone; left out if the declaration has none. */
  readonly extensions?: JSONSchema;
}

/** A lock. */
export interface ProblemLock {
  readonly version: typeof LOCK_VERSION;
  /** The problems by type URI. */
  readonly problems: { readonly [type: string]: LockedProblem };
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
    const schema = declaration.extensions === undefined ? {} : findExtensionsSchema(declaration);
    // An object without members, and one whose members are not known, are objects nevertheless.
    const extensions = schema && reduceSchema({ type: "object", ...schema });
    problems[type] = { code, status, ...(extensions === undefined ? {} : { extensions }) };
  }
  return { version: LOCK_VERSION, problems: sortMembers(problems) };
}

/** Returns the codes of the problems whose members a lock cannot hold: they have no JSON Schema. */
export function listUnwatched({ problems }: ProblemLock): readonly string[] {
  return Object.values(problems)
    .filter(({ extensions }) => extensions === undefined)
    .map(({ code }) => code);
}

/** Whether a value that was read from a file is a lock of this version. */
export function isProblemLock(value: unknown): value is ProblemLock {
  const { version, problems } = Object(value) as Partial<ProblemLock>;
  const isProblem = (problem: unknown): boolean => {
    const { code, status, extensions } = Object(problem) as Partial<LockedProblem>;
    const hasExtensions = extensions === undefined || Object(extensions) === extensions;
    return typeof code === "string" && typeof status === "number" && hasExtensions;
  };
  const isObject = typeof problems === "object" && problems !== null;
  return version === LOCK_VERSION && isObject && Object.values(problems).every(isProblem);
}

/** Returns what a declaration changes of a lock. */
export function compareLocks(before: ProblemLock, after: ProblemLock): SchemaDifference {
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
    const difference = compareExtensions(locked, problem);
    breaking.push(...difference.breaking.map((line) => `${locked.code}: ${line}`));
    added.push(...difference.added.map((line) => `${locked.code}: ${line}`));
  }
  for (const [type, { code }] of Object.entries(current)) {
    if (previous[type] === undefined) added.push(`${code}: it is new.`);
  }
  return { breaking, added };
}

function compareExtensions(before: LockedProblem, after: LockedProblem): SchemaDifference {
  if (before.extensions && after.extensions) {
    return compareSchemas(before.extensions, after.extensions);
  }
  const breaking = before.extensions ? ["its members have no JSON Schema any more."] : [];
  const added = after.extensions ? ["its members have a JSON Schema now."] : [];
  return { breaking, added };
}

/** Returns a lock with the optional members that an earlier one holds and that are no longer declared. */
export function mergeLocks(before: ProblemLock, after: ProblemLock): ProblemLock {
  const previous = createRecord(before.problems);
  const problems = Object.entries(after.problems).map(([type, problem]) => {
    const former = previous[type]?.extensions;
    const { extensions } = problem;
    const kept = former && extensions && keepRemovedMembers(former, extensions);
    return [type, kept ? { ...problem, extensions: kept } : problem];
  });
  return { ...after, problems: Object.fromEntries(problems) };
}
