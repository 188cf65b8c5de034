/** Answers as OpenAPI describes them. */

import { SCHEMAS } from "../generated/schemas.js";
import type { ErrorsConfig } from "../server.js";
import { findCatalogueRow, type Probe, type ProbedError } from "./probe.js";
import type {
  ExampleObject,
  HeaderObject,
  MediaTypeObject,
  ResponseObject,
  SchemaObject,
} from "./types.js";

/** What the value of each field says. */
const HEADER_DESCRIPTIONS: { readonly [name: string]: string } = {
  accept: "The media types that would be taken (RFC 9110, 12.5.1).",
  "accept-encoding": "The content codings that would be taken (RFC 9110, 12.5.3).",
  "accept-patch": "The patch types that would be taken (RFC 5789, 3.1).",
  "access-control-allow-credentials": "Whether credentials may be sent (Fetch, 3.3.3).",
  "access-control-allow-origin": "The origin that may read the answer (Fetch, 3.3.3).",
  "access-control-expose-headers": "The fields that scripts may read (Fetch, 3.3.3).",
  allow: "The methods that the resource has (RFC 9110, 10.2.1).",
  "cache-control": "What caches may do with the answer (RFC 9111, 5.2).",
  "content-language": "The language of the content (RFC 9110, 8.5).",
  "content-range": "How much there is (RFC 9110, 14.4).",
  "content-security-policy": "What a page may load; other media types do not have it.",
  link: "Links, such as the one to who asked for a block (RFC 7725, 4).",
  location: "Where to look instead, or what was made (RFC 9110, 10.2.2).",
  "proxy-authenticate": "How to authenticate with the proxy (RFC 9110, 11.7.1).",
  ratelimit: "What is left of the quota.",
  "ratelimit-limit": "How many requests the quota allows.",
  "ratelimit-policy": "What the quota is.",
  "ratelimit-remaining": "How many requests are left.",
  "ratelimit-reset": "Seconds until there are more.",
  "retry-after": "Seconds, or the moment, after which to ask again (RFC 9110, 10.2.3).",
  upgrade: "The protocols to go on with (RFC 9110, 7.8).",
  vary: "The fields of the request that the answer depends on (RFC 9110, 12.5.5).",
  "www-authenticate": "How to authenticate (RFC 9110, 11.6.1).",
  "x-content-type-options": "The content is what its type says (Fetch, 3.6).",
};

/** Fields whose value follows from the configuration alone. */
const FIXED = [
  "access-control-allow-credentials",
  "access-control-expose-headers",
  "cache-control",
  "content-security-policy",
  "vary",
  "x-content-type-options",
];

/** Described by the content itself, which is where OpenAPI wants it. */
const CONTENT = ["content-type", "content-length"];

/** The fields of duties that an answer of their status always has. */
function findRequiredHeaders(status: number): readonly string[] {
  const names: { readonly [duty: string]: string } = {
    allow: "allow",
    location: "location",
    proxyAuthenticate: "proxy-authenticate",
    upgrade: "upgrade",
    wwwAuthenticate: "www-authenticate",
  };
  const duties = findCatalogueRow(status)?.duties ?? [];
  return duties.flatMap(({ field, required }) => (required ? [names[field] ?? ""] : []));
}

/** Gives the fields of the configuration that every answer has with the same value. */
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
  const idField = (typeof requestId === "string" ? requestId : "x-request-id").toLowerCase();
  const isSure = [...own, ...FIXED, ...findRequiredHeaders(status)];
  if (requestId !== undefined) isSure.push(idField);
  isSure.push("access-control-allow-origin");
  const described: { [name: string]: HeaderObject } = {};
  for (const name of [...names].sort()) {
    if (CONTENT.includes(name)) continue;
    const values = probes.map(({ headers }) => headers.get(name));
    const [first = ""] = values.filter((value) => value !== null);
    const isFixed = FIXED.includes(name) || own.includes(name);
    const isConst = isFixed && values.every((value) => value === null || value === first);
    described[name] = {
      description:
        HEADER_DESCRIPTIONS[name] ??
        (name === idField && requestId !== undefined
          ? "The id of the request in the log."
          : "A further field."),
      required: isSure.includes(name) && values.every((value) => value !== null),
      schema: isConst ? { type: "string", const: first } : { type: "string" },
      ...(isConst ? {} : { example: first }),
    };
  }
  return described;
}

