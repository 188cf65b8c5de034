/** Describes responses as OpenAPI has it. */

import { findCatalogueRow } from "../catalogue/find-row.js";
import { DUTY_HEADERS, HEADER_MEANINGS } from "../generated/option-details.js";
import type { DialectName } from "../generated/protocol.js";
import { SCHEMAS } from "../generated/schemas.js";
import type { ErrorsConfig } from "../server.js";
import type { Probe, ProbedError } from "./probe.js";
import {
  describeBranches,
  describeOtherProblem,
  describePlainProblem,
  describeProblem,
  OTHER_PROBLEM,
  type ProblemBranch,
} from "./problem-schema.js";
import type {
  ExampleObject,
  HeaderObject,
  MediaTypeObject,
  ResponseObject,
  SchemaObject,
} from "./types.js";

/** The meaning of each header: of those that options set, and of the others. */
const HEADER_DESCRIPTIONS: { readonly [name: string]: string } = {
  ...HEADER_MEANINGS,
  "access-control-allow-credentials": "Whether credentials may be sent (Fetch, 3.3.3).",
  "access-control-allow-origin": "The origin that may read the response (Fetch, 3.3.3).",
  "access-control-expose-headers": "The fields that scripts may read (Fetch, 3.3.3).",
  "cache-control": "What caches may do with the response (RFC 9111, 5.2).",
  "content-language": "The language of the content (RFC 9110, 8.5).",
  "content-security-policy": "What a page may load; other media types do not have it.",
  vary: "The headers of the request that the response depends on (RFC 9110, 12.5.5).",
  "x-content-type-options": "The content is what its type says (Fetch, 3.6).",
};

/** Headers whose value follows from the configuration alone. */
const FIXED_HEADERS = [
  "access-control-allow-credentials",
  "access-control-expose-headers",
  "cache-control",
  "content-security-policy",
  "vary",
  "x-content-type-options",
];

/** Headers that OpenAPI wants described by the content itself. */
const DESCRIBED_BY_CONTENT = ["content-type", "content-length"];

/** Returns the headers that every response of a status must have. */
function findRequiredHeaders(status: number): readonly string[] {
  const duties = findCatalogueRow(status)?.duties ?? [];
  const required = duties
    .filter((duty) => duty.required)
    .flatMap(({ field }) => DUTY_HEADERS[field] ?? []);
  return required.map(({ name }) => name.toLowerCase());
}

/** Returns the headers that the configuration adds to every response with the same value. */
function findConfiguredHeaders({ headers }: ErrorsConfig): readonly string[] {
  if (headers === undefined || typeof headers === "function") return [];
  const names =
    Symbol.iterator in headers
      ? [...(headers as Iterable<readonly [string, string]>)].map(([name]) => name)
      : Object.keys(headers);
  return names.map((name) => name.toLowerCase());
}

function describeHeaders(all: readonly ProbedError[], config: ErrorsConfig) {
  const probes = all.flatMap((one) => one.probes);
  const status = all[0]?.status ?? 0;
  const names = new Set(probes.flatMap(({ headers }) => [...headers.keys()]));
  const own = findConfiguredHeaders(config);
  const { requestId } = config;
  const idHeader = (typeof requestId === "string" ? requestId : "x-request-id").toLowerCase();
  const certain = [...own, ...FIXED_HEADERS, ...findRequiredHeaders(status)];
  if (requestId !== undefined) certain.push(idHeader);
  certain.push("access-control-allow-origin");
  const described: { [name: string]: HeaderObject } = {};
  for (const name of [...names].sort()) {
    if (DESCRIBED_BY_CONTENT.includes(name)) continue;
    const values = probes.map(({ headers }) => headers.get(name));
    const [first = ""] = values.filter((value) => value !== null);
    const isFixed = FIXED_HEADERS.includes(name) || own.includes(name);
    const isConst = isFixed && values.every((value) => value === null || value === first);
    described[name] = {
      description:
        HEADER_DESCRIPTIONS[name] ??
        (name === idHeader && requestId !== undefined
          ? "The id of the request in the log."
          : "A further field."),
      required: certain.includes(name) && values.every((value) => value !== null),
      schema: isConst ? { type: "string", const: first } : { type: "string" },
      ...(isConst ? {} : { example: first }),
    };
  }
  return described;
}

