/** Declares the errors of an API: {@link defineProblems}. */

import { isHTTPException } from "../index.js";
import {
  type DeclaredClass,
  type MatchedProblem,
  type MismatchedProblem,
  PROBLEMS,
  type ProblemDeclaration,
  type ProblemRegistry,
  type ProblemSet,
  type ReadProblem,
} from "../model/problem-declaration.js";
import { findDeclaration } from "../values/declared-problem.js";
import { defineProperty } from "../values/define-property.js";
import { readOwn } from "../values/own-record.js";
import { createProblemClass } from "./create-class.js";
import type {
  BaseCheck,
  Declarations,
  DeclarationsCheck,
  ProblemClasses,
} from "./declaration-types.js";
import { matchProblem } from "./match-problem.js";
import type { Problems } from "./set-types.js";
import { addUnique, completeDeclaration, validateBase } from "./validate-declaration.js";

/** Classes by name. */
type DeclaredClasses = { readonly [name: string]: DeclaredClass };

/** Returns the type URI of a declared class. */
const findType = (Class: DeclaredClass | undefined): string | undefined =>
  findDeclaration(Class?.prototype)?.type;

/** Finds declared classes by their type URIs and codes. */
class Registry implements ProblemRegistry<DeclaredClasses> {
  readonly #byType = new Map<string, DeclaredClass>();
  readonly #byCode = new Map<string, DeclaredClass>();

  /** @throws TypeError if two of the classes have the same type or code */
  constructor(readonly classes: DeclaredClasses) {
    for (const [name, Class] of Object.entries(classes)) {
      const { type, code } = findDeclaration(Class.prototype) as ProblemDeclaration;
      const refuse = (member: string) => () => [name, `another problem has the ${member}`] as const;
      addUnique(this.#byType, type, Class, refuse(`type ${type}`));
      addUnique(this.#byCode, code, Class, refuse(`code ${code}`));
    }
  }

  findByType(type: string | null | undefined): DeclaredClass | undefined {
    return this.#byType.get(`${type}`);
  }

  findByCode(code: string | number | null | undefined): DeclaredClass | undefined {
    return this.#byCode.get(`${code}`);
  }

  match(
    problem: ReadProblem,
    response: { readonly status: number; readonly url: string },
  ): Promise<MatchedProblem | MismatchedProblem | undefined> {
    return matchProblem(this, problem, response);
  }
}

/** Declared problems. The classes are its own members, and the methods those of its prototype. */
class ProblemSetOfClasses implements ProblemSet<DeclaredClasses> {
  declare readonly [PROBLEMS]: Registry;

  constructor(classes: DeclaredClasses) {
    defineProperty(this, PROBLEMS, { value: new Registry(classes) });
    Object.assign(this, classes);
    Object.freeze(this);
  }

  *[Symbol.iterator](): Iterator<DeclaredClass> {
    yield* Object.values(this[PROBLEMS].classes);
  }

  is(error: unknown): boolean {
    return (
      isHTTPException(error) &&
      this[PROBLEMS].findByType(findDeclaration(error)?.type) !== undefined
    );
  }

  match(error: unknown, handlers: { readonly [name: string]: (error: never) => unknown }): unknown {
    const name = this.is(error) ? findDeclaration(error)?.name : undefined;
    const handler =
      (name === undefined ? undefined : readOwn(handlers, name)) ?? readOwn(handlers, "else");
    if (typeof handler !== "function") {
      throw new TypeError(`Cannot match ${name ?? "an undeclared error"}: it has no function`);
    }
    return handler(error);
  }

  async page(request: Request): Promise<Response> {
    const { createDocumentationResponse } = await import("./documentation/page.js");
    return createDocumentationResponse(this, request);
  }

  pick(...names: readonly string[]): ProblemSetOfClasses {
    const { classes } = this[PROBLEMS];
    const missing = names.find((name) => !Object.hasOwn(classes, name));
    if (missing !== undefined) throw new TypeError(`Cannot pick ${missing}: it is not declared`);
    const picked = Object.entries(classes).filter(([name]) => names.includes(name));
    return new ProblemSetOfClasses(Object.fromEntries(picked));
  }

  and(others: ProblemSet<DeclaredClasses>): ProblemSetOfClasses {
    const registry = readOwn(others, PROBLEMS) as ProblemRegistry<DeclaredClasses> | undefined;
    if (!registry)
      throw new TypeError("Cannot combine problems: expected the result of defineProblems");
    const classes = new Map(Object.entries(this[PROBLEMS].classes));
    for (const [name, Class] of Object.entries(registry.classes)) {
      // That of another copy of the module is the same problem.
      if (findType(classes.get(name)) === findType(Class)) continue;
      addUnique(classes, name, Class, () => [name, "both have a problem of this name"]);
    }
    return new ProblemSetOfClasses(Object.fromEntries(classes));
  }
}

/**
 * Declares the errors of an API once, for its server, its clients, its OpenAPI document and its
 * documentation. Each declaration becomes a class of that name, which extends the class of its status. Its
 * errors are built from their extensions and options: `new SongLocked({ song: 7 }, { retryAfter: 60 })`.
 *
 * The type URI is the base and the words of the name (`SongLocked` becomes `song-locked`), and the code is
 * those words with underscores (`song_locked`). A declaration may set both.
 *
 * @param base - an absolute URI that ends with `/`, `#`, `:` or `=`
 * @throws TypeError if a name or an option is invalid, or two problems have the same code or type
 * @example
 * ```ts
 * import { HTTPConflict } from "httpexc";
 * import { defineProblems, type } from "httpexc/problems";
 *
 * const { SongLocked } = defineProblems("https://api.example/problems/", {
 *   SongLocked: {
 *     status: 409,
 *     title: "Song locked",
 *     detail: "{by} is editing the song.",
 *     extensions: type<{ by: string }>(),
 *     retryable: true,
 *   },
 * });
 * const error = new SongLocked({ by: "Mia" }, { retryAfter: 60 });
 * console.assert(error instanceof HTTPConflict && error.detail === "Mia is editing the song.");
 * console.assert(error.type === "https://api.example/problems/song-locked");
 * ```
 */
export function defineProblems<Base extends string, All extends Declarations>(
  base: Base & BaseCheck<Base>,
  declarations: All & DeclarationsCheck<All>,
): Problems<ProblemClasses<Base, All>> {
  validateBase(base);
  const classes = Object.entries<Declarations[string]>(declarations).map(([name, declaration]) => [
    name,
    createProblemClass(completeDeclaration(base, name, declaration)),
  ]);
  return new ProblemSetOfClasses(Object.fromEntries(classes)) as never;
}
