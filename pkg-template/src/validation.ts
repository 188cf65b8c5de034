/** What a validator found, as an answer. It depends on no validator: the issues are those of all. */

import { type FieldError, HTTPUnprocessableContent } from "./index.js";
import type { RetryOptions } from "./model/options.js";

/** What is wrong with a value, as Standard Schema has it: Zod's, Valibot's and ArkType's are such. */
export interface Issue {
  /** A sentence for a person. */
  readonly message: string;
  /**
   * Where it is, from the outside in. Standard Schema has a list; a text is read as a JSON pointer
   * (RFC 6901) where it begins with a slash, or with `#/`, and otherwise as names with dots and
   * indices, as yup has them: `songs[0].title`. What is neither is one name.
   */
  readonly path?: string | Iterable<PropertyKey | { readonly key: unknown }> | undefined;
}

/** The options of {@link fromIssues}, and those of every 422. */
export interface IssuesOptions<Each extends Issue = Issue> extends RetryOptions {
  readonly errors?: undefined;
  /** What the paths begin with, such as the part of the request that was judged. */
  readonly at?: string | number | readonly (string | number)[] | undefined;
  /**
   * Gives what is said of an issue in place of what was made of it, or nothing where it is not to
   * be told.
   */
  readonly tell?: ((issue: Each, made: FieldError) => FieldError | undefined) | undefined;
  /** How many issues are told at most. Default: 100, as a request may have one for each byte. */
  readonly limit?: number | undefined;
}

/** Gives a step of a path as JSON can name it. */
function stepOf(step: PropertyKey | { readonly key: unknown }): string | number {
  const key = typeof step === "object" && step !== null ? step.key : step;
  if (typeof key === "number" && Number.isFinite(key)) return key;
  if (typeof key === "symbol") return key.description ?? "";
  // The key of a map may be any object.
  return typeof key === "object" && key !== null ? "" : String(key);
}

/** A step of a path in a text: a name, an index, or a name in quotes. */
const STEP = /(?:^|(?<=[^.])\.)([^.[\]]+)|\[(?:(\d{1,15})|"([^"]*)"|'([^']*)')\]/y;

/** Gives the steps of a path that is a text. */
function stepsOf(path: string): (string | number)[] {
  if (path === "" || path === "#") return [];
  if (/^#?\//.test(path)) {
    const pointer = path.startsWith("#") ? decoded(path.slice(1)) : path;
    const steps = pointer.split("/").slice(1);
    return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  const steps: (string | number)[] = [];
  let end = 0;
  STEP.lastIndex = 0;
  for (let step = STEP.exec(path); step; step = STEP.exec(path)) {
    const [, name, index, one, other] = step;
    steps.push(index === undefined ? ((name ?? one ?? other) as string) : Number(index));
    end = STEP.lastIndex;
  }
  return end === path.length ? steps : [path];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Gives where an issue is, as a field's error has it. */
function pathOf({ path = [] }: Issue, at: number): (string | number)[] {
  if (typeof path === "string") return stepsOf(path);
  if (path === null) return [];
  if (typeof path !== "object" || !(Symbol.iterator in path)) {
    throw new TypeError(`Cannot build a 422: the path of issue ${at} is neither a list nor a text`);
  }
  return [...path].map(stepOf);
}

/** Gives the name that a validator has for a kind of issue: Valibot's is called type. */
function codeOf(issue: Issue): string | undefined {
  const { code, type } = issue as { readonly code?: unknown; readonly type?: unknown };
  return [code, type].find((name): name is string => typeof name === "string");
}

/**
 * Gives a 422 with an error for each field that a validator complains of. It takes the issues, or
 * what has them: a result of Standard Schema, a `ZodError`, a result of Valibot, `ArkErrors`. Of others
 * each issue needs a `message` and a `path`, such as the `instancePath` of Ajv or the `path` of yup.
 * Messages are the validator's; some repeat what was sent.
 *
 * @throws TypeError where there are no issues, or one of them or an option cannot be used
 * @example
 * ```ts
 * import { fromIssues } from "httpexc/validation";
 *
 * // What a validator gives for { user: { email: 7 } }.
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
  const { at = [], tell, limit = 100, ...rest } = options;
  const found = Symbol.iterator in Object(issues) ? issues : Object(issues).issues;
  if (typeof found !== "object" || found === null || !(Symbol.iterator in found)) {
    throw new TypeError("Cannot build a 422: there are no issues");
  }
  if (!(limit >= 0)) throw new TypeError("Cannot build a 422: limit is not a number from 0 on");
  const start = Array.isArray(at) ? at : [at];
  const errors: FieldError[] = [];
  let seen = -1;
  for (const issue of found as Iterable<Each>) {
    if (errors.length >= limit) break;
    seen++;
    if (typeof issue !== "object" || issue === null) {
      throw new TypeError(`Cannot build a 422: issue ${seen} is not an object`);
    }
    const path = [...start, ...pathOf(issue, seen)];
    const { message } = issue;
    const made = { path, code: codeOf(issue), message };
    const told = tell ? tell(issue, made) : made;
    if (told) errors.push(told);
  }
  return new HTTPUnprocessableContent({ ...rest, errors });
}
