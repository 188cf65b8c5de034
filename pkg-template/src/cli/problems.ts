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
import { compareLocks, createLock, type ProblemLock } from "../problems/documentation/lock.js";
import { findDeclaration } from "../values/declared-problem.js";
import { readMember } from "../values/safe-read.js";
import type { OptionTypes, ParsedArguments } from "./arguments.js";
import type { Style } from "./style.js";
import { UsageError } from "./wrong-use.js";

export const PROBLEMS_OPTIONS: OptionTypes = {
  out: { type: "string" },
  lock: { type: "string" },
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
 * @throws UsageError if the module cannot be imported or declares no problems
 */
export async function reportProblems(
  args: ParsedArguments,
  style: Style,
): Promise<ProblemsOutcome> {
  const [file, ...others] = args.words;
  if (file === undefined || others.length > 0) throw new UsageError("Name one module");
  if (args.has("update") && !args.has("lock")) throw new UsageError("--update needs --lock");
  const classes = await importProblems(file);
  const described = describeProblems(classes);
  const notes: string[] = [];
  const folder = args.one("out");
  if (folder !== undefined) notes.push(writeDocumentation(classes, folder));
  const lockFile = args.one("lock");
  let exitCode = 0;
  if (lockFile !== undefined) {
    const result = updateLock(createLock(classes), lockFile, args.has("update"));
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
  if (!existsSync(path)) throw new UsageError(`There is no file ${file}`);
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
  if (classes.size === 0) throw new UsageError(`${file} exports no problems of defineProblems`);
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

function writeDocumentation(classes: readonly DeclaredClass[], folder: string): string {
  const files = createDocumentationFiles(classes);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return `${folder}: ${files.size} files are written.`;
}

/** Compares a lock with its file, and writes what is new. */
function updateLock(
  lock: ProblemLock,
  file: string,
  isAccepted: boolean,
): { readonly notes: readonly string[]; readonly isBroken: boolean } {
  const before = readLock(file);
  const { breaking, added } = compareLocks(before ?? { version: 1, problems: {} }, lock);
  if (breaking.length > 0 && !isAccepted) {
    const hint = "Clients may break. If that is intended, run it with --update.";
    return { notes: [`${file}:`, ...breaking.map((line) => `- ${line}`), hint], isBroken: true };
  }
  const text = `${JSON.stringify(lock, undefined, 2)}\n`;
  const isSame = before !== undefined && readFileSync(file, "utf8") === text;
  if (!isSame) writeFileSync(file, text);
  const changes = before === undefined ? [] : [...breaking, ...added].map((line) => `- ${line}`);
  const state = isSame ? "nothing has changed." : "it is written.";
  return { notes: [`${file}: ${state}`, ...changes], isBroken: false };
}

/** @throws UsageError if the file is no lock */
function readLock(file: string): ProblemLock | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const lock: ProblemLock = JSON.parse(readFileSync(file, "utf8"));
    if (lock.version === 1 && typeof lock.problems === "object") return lock;
  } catch {
    // It is no JSON.
  }
  throw new UsageError(`${file} is no lock of problems`);
}
