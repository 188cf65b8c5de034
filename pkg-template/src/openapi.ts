/** Error responses for an OpenAPI document: {@link openapi}. */

import type { ExceptionClass, HTTPException } from "./index.js";
import {
  type DescriptionSettings,
  describeResponse,
  describeSchemas,
  getDialectName,
  hasBranches,
  toComponentName,
} from "./openapi/describe.js";
import { type ProbedError, probeError } from "./openapi/probe.js";
import type { ErrorResponses, ReferenceObject, ResponseObject } from "./openapi/types.js";
import { createErrors, Errors, type ErrorsConfig } from "./server.js";
import { describeValue } from "./values/describe-value.js";
import { validateOptionNames } from "./values/option-names.js";
import { createRecord } from "./values/own-record.js";
import { readMember } from "./values/safe-read.js";

export type * from "./openapi/types.js";

/** What a description has. */
export interface DescriptionOptions {
  /**
   * The media types whose content is described, or all that the server can send. Default:
   * `application/problem+json` alone, so that generated clients have one type for each error; of another
   * dialect all.
   */
  readonly mediaTypes?: readonly string[] | "all" | undefined;
  /**
   * The version of OpenAPI. With 3.2 a response may also be a problem that is not described
   * (`defaultMapping`); a generated client then narrows less. Default: 3.1.
   */
  readonly version?: "3.1" | "3.2" | undefined;
}

/**
 * Creates the parts of an OpenAPI document that describe error responses: their headers, their
 * content, schemas and examples. Everything comes from real responses. For a class, `openapi` builds an
 * error with every option that its status has. For an error, it uses the error itself. It calls no
 * handler and not `onError`, but the other functions of the configuration.
 *
 * A declared problem (`httpexc/problems`) has a schema under its name, with the JSON Schema of its
 * extensions. The problems of one status are told apart by their `type` (`oneOf` with a `discriminator`),
 * so that generated clients narrow them. If one problem is declared, a class that is not is told apart by
 * its type as well: `about:blank`, unless its errors have another one. Of extensions by `type<…>()` without
 * `jsonSchema` only that there may be some is described, without an example.
 *
 * @param errors - classes, or errors as examples of their classes; several may have the same status. Or a
 * declaration, which stands for its classes
 * @param options - the configuration of the server, or the result of `createErrors`
 * @throws TypeError if an option cannot be used, a class cannot be built from its status alone, or the
 * schema of a declared problem's extensions has no JSON Schema, or refuses the example that is made from it
 * @example
 * ```ts
 * import { HTTPNotFound, HTTPTooManyRequests } from "httpexc";
 * import { openapi } from "httpexc/openapi";
 *
 * const { responses, components } = await openapi([HTTPNotFound, HTTPTooManyRequests]);
 * const document = {
 *   openapi: "3.1.0",
 *   info: { title: "Songs", version: "1.0.0" },
 *   paths: { "/songs": { get: { responses: { 200: { description: "All." }, ...responses } } } },
 *   components,
 * };
 * console.assert(responses["404"]?.$ref === "#/components/responses/HTTPNotFound");
 * console.assert(document.components.schemas["Problem"] !== undefined);
 * ```
 */
export async function openapi(
  errors: Iterable<ExceptionClass | HTTPException>,
  options: ErrorsConfig | Errors = {},
  description: DescriptionOptions = {},
): Promise<ErrorResponses> {
  const listed = listErrors(errors);
  const givenConfig = options instanceof Errors ? options.config : options;
  // Nobody wants to know that an example was sent.
  const silent = { onError: null, onResponse: undefined };
  const config: ErrorsConfig = createRecord(givenConfig, silent);
  const requested = createSettings(config, description);
  const server = createErrors(config);
  const byStatus = new Map<number, ProbedError[]>();
  const probedErrors: ProbedError[] = [];
  for (const error of listed) {
    const probed = await probeError(server, config, error);
    probedErrors.push(probed);
    byStatus.set(probed.status, [...(byStatus.get(probed.status) ?? []), probed]);
  }
  const settings = { ...requested, isDiscriminated: hasBranches(probedErrors, config) };
  const references: { [status: string]: ReferenceObject } = {};
  const responses: { [name: string]: ResponseObject } = {};
  for (const [status, all] of byStatus) {
    const names = new Set(all.map(({ name }) => toComponentName(name)));
    const name = [...names].join("Or");
    references[status] = { $ref: `#/components/responses/${name}` };
    responses[name] = describeResponse(all, settings);
  }
  const schemas = describeSchemas(byStatus.values(), settings);
  return { responses: references, components: { responses, schemas } };
}

/**
 * Returns the errors of a list. A declaration is one of its classes.
 *
 * @throws TypeError if it is no list
 */
function listErrors(
  errors: Iterable<ExceptionClass | HTTPException>,
): readonly (ExceptionClass | HTTPException)[] {
  if (typeof errors === "object" && typeof readMember(errors, Symbol.iterator) === "function") {
    return [...errors];
  }
  const given = describeValue(errors);
  throw new TypeError(
    `Cannot describe errors: expected a list of classes or errors, or a declaration, not ${given}`,
  );
}

/** @throws TypeError if an option cannot be used */
function createSettings(
  config: ErrorsConfig,
  description: DescriptionOptions,
): Omit<DescriptionSettings, "isDiscriminated"> {
  const names = { mediaTypes: true, version: true } as const;
  const { mediaTypes, version = "3.1" } = validateOptionNames(
    description,
    "describe responses",
    names,
  );
  if (version !== "3.1" && version !== "3.2") {
    throw new TypeError('Cannot describe responses: version is neither "3.1" nor "3.2"');
  }
  const isList = Array.isArray(mediaTypes) && mediaTypes.every((type) => typeof type === "string");
  if (mediaTypes !== undefined && mediaTypes !== "all" && !isList) {
    throw new TypeError('Cannot describe responses: mediaTypes is neither a list nor "all"');
  }
  const fallback = getDialectName(config) === "problem" ? ["application/problem+json"] : "all";
  const described = mediaTypes ?? fallback;
  const isAll = described === "all";
  return { config, version, mediaTypes: isAll ? "all" : described.map((one) => one.toLowerCase()) };
}
