/** Bodies of the user's making, in the place of the dialect's. */

import type { HTTPException } from "../index.js";
import type { ProblemDetails } from "../model/problem-details.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { validateOptions } from "../options/validate.js";
import { requireSync } from "../values/sync-result.js";
import type { ErrorsConfig, SerializedBody, Serializer } from "./config.js";
import type { RequestContext } from "./request-context.js";
import { formatPythonJson } from "./text-format.js";
import type { FormatWriter } from "./validate-config.js";

/** What makes a body, in the order in which it is asked, and what it is given. */
export interface BodyWriters {
  readonly serializer: Serializer | undefined;
  /** The format of the media type that is wanted. */
  readonly format: FormatWriter | undefined;
  /** What makes webob's JSON, where that is wanted. */
  readonly jsonFormatter: ErrorsConfig["jsonFormatter"];
  /** Gives the problem. */
  problem(): ProblemDetails;
  /** Gives the JSON that the dialect writes. */
  json(): string;
}

/**
 * Gives an answer with the body that the first of its makers gives, or as it was made.
 *
 * @throws TypeError where a maker gives what cannot be sent
 */
export function applyCustomBody(
  makers: BodyWriters,
  made: ResponseParts,
  { method, request }: RequestContext,
  error: HTTPException,
): ResponseParts {
  const { serializer, format, jsonFormatter } = makers;
  const given =
    serializer && requireSync("serializer", serializer(makers.problem(), request, error));
  if (given) return replaceBody("serializer", given, made, method);
  if (format) {
    const [type, write] = format;
    const name = `the format ${type}`;
    return replaceBody(
      name,
      { type, body: requireSync(name, write(makers.problem())) },
      made,
      method,
    );
  }
  if (!jsonFormatter) return made;
  const { message, code, title } = JSON.parse(makers.json());
  const object = requireSync("jsonFormatter", jsonFormatter(message, code, title, request));
  const body = formatPythonJson(JSON.stringify(object));
  return replaceBody("jsonFormatter", { type: "application/json", body }, made, method);
}

/**
 * Gives an answer with a body.
 *
 * @throws TypeError where the body is neither text nor bytes, or its type no field value
 */
function replaceBody(
  name: string,
  { type, body }: SerializedBody,
  made: ResponseParts,
  method: string | undefined,
): ResponseParts {
  const isText = typeof body === "string";
  if (typeof type !== "string" || !(isText || body instanceof Uint8Array)) {
    throw new TypeError(`Cannot use what ${name} gave: it has no type, or neither text nor bytes`);
  }
  const { status, statusText } = made;
  validateOptions(status, { headers: [["content-type", type]] });
  const bytes = isText ? new TextEncoder().encode(body) : body;
  const fields = made.headers
    .filter(([field]) => field !== "content-length")
    .map(([field, value]): Header => [field, field === "content-type" ? type : value]);
  if (method === "HEAD") fields.push(["content-length", `${bytes.length}`]);
  return { status, statusText, headers: fields, body: method === "HEAD" ? null : bytes };
}