/** A response and the error that it is for. */
interface FoundResponse {
  readonly probed: ProbedError;
  readonly probe: Probe;
}

/** Whether a function of the user writes the content. */
function isCustomFormat(type: string, { probed }: FoundResponse, config: ErrorsConfig): boolean {
  const { formats = {}, serializer, jsonFormatter } = config;
  return (
    probed.hasOwnContent ||
    serializer !== undefined ||
    Object.keys(formats).some((name) => name.toLowerCase() === type) ||
    (jsonFormatter !== undefined && type === "application/json")
  );
}

/** Returns the name of a schema in the components. */
export const findSchemaName = (dialect: keyof typeof SCHEMAS): string => SCHEMAS[dialect].title;

/** Returns the name of the dialect that a configuration writes. */
export const getDialectName = ({ dialect }: ErrorsConfig): DialectName =>
  dialect?.name ?? "problem";

/**
 * Whether the problems of a document are told apart by their types: one of them is declared. Then each has
 * a constant type, also one that is alone at its status: generated clients narrow the union of all
 * statuses, and a type of any text would be in each part of it.
 */
export function hasBranches(all: readonly ProbedError[], config: ErrorsConfig): boolean {
  return (
    getDialectName(config) === "problem" && all.some(({ declaration }) => declaration !== undefined)
  );
}

/** Returns the problems of one status, each type once. */
export function listBranches(
  all: readonly ProbedError[],
  config: ErrorsConfig,
): readonly ProblemBranch[] {
  const branches = new Map<string, ProblemBranch>();
  for (const { declaration, error, name: className, status } of all) {
    const type = declaration?.type ?? error.type ?? BLANK_TYPE;
    if (branches.has(type)) continue;
    const name = declaration?.name ?? toComponentName(className);
    const schemas = declaration
      ? describeProblem(declaration, error.title, config)
      : { [name]: describePlainProblem(name, status, type) };
    branches.set(type, { type, name, schemas });
  }
  return [...branches.values()];
}

function describeSchema(
  type: string,
  found: readonly FoundResponse[],
  { config, version, isDiscriminated }: DescriptionSettings,
): SchemaObject {
  const isJson = /[/+]json$/.test(type);
  if (!isJson) return { type: "string", contentMediaType: type };
  const dialect = getDialectName(config);
  // A function of the user may write anything.
  if (found.some((one) => isCustomFormat(type, one, config)) || !Object.hasOwn(SCHEMAS, dialect))
    return {};
  const name = findSchemaName(dialect as keyof typeof SCHEMAS);
  const $ref = `#/components/schemas/${name}`;
  const status = found[0]?.probed.status;
  if (dialect !== "problem") return { $ref };
  const probed = found.map((one) => one.probed);
  if (isDiscriminated) {
    return describeBranches(listBranches(probed, config), version === "3.2");
  }
  return { allOf: [{ $ref }, { properties: { status: { const: status } } }] };
}

function describeExample({ probed, probe }: FoundResponse): ExampleObject {
  const { error, status } = probed;
  const isJson = /[/+]json$/.test(probe.type ?? "");
  let value: unknown = probe.body;
  try {
    if (isJson) value = JSON.parse(probe.body);
  } catch {
    // A function of the user wrote a text that is no JSON.
  }
  return { summary: `${status} ${error.title}`, value };
}

/** How responses are described. */
export interface DescriptionSettings {
  readonly config: ErrorsConfig;
  readonly version: "3.1" | "3.2";
  /** The media types that are described, in lower case, or all. */
  readonly mediaTypes: readonly string[] | "all";
  /** Whether problems are told apart by their types: see {@link hasBranches}. */
  readonly isDiscriminated: boolean;
}

