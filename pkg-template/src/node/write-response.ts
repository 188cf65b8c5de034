/** Fetch's answers on Node's responses. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../model/response-parts.js";
import { cut, writeAnswer } from "./write.js";

/** Reads an answer to its end, so that its length is known; what errors say is short. */
export async function answerOf(response: Answer | Response): Promise<Answer> {
  if ("fields" in response) return response;
  const { status, statusText, headers } = response;
  const body = response.body && new Uint8Array(await response.arrayBuffer());
  return { status, statusText, fields: [...headers], body };
}

/** Sends an answer; where one has begun already, it is cut. */
export async function writeResponse(
  response: Promise<Answer | Response>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const answer = await answerOf(await response);
    if (res.headersSent) cut(res);
    else writeAnswer(answer, req, res);
  } catch {
    // What a handler gave cannot be read or sent.
    cut(res);
  }
}
