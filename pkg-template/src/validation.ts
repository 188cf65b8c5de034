/**
 * Turns the issues that a validator found into an error. It depends on no validator: the issues of
 * all have the same form.
 */

import { OPTION_SPECS } from "./generated/option-specs.js";
import { type FieldError, HTTPUnprocessableContent } from "./index.js";
import type { RetryOptions } from "./model/options.js";
import { parseFieldPath } from "./options/field-path.js";
import { findDutyOptions } from "./options/find-duty-options.js";
import { parseIssuePath } from "./options/issue-path.js";
import { validateOptionNames } from "./values/option-names.js";
import { readOwn } from "./values/own-record.js";

/** An issue of Standard Schema. Those of Zod, Valibot and ArkType have the same form. */
export interface Issue {
  /** A sentence for a person. */
  readonly message: string;
  /**
   * The place of the issue, from the outside in. Standard Schema has a list. A text that begins
   * with `/` or `#/` is a JSON pointer (RFC 6901). A text of names with dots and indices is a path
   * as yup has it: `songs[0].title`. Any other text is one name.
   */
  readonly path?: string | Iterable<PropertyKey | { readonly key: unknown }> | undefined;
}

/** The options of {@link fromIssues}, and those of every 422. */
export interface IssuesOptions<Each extends Issue = Issue> extends RetryOptions {
  readonly errors?: undefined;
  /**
   * The start of all paths, such as the part of the request that was validated. A text is read as the
   * path of an issue is.
   */
  readonly at?: string | number | readonly (string | number)[] | undefined;
  /**
   * Returns the field error for an issue, in place of the one that was made from it, or `undefined`
   * to leave the issue out.
   */
  readonly tell?: ((issue: Each, made: FieldError) => FieldError | undefined) | undefined;
  /**
   * The most field errors. Default: 100. Without a limit a request could cause one for each of its
   * bytes.
   */
  readonly limit?: number | undefined;
}

/**
 * Returns the path of an issue as a field error has it.
 *
 * @throws TypeError if it is neither a list nor a text
 */
function parsePath(issue: Issue, index: number): (string | number)[] {
  const path = parseIssuePath(readOwn(issue, "path"));
  if (path) return path;
  throw new TypeError(
    `Cannot build a 422: the path of issue ${index} is neither a list nor a text`,
  );
}

/** Returns the validator's name for the issue: `code`, or `type` as Valibot calls it. */
function findIssueCode(issue: Issue): string | undefined {
  const names = [readOwn(issue, "code"), readOwn(issue, "type")];
  return names.find((name): name is string => typeof name === "string");
}

/** Returns the options of {@link fromIssues}, and those of errors, by their names. */
function listIssuesOptions(): object {
  const ownNames = { at: true, tell: true, limit: true };
  return { ...ownNames, ...OPTION_SPECS, ...findDutyOptions()?.specs };
}

/**
 * Creates a 422 with a field error for each issue. It takes the issues, or an object that has them:
 * a result of Standard Schema, a `ZodError`, a result of Valibot, or `ArkErrors`. An issue of
 * another validator needs a `message` and a `path`, such as the `instancePath` of Ajv or the `path`
 * of yup. The messages are the validator's; some repeat the value that the client sent.
 *
 * @throws TypeError if there are no issues, or if an issue or an option is invalid
 * @example
 * ```ts
 * import { fromIssues } from "httpexc/validation";
 *
 * // The result of a validator for { user: { email: 7 } }.
 * const result = { issues: [{ message: "This is no address.", path: ["user", "email"] }] };
 * const error = fromIssues(result, { at: "body", code: "form_invalid" });
 * console.assert(error.status === 422);
 * console.assert(error.toJSON().errors?.[0]?.pointer === "#/body/user/email");
 * ```
 */
export function fromIssues<Each extends Issue>(
  issues: Iterable<Each> | { readonly issues: Iterable<Each> },
  options: IssuesOptions<Each> = {},
): HTTPUnprocessableContent {
  const own = validateOptionNames<object>(options, "build a 422", listIssuesOptions());
  const { at = [], tell, limit = 100, ...exceptionOptions } = own as IssuesOptions<Each>;
  const list = Symbol.iterator in Object(issues) ? issues : readOwn(issues, "issues");
  if (typeof list !== "object" || list === null || !(Symbol.iterator in list)) {
    throw new TypeError("Cannot build a 422: there are no issues");
  }
  if (!(limit >= 0)) throw new TypeError("Cannot build a 422: limit is not a number of 0 or more");
  const start = typeof at === "string" ? parseFieldPath(at) : [at].flat();
  const errors: FieldError[] = [];
  let index = -1;
  for (const issue of list as Iterable<Each>) {
    if (errors.length >= limit) break;
    index++;
    if (typeof issue !== "object" || issue === null) {
      throw new TypeError(`Cannot build a 422: issue ${index} is not an object`);
    }
    const path = [...start, ...parsePath(issue, index)];
    const message = readOwn(issue, "message") as string;
    const made = { path, code: findIssueCode(issue), message };
    const error = tell ? tell(issue, made) : made;
    if (error) errors.push(error);
  }
  return new HTTPUnprocessableContent({ ...exceptionOptions, errors });
}
