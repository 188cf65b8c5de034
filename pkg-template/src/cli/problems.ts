/** `httpexc problems`: the documentation and the lock of declared problems. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import {
  type DeclaredClass,
  PROBLEMS,
  type ProblemRegistry,
} from "../model/problem-declaration.js";
import { describeProblems } from "../problems/documentation/document.js";
import { createDocumentationFiles } from "../problems/documentation/files.js";
import {
  compareLocks,
  createLock,
  isProblemLock,
  LOCK_VERSION,
  listUnwatched,
  mergeLocks,
  type ProblemLock,
} from "../problems/documentation/lock.js";
import { findDeclaration } from "../values/declared-problem.js";
import { readMember } from "../values/safe-read.js";
import { type OptionTypes, type ParsedArguments, requireOneWord } from "./arguments.js";
import type { Style } from "./style.js";
import { UsageError } from "./wrong-use.js";

export const PROBLEMS_OPTIONS: OptionTypes = {
  out: { type: "string" },
  lock: { type: "string" },
  check: { type: "boolean" },
  update: { type: "boolean" },
  json: { type: "boolean" },
};

/** The result of the command. */
interface ProblemsOutcome {
  readonly output: string;
  readonly note?: string | undefined;
  readonly exitCode: number;
}

/**
 * Lists the problems of a module, and writes or compares what the options name.
 *
 * @throws UsageError if the module cannot be imported or declares no problems, a declaration cannot be
 * described, or a file cannot be read or written
 */
export async function reportProblems(
  args: ParsedArguments,
  style: Style,
): Promise<ProblemsOutcome> {
  const file = requireOneWord(args, "the file of a module that declares problems");
  for (const flag of ["check", "update"]) {
    if (args.has(flag) && !args.has("lock")) throw new UsageError(`--${flag} needs --lock`);
  }
  if (args.has("check") && args.has("update")) {
    throw new UsageError("--check writes nothing, so it cannot be combined with --update");
  }
  const classes = await importProblems(file);
  const described = describeProblems(classes);
  const notes: string[] = [];
  const folder = args.one("out");
  if (folder !== undefined) notes.push(writeDocumentation(classes, folder));
  const lockFile = args.one("lock");
  let exitCode = 0;
  if (lockFile !== undefined) {
    const mode = args.has("check") ? "check" : args.has("update") ? "update" : "add";
    const result = updateLock(createUsableLock(classes), lockFile, mode);
    notes.push(...result.notes);
    exitCode = result.isBroken ? 1 : 0;
  }
  const output = args.has("json")
    ? JSON.stringify({ problems: described }, undefined, 2)
    : described
        .map(
          ({ status, name, code, type }) => `${style.bold(`${status} ${name}`)}  ${code}  ${type}`,
        )
        .join("\n");
  return { output, note: notes.length > 0 ? notes.join("\n") : undefined, exitCode };
}

/** Returns the declared classes that a module exports, by themselves or in sets. */
async function importProblems(file: string): Promise<readonly DeclaredClass[]> {
  const path = resolve(file);
  if (!existsSync(path)) throw new UsageError(`Cannot read ${file}: no such file`);
  let exports: { readonly [name: string]: unknown };
  try {
    exports = await import(pathToFileURL(path).href);
  } catch (error) {
    throw new UsageError(describeImportFailure(file, error));
  }
  const classes = new Map<string, DeclaredClass>();
  const add = (value: unknown): void => {
    const type = findDeclaration(readMember(value, "prototype"))?.type;
    if (type !== undefined) classes.set(type, value as DeclaredClass);
  };
  // A CommonJS module has its exports in `default`, too.
  for (const value of [...Object.values(exports), ...Object.values(Object(exports["default"]))]) {
    const registry = readMember(value, PROBLEMS) as
      | ProblemRegistry<{ readonly [name: string]: DeclaredClass }>
      | undefined;
    for (const one of registry ? Object.values(registry.classes) : [value]) add(one);
  }
  if (classes.size === 0)
    throw new UsageError(`${file} exports no problems made by defineProblems`);
  return [...classes.values()];
}

