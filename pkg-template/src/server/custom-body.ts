/** Bodies of the user's making, in the place of the dialect's. */

import type { HTTPException } from "../index.js";
import type { ProblemDetails } from "../model/problem-details.js";
import type { Answer, Field } from "../model/response-parts.js";
import { checked } from "../options/validate.js";
import { now } from "../values/sync-result.js";
import type { ErrorsConfig, SerializedBody, Serializer } from "./config.js";
import type { Asking } from "./request-context.js";
import { spaced } from "./text-format.js";
import type { Format } from "./validate-config.js";

/** What makes a body, in the order in which it is asked, and what it is given. */
export interface Makers {
  readonly serializer: Serializer | undefined;
  /** The format of the media type that is wanted. */
  readonly format: Format | undefined;
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
export function customBody(
  makers: Makers,
  made: Answer,
  { method, request }: Asking,
  error: HTTPException,
): Answer {
  const { serializer, format, jsonFormatter } = makers;
  const given = serializer && now("serializer", serializer(makers.problem(), request, error));
  if (given) return bodied("serializer", given, made, method);
  if (format) {
    const [type, write] = format;
    const name = `the format ${type}`;
    return bodied(name, { type, body: now(name, write(makers.problem())) }, made, method);
  }
  if (!jsonFormatter) return made;
  const { message, code, title } = JSON.parse(makers.json());
  const object = now("jsonFormatter", jsonFormatter(message, code, title, request));
  const body = spaced(JSON.stringify(object));
  return bodied("jsonFormatter", { type: "application/json", body }, made, method);
}

/**
 * Gives an answer with a body.
 *
 * @throws TypeError where the body is neither text nor bytes, or its type no field value
 */
function bodied(
  name: string,
  { type, body }: SerializedBody,
  made: Answer,
  method: string | undefined,
): Answer {
  const isText = typeof body === "string";
  if (typeof type !== "string" || !(isText || body instanceof Uint8Array)) {
    throw new TypeError(`Cannot use what ${name} gave: it has no type, or neither text nor bytes`);
  }
  const { status, statusText } = made;
  checked(status, { headers: [["content-type", type]] });
  const bytes = isText ? new TextEncoder().encode(body) : body;
  const fields = made.fields
    .filter(([field]) => field !== "content-length")
    .map(([field, value]): Field => [field, field === "content-type" ? type : value]);
  if (method === "HEAD") fields.push(["content-length", `${bytes.length}`]);
  return { status, statusText, fields, body: method === "HEAD" ? null : bytes };
}
