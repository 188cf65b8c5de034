/**
 * Parses the source of a declaration: the call of `defineProblems`, or only its object. It reads values
 * and runs no code, because the policy of the page refuses to.
 */

import { type Declarations, type JSONSchema, type } from "httpexc/problems";
import { parseUnion } from "./member-types.ts";
import { SourceScanner } from "./source-scanner.ts";

/** The base of a declaration that has none. */
const DEFAULT_BASE = "https://api.example/problems/";

/** More levels than any declaration has. Deeper ones could exhaust the stack. */
const MAX_DEPTH = 50;

/** A parsed declaration, as `defineProblems` takes it. */
export interface ParsedDeclaration {
  readonly base: string;
  readonly declarations: Declarations;
}

/** What `type<…>()` stands for. */
class MemberTypes {
  readonly schema: JSONSchema;

  constructor(schema: JSONSchema) {
    this.schema = schema;
  }
}

const CONSTANTS: { readonly [name: string]: unknown } = {
  true: true,
  false: false,
  null: null,
  undefined: undefined,
};

function parseNamed(scanner: SourceScanner, name: string): unknown {
  if (Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name];
  if (name === "type") {
    let schema: JSONSchema = {};
    if (scanner.has("<")) {
      schema = parseUnion(scanner);
      scanner.expect(">");
    }
    scanner.expect("(");
    scanner.expect(")");
    return new MemberTypes(schema);
  }
  return scanner.fail(
    `${name} is code, which this page does not run. Describe the members by type<…>() or jsonSchema.`,
  );
}

function parseObject(scanner: SourceScanner, depth: number): { readonly [name: string]: unknown } {
  const entries: [string, unknown][] = [];
  while (!scanner.has("}")) {
    const name = scanner.takeString() ?? scanner.takeName() ?? scanner.takeNumber();
    if (name === undefined) scanner.fail(`a member has no name: ${scanner.describeNext()}`);
    scanner.expect(":");
    entries.push([String(name), parseValue(scanner, depth)]);
    if (!scanner.has(",")) {
      scanner.expect("}");
      break;
    }
  }
  return Object.fromEntries(entries);
}

function parseItems(scanner: SourceScanner, depth: number): unknown[] {
  const items: unknown[] = [];
  while (!scanner.has("]")) {
    items.push(parseValue(scanner, depth));
    if (!scanner.has(",")) {
      scanner.expect("]");
      break;
    }
  }
  return items;
}

function parseValue(scanner: SourceScanner, depth = 0): unknown {
  if (depth > MAX_DEPTH) scanner.fail("the values are nested too deeply");
  if (scanner.has("{")) return parseObject(scanner, depth + 1);
  if (scanner.has("[")) return parseItems(scanner, depth + 1);
  const literal = scanner.takeString() ?? scanner.takeNumber();
  if (literal !== undefined) return literal;
  const name = scanner.takeName();
  if (name !== undefined) return parseNamed(scanner, name);
  return scanner.fail(`there is no value: ${scanner.describeNext()}`);
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Replaces `type<…>()` by a schema of the package with a JSON Schema. */
function completeDeclaration(declaration: unknown): unknown {
  if (!isRecord(declaration)) return declaration;
  const { extensions, jsonSchema, ...others } = declaration;
  if (extensions instanceof MemberTypes) {
    const { schema } = extensions;
    const described = jsonSchema ?? (Object.keys(schema).length > 0 ? schema : undefined);
    return {
      ...others,
      extensions: type(),
      ...(described !== undefined && { jsonSchema: described }),
    };
  }
  // JSON cannot have a call.
  if (extensions === undefined && jsonSchema !== undefined) {
    return { ...others, extensions: type(), jsonSchema };
  }
  return declaration;
}

/**
 * Parses a declaration.
 *
 * @throws Error that says in which line something cannot be read, and why
 */
export function parseDeclaration(source: string): ParsedDeclaration {
  const call = /\bdefineProblems\s*\(/.exec(source);
  const scanner = new SourceScanner(source, call ? call.index + call[0].length : 0);
  let base: unknown = DEFAULT_BASE;
  if (call) {
    base = parseValue(scanner);
    if (typeof base !== "string") scanner.fail("the first argument is the base of the type URIs");
    scanner.expect(",");
  }
  if (!scanner.has("{")) scanner.fail(`{ is missing before ${scanner.describeNext()}`);
  const problems = parseObject(scanner, 0);
  const entries = Object.entries(problems).map(([name, one]) => [name, completeDeclaration(one)]);
  return { base: base as string, declarations: Object.fromEntries(entries) as Declarations };
}
