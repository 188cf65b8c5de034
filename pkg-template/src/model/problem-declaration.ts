/**
 * What the client, the server and OpenAPI need to know of declared problems. No code runs here, apart
 * from the symbols.
 */

import type { JSONSchema, SchemaIssue, StandardSchema } from "./standard-schema.js";

/** The symbol of the member of a declared error, and of its class's prototype, that holds its declaration. */
export const PROBLEM: unique symbol = Symbol.for("httpexc.problem") as never;

/** The symbol of the member that only declarations of problems have. */
export const PROBLEMS: unique symbol = Symbol.for("httpexc.problems") as never;

/** A declared problem, as data. */
export interface ProblemDeclaration {
  /** The name of its class. */
  readonly name: string;
  /** The type URI (RFC 9457, 3.1.1). */
  readonly type: string;
  /** The name for programs. */
  readonly code: string;
  /** The status code. */
  readonly status: number;
  /** The title; undefined if it is the phrase of the status. */
  readonly title: string | undefined;
  /** The sentence about an occurrence, with `{name}` for members. */
  readonly detail: string | undefined;
  /** The schema of its extensions. */
  readonly extensions: StandardSchema | undefined;
  /** The JSON Schema of its extensions, if that of the schema is not used. */
  readonly jsonSchema: JSONSchema | undefined;
  /** An example of its extensions. */
  readonly example: object | undefined;
  /** Text for the documentation. */
  readonly docs: string | undefined;
  /** Whether another try of the same request may succeed. */
  readonly retryable: boolean | undefined;
  /** The options that all its errors have. */
  readonly always: object | undefined;
}

/** A class of declared errors, as far as other parts of the package use it. */
export interface DeclaredClass {
  // biome-ignore lint/suspicious/noExplicitAny: each class takes extensions of its own
  new (extensions?: any, options?: any): object;
  readonly prototype: object;
}

/** What a response says that may be a declared problem. */
export interface ReadProblem {
  readonly type: string | null;
  readonly code: string | number | null;
  readonly extensions: object;
}

/** A declared problem that a response is. */
export interface MatchedProblem {
  /** The declared class. */
  readonly declaredClass: DeclaredClass;
  /** The members that its errors have in place of those of the report. */
  readonly members: {
    readonly type: string;
    readonly code: string;
    readonly extensions: object;
    /** Whether another try may succeed, if the response does not say. */
    readonly retryable: boolean | undefined;
  };
  readonly issues?: undefined;
}

/** Why a response is not the declared problem whose type it has. */
export interface MismatchedProblem {
  readonly issues: readonly SchemaIssue[];
}

/** Finds the classes of a declaration. `Classes` is their type. */
export interface ProblemRegistry<Classes = unknown> {
  /** The classes by name. */
  readonly classes: Classes;
  /** Returns the class that has a type URI. */
  findByType(type: string | null | undefined): DeclaredClass | undefined;
  /** Returns the class that has a code. */
  findByCode(code: string | number | null | undefined): DeclaredClass | undefined;
  /** Returns the declared problem that a response is, or why it is none; undefined if it has no such type. */
  match(
    problem: ReadProblem,
    response: { readonly status: number; readonly url: string },
  ): Promise<MatchedProblem | MismatchedProblem | undefined>;
}

/** A declaration of problems, such as `createClient` and `createErrors` take it. */
export interface ProblemSet<Classes = unknown> {
  /** Finds its classes. The types of the errors that a client reads follow from it. @hidden */
  readonly [PROBLEMS]: ProblemRegistry<Classes>;
}

/** The errors of classes, as a union; of none it is `never`. */
type InstanceOf<Class> = Class extends { readonly prototype: infer Instance } ? Instance : never;

/** The errors of a declaration, as a union. */
export type ProblemOf<Set> =
  Set extends ProblemSet<infer Classes> ? InstanceOf<Classes[keyof Classes]> : never;
