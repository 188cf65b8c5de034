/** Error responses for an OpenAPI document: {@link openapi}. */

import type { ExceptionClass, HTTPException } from "./index.js";
import { describeResponse, describeSchemas, toComponentName } from "./openapi/describe.js";
import { type ProbedError, probeError } from "./openapi/probe.js";
import type { ErrorResponses, ReferenceObject, ResponseObject } from "./openapi/types.js";
import { createErrors, Errors, type ErrorsConfig } from "./server.js";
import { createRecord } from "./values/own-record.js";

export type * from "./openapi/types.js";

/**
 * Creates the parts of an OpenAPI 3.1 document that describe error responses: their headers, their
 * content in each media type that the dialect offers, schemas and examples. Everything comes from
 * real responses. For a class, `openapi` builds an error with every option that its status has. For
 * an error, it uses the error itself. It calls no handler and not `onError`, but the other functions
 * of the configuration.
 *
 * @param errors - classes, or errors as examples of their classes; several may have the same status
 * @param options - the configuration of the server, or the result of `createErrors`
 * @throws TypeError if an option cannot be used, or a class cannot be built from its status alone
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
  errors: readonly (ExceptionClass | HTTPException)[],
  options: ErrorsConfig | Errors = {},
): Promise<ErrorResponses> {
  const givenConfig = options instanceof Errors ? options.config : options;
  const config: ErrorsConfig = createRecord(givenConfig, { onError: null });
  const server = createErrors(config);
  const byStatus = new Map<number, ProbedError[]>();
  for (const error of errors) {
    const probed = await probeError(server, config, error);
    byStatus.set(probed.status, [...(byStatus.get(probed.status) ?? []), probed]);
  }
  const references: { [status: string]: ReferenceObject } = {};
  const responses: { [name: string]: ResponseObject } = {};
  for (const [status, all] of byStatus) {
    const names = new Set(all.map(({ name }) => toComponentName(name)));
    const name = [...names].join("Or");
    references[status] = { $ref: `#/components/responses/${name}` };
    responses[name] = describeResponse(all, config);
  }
  return { responses: references, components: { responses, schemas: describeSchemas(config) } };
}
