/** The types of a declaration as a whole: {@link Problems}. */

import type { ProblemOf, ProblemSet } from "../model/problem-declaration.js";

/** The names of a declaration's problems. */
type ProblemNames<Set> = Set extends ProblemSet<infer Classes> ? keyof Classes & string : never;

/** The errors of a declaration, as a union; or those of one name. */
export type Problem<Set, Name extends ProblemNames<Set> = ProblemNames<Set>> = Extract<
  ProblemOf<Set>,
  { readonly problem: Name }
>;

/** The error of one class. */
type ErrorOf<Class> = Class extends { readonly prototype: infer Instance } ? Instance : never;

/** What a handler of `match` gets: the part of the error's type that has the name. */
type Matched<Classes, Name extends keyof Classes, Failed> = [
  Extract<Failed, { readonly problem: Name }>,
] extends [never]
  ? ErrorOf<Classes[Name]>
  : Extract<Failed, { readonly problem: Name }>;

/** Functions by the names of problems, and one for everything else. */
export type ProblemHandlers<Classes, Failed> = {
  readonly [Name in keyof Classes]?: (error: Matched<Classes, Name, Failed>) => unknown;
} & { readonly else?: (error: Failed) => unknown };

/** What handlers have to have: one for each error that can be there, or `else`. */
export type ProblemHandlersCheck<Classes, Failed, Given> = {
  readonly [name in Exclude<keyof Given, keyof Classes | "else">]: never;
} & (Given extends { readonly else: unknown }
  ? unknown
  : [Exclude<Failed, { readonly problem: keyof Given }>] extends [never]
    ? unknown
    : { readonly else: (error: Exclude<Failed, { readonly problem: keyof Given }>) => unknown });

/** The result of handlers. */
export type HandlersResult<Given> = Given[keyof Given] extends (error: never) => infer Result
  ? Result
  : never;

/** The names that two declarations share, unless they have the same class. */
type Conflict<Classes, Others> = {
  [Name in keyof Classes & keyof Others]: [Classes[Name], Others[Name]] extends [
    Others[Name],
    Classes[Name],
  ]
    ? never
    : Name;
}[keyof Classes & keyof Others];

/** What another declaration has to be, to be added to one. */
export type CombinationCheck<Classes, Others> = [Conflict<Classes, Others>] extends [never]
  ? unknown
  : { readonly "both declare": Conflict<Classes, Others> };

/** The methods of a declaration. */
export interface ProblemMethods<Classes>
  extends ProblemSet<Classes>,
    Iterable<Classes[keyof Classes]> {
  /** Whether a value is an error of the declaration. */
  is(error: unknown): error is ErrorOf<Classes[keyof Classes]>;
  /**
   * Calls the function for an error, and returns its result. It is a compile error if an error can be
   * there that has no function.
   *
   * @throws TypeError if there is neither a function for the error nor `else`
   */
  match<Failed, const Given extends ProblemHandlers<Classes, Failed>>(
    error: Failed,
    handlers: Given & ProblemHandlersCheck<Classes, Failed, Given>,
  ): HandlersResult<Given>;
  /**
   * Returns the documentation of the problems as the response to a request: a page for each type URI, and
   * an index at the path above it, in HTML, Markdown or JSON by `Accept`. Any other path is a 404. The code
   * of the pages is loaded at the first call, so that a client's bundle does not hold it.
   */
  page(request: Request): Promise<Response>;
  /**
   * Returns a declaration of some of these problems, with the same classes: those of one operation.
   *
   * @throws TypeError if there is no such problem
   */
  pick<Name extends keyof Classes & string>(
    ...names: readonly Name[]
  ): Problems<Pick<Classes, Name>>;
  /**
   * Returns a declaration of these problems and of others, with the same classes.
   *
   * @throws TypeError if both have a problem of the same name, code or type
   */
  and<Others>(
    others: ProblemSet<Others> & CombinationCheck<Classes, Others>,
  ): Problems<Classes & Others>;
}

/** Declared problems: the classes by name, and what can be done with all of them. */
export type Problems<Classes> = Classes & ProblemMethods<Classes>;
