/** What the configuration's declaration of problems says about an error. */

import {
  type DialectName,
  PROBLEM_MEMBER_NAMES,
  REQUEST_ID_MEMBER_NAMES,
} from "../generated/protocol.js";
import { type HTTPException, isHTTPException } from "../index.js";
import {
  PROBLEMS,
  type ProblemDeclaration,
  type ProblemRegistry,
} from "../model/problem-declaration.js";
import type { SchemaIssue, SchemaResult } from "../model/standard-schema.js";
import { findDeclaration } from "../values/declared-problem.js";
import { readMember } from "../values/safe-read.js";
import { isPromise } from "../values/sync-result.js";
import type { ErrorsConfig } from "./config.js";

/** The declared problems of a configuration. */
export class DeclaredProblems {
  readonly #registry: ProblemRegistry | undefined;
  readonly #isChecked: boolean;
  readonly #dialect: DialectName;

  constructor({ problems, check, dialect }: ErrorsConfig) {
    this.#dialect = dialect?.name ?? "problem";
    this.#registry = readMember(problems, PROBLEMS) as ProblemRegistry | undefined;
    this.#isChecked = check === true;
  }

  /** Returns the declaration of an error, if it is among these. */
  find(error: unknown): ProblemDeclaration | undefined {
    if (this.#registry === undefined || !isHTTPException(error)) return undefined;
    const declaration = findDeclaration(error);
    return this.#registry.findByType(declaration?.type) && declaration;
  }

  /**
   * Validates the extensions of a declared error, as a client will read them. Returns the error that says
   * what is wrong, undefined if nothing is or nothing is checked, or a promise if the schema is
   * asynchronous.
   */
  check(error: unknown): TypeError | undefined | Promise<TypeError | undefined> {
    const declaration = this.#isChecked ? this.find(error) : undefined;
    const { extensions: schema } = declaration ?? {};
    if (declaration === undefined || schema === undefined) return undefined;
    const lost = this.#findLostExtensions(error as HTTPException);
    if (lost.length > 0) return createMisfitError(declaration, lost, error);
    const createError = (issues: readonly SchemaIssue[]) =>
      createMisfitError(declaration, issues, error);
    const createFailure = (cause: unknown) =>
      createError([{ message: `the schema failed: ${readMember(cause, "message")}` }]);
    const judge = (result: SchemaResult<unknown>) => result.issues && createError(result.issues);
    try {
      const { extensions = {} } = error as HTTPException;
      // A date becomes a text in JSON, for example.
      const sent: unknown = JSON.parse(JSON.stringify(extensions));
      const result = schema["~standard"].validate(sent);
      return isPromise(result)
        ? Promise.resolve(result).then(judge, createFailure)
        : judge(result as SchemaResult<unknown>);
    } catch (cause) {
      return createFailure(cause);
    }
  }

  /** Returns why extensions of an error do not arrive: their names, or the dialect. */
  #findLostExtensions({ extensions = {} }: HTTPException): readonly SchemaIssue[] {
    const names = Object.keys(extensions);
    if (names.length > 0 && !EXTENDED_DIALECTS.includes(this.#dialect)) {
      return [{ message: `bodies of the dialect ${this.#dialect} have none` }];
    }
    const reserved: readonly string[] = [...PROBLEM_MEMBER_NAMES, ...REQUEST_ID_MEMBER_NAMES];
    return names
      .filter((name) => reserved.includes(name))
      .map((name) => ({ message: "every problem has a member of this name", path: [name] }));
  }
}

/** The dialects whose bodies have extensions. A test compares the others. */
const EXTENDED_DIALECTS: readonly DialectName[] = ["problem", "discord"];

/** Creates the error that says why the extensions of a problem are not those of its declaration. */
function createMisfitError(
  { name }: ProblemDeclaration,
  issues: readonly SchemaIssue[],
  cause: unknown,
): TypeError {
  const reasons = issues.map(({ message, path = [] }) => {
    const names = path.map((step) => (typeof step === "object" ? step.key : step));
    return ["extensions", ...names].map(String).join(".").concat(": ", message);
  });
  return new TypeError(`Cannot send a ${name}: ${reasons.join("; ")}`, { cause });
}
