/** Finds the declared problem that a response is, and validates its extensions. */

import type {
  DeclaredClass,
  MatchedProblem,
  MismatchedProblem,
  ProblemDeclaration,
  ProblemRegistry,
  ReadProblem,
} from "../model/problem-declaration.js";
import type { SchemaIssue } from "../model/standard-schema.js";
import { findDeclaration } from "../values/declared-problem.js";
import { readMember } from "../values/safe-read.js";
import { resolveTypeURI } from "../values/type-uri.js";

/**
 * Returns the declared problem that a response is. If its status or its extensions are not as declared,
 * as a client and a server are deployed at different times, it is none, and the result has the issues.
 */
export async function matchProblem(
  registry: ProblemRegistry,
  problem: ReadProblem,
  { status, url }: { readonly status: number; readonly url: string },
): Promise<MatchedProblem | MismatchedProblem | undefined> {
  const declaredClass = findClass(registry, problem, url);
  const declaration = findDeclaration(declaredClass?.prototype);
  if (declaredClass === undefined || declaration === undefined) return undefined;
  const { type, code, retryable } = declaration;
  if (declaration.status !== status) {
    const message = `The status is ${status}, and ${declaration.status} is declared.`;
    return { issues: [{ message, path: ["status"] }] };
  }
  const result = await validateExtensions(declaration, problem.extensions);
  if (result.issues) return { issues: result.issues };
  return { declaredClass, members: { type, code, retryable, extensions: result.value } };
}

/** The type of a problem without a type of its own (RFC 9457, 4.2.1). */
const NO_TYPE = "about:blank";

/**
 * Returns the class for the type of a problem; it may be relative to the URL of the response (RFC 9457,
 * 3.1.1). The code counts if there is no type: another API may have a problem of the same code.
 */
function findClass(
  registry: ProblemRegistry,
  { type, code }: ReadProblem,
  url: string,
): DeclaredClass | undefined {
  if (type === null || type === NO_TYPE) return registry.findByCode(code);
  return registry.findByType(type) ?? registry.findByType(resolveTypeURI(type, url));
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
