/** Creates an error of a declared problem, with values from its documentation. */

import type { HTTPException } from "httpexc";
import { catalogue } from "httpexc/catalogue";
import type { ProblemClass, Problems } from "httpexc/problems";
import { OPTIONS } from "./error-options.ts";

/** A class of a declaration that the compiler does not know. */
export type ParsedClass = ProblemClass<string, string, { readonly status: number }>;

/** Its classes. */
export type ParsedProblems = Problems<{ readonly [name: string]: ParsedClass }>;

type Values = { readonly [name: string]: unknown };

type ErrorConstructor = new (extensions: Values, options?: Values) => HTTPException;

/** The part of a problem's documentation that is used here. */
interface Documentation {
  readonly type: string;
  readonly members: readonly { readonly name: string }[];
  readonly example: { readonly body: Values };
}

const acceptJson = { headers: { accept: "application/json" } };

/** Returns the documentation of a problem, or undefined if its type URI has no page. */
async function readDocumentation(
  problems: ParsedProblems,
  { type }: ParsedClass,
): Promise<Documentation | undefined> {
  if (!URL.canParse(type) || !/^https?:/.test(type)) return undefined;
  const response = await problems.page(new Request(type, acceptJson));
  if (!response.ok) return undefined;
  const document = await response.json();
  // A type URI with a fragment leads to the page of all problems.
  const all: readonly Documentation[] = document.problems ?? [document];
  return all.find((one) => one.type === type);
}

/** Returns samples of the options that a status requires. */
function createRequiredOptions(status: number): Values {
  const row = catalogue.find((one) => one.status === status);
  if (!row) return {};
  const required = OPTIONS.filter((option) => option.getRelevance(row) === "required");
  return Object.fromEntries(required.map(({ name, sample, parse }) => [name, parse(sample)]));
}

/** A sample error of a problem, and the values that it was built from. */
export interface SampleProblem {
  readonly error: HTTPException;
  readonly extensions: Values;
  readonly options: Values;
}

/** Creates a sample error of a problem. */
export async function createSampleProblem(
  problems: ParsedProblems,
  declared: ParsedClass,
): Promise<SampleProblem> {
  const documentation = await readDocumentation(problems, declared);
  const names = documentation?.members.map(({ name }) => name) ?? [];
  const body = documentation?.example.body ?? {};
  const extensions = Object.fromEntries(
    names.filter((name) => Object.hasOwn(body, name)).map((name) => [name, body[name]]),
  );
  const Class = declared as unknown as ErrorConstructor;
  try {
    return { error: new Class(extensions), extensions, options: {} };
  } catch {
    // The declaration does not fix what the status requires.
    const options = createRequiredOptions(declared.status);
    return { error: new Class(extensions, options), extensions, options };
  }
}

/** Returns the page with the documentation of a problem, as HTML. */
export async function readDocumentationPage(
  problems: ParsedProblems,
  { type }: ParsedClass,
): Promise<string | undefined> {
  if (!/^https?:/.test(type)) return undefined;
  const response = await problems.page(new Request(type, { headers: { accept: "text/html" } }));
  return response.ok ? response.text() : undefined;
}
