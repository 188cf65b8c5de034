/** The schemas of declared problems, and of all problems with one status. */

import { SCHEMAS } from "../generated/schemas.js";
import type { ProblemDeclaration } from "../model/problem-declaration.js";
import {
  adviseJSONSchema,
  findExtensionsSchema,
  hasTypesAlone,
  splitExtensionsSchema,
} from "../problems/documentation/extensions-schema.js";
import type { ErrorsConfig } from "../server.js";
import type { SchemaObject } from "./types.js";

/** Where the schemas of a document are. */
export const SCHEMAS_POINTER = "#/components/schemas/";

/** The name of the schema of problems whose type is not described. */
export const OTHER_PROBLEM = "UndeclaredProblem";

/** Schemas by name. */
export type NamedSchemas = { readonly [name: string]: SchemaObject };

/** A problem among those of one status: its type, which the others do not have, and its schemas. */
export interface ProblemBranch {
  readonly type: string;
  /** The name of its schema. */
  readonly name: string;
  /** Its schema, and others that this one needs. */
  readonly schemas: NamedSchemas;
}

const createReference = (name: string) => ({ $ref: SCHEMAS_POINTER + name });

const moveDefinitions = (schema: object): SchemaObject =>
  JSON.parse(JSON.stringify(schema).replaceAll("#/$defs/", SCHEMAS_POINTER));

/**
 * Returns the schema of a declared problem, under its name, and that of its extensions if it stands for
 * itself.
 *
 * @throws TypeError if the extensions' schema has no JSON Schema
 */
export function describeProblem(
  declaration: ProblemDeclaration,
  title: string,
  config: ErrorsConfig,
): NamedSchemas {
  const { name, type, code, status, retryable, docs } = declaration;
  const { properties, required } = SCHEMAS.problem;
  const extensionsName = `${name}Extensions`;
  const given = findExtensionsSchema(declaration);
  // Types alone have no JSON Schema. A validator that has none hides what could be described.
  const isUnknown = declaration.extensions !== undefined && given === undefined;
  if (isUnknown && !hasTypesAlone(declaration)) {
    const advice = adviseJSONSchema(declaration);
    throw new TypeError(`Cannot describe ${name}: its schema has no JSON Schema. ${advice}`);
  }
  const extensions = given && splitExtensionsSchema(given, extensionsName, SCHEMAS_POINTER);
  const schema: SchemaObject = {
    title: name,
    ...(docs === undefined ? {} : { description: docs }),
    type: "object",
    required: [
      ...required,
      "code",
      ...(retryable === undefined ? [] : ["retryable"]),
      ...(extensions?.required ?? []),
    ],
    properties: {
      ...(moveDefinitions(properties) as object),
      type: { type: "string", const: type, description: properties.type.description },
      title: {
        type: "string",
        // A text in the reader's language replaces it.
        ...(config.customize === undefined ? { const: title } : {}),
        description: properties.title.description,
      },
      status: { type: "integer", const: status, description: properties.status.description },
      code: { type: "string", const: code, description: properties.code.description },
      ...(retryable === undefined
        ? {}
        : { retryable: { ...properties.retryable, const: retryable } }),
      ...(extensions?.properties ?? {}),
    },
    ...(isUnknown ? { additionalProperties: true } : {}),
  };
  if (extensions?.whole === undefined) return { [name]: schema };
  return {
    [name]: { ...schema, allOf: [createReference(extensionsName)] },
    [extensionsName]: { ...extensions.whole, title: extensionsName },
    ...extensions.definitions,
  };
}

/** Returns the schema of a class that is not declared, by the type that its errors have. */
export function describePlainProblem(name: string, status: number, type: string): SchemaObject {
  const properties = {
    type: { type: "string", const: type },
    status: { type: "integer", const: status },
  };
  const required = ["type", "status"];
  return {
    title: name,
    allOf: [createReference("Problem"), { type: "object", required, properties }],
  };
}

/** Returns the schema of problems whose type is none of those that are described. */
export function describeOtherProblem(types: readonly string[]): SchemaObject {
  return {
    title: OTHER_PROBLEM,
    type: "object",
    required: ["type"],
    // Tools look for the discriminating member here, and not in what `allOf` refers to.
    properties: { type: { type: "string", not: { enum: types } } },
    allOf: [createReference("Problem")],
  };
}

/**
 * Returns the schema of all problems of one status. Each matches one branch, by its type.
 *
 * @param hasOthers - whether a last branch stands for problems that are not described (OpenAPI 3.2)
 */
export function describeBranches(
  branches: readonly ProblemBranch[],
  hasOthers: boolean,
): SchemaObject {
  const names = branches.map(({ name }) => name);
  const references = [...names, ...(hasOthers ? [OTHER_PROBLEM] : [])].map(createReference);
  const [first] = references;
  if (first && references.length === 1) return first;
  return {
    oneOf: references,
    discriminator: {
      propertyName: "type",
      mapping: Object.fromEntries(
        branches.map(({ type, name }) => [type, createReference(name).$ref]),
      ),
      ...(hasOthers ? { defaultMapping: createReference(OTHER_PROBLEM).$ref } : {}),
    },
  };
}
