/** Creates the classes of declared problems. */

import { defineStatus, type ExceptionClass, isHTTPException, statusMap } from "../index.js";
import {
  type DeclaredClass,
  PROBLEM,
  type ProblemDeclaration,
} from "../model/problem-declaration.js";
import { READ } from "../model/symbols.js";
import { findDeclaration } from "../values/declared-problem.js";
import { defineProperty } from "../values/define-property.js";
import { testInstance } from "../values/instance-test.js";
import { createRecord } from "../values/own-record.js";
import { formatDetail } from "./detail-template.js";

/** The extensions of an error that was built without any. */
const NO_EXTENSIONS = /* @__PURE__ */ Object.freeze({});

/** A class with the status and title of its errors. */
type ExtendedClass = ExceptionClass & { readonly prototype: { readonly extensions?: unknown } };

/** Returns the class that a declared class extends. */
function findBaseClass({ status, title, name }: ProblemDeclaration): ExtendedClass {
  const statusClass = Object.hasOwn(statusMap, status)
    ? statusMap[status as keyof typeof statusMap]
    : defineStatus(status, { name, title: title as string });
  return statusClass as unknown as ExtendedClass;
}

/**
 * Returns the options that the class of the status takes.
 *
 * @throws TypeError if an option is given that the declaration fixes
 */
function createOptions(
  declaration: ProblemDeclaration,
  extensions: object | undefined,
  options: object | undefined,
): object {
  const { name, type, code, retryable, always = {} } = declaration;
  const fixed = createRecord(always, {
    type,
    code,
    ...(retryable === undefined ? {} : { retryable }),
  });
  const given = createRecord((options ?? {}) as { readonly [option: PropertyKey]: unknown });
  // The reader passes the members that the response had.
  const isRead = Object.hasOwn(given, READ);
  for (const option of isRead ? [] : [...Object.keys(fixed), "title", "extensions"]) {
    if (given[option] === undefined) continue;
    throw new TypeError(
      `Cannot build a ${name}: ${option} is set by the declaration, so it is not an option`,
    );
  }
  const members = extensions ?? (isRead ? (given["extensions"] as object | undefined) : undefined);
  const merged = { ...given, ...fixed };
  const { detail } = declaration;
  const written = detail === undefined ? undefined : formatDetail(detail, members);
  return {
    ...merged,
    ...(given["detail"] === undefined && written !== undefined && !isRead
      ? { detail: written }
      : {}),
    ...(members === undefined ? {} : { extensions: members }),
  };
}

/**
 * Creates the class of a declaration.
 *
 * `instanceof` goes by the type URI. So an error of another copy of the module is an instance, too, as
 * bundlers and reloads of modules create them, and one of an API with a class of the same name is not. A
 * class that extends the declared one tests as usual.
 */
export function createProblemClass(declaration: ProblemDeclaration): DeclaredClass {
  const base = findBaseClass(declaration);
  const isDeclared = (value: unknown) =>
    isHTTPException(value) && findDeclaration(value)?.type === declaration.type;
  const Class = class extends base {
    constructor(extensions?: object, options?: object) {
      super(createOptions(declaration, extensions, options));
    }

    override get extensions() {
      return super.extensions ?? NO_EXTENSIONS;
    }

    static override [Symbol.hasInstance](value: unknown): boolean {
      // biome-ignore lint/complexity/noThisInStatic: a class that extends this one inherits the method
      return testInstance(this, Class, value, isDeclared);
    }
  };
  const { name, status, title, type, code } = declaration;
  const statics = {
    name,
    status,
    type,
    code,
    problem: name,
    // Some dialects leave out the content of an error without a detail, and with it the code.
    representation: "always",
    ...(title === undefined ? {} : { title }),
  };
  for (const [member, value] of Object.entries(statics)) {
    defineProperty(Class, member, { configurable: true, value });
  }
  defineProperty(Class.prototype, PROBLEM, { value: declaration });
  defineProperty(Class.prototype, "problem", { configurable: true, value: name });
  return Class;
}