function isDescribed(type: string, { mediaTypes }: DescriptionSettings): boolean {
  return mediaTypes === "all" || mediaTypes.includes(type);
}

function describeContent(all: readonly ProbedError[], settings: DescriptionSettings) {
  const types = new Map<string, Map<ProbedError, FoundResponse>>();
  for (const probed of all) {
    for (const probe of probed.probes) {
      if (probe.type === undefined || !isDescribed(probe.type, settings)) continue;
      const found = types.get(probe.type) ?? new Map<ProbedError, FoundResponse>();
      types.set(probe.type, found);
      if (!found.has(probed)) found.set(probed, { probed, probe });
    }
  }
  const content: { [mediaType: string]: MediaTypeObject } = {};
  for (const [type, byError] of types) {
    const found = [...byError.values()];
    const examples: { [name: string]: ExampleObject } = {};
    for (const one of found) {
      if (!one.probed.isExample) continue;
      examples[findUnusedName(one.probed.name, examples)] = describeExample(one);
    }
    content[type] = { schema: describeSchema(type, found, settings), examples };
  }
  return content;
}

/** Returns a name that is not taken, with the characters that a component may have. */
function findUnusedName(name: string, taken: object): string {
  const plain = toComponentName(name);
  let number = 2;
  let free = plain;
  while (Object.hasOwn(taken, free)) free = `${plain}${number++}`;
  return free;
}

/** Returns a name with the characters that OpenAPI allows in the name of a component. */
export const toComponentName = (name: string): string =>
  name.replaceAll(/[^\w.-]/g, "_") || "HTTPException";

/** Describes the responses of one status. */
export function describeResponse(
  all: readonly ProbedError[],
  settings: DescriptionSettings,
): ResponseObject {
  const status = all[0]?.status ?? 0;
  const sentence = findCatalogueRow(status)?.explanation;
  const titles = [...new Set(all.map(({ error }) => error.title))].join(", or ");
  const content = describeContent(all, settings);
  return {
    description: sentence === undefined ? `${titles}.` : `${titles}. ${sentence}`,
    headers: describeHeaders(all, settings.config),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

/** The type of a problem without a type of its own (RFC 9457, 4.2.1). */
const BLANK_TYPE = "about:blank";

/**
 * Returns the schema of the dialect and those within it as components, each under its own name, and those
 * of declared problems.
 *
 * @throws TypeError if two different schemas have the same name
 */
export function describeSchemas(
  groups: Iterable<readonly ProbedError[]>,
  { config, version, isDiscriminated }: DescriptionSettings,
): { [name: string]: SchemaObject } {
  const dialect = getDialectName(config);
  if (!(dialect in SCHEMAS)) return {};
  const { $defs = {}, ...schema } = SCHEMAS[dialect as keyof typeof SCHEMAS] as SchemaObject;
  const all = { [findSchemaName(dialect as keyof typeof SCHEMAS)]: schema, ...($defs as object) };
  const moved = JSON.stringify(all).replaceAll("#/$defs/", "#/components/schemas/");
  const schemas: { [name: string]: SchemaObject } = JSON.parse(moved);
  const types: string[] = [];
  for (const group of groups) {
    for (const branch of isDiscriminated ? listBranches(group, config) : []) {
      types.push(branch.type);
      for (const [name, one] of Object.entries(branch.schemas)) addSchema(schemas, name, one);
    }
  }
  if (version === "3.2" && types.length > 0) {
    addSchema(schemas, OTHER_PROBLEM, describeOtherProblem([...new Set(types)]));
  }
  return schemas;
}

function addSchema(
  schemas: { [name: string]: SchemaObject },
  name: string,
  schema: SchemaObject,
): void {
  const same =
    !Object.hasOwn(schemas, name) || JSON.stringify(schemas[name]) === JSON.stringify(schema);
  if (!same) throw new TypeError(`Cannot describe ${name}: another schema has this name`);
  schemas[name] = schema;
}
