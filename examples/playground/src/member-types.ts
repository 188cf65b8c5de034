/** Parses a TypeScript type of data into a JSON Schema. */

import type { JSONSchema } from "httpexc/problems";
import type { SourceScanner } from "./source-scanner.ts";

/** More levels than any declaration has. Deeper ones could exhaust the stack. */
const MAX_DEPTH = 50;

/** The schemas of the types that have a name. */
const NAMED_TYPES: { readonly [name: string]: JSONSchema } = {
  string: { type: "string" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  null: { type: "null" },
  true: { const: true },
  false: { const: false },
  unknown: {},
  any: {},
  object: { type: "object" },
};

function parseObject(scanner: SourceScanner, depth: number): JSONSchema {
  const properties: [string, JSONSchema][] = [];
  const required: string[] = [];
  while (!scanner.has("}")) {
    scanner.take(/readonly(?=\s)/y);
    const name = scanner.takeString() ?? scanner.takeName();
    if (name === undefined) scanner.fail(`a member has no name: ${scanner.describeNext()}`);
    const isOptional = scanner.has("?");
    scanner.expect(":");
    properties.push([name, parseUnion(scanner, depth)]);
    if (!isOptional) required.push(name);
    // TypeScript accepts a line end, too.
    if (!scanner.has(";")) scanner.has(",");
  }
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

function parseArguments(scanner: SourceScanner, depth: number): JSONSchema[] {
  scanner.expect("<");
  const types = [parseUnion(scanner, depth)];
  while (scanner.has(",")) types.push(parseUnion(scanner, depth));
  scanner.expect(">");
  return types;
}

function parsePrimary(scanner: SourceScanner, depth: number): JSONSchema {
  if (scanner.has("{")) return parseObject(scanner, depth);
  if (scanner.has("(")) {
    const type = parseUnion(scanner, depth);
    scanner.expect(")");
    return type;
  }
  const literal = scanner.takeString() ?? scanner.takeNumber();
  if (literal !== undefined) return { const: literal };
  const name = scanner.takeName();
  if (name === "readonly") return parsePrimary(scanner, depth);
  if (name === "Array" || name === "ReadonlyArray") {
    const [items = {}] = parseArguments(scanner, depth);
    return { type: "array", items };
  }
  if (name === "Record") {
    const [, values = {}] = parseArguments(scanner, depth);
    return { type: "object", additionalProperties: values };
  }
  const type =
    name !== undefined && Object.hasOwn(NAMED_TYPES, name) ? NAMED_TYPES[name] : undefined;
  if (type) return type;
  return scanner.fail(
    `${name ?? scanner.describeNext()} is no type that can be read here: use string, number, boolean, literals, lists and { members }`,
  );
}

function parseList(scanner: SourceScanner, depth: number): JSONSchema {
  let type = parsePrimary(scanner, depth);
  while (scanner.take(/\[\s*\]/y) !== undefined) type = { type: "array", items: type };
  return type;
}

/** Parses a type. The scanner is before it, and is after it when this returns. */
export function parseUnion(scanner: SourceScanner, depth = 0): JSONSchema {
  if (depth > MAX_DEPTH) scanner.fail("the types are nested too deeply");
  scanner.has("|");
  const types = [parseList(scanner, depth + 1)];
  while (scanner.has("|")) types.push(parseList(scanner, depth + 1));
  const [first] = types;
  if (types.length === 1 && first) return first;
  const values = types.map((type) => type["const"]);
  return values.includes(undefined) ? { anyOf: types } : { enum: values };
}