/** What is needed to describe a content. */
interface FoundResponse {
  readonly of: ProbedError;
  readonly probe: Probe;
}

/** Gives whether a content is made by a function of the user's. */
function isCustomFormat(type: string, { of }: FoundResponse, config: ErrorsConfig): boolean {
  const { formats = {}, serializer, jsonFormatter } = config;
  return (
    of.isOwn ||
    serializer !== undefined ||
    Object.keys(formats).some((name) => name.toLowerCase() === type) ||
    (jsonFormatter !== undefined && type === "application/json")
  );
}

/** The name of a schema in the components. */
export const findSchemaName = (dialect: keyof typeof SCHEMAS): string => SCHEMAS[dialect].title;

function describeSchema(
  type: string,
  found: readonly FoundResponse[],
  config: ErrorsConfig,
): SchemaObject {
  const isJson = /[/+]json$/.test(type);
  if (!isJson) return { type: "string", contentMediaType: type };
  const { dialect = "problem" } = config;
  // What a function makes can be anything.
  if (found.some((one) => isCustomFormat(type, one, config)) || !(dialect in SCHEMAS)) return {};
  const name = findSchemaName(dialect as keyof typeof SCHEMAS);
  const $ref = `#/components/schemas/${name}`;
  const status = found[0]?.of.status;
  if (dialect !== "problem") return { $ref };
  return { allOf: [{ $ref }, { properties: { status: { const: status } } }] };
}

function describeExample({ of, probe }: FoundResponse): ExampleObject {
  const { error, status } = of;
  const isJson = /[/+]json$/.test(probe.type ?? "");
  let value: unknown = probe.body;
  try {
    if (isJson) value = JSON.parse(probe.body);
  } catch {
    // A function of the user's wrote what is no JSON.
  }
  return { summary: `${status} ${error.title}`, value };
}

function describeContent(all: readonly ProbedError[], config: ErrorsConfig) {
  const types = new Map<string, Map<ProbedError, FoundResponse>>();
  for (const of of all) {
    for (const probe of of.probes) {
      if (probe.type === undefined) continue;
      const found = types.get(probe.type) ?? new Map<ProbedError, FoundResponse>();
      types.set(probe.type, found);
      if (!found.has(of)) found.set(of, { of, probe });
    }
  }
  const content: { [mediaType: string]: MediaTypeObject } = {};
  for (const [type, byError] of types) {
    const found = [...byError.values()];
    const examples: { [name: string]: ExampleObject } = {};
    for (const one of found) examples[findUnusedName(one.of.name, examples)] = describeExample(one);
    content[type] = { schema: describeSchema(type, found, config), examples };
  }
  return content;
}

/** Gives a name that nothing has yet, of characters that a component's name may have. */
function findUnusedName(name: string, taken: object): string {
  const plain = toComponentName(name);
  let number = 2;
  let free = plain;
  while (Object.hasOwn(taken, free)) free = `${plain}${number++}`;
  return free;
}

/** Gives a name with the characters that OpenAPI lets a component's name have. */
export const toComponentName = (name: string): string =>
  name.replaceAll(/[^\w.-]/g, "_") || "HTTPException";

/** Describes the answers of one status. */
export function describeResponse(
  all: readonly ProbedError[],
  config: ErrorsConfig,
): ResponseObject {
  const status = all[0]?.status ?? 0;
  const sentence = findCatalogueRow(status)?.explanation;
  const titles = [...new Set(all.map(({ error }) => error.title))].join(", or ");
  const content = describeContent(all, config);
  return {
    description: sentence === undefined ? `${titles}.` : `${titles}. ${sentence}`,
    headers: describeHeaders(all, config),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

/** Gives a schema and those within it as components, under their own names. */
export function describeSchemas(config: ErrorsConfig): { [name: string]: SchemaObject } {
  const { dialect = "problem" } = config;
  if (!(dialect in SCHEMAS)) return {};
  const { $defs = {}, ...schema } = SCHEMAS[dialect as keyof typeof SCHEMAS] as SchemaObject;
  const all = { [findSchemaName(dialect as keyof typeof SCHEMAS)]: schema, ...($defs as object) };
  const moved = JSON.stringify(all).replaceAll("#/$defs/", "#/components/schemas/");
  return JSON.parse(moved);
}