/** Returns why a module cannot be imported, and what helps. */
function describeImportFailure(file: string, error: unknown): string {
  const { code, message } = Object(error) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const isTypeScript = /\.[cm]?tsx?$/.test(file);
  const isRefused =
    code === "ERR_UNKNOWN_FILE_EXTENSION" || code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX";
  if (isTypeScript && (isRefused || error instanceof SyntaxError)) {
    return `Node ${process.versions.node} cannot import ${file}. Use Node 22.18 or later for TypeScript without enums, or add a loader: NODE_OPTIONS="--import tsx" httpexc problems ${file}`;
  }
  return `Cannot import ${file}: ${String(message)}`;
}

/** @throws UsageError if the folder cannot be written */
function writeDocumentation(classes: readonly DeclaredClass[], folder: string): string {
  const files = createDocumentationFiles(classes);
  useFiles(`Cannot write to ${folder}`, () => {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  });
  return `${folder}: wrote ${files.size} files.`;
}

/**
 * Returns the result of a call that reads or writes files.
 *
 * @throws UsageError if it fails
 */
function useFiles<Result>(attempt: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw new UsageError(`${attempt}: ${readMember(error, "message")}`);
  }
}

/** @throws UsageError if a declaration cannot be in a lock */
function createUsableLock(classes: readonly DeclaredClass[]): ProblemLock {
  try {
    return createLock(classes);
  } catch (error) {
    throw new UsageError(`${readMember(error, "message")}`);
  }
}

/** What happens to a lock: it is only compared, it takes what is new, or it takes every change. */
type LockMode = "check" | "add" | "update";

/** The result of a comparison with a lock. */
interface LockOutcome {
  readonly notes: readonly string[];
  readonly isBroken: boolean;
}

/** Compares a lock with its file, and writes what is new. */
function updateLock(lock: ProblemLock, file: string, mode: LockMode): LockOutcome {
  const before = readLock(file, mode === "update");
  const { breaking, added } = compareLocks(before ?? { version: LOCK_VERSION, problems: {} }, lock);
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
  const warnings = listUnwatched(lock).map(
    (code) => `Warning: ${code}: its members are not compared, because they have no JSON Schema.`,
  );
  if (breaking.length > 0 && mode !== "update") {
    const hint = "Clients may break. If you intend this, run the command with --update.";
    return { notes: [`${file}:`, ...list(breaking), hint, ...warnings], isBroken: true };
  }
  const merged = before && mode !== "update" ? mergeLocks(before, lock) : lock;
  const text = `${JSON.stringify(merged, undefined, 2)}\n`;
  // A formatter may have changed the spaces of the file.
  const isSame = JSON.stringify(before) === JSON.stringify(merged);
  const changes = before === undefined ? [] : list([...breaking, ...added]);
  if (!isSame && mode === "check") {
    const hint =
      "The file is not up to date. Run the command without --check, and commit the file.";
    return { notes: [`${file}:`, ...changes, hint, ...warnings], isBroken: true };
  }
  if (!isSame) useFiles(`Cannot write ${file}`, () => writeFileSync(file, text));
  const state = isSame ? "nothing has changed." : "written.";
  return { notes: [`${file}: ${state}`, ...changes, ...warnings], isBroken: false };
}

/**
 * Returns the lock in a file, or undefined if there is none.
 *
 * @param isReplaced - whether a file that is no lock of this version may be replaced
 * @throws UsageError if the file is no lock of this version
 */
function readLock(file: string, isReplaced: boolean): ProblemLock | undefined {
  if (!existsSync(file)) return undefined;
  const text = useFiles(`Cannot read ${file}`, () => readFileSync(file, "utf8"));
  let version: unknown;
  try {
    const lock: unknown = JSON.parse(text);
    if (isProblemLock(lock)) return lock;
    version = readMember(lock, "version");
  } catch {
    // It is no JSON.
  }
  if (typeof version !== "number" || version === LOCK_VERSION) {
    throw new UsageError(`${file} is not a lock file of problems`);
  }
  if (isReplaced) return undefined;
  throw new UsageError(`${file} is a lock file of version ${version}. Replace it with --update`);
}
