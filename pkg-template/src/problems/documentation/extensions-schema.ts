/** The JSON Schema of a declared problem's extensions. */

import type { ProblemDeclaration } from "../../model/problem-declaration.js";
import type { JSONSchema } from "../../model/standard-schema.js";
import { readMember } from "../../values/safe-read.js";

/** The JSON Schema of extensions, by how it can be a part of the schema of the whole problem. */
export interface ExtensionsSchema {
  readonly properties: { readonly [name: string]: unknown };
  readonly required: readonly string[];
  /** The schema as a whole, if it says more than its properties. */
  readonly whole: JSONSchema | undefined;
}

/** The keywords of a schema that says no more than its properties. */
const PLAIN_KEYWORDS = ["$schema", "type", "properties", "required", "additionalProperties"];

const isObjectSchema = (value: unknown): value is JSONSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Returns the JSON Schema of a declaration's extensions, as they are sent: `jsonSchema` of the declaration,
 * or that of its schema. Returns undefined if there is none.
 *
 * @throws TypeError if the schema cannot be one in JSON
 */
export function findExtensionsSchema(declaration: ProblemDeclaration): JSONSchema | undefined {
  const { name, jsonSchema, extensions } = declaration;
  if (jsonSchema) return jsonSchema;
  const converter = readMember(readMember(extensions, "~standard"), "jsonSchema");
  const convert = readMember(converter, "input");
  if (typeof convert !== "function") return undefined;
  try {
    return convert.call(converter, { target: "draft-2020-12" }) as JSONSchema;
  } catch (cause) {
    const reason = "its schema has no JSON Schema; give jsonSchema in the declaration";
    throw new TypeError(`Cannot describe ${name}: ${reason}`, { cause });
  }
}

/**
 * Returns the parts of an extensions' schema.
 *
 * @param pointer - where the whole schema will stand in the document
 */
export function splitExtensionsSchema(schema: JSONSchema, pointer: string): ExtensionsSchema {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: { readonly [name: string]: unknown };
    readonly required?: readonly string[];
  };
  const isPlain =
    Object.keys(schema).every((keyword) => PLAIN_KEYWORDS.includes(keyword)) &&
    !JSON.stringify(schema).includes('"$ref"');
  if (isPlain) return { properties, required, whole: undefined };
  const whole = moveReferences(openSchema(schema), pointer) as JSONSchema;
  return { properties: {}, required: [], whole };
}

/**
 * Returns a schema that allows further members, without its dialect: the extensions stand beside the other
 * members of a problem.
 */
function openSchema(schema: JSONSchema): JSONSchema {
  const { $schema: _, additionalProperties, unevaluatedProperties, ...open } = schema;
  const kept: { [keyword: string]: unknown } = { ...open };
  if (isObjectSchema(additionalProperties)) kept["additionalProperties"] = additionalProperties;
  for (const keyword of ["anyOf", "oneOf", "allOf"]) {
    const branches = kept[keyword];
    if (!Array.isArray(branches)) continue;
    kept[keyword] = branches.map((branch) =>
      isObjectSchema(branch) ? openSchema(branch) : branch,
    );
  }
  return kept;
}

/** Returns a schema whose references to itself are references within a document. */
function moveReferences(value: unknown, pointer: string): unknown {
  if (Array.isArray(value)) return value.map((item) => moveReferences(item, pointer));
  if (!isObjectSchema(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, inner]) => {
      const isReference = keyword === "$ref" && typeof inner === "string" && inner.startsWith("#");
      return [keyword, isReference ? pointer + inner.slice(1) : moveReferences(inner, pointer)];
    }),
  );
}
