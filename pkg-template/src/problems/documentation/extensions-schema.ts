/** The JSON Schema of a declared problem's extensions. */

import type { ProblemDeclaration } from "../../model/problem-declaration.js";
import type { JSONSchema } from "../../model/standard-schema.js";
import { readMember } from "../../values/safe-read.js";
import { isSchemaObject, resolveSchema } from "./schema-shape.js";

/** The JSON Schema of extensions, by how it can be a part of the schema of the whole problem. */
export interface ExtensionsSchema {
  readonly properties: { readonly [name: string]: unknown };
  readonly required: readonly string[];
  /** The schema as a whole, if it says more than its properties. */
  readonly whole: JSONSchema | undefined;
  /** The schemas that it refers to, by the names that they have in the document. */
  readonly definitions: { readonly [name: string]: JSONSchema };
}

/** The keywords of a schema that says no more than its properties. */
const PLAIN_KEYWORDS = ["$schema", "type", "properties", "required", "additionalProperties"];

/** Keywords that hold schemas by name, which others refer to. */
const DEFINITION_KEYWORDS = ["$defs", "definitions"];

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
    const reason = `its schema cannot be a JSON Schema: ${readMember(cause, "message")}`;
    throw new TypeError(`Cannot describe ${name}: ${reason}. ${adviseJSONSchema(declaration)}`, {
      cause,
    });
  }
}

/** Whether a declaration has extensions by their types alone: `type<…>()`, which validates nothing. */
export const hasTypesAlone = ({ extensions }: ProblemDeclaration): boolean =>
  readMember(readMember(extensions, "~standard"), "vendor") === "httpexc";

/** Returns a sentence that says how extensions get a JSON Schema. */
export function adviseJSONSchema({ extensions }: ProblemDeclaration): string {
  const vendor = readMember(readMember(extensions, "~standard"), "vendor");
  return vendor === "valibot"
    ? "Wrap the schema in toStandardJsonSchema of @valibot/to-json-schema"
    : "Give jsonSchema in the declaration";
}

/**
 * Returns the parts of an extensions' schema. What it refers to becomes a schema of the document, as tools
 * that create clients read no definitions within one.
 *
 * @param name - the name that the whole schema will have in the document
 * @param pointer - what stands before the name of a schema in a reference within the document
 */
export function splitExtensionsSchema(
  schema: JSONSchema,
  name: string,
  pointer: string,
): ExtensionsSchema {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: { readonly [name: string]: unknown };
    readonly required?: readonly string[];
  };
  const isPlain =
    Object.keys(schema).every((keyword) => PLAIN_KEYWORDS.includes(keyword)) &&
    !JSON.stringify(schema).includes('"$ref"');
  if (isPlain) return { properties, required, whole: undefined, definitions: {} };
  const definitions: { [name: string]: JSONSchema } = {};
  const prefixes: { [prefix: string]: string } = {};
  for (const keyword of DEFINITION_KEYWORDS) {
    const all = isSchemaObject(schema[keyword]) ? schema[keyword] : {};
    for (const [inner, definition] of Object.entries(all)) {
      const given = `${name}${inner.replaceAll(/[^\w.-]/g, "_")}`;
      if (isSchemaObject(definition)) definitions[given] = definition;
      const step = encodeURI(inner.replaceAll("~", "~0").replaceAll("/", "~1"));
      for (const one of [inner, step]) prefixes[`#/${keyword}/${one}`] = pointer + given;
    }
  }
  const move = (value: JSONSchema) => moveReferences(value, prefixes, pointer + name) as JSONSchema;
  // A schema that only refers to one of its definitions would be a name for itself in generated code.
  const { $ref } = schema;
  const opened = openSchema($ref === undefined ? schema : resolveSchema(schema, schema));
  for (const keyword of DEFINITION_KEYWORDS) delete opened[keyword];
  const moved = Object.entries(definitions).map(([one, value]) => [one, move(dropName(value))]);
  return {
    properties: {},
    required: [],
    whole: move(opened),
    definitions: Object.fromEntries(moved),
  };
}

/** Returns a schema without the name that it has in its own document. */
function dropName({ id: _, $id: __, ...schema }: JSONSchema): JSONSchema {
  return schema;
}

/**
 * Returns a schema that allows further members, without its dialect: the extensions stand beside the other
 * members of a problem.
 */
function openSchema(schema: JSONSchema): { [keyword: string]: unknown } {
  const {
    $schema: _,
    $id: __,
    id: ___,
    additionalProperties,
    unevaluatedProperties,
    ...open
  } = schema;
  const kept: { [keyword: string]: unknown } = { ...open };
  if (isSchemaObject(additionalProperties)) kept["additionalProperties"] = additionalProperties;
  for (const keyword of ["anyOf", "oneOf", "allOf"]) {
    const branches = kept[keyword];
    if (!Array.isArray(branches)) continue;
    kept[keyword] = branches.map((branch) =>
      isSchemaObject(branch) ? openSchema(branch) : branch,
    );
  }
  return kept;
}

/** Returns a schema whose references to its document are references within another one. */
function moveReferences(
  value: unknown,
  prefixes: { readonly [prefix: string]: string },
  pointer: string,
): unknown {
  if (Array.isArray(value)) return value.map((item) => moveReferences(item, prefixes, pointer));
  if (!isSchemaObject(value)) return value;
  const moveReference = (reference: string): string => {
    const prefix = Object.keys(prefixes).find(
      (one) => reference === one || reference.startsWith(`${one}/`),
    );
    if (prefix === undefined) return pointer + reference.slice(1);
    return prefixes[prefix] + reference.slice(prefix.length);
  };
  return Object.fromEntries(
    Object.entries(value).map(([keyword, inner]) => {
      const isReference = keyword === "$ref" && typeof inner === "string" && inner.startsWith("#");
      return [
        keyword,
        isReference ? moveReference(inner) : moveReferences(inner, prefixes, pointer),
      ];
    }),
  );
}
