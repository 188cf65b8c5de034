/** The members of a problem's extensions, as its documentation lists them. */

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

/** A member of a problem's extensions. */
export interface DocumentedMember {
  /** Its name. One within another has its path: `editor.name`, and `parts[].id` in each item of a list. */
  readonly name: string;
  /** The type of its value, in words: `integer`, `string (date-time)`. */
  readonly type: string;
  /** Whether every problem has it, or every object in which it is; left out if an example shows it. */
  readonly required?: boolean | undefined;
  readonly description?: string | undefined;
}

/** The most levels of members within members. */
const MAX_MEMBER_DEPTH = 4;

/** Where a schema stands: its document, the path to it, and the schemas that it is a part of. */
interface Place {
  readonly root: JSONSchema;
  readonly path: string;
  /** The schemas from the outermost on, each as a text: a schema may refer to one that it is a part of. */
  readonly outer: readonly string[];
}

/** Returns the members that a schema of extensions describes, those within a member after it. */
export function listDocumentedMembers(schema: JSONSchema): readonly DocumentedMember[] {
  return listMembers(schema, { root: schema, path: "", outer: [] });
}

/** Returns the place within a schema, or undefined if it is a part of itself, or too deep. */
function enterSchema(keywords: JSONSchema, place: Place): Place | undefined {
  const text = JSON.stringify(keywords);
  const { outer } = place;
  const isRefused = outer.includes(text) || outer.length > MAX_MEMBER_DEPTH;
  return isRefused ? undefined : { ...place, outer: [...outer, text] };
}

function listMembers(schema: unknown, place: Place): readonly DocumentedMember[] {
  const { root, path } = place;
  const keywords = resolveSchema(schema, root);
  const inner = enterSchema(keywords, place);
  if (!inner) return [];
  const required = listRequired(keywords);
  const own = Object.entries(getProperties(keywords)).flatMap(([name, member]) => {
    const { description } = resolveSchema(member, root);
    const documented: DocumentedMember = {
      name: path + name,
      type: describeType(member, root),
      required: required.includes(name),
      ...(typeof description === "string" ? { description } : {}),
    };
    return [documented, ...listInnerMembers(member, { ...inner, path: path + name })];
  });
  const variants = (listVariants(keywords) ?? []).map((variant) => listMembers(variant, inner));
  return [...own, ...mergeVariants(variants.filter(({ length }) => length > 0))];
}

/** Returns the members of an object, or of the objects in a list or in a map. */
function listInnerMembers(schema: unknown, place: Place): readonly DocumentedMember[] {
  const { root, path } = place;
  const keywords = resolveSchema(schema, root);
  const { items } = keywords;
  const values = getMapValues(keywords);
  const item = isSchemaObject(items) ? items : values;
  if (!item) return listMembers(schema, { ...place, path: `${path}.` });
  const inner = enterSchema(keywords, place);
  return inner ? listInnerMembers(item, { ...inner, path: path + (values ? ".*" : "[]") }) : [];
}

/** Returns the members of all variants. One that a variant lacks is not required. */
function mergeVariants(
  variants: readonly (readonly DocumentedMember[])[],
): readonly DocumentedMember[] {
  const names = new Set(variants.flat().map(({ name }) => name));
  return [...names].map((name) => {
    const found = variants.flatMap((members) => members.filter((one) => one.name === name));
    const description = found.find((one) => one.description !== undefined)?.description;
    return {
      name,
      type: [...new Set(found.map(({ type }) => type))].join(" or "),
      required:
        found.length === variants.length && found.every(({ required }) => required === true),
      ...(description === undefined ? {} : { description }),
    };
  });
}

/** Returns the type of a schema's values in words. */
function describeType(schema: unknown, root: JSONSchema, depth = 0): string {
  const keywords = resolveSchema(schema, root);
  const values = listValues(keywords);
  if (values) return values.join(" or ");
  const inner = (one: unknown) =>
    depth > MAX_MEMBER_DEPTH ? "…" : describeType(one, root, depth + 1);
  const variants = listVariants(keywords);
  if (variants) return [...new Set(variants.map(inner))].join(" or ");
  const tuple = listTupleItems(keywords);
  if (tuple) return `[${tuple.map(inner).join(", ")}]`;
  const types = listTypes(keywords);
  if (types.length !== 1) return types.join(" or ") || "anything";
  const [type = ""] = types;
  const { items, format } = keywords;
  if (type === "array") return `array of ${items ? inner(items) : "anything"}`;
  const mapValues = getMapValues(keywords);
  if (type === "object" && mapValues) return `object with values of ${inner(mapValues)}`;
  return typeof format === "string" ? `${type} (${format})` : type;
}
