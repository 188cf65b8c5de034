/** Whether one schema's values are still those of another, except for members that are new and optional. */

import type { JSONSchema } from "../../model/standard-schema.js";
import { formatShape } from "./lock-shape.js";
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

/** The most levels that are compared. */
const MAX_COMPARED_DEPTH = 64;

/** What differs between two schemas: each a sentence. */
export interface SchemaDifference {
  /** What breaks clients. */
  readonly breaking: string[];
  /** What is new. */
  readonly added: string[];
}

/** Schemas at the same place before and after a change. */
interface SchemaPair {
  readonly before: unknown;
  readonly after: unknown;
}

/** Compares the schemas of two documents. */
class SchemaComparison {
  readonly #roots: { readonly before: JSONSchema; readonly after: JSONSchema };
  /** The pairs that are compared already, each as a text: schemas may refer to themselves. */
  readonly #outer: ReadonlySet<string>;
  readonly breaking: string[] = [];
  readonly added: string[] = [];

  constructor(
    roots: { readonly before: JSONSchema; readonly after: JSONSchema },
    outer: ReadonlySet<string> = new Set(),
  ) {
    this.#roots = roots;
    this.#outer = outer;
  }

  /** Compares two schemas. `path` has the names that lead to them; it is empty for the extensions. */
  compare({ before, after }: SchemaPair, path: string): void {
    const former = resolveSchema(before, this.#roots.before);
    const current = resolveSchema(after, this.#roots.after);
    const pair = JSON.stringify([former, current]);
    if (this.#outer.has(pair) || this.#outer.size > MAX_COMPARED_DEPTH) return;
    const inner = new SchemaComparison(this.#roots, new Set([...this.#outer, pair]));
    if (hasSameForm(former, current)) inner.#compareParts(former, current, path);
    else inner.#refuseType({ before, after }, path);
    this.breaking.push(...inner.breaking);
    this.added.push(...inner.added);
  }

  #compareParts(former: JSONSchema, current: JSONSchema, path: string): void {
    this.#compareMembers(former, current, path);
    const [variants, currentVariants] = [listVariants(former), listVariants(current)];
    if (variants && currentVariants) this.#compareVariants(variants, currentVariants, path);
    const [tuple, currentTuple] = [listTupleItems(former), listTupleItems(current)];
    if (tuple && currentTuple) {
      tuple.forEach((before, at) => {
        this.compare({ before, after: currentTuple[at] }, `${path}[${at}]`);
      });
    } else this.compare({ before: former["items"], after: current["items"] }, `${path}[]`);
    const values = { before: getMapValues(former), after: getMapValues(current) };
    this.compare(values, joinPath(path, "*"));
    const names = { before: former["propertyNames"], after: current["propertyNames"] };
    this.compare(names, joinPath(path, "(name)"));
    const patterns = getPatterns(former);
    for (const [pattern, before] of Object.entries(patterns)) {
      this.compare({ before, after: getPatterns(current)[pattern] }, joinPath(path, pattern));
    }
  }

  #compareMembers(former: JSONSchema, current: JSONSchema, path: string): void {
    const [members, currentMembers] = [getProperties(former), getProperties(current)];
    const [required, currentRequired] = [listRequired(former), listRequired(current)];
    for (const [name, before] of Object.entries(members)) {
      const what = describePlace(joinPath(path, name));
      const [was, is] = [required.includes(name), currentRequired.includes(name)];
      if (!Object.hasOwn(currentMembers, name)) {
        // Clients cannot rely on a member that is not always there.
        if (was) this.breaking.push(`${what} is no longer declared.`);
        continue;
      }
      this.compare({ before, after: currentMembers[name] }, joinPath(path, name));
      if (was && !is) this.breaking.push(`${what} is no longer required.`);
      if (!was && is) this.breaking.push(`${what} is now required.`);
    }
    for (const name of Object.keys(currentMembers)) {
      if (Object.hasOwn(members, name)) continue;
      const what = describePlace(joinPath(path, name));
      // A client that has the new declaration would refuse the responses of a server that has the old one.
      if (currentRequired.includes(name)) this.breaking.push(`${what} is new, and required.`);
      else this.added.push(`${what} is new.`);
    }
  }

  /** Compares variants: each has to be one of the others, with the same constant members if it has any. */
  #compareVariants(former: readonly unknown[], current: readonly unknown[], path: string): void {
    const rest = [...current];
    const changed: unknown[] = [];
    for (const before of former) {
      const at = rest.findIndex((after) => this.#isCompatible({ before, after }, path));
      if (at < 0) changed.push(before);
      else this.compare({ before, after: rest.splice(at, 1)[0] }, path);
    }
    for (const before of changed) {
      const sign = this.#findSign(before, this.#roots.before);
      const at = rest.findIndex((after) => this.#findSign(after, this.#roots.after) === sign);
      if (at >= 0) this.compare({ before, after: rest.splice(at, 1)[0] }, path);
      else {
        const shape = formatShape(before, this.#roots.before);
        this.breaking.push(`${describePlace(path)} can no longer be ${shape}.`);
      }
    }
    for (const after of rest) {
      const shape = formatShape(after, this.#roots.after);
      this.breaking.push(`${describePlace(path)} can now be ${shape}, too.`);
    }
  }

  #isCompatible(pair: SchemaPair, path: string): boolean {
    const trial = new SchemaComparison(this.#roots, this.#outer);
    trial.compare(pair, path);
    return trial.breaking.length === 0;
  }

  /** Returns what tells a variant from others: its type, and its constant members. */
  #findSign(schema: unknown, root: JSONSchema): string {
    const keywords = resolveSchema(schema, root);
    const constants = Object.entries(getProperties(keywords)).map(([name, member]) => {
      const values = listValues(resolveSchema(member, root));
      return values ? `${name}: ${values}` : "";
    });
    const isTold = constants.some((one) => one !== "");
    return JSON.stringify([listTypes(keywords), isTold ? constants.filter(Boolean).sort() : []]);
  }

  #refuseType({ before, after }: SchemaPair, path: string): void {
    const type = formatShape(after, this.#roots.after);
    const previous = formatShape(before, this.#roots.before);
    this.breaking.push(
      path === ""
        ? `its extensions are of type ${type}, and were ${previous}.`
        : `${describePlace(path)} is of type ${type}, and was ${previous}.`,
    );
  }
}

/** Returns the schemas of members whose names match a pattern. */
function getPatterns({ patternProperties }: JSONSchema): { readonly [pattern: string]: unknown } {
  return isSchemaObject(patternProperties) ? patternProperties : {};
}

/** Returns what has to be the same of two schemas before their parts are compared. */
function describeForm(schema: JSONSchema): readonly unknown[] {
  return [
    [...listTypes(schema)].sort(),
    schema["format"],
    [...(listValues(schema) ?? [])].sort(),
    schema["$ref"],
    listVariants(schema) !== undefined,
    listTupleItems(schema)?.length,
    isSchemaObject(schema["items"]),
    getMapValues(schema) !== undefined,
    isSchemaObject(schema["propertyNames"]),
    Object.keys(getPatterns(schema)).sort(),
  ];
}

const hasSameForm = (former: JSONSchema, current: JSONSchema): boolean =>
  JSON.stringify(describeForm(former)) === JSON.stringify(describeForm(current));

const joinPath = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

const describePlace = (path: string): string =>
  path === "" ? "its extensions" : `its member ${path}`;

/** Returns what differs between two reduced schemas of extensions. */
export function compareSchemas(before: JSONSchema, after: JSONSchema): SchemaDifference {
  const comparison = new SchemaComparison({ before, after });
  comparison.compare({ before, after }, "");
  return comparison;
}
