/**
 * Turns the issues that a validator found into an error. It depends on no validator: the issues of
 * all have the same form.
 */

import { type FieldError, HTTPUnprocessableContent } from "./index.js";
import type { RetryOptions } from "./model/options.js";

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
  /** The start of all paths, such as the part of the request that was validated. */
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

/** Returns a step of a path as JSON can name it. */
function convertPathStep(step: PropertyKey | { readonly key: unknown }): string | number {
  const key = typeof step === "object" && step !== null ? step.key : step;
  if (typeof key === "number" && Number.isFinite(key)) return key;
  if (typeof key === "symbol") return key.description ?? "";
  // The key of a map may be any object.
  return typeof key === "object" && key !== null ? "" : String(key);
}

/** A step of a path as yup has it: a name, an index, or a name in quotes. */
const PATH_STEP = /(?:^|(?<=[^.])\.)([^.[\]]+)|\[(?:(\d{1,15})|"([^"]*)"|'([^']*)')\]/y;

/** Parses a path that is a text: a JSON pointer, a path as yup has it, or one name. */
function parsePathText(path: string): (string | number)[] {
  if (path === "" || path === "#") return [];
  if (/^#?\//.test(path)) {
    const pointer = path.startsWith("#") ? decodeUriFragment(path.slice(1)) : path;
    const steps = pointer.split("/").slice(1);
    return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  const steps: (string | number)[] = [];
  let end = 0;
  PATH_STEP.lastIndex = 0;
  for (let match = PATH_STEP.exec(path); match; match = PATH_STEP.exec(path)) {
    const [, name, index, doubleQuoted, singleQuoted] = match;
    const key = (name ?? doubleQuoted ?? singleQuoted) as string;
    steps.push(index === undefined ? key : Number(index));
    end = PATH_STEP.lastIndex;
  }
  return end === path.length ? steps : [path];
}

/** Decodes a URI fragment. One that is malformed stays as it is. */
function decodeUriFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns the path of an issue as a field error has it.
 *
 * @throws TypeError if it is neither a list nor a text
 */
function parseIssuePath({ path = [] }: Issue, index: number): (string | number)[] {
  if (typeof path === "string") return parsePathText(path);
  if (path === null) return [];
  if (typeof path !== "object" || !(Symbol.iterator in path)) {
    throw new TypeError(
      `Cannot build a 422: the path of issue ${index} is neither a list nor a text`,
    );
  }
  return [...path].map(convertPathStep);
}

/** Returns the validator's name for the issue: `code`, or `type` as Valibot calls it. */
function findIssueCode(issue: Issue): string | undefined {
  const { code, type } = issue as { readonly code?: unknown; readonly type?: unknown };
  return [code, type].find((name): name is string => typeof name === "string");
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
  const { at = [], tell, limit = 100, ...exceptionOptions } = options;
  const list = Symbol.iterator in Object(issues) ? issues : Object(issues).issues;
  if (typeof list !== "object" || list === null || !(Symbol.iterator in list)) {
    throw new TypeError("Cannot build a 422: there are no issues");
  }
  if (!(limit >= 0)) throw new TypeError("Cannot build a 422: limit is not a number from 0 on");
  const start = Array.isArray(at) ? at : [at];
  const errors: FieldError[] = [];
  let index = -1;
  for (const issue of list as Iterable<Each>) {
    if (errors.length >= limit) break;
    index++;
    if (typeof issue !== "object" || issue === null) {
      throw new TypeError(`Cannot build a 422: issue ${index} is not an object`);
    }
    const path = [...start, ...parseIssuePath(issue, index)];
    const made = { path, code: findIssueCode(issue), message: issue.message };
    const error = tell ? tell(issue, made) : made;
    if (error) errors.push(error);
  }
  return new HTTPUnprocessableContent({ ...exceptionOptions, errors });
}
