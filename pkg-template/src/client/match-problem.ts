/** Finds the declared problem that a response is, and validates its extensions. */

import type { ExceptionClass } from "../index.js";
import {
  type DeclaredClass,
  PROBLEMS,
  type ProblemDeclaration,
  type ProblemRegistry,
  type ProblemSet,
} from "../model/problem-declaration.js";
import type { SchemaIssue } from "../model/standard-schema.js";
import { findDeclaration } from "../values/declared-problem.js";
import { readMember } from "../values/safe-read.js";
import { type Report, setIssues } from "./report.js";
import { throwOptionError } from "./validate-options.js";

/** A declared problem that a response is. */
export interface MatchedProblem {
  /** The declared class. */
  readonly errorClass: ExceptionClass;
  /** The members that its errors have in place of those of the report. */
  readonly members: { readonly type: string; readonly code: string; readonly extensions: object };
}

/** @throws TypeError if the option is no declaration of problems */
export function resolveProblems(option: ProblemSet | undefined): ProblemRegistry | undefined {
  if (option === undefined) return undefined;
  const registry = readMember(option, PROBLEMS) as ProblemRegistry | undefined;
  return registry ?? throwOptionError("read an answer", "problems is no declaration of problems");
}

/**
 * Returns the declared problem that a response is. If its status or its extensions are not as declared,
 * as a client and a server are deployed at different times, it is none, and the report has the issues.
 */
export async function matchProblem(
  registry: ProblemRegistry,
  report: Report,
  { status, url }: { readonly status: number; readonly url: string },
): Promise<MatchedProblem | undefined> {
  const declaredClass = findClass(registry, report, url);
  const declaration = findDeclaration(declaredClass?.prototype);
  if (declaredClass === undefined || declaration === undefined) return undefined;
  const { type, code } = declaration;
  if (declaration.status !== status) {
    const message = `The status is ${status}, and ${declaration.status} is declared.`;
    setIssues(report, [{ message, path: ["status"] }]);
    return undefined;
  }
  const result = await validateExtensions(declaration, report.extensions);
  if (result.issues) {
    setIssues(report, result.issues);
    return undefined;
  }
  const members = { type, code, extensions: result.value };
  return { errorClass: declaredClass as unknown as ExceptionClass, members };
}

/** The type of a problem without a type of its own (RFC 9457, 4.2.1). */
const NO_TYPE = "about:blank";

/**
 * Returns the class for the type of a problem; it may be relative to the URL of the response (RFC 9457,
 * 3.1.1). The code counts if there is no type: another API may have a problem of the same code.
 */
function findClass(
  registry: ProblemRegistry,
  { type, code }: Report,
  url: string,
): DeclaredClass | undefined {
  if (type === null || type === NO_TYPE) return registry.findByCode(code);
  return registry.findByType(type) ?? registry.findByType(resolveTypeURI(type, url));
}

/** Returns a type URI that may be relative to the URL of its response, or null if it cannot be resolved. */
export function resolveTypeURI(type: string | null, url: string): string | null {
  try {
    return type === null || url === "" ? null : new URL(type, url).href;
  } catch {
    return null;
  }
}

type ValidatedExtensions =
  | { readonly value: object; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** Validates extensions. A schema that throws has an issue. */
async function validateExtensions(
  { extensions: schema }: ProblemDeclaration,
  members: object,
): Promise<ValidatedExtensions> {
  if (schema === undefined) return { value: members };
  try {
    const result = await schema["~standard"].validate(members);
    if (result.issues) return { issues: result.issues };
    const { value } = result;
    if (typeof value === "object" && value !== null) return { value };
    return { issues: [{ message: "The schema made no object of the extensions." }] };
  } catch (error) {
    const message = readMember(error, "message");
    return { issues: [{ message: `The schema failed: ${message}` }] };
  }
}
