/** What the documentation says of each problem, before it has a format. */

import { findCatalogueRow } from "../../catalogue/find-row.js";
import type { ExceptionClass, HTTPException, ProblemDetails } from "../../index.js";
import type { DeclaredClass, ProblemDeclaration } from "../../model/problem-declaration.js";
import type { Header } from "../../model/response-parts.js";
import type { JSONSchema } from "../../model/standard-schema.js";
import { findDeclaration } from "../../values/declared-problem.js";
import { findExtensionsSchema } from "./extensions-schema.js";
import { createProblemSample } from "./problem-sample.js";

/** A member of a problem's extensions. */
export interface DocumentedMember {
  readonly name: string;
  /** The type of its value, in words: `integer`, `string (date-time)`. */
  readonly type: string;
  /** Whether every problem has it. */
  readonly required: boolean;
  readonly description?: string | undefined;
}

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
  /** A response, as the server writes it; left out if there is no example of the extensions. */
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
    example: sample && {
      headers: [["content-type", "application/problem+json"], ...sample.toHeaders()],
      body: sample.toJSON(),
    },
  };
}

/** Creates an example, or none if the extensions have none that the schema accepts. */
function createSampleOrNone(
  Class: ExceptionClass,
  declaration: ProblemDeclaration,
): HTTPException | undefined {
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
  const { properties, required = [] } = (schema ?? {}) as {
    readonly properties?: { readonly [name: string]: JSONSchema };
    readonly required?: readonly string[];
  };
  if (properties) {
    return Object.entries(properties).map(([name, member]) => {
      const { description } = member as { readonly description?: string };
      const type = describeType(member);
      return { name, type, required: required.includes(name), description };
    });
  }
  // Without a JSON Schema an example shows what is known.
  return Object.entries(sample?.extensions ?? {}).map(([name, value]) => ({
    name,
    type: Array.isArray(value) ? "array" : value === null ? "null" : typeof value,
    required: false,
  }));
}

function findSchemaOrNone(declaration: ProblemDeclaration): JSONSchema | undefined {
  try {
    return findExtensionsSchema(declaration);
  } catch {
    return undefined;
  }
}

/** Returns the type of a schema's values in words. */
function describeType(schema: JSONSchema): string {
  const {
    type,
    format,
    enum: values,
    const: value,
    items,
    anyOf,
    oneOf,
  } = schema as {
    readonly [keyword: string]: unknown;
  };
  if (value !== undefined) return JSON.stringify(value);
  if (Array.isArray(values)) return values.map((one) => JSON.stringify(one)).join(" or ");
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) return [...new Set(branches.map(describeType))].join(" or ");
  if (Array.isArray(type)) return type.join(" or ");
  if (type === "array") return `array of ${items ? describeType(items as JSONSchema) : "anything"}`;
  const name = typeof type === "string" ? type : "anything";
  return typeof format === "string" ? `${name} (${format})` : name;
}
