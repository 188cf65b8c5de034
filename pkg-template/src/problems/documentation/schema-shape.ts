/** JSON Schemas by what their values are: references are followed, and the parts of `allOf` are one. */

import type { JSONSchema } from "../../model/standard-schema.js";

/** The most references that are followed one after another. A schema may refer to itself. */
const MAX_REFERENCES = 16;

/** Whether a value is a schema with keywords. `true` is a schema, too, and says nothing. */
export const isSchemaObject = (value: unknown): value is JSONSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns the schema that a reference within a document leads to (RFC 6901, 6), or undefined. */
export function findReference(reference: string, root: JSONSchema): unknown {
  const [document, ...steps] = reference.split("/");
  if (document !== "#") return undefined;
  return steps.reduce<unknown>((value, step) => {
    const name = decodeStep(step).replaceAll("~1", "/").replaceAll("~0", "~");
    return isSchemaObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, root);
}

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/**
 * Returns the keywords of a schema: what it refers to is a part of it, as are the schemas of `allOf`. A
 * reference that leads out of the document stays a keyword.
 */
export function resolveSchema(schema: unknown, root: JSONSchema, depth = 0): JSONSchema {
  if (!isSchemaObject(schema)) return {};
  const { $ref, allOf, ...own } = schema;
  if (($ref === undefined && allOf === undefined) || depth > MAX_REFERENCES) return schema;
  const target = typeof $ref === "string" ? findReference($ref, root) : undefined;
  const parts = [
    ...($ref === undefined ? [] : [target ?? { $ref }]),
    ...(Array.isArray(allOf) ? allOf : []),
  ];
  const resolved = parts.map((part) =>
    isSchemaObject(part) && part["$ref"] === $ref && target === undefined
      ? part
      : resolveSchema(part, root, depth + 1),
  );
  return [...resolved, own].reduce(mergeSchemas, {});
}

function mergeSchemas(first: JSONSchema, second: JSONSchema): JSONSchema {
  const properties = { ...getProperties(first) };
  for (const [name, member] of Object.entries(getProperties(second))) {
    const other = Object.hasOwn(properties, name) ? properties[name] : undefined;
    properties[name] = other === undefined ? member : { allOf: [other, member] };
  }
  const required = [...new Set([...listRequired(first), ...listRequired(second)])];
  return {
    ...first,
    ...second,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Returns the schemas of an object's members by name. */
export function getProperties({ properties }: JSONSchema): { readonly [name: string]: unknown } {
  return isSchemaObject(properties) ? properties : {};
}

/** Returns the names of the members that an object always has. */
export function listRequired({ required }: JSONSchema): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}

/** Returns the schemas of which a value matches one, or undefined if there is no choice. */
export function listVariants({ anyOf, oneOf }: JSONSchema): readonly unknown[] | undefined {
  const variants = anyOf ?? oneOf;
  return Array.isArray(variants) ? variants : undefined;
}

/** Returns the schemas of a tuple's items, or undefined if it is none. */
export function listTupleItems({ prefixItems, items }: JSONSchema): readonly unknown[] | undefined {
  const listed = prefixItems ?? items;
  return Array.isArray(listed) ? listed : undefined;
}

/** Returns the names of a schema's types. One without the keyword may show its type otherwise. */
export function listTypes(schema: JSONSchema): readonly string[] {
  const { type, properties, additionalProperties, items, prefixItems } = schema;
  if (type !== undefined) return [type].flat().map(String);
  if (properties !== undefined || isSchemaObject(additionalProperties)) return ["object"];
  return items === undefined && prefixItems === undefined ? [] : ["array"];
}

/** Returns the values that a schema lists as texts in JSON, or undefined if it lists none. */
export function listValues(schema: JSONSchema): readonly string[] | undefined {
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : undefined;
}

/** Returns the schema of an object's further members, or undefined if nothing is said of them. */
export function getMapValues({ additionalProperties }: JSONSchema): JSONSchema | undefined {
  const isDescribed =
    isSchemaObject(additionalProperties) && Object.keys(additionalProperties).length > 0;
  return isDescribed ? additionalProperties : undefined;
}
