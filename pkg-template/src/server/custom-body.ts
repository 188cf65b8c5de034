/** Content that functions of the configuration make, in place of the dialect's. */

import type { HTTPException } from "../index.js";
import type { ProblemDetails } from "../model/problem-details.js";
import type { Header, ResponseParts } from "../model/response-parts.js";
import { validateHeaders } from "../options/headers.js";
import { createUncachedParts } from "../response/uncached-parts.js";
import { pickMembers } from "../values/own-record.js";
import { requireSync } from "../values/sync-result.js";
import { encodeText } from "../values/unicode.js";
import type { ErrorsConfig, SerializedBody, Serializer } from "./config.js";
import type { RequestContext } from "./request-context.js";
import { formatPythonJson } from "./text-format.js";
import type { FormatWriter } from "./validate-config.js";

/** The functions that make content, in the order in which they are tried, and their arguments. */
export interface BodyWriters {
  readonly serializer: Serializer | undefined;
  /** The format of the negotiated media type. */
  readonly format: FormatWriter | undefined;
  /** The function for webob's JSON, if that was negotiated. */
  readonly jsonFormatter: ErrorsConfig["jsonFormatter"];
  /** Creates the problem. */
  createProblem(): ProblemDetails;
  /** Returns the JSON that the dialect writes. */
  writeJson(): string;
}

/**
 * Returns the parts with the content of the first function that makes some, or as they are if none
 * does.
 *
 * @throws TypeError if a function returns a promise, or content that cannot be sent
 */
export function applyCustomBody(
  writers: BodyWriters,
  parts: ResponseParts,
  requestContext: RequestContext,
  error: HTTPException,
): ResponseParts {
  const { serializer, format, jsonFormatter } = writers;
  const { method } = requestContext;
  const serialize = () => serializer?.(writers.createProblem(), requestContext.request, error);
  const serializedBody = serializer && requireSync("serializer", serialize());
  if (serializedBody) return replaceBody("serializer", serializedBody, parts, method);
  if (format) {
    const [type, write] = format;
    const name = `the format ${type}`;
    const body = requireSync(name, write(writers.createProblem()));
    return replaceBody(name, { type, body }, parts, method);
  }
  if (!jsonFormatter) return parts;
  const { message, code, title } = JSON.parse(writers.writeJson());
  const object = requireSync(
    "jsonFormatter",
    jsonFormatter(message, code, title, requestContext.request),
  );
  const body = formatPythonJson(JSON.stringify(object));
  return replaceBody("jsonFormatter", { type: "application/json", body }, parts, method);
}

/**
 * Returns the parts with other content.
 *
 * @throws TypeError if the body is neither text nor bytes, or its type is no header value
 */
function replaceBody(
  name: string,
  serializedBody: SerializedBody,
  parts: ResponseParts,
  method: string | undefined,
): ResponseParts {
  const { type, body } = pickMembers(serializedBody, ["type", "body"]);
  const isText = typeof body === "string";
  if (typeof type !== "string" || !(isText || body instanceof Uint8Array)) {
    throw new TypeError(
      `Cannot use the result of ${name}: it has no type, or neither text nor bytes`,
    );
  }
  const { status, statusText } = parts;
  validateHeaders(status, [["content-type", type]]);
  const bytes = isText ? encodeText(body) : body;
  const headers = parts.headers
    .filter(([header]) => header !== "content-length")
    .map(([header, value]): Header => [header, header === "content-type" ? type : value]);
  if (method === "HEAD") headers.push(["content-length", `${bytes.length}`]);
  const content = method === "HEAD" ? null : bytes;
  return createUncachedParts(status, statusText, headers, content);
}
