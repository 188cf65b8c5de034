/** Makes an error of the right class from plain data, which nobody has to trust. */

import { findClassByStatus, type TitledClass } from "../client/status-classes.js";
import { defineStatus, type HTTPException } from "../index.js";
import type {
  DeclaredClass,
  ProblemDeclaration,
  ProblemRegistry,
} from "../model/problem-declaration.js";
import { parseFieldPath } from "../options/field-path.js";
import { findDeclaration } from "../values/declared-problem.js";
import { createRecord, readOwn } from "../values/own-record.js";
import { isSentStatus } from "./create-portable.js";
import { copyAsJson, PORTABLE_TAG } from "./portable-form.js";
import { createHeaderOptions, type OptionRecord } from "./revived-headers.js";

/** The members of a problem that are options under the same name. */
const SAME_OPTIONS = ["detail", "instance", "code", "retryable", "help"] as const;

/** The members of a problem that are no extensions. */
const KNOWN_MEMBERS: ReadonlySet<string> = new Set([
  ...SAME_OPTIONS,
  "type",
  "title",
  "status",
  "errors",
  "__proto__",
]);

/** The type of a problem without a type of its own (RFC 9457, 4.2.1). */
const UNTYPED = "about:blank";

/** What a revived error may be and have. */
export interface RevivalRules {
  /** The declared problems. */
  readonly registry: ProblemRegistry | undefined;
  /** The names of further headers, in lower case. */
  readonly headerNames: ReadonlySet<string>;
}

/** A problem whose members may have any type, as JSON has it. */
type UnknownProblem = { readonly [member: string]: unknown };

/** Returns a field error of a problem as the option has it. An index of a list is a number. */
function createFieldError(item: unknown): OptionRecord {
  const { pointer, detail, code }: OptionRecord = createRecord(item as OptionRecord);
  const path =
    typeof pointer === "string"
      ? parseFieldPath(pointer).map((step) =>
          /^(0|[1-9]\d{0,14})$/.test(`${step}`) ? Number(step) : step,
        )
      : pointer;
  return { path, message: detail, code };
}

/** Returns the options that the members of a problem set. */
function createProblemOptions(problem: UnknownProblem): OptionRecord {
  const members: OptionRecord = createRecord(problem);
  const { type, errors, status, detail } = members;
  const extensions = Object.entries(problem).filter(([name]) => !KNOWN_MEMBERS.has(name));
  const given = SAME_OPTIONS.filter((name) => members[name] !== undefined);
  const isShown = detail !== undefined || errors !== undefined;
  return createRecord({
    ...Object.fromEntries(given.map((name) => [name, members[name]])),
    ...(type === undefined || type === UNTYPED ? {} : { type }),
    ...(errors === undefined ? {} : { errors: (errors as unknown[]).map(createFieldError) }),
    ...(extensions.length === 0 ? {} : { extensions: Object.fromEntries(extensions) }),
    // The server that had the error has shown it.
    ...((status as number) >= 500 && isShown ? { expose: true } : {}),
  });
}

/** Returns the declared class of a problem: by its type, or by its code if it has no type. */
function findProblemClass(
  { type, code, status }: UnknownProblem,
  registry: ProblemRegistry,
): DeclaredClass | undefined {
  const hasType = typeof type === "string" && type !== UNTYPED;
  const declaredClass = hasType
    ? registry.findByType(type)
    : registry.findByCode(code as string | number | undefined);
  const isSame = findDeclaration(declaredClass?.prototype)?.status === status;
  return isSame ? declaredClass : undefined;
}

/** Returns extensions as the schema of a declaration makes them, or undefined if they do not fit. */
function validateNow(
  { extensions: schema }: ProblemDeclaration,
  extensions: object,
): object | undefined {
  if (schema === undefined) return extensions;
  const result = schema["~standard"].validate(extensions);
  if (result instanceof Promise) {
    // Its result would come too late.
    result.catch(() => {});
    return extensions;
  }
  if (result.issues) return undefined;
  return typeof result.value === "object" && result.value !== null ? result.value : undefined;
}

/** Builds an error of a declared class; undefined if the problem is not as declared. */
function buildDeclared(
  declaredClass: DeclaredClass,
  options: OptionRecord,
): HTTPException | undefined {
  const declaration = findDeclaration(declaredClass.prototype) as ProblemDeclaration;
  const { retryable, always = {} } = declaration;
  const fixed = ["type", "code", "title", "extensions", ...Object.keys(always)];
  if (retryable !== undefined) fixed.push("retryable");
  const own = Object.entries(options).filter(([name]) => !fixed.includes(name));
  const given = (options["extensions"] ?? {}) as object;
  const extensions = validateNow(declaration, given);
  const hasSome = extensions !== undefined && Object.keys(extensions).length > 0;
  return extensions === undefined
    ? undefined
    : (new declaredClass(
        hasSome ? extensions : undefined,
        createRecord(Object.fromEntries(own)),
      ) as HTTPException);
}

/** Returns the class of a status. One that is not registered gets a class of its own. */
function findStatusClass(status: number, title: unknown): TitledClass {
  const statusClass = findClassByStatus(status);
  return statusClass.status === status
    ? statusClass
    : (defineStatus(status, { title: title as string }) as unknown as TitledClass);
}

/**
 * Returns the error that a portable one describes.
 *
 * @throws whatever a part of it that is wrong leads to
 */
function buildFromPortable(value: unknown, { registry, headerNames }: RevivalRules): HTTPException {
  if (readOwn(value, "tag") !== PORTABLE_TAG) throw new TypeError("It is no portable error");
  // After that there are no getters, proxies and cycles.
  const problem = copyAsJson(readOwn(value, "problem")) as UnknownProblem;
  const headers = copyAsJson(readOwn(value, "headers"));
  const { status, title }: OptionRecord = createRecord(problem);
  if (!isSentStatus(status) || typeof title !== "string" || !Array.isArray(headers)) {
    throw new TypeError("Cannot revive an error: a member of it is missing");
  }
  const options = createRecord(
    createProblemOptions(problem),
    createHeaderOptions(status, headers, headerNames),
  );
  const declaredClass = registry && findProblemClass(problem, registry);
  const declared = declaredClass && buildDeclared(declaredClass, options);
  if (declared) return declared;
  const errorClass = findStatusClass(status, title);
  return new errorClass(title === errorClass.title ? options : createRecord(options, { title }));
}

/** Returns the error that a portable one describes, or null if the value is none. It never throws. */
export function revivePortable(value: unknown, rules: RevivalRules): HTTPException | null {
  try {
    return buildFromPortable(value, rules);
  } catch {
    return null;
  }
}
