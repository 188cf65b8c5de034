/** Fetch's answers on Node's responses. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { ResponseParts } from "../model/response-parts.js";
import { isResponseParts } from "../response/fetch.js";
import { abortResponse, writeParts } from "./write.js";

/** Reads an answer to its end, so that its length is known; what errors say is short. */
export async function toResponseParts(response: ResponseParts | Response): Promise<ResponseParts> {
  if (isResponseParts(response)) return response;
  const { status, statusText, headers } = response;
  const body = response.body && new Uint8Array(await response.arrayBuffer());
  return { status, statusText, headers: [...headers], body };
}

/** Sends an answer; where one has begun already, it is cut. */
export async function writeResponse(
  response: Promise<ResponseParts | Response>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const answer = await toResponseParts(await response);
    if (res.headersSent) abortResponse(res);
    else writeParts(answer, req, res);
  } catch {
    // What a handler gave cannot be read or sent.
    abortResponse(res);
  }
}
