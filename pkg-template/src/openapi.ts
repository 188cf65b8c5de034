/** Error answers for an OpenAPI document: {@link openapi}. */

import type { ExceptionClass, HTTPException } from "./index.js";
import { describeResponse, describeSchemas, toComponentName } from "./openapi/describe.js";
import { type ProbedError, probeError } from "./openapi/probe.js";
import type { ErrorResponses, ReferenceObject, ResponseObject } from "./openapi/types.js";
import { createErrors, Errors, type ErrorsConfig } from "./server.js";

export type * from "./openapi/types.js";

/**
 * Gives what an OpenAPI 3.1 document says of errors: their answers with each media type that the
 * dialect offers, schemas, header fields, and examples. All of it is taken from real answers, which
 * are made for the purpose: of a class one with all that its status may say, of an error its own.
 * `onError` and handlers are not called; other functions of the configuration are.
 *
 * @param errors - classes, or errors that stand for theirs as examples; several may have one status
 * @param options - the configuration of the server, or what `createErrors` gave for it
 * @throws TypeError where an option cannot be used, or a class cannot be built by its status alone
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
  const { onError: _, ...config } = options instanceof Errors ? options.config : options;
  const server = createErrors(config);
  const byStatus = new Map<number, ProbedError[]>();
  for (const given of errors) {
    const one = await probeError(server, config, given);
    byStatus.set(one.status, [...(byStatus.get(one.status) ?? []), one]);
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
