/** What the documentation says of each problem, before it has a format. */

import { findCatalogueRow } from "../../catalogue/find-row.js";
import type { ExceptionClass, HTTPException, ProblemDetails } from "../../index.js";
import type { DeclaredClass, ProblemDeclaration } from "../../model/problem-declaration.js";
import type { Header } from "../../model/response-parts.js";
import type { JSONSchema } from "../../model/standard-schema.js";
import { findDeclaration } from "../../values/declared-problem.js";
import { type DocumentedMember, listDocumentedMembers } from "./documented-members.js";
import { findExtensionsSchema } from "./extensions-schema.js";
import { createProblemSample } from "./problem-sample.js";

/** A problem as its documentation shows it. */
export interface DocumentedProblem {
  readonly name: string;
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** What the status means. */
  readonly meaning: string;
  /** The text of the declaration, in Markdown. */
  readonly docs: string | undefined;
  /** Whether, and when, another try may succeed. */
  readonly retry: string;
  readonly members: readonly DocumentedMember[];
  /** Whether the members are known: the extensions have a JSON Schema, or there are none. */
  readonly isDescribed: boolean;
  /** A response, as the server writes it; left out if no example of the extensions is known. */
  readonly example: DocumentedExample | undefined;
}

/** An example of a response. */
export interface DocumentedExample {
  readonly headers: readonly Header[];
  readonly body: ProblemDetails;
}

/** What generators of code need of a declaration, beside its documentation. */
export interface DeclaredParts {
  /** The sentence with the names of members in braces. */
  readonly detail: string | undefined;
  readonly retryable: boolean | undefined;
  /** The JSON Schema of the further members. */
  readonly schema: JSONSchema | undefined;
  /** The options that all errors have. */
  readonly always: object | undefined;
}

/** Returns what generators of code need of declared classes: their documentation, and the declarations. */
export function describeProblems(
  classes: readonly DeclaredClass[],
): readonly (DocumentedProblem & { readonly declaration: DeclaredParts })[] {
  return classes.map((declaredClass) => {
    const declaration = findDeclaration(declaredClass.prototype) as ProblemDeclaration;
    const { detail, retryable, always } = declaration;
    const schema = findSchemaOrNone(declaration);
    return {
      ...documentProblem(declaredClass as unknown as ExceptionClass, declaration),
      declaration: { detail, retryable, schema, always },
    };
  });
}

/** Returns what the documentation says of declared classes. */
export function documentProblems(classes: Iterable<DeclaredClass>): readonly DocumentedProblem[] {
  return [...classes].map((declaredClass) => {
    const declaration = findDeclaration(declaredClass.prototype) as ProblemDeclaration;
    return documentProblem(declaredClass as unknown as ExceptionClass, declaration);
  });
}

function documentProblem(
  Class: ExceptionClass,
  declaration: ProblemDeclaration,
): DocumentedProblem {
  const { name, type, code, status, docs } = declaration;
  const sample = createSampleOrNone(Class, declaration);
  const row = findCatalogueRow(status);
  return {
    name,
    type,
    code,
    status,
    title: (Class as unknown as { readonly title: string }).title,
    meaning: row?.explanation ?? "",
    docs,
    retry: describeRetry(declaration, row?.retry === "later"),
    members: documentMembers(declaration, sample),
    isDescribed: hasDescribedExtensions(declaration),
    example: sample && {
      headers: [["content-type", "application/problem+json"], ...sample.toHeaders()],
      body: sample.toJSON(),
    },
  };
}

/** Creates an example, or none if no example of the extensions is known to be right. */
function createSampleOrNone(
  Class: ExceptionClass,
  declaration: ProblemDeclaration,
): HTTPException | undefined {
  if (!declaration.example && !hasDescribedExtensions(declaration)) return undefined;
  try {
    return createProblemSample(Class, declaration, false);
  } catch {
    return undefined;
  }
}

function describeRetry({ retryable }: ProblemDeclaration, isTemporary: boolean): string {
  if (retryable === false) return "No: the same request fails again.";
  if (retryable) return "Yes, after the seconds of Retry-After if the response has it.";
  return isTemporary
    ? "The same request may succeed later, after the seconds of Retry-After if the response has it."
    : "The same request fails again.";
}

function documentMembers(
  declaration: ProblemDeclaration,
  sample: HTTPException | undefined,
): readonly DocumentedMember[] {
  const schema = findSchemaOrNone(declaration);
  if (schema) return listDocumentedMembers(schema);
  // Without a JSON Schema an example shows what is known.
  return Object.entries(sample?.extensions ?? {}).map(([name, value]) => ({
    name,
    type: Array.isArray(value) ? "array" : value === null ? "null" : typeof value,
  }));
}

/** Whether it is known which extensions a problem has. */
function hasDescribedExtensions(declaration: ProblemDeclaration): boolean {
  return declaration.extensions === undefined || findSchemaOrNone(declaration) !== undefined;
}

function findSchemaOrNone(declaration: ProblemDeclaration): JSONSchema | undefined {
  try {
    return findExtensionsSchema(declaration);
  } catch {
    return undefined;
  }
}
