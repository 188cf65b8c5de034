/** The parts of a JSON Schema that a lock holds: what types of values there are, and not what is said of them. */

import type { JSONSchema } from "../../model/standard-schema.js";
import {
  getMapValues,
  getProperties,
  isSchemaObject,
  listRequired,
  listTupleItems,
  listTypes,
  listValues,
  listVariants,
  resolveSchema,
} from "./schema-shape.js";

/** Keywords whose value is a schema. */
const SCHEMA_KEYWORDS = ["additionalProperties", "items", "propertyNames"] as const;

/** Keywords whose value is a list of schemas. */
const LIST_KEYWORDS = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;

/** Keywords whose value has schemas by name. */
const MAP_KEYWORDS = ["properties", "patternProperties", "$defs", "definitions"] as const;

/** The most levels that a message shows. */
const MAX_SHOWN_DEPTH = 4;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortByText = (values: readonly unknown[]): readonly unknown[] =>
  [...values].sort((a, b) => compareTexts(JSON.stringify(a), JSON.stringify(b)));

/** Returns an object with its members in the order of their names. */
export const sortMembers = <Value>(members: { readonly [name: string]: Value }) =>
  Object.fromEntries(Object.entries(members).sort(([a], [b]) => compareTexts(a, b)));

/** Returns a schema without what is no type, in an order that does not depend on how it was written. */
export function reduceSchema(schema: unknown): JSONSchema {
  if (!isSchemaObject(schema)) return {};
  const reduced: { [keyword: string]: unknown } = {};
  const { type, format, $ref } = schema;
  if (typeof $ref === "string") reduced["$ref"] = $ref;
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  if (Array.isArray(values)) reduced["enum"] = sortByText(values);
  // The type of listed values is theirs.
  else if (Array.isArray(type)) reduced["type"] = sortByText(type);
  else if (typeof type === "string") reduced["type"] = type;
  if (typeof format === "string") reduced["format"] = format;
  const required = listRequired(schema);
  if (required.length > 0) reduced["required"] = sortByText(required);
  for (const keyword of SCHEMA_KEYWORDS) {
    const inner = isSchemaObject(schema[keyword]) ? reduceSchema(schema[keyword]) : {};
    // Names of members are texts in any case.
    const isSaid =
      Object.keys(inner).length > 0 && !(keyword === "propertyNames" && !inner["enum"]);
    if (isSaid) reduced[keyword] = inner;
  }
  for (const keyword of LIST_KEYWORDS) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    const inner = list.map(reduceSchema);
    reduced[keyword] = keyword === "prefixItems" ? inner : sortByText(inner);
  }
  const tuple = listTupleItems(schema);
  if (tuple) reduced["prefixItems"] = tuple.map(reduceSchema);
  for (const keyword of MAP_KEYWORDS) {
    const map = schema[keyword];
    if (!isSchemaObject(map)) continue;
    const entries = Object.entries(map).map(
      ([name, inner]) => [name, reduceSchema(inner)] as const,
    );
    reduced[keyword] = sortMembers(Object.fromEntries(entries));
  }
  return reduced;
}

/** Returns the type of a schema's values in the notation of TypeScript: `{ id: string(uuid) }[]`. */
export function formatShape(schema: unknown, root: JSONSchema, depth = 0): string {
  const keywords = resolveSchema(schema, root);
  if (depth > MAX_SHOWN_DEPTH) return "…";
  const show = (inner: unknown) => formatShape(inner, root, depth + 1);
  const values = listValues(keywords);
  if (values) return joinShapes(values);
  const variants = listVariants(keywords);
  if (variants) return joinShapes(variants.map(show));
  const tuple = listTupleItems(keywords);
  if (tuple) return `[${tuple.map(show).join(", ")}]`;
  const types = listTypes(keywords);
  if (types.length !== 1) return joinShapes(types) || "any";
  const { items, format } = keywords;
  if (types[0] === "array") return `(${items ? show(items) : "any"})[]`;
  const members = Object.entries(getProperties(keywords)).sort(([a], [b]) => compareTexts(a, b));
  const required = listRequired(keywords);
  const mapValues = getMapValues(keywords);
  if (members.length > 0 || mapValues) {
    const shown = members.map(
      ([name, member]) => `${name}${required.includes(name) ? "" : "?"}: ${show(member)}`,
    );
    return `{ ${[...shown, ...(mapValues ? [`[name]: ${show(mapValues)}`] : [])].join("; ")} }`;
  }
  return typeof format === "string" ? `${types[0]}(${format})` : `${types[0]}`;
}

const joinShapes = (shapes: readonly string[]): string => [...new Set(shapes)].sort().join(" | ");

/**
 * Returns a schema with the optional members that an earlier one had and it has not. Clients may still know
 * them, so they cannot come back with another type.
 */
export function keepRemovedMembers(before: JSONSchema, after: JSONSchema): JSONSchema {
  const [former, current] = [getProperties(before), getProperties(after)];
  const properties: { [name: string]: unknown } = { ...current };
  for (const [name, member] of Object.entries(former)) {
    const own = Object.hasOwn(current, name) ? current[name] : undefined;
    properties[name] =
      isSchemaObject(own) && isSchemaObject(member)
        ? keepRemovedMembers(member, own)
        : (own ?? member);
  }
  const isObject = Object.keys(properties).length > 0;
  return isObject ? { ...after, properties: sortMembers(properties) } : after;
}
