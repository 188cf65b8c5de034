/** Example values for JSON Schemas. */

import type { JSONSchema } from "../../model/standard-schema.js";
import { findReference } from "./schema-shape.js";

/** Examples of formats. */
const FORMAT_SAMPLES: { readonly [format: string]: string } = {
  date: "2026-11-29",
  "date-time": "2026-11-29T20:00:00Z",
  duration: "PT1M",
  email: "mia@example.com",
  hostname: "api.example",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  time: "20:00:00Z",
  uri: "https://api.example/songs/7",
  "uri-reference": "/songs/7",
  uuid: "0b9f0f8e-3c5a-4d6e-8f7a-1b2c3d4e5f60",
};

/** The most levels of an example. A schema may refer to itself. */
const MAX_SAMPLE_DEPTH = 12;

/** The most levels at which an example has members that are not required. */
const MAX_OPTIONAL_DEPTH = 2;

/** Returns a value for a schema, or undefined if there is no simple one. */
export function createSampleValue(schema: unknown, root: JSONSchema, depth = 0): unknown {
  if (typeof schema !== "object" || schema === null || depth > MAX_SAMPLE_DEPTH) return undefined;
  const keywords = schema as JSONSchema;
  const {
    examples,
    enum: values,
    anyOf,
    oneOf,
    allOf,
    $ref,
  } = keywords as {
    readonly [keyword: string]: readonly unknown[] | undefined;
  };
  if ("const" in keywords) return keywords["const"];
  if (Array.isArray(examples)) return examples[0];
  if ("example" in keywords) return keywords["example"];
  if ("default" in keywords) return keywords["default"];
  if (Array.isArray(values)) return values[0];
  if (typeof $ref === "string") {
    return createSampleValue(findReference(`${$ref}`, root), root, depth + 1);
  }
  const branch = (anyOf ?? oneOf)?.[0];
  if (branch !== undefined) return createSampleValue(branch, root, depth + 1);
  if (Array.isArray(allOf)) {
    const parts = allOf.map((part) => createSampleValue(part, root, depth + 1));
    return Object.assign({}, ...parts);
  }
  return createTypedValue(keywords, root, depth);
}

function createTypedValue(schema: JSONSchema, root: JSONSchema, depth: number): unknown {
  const [type] = [schema["type"]].flat();
  if (type === "string") return createText(schema);
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type === "number" || type === "integer") return createNumber(schema);
  if (type === "array") {
    const { items, minItems = 0 } = schema as {
      readonly items?: unknown;
      readonly minItems?: number;
    };
    const item = createSampleValue(items, root, depth + 1);
    return item === undefined ? [] : new Array(Math.max(1, minItems)).fill(item);
  }
  const { properties, required = [] } = schema as {
    readonly properties?: { readonly [name: string]: unknown };
    readonly required?: readonly string[];
  };
  if (!properties) return type === "object" ? {} : undefined;
  // A schema that refers to itself would otherwise have an example without end.
  const names = Object.keys(properties).filter(
    (name) => required.includes(name) || depth <= MAX_OPTIONAL_DEPTH,
  );
  const members = names.map(
    (name) => [name, createSampleValue(properties[name], root, depth + 1)] as const,
  );
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function createText({ format, minLength = 0, maxLength = Infinity }: JSONSchema): string {
  const sample = FORMAT_SAMPLES[`${format}`] ?? "text";
  return sample.padEnd(Number(minLength), ".").slice(0, Number(maxLength));
}

function createNumber({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
}: JSONSchema): number {
  const least = Math.max(Number(minimum ?? -Infinity), Number(exclusiveMinimum ?? -Infinity) + 1);
  const most = Math.min(Number(maximum ?? Infinity), Number(exclusiveMaximum ?? Infinity) - 1);
  return Math.max(Math.min(7, most), least);
}
