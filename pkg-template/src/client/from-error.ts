/** {@link fromError}: what another HTTP client throws, as a typed error. */

import { isHTTPException } from "../index.js";
import { createRecord } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";
import { createWholeSource } from "./body-source.js";
import { fromResponse, type ReadOptions, type ResponseLike } from "./from-response.js";
import { formatHeaderLines } from "./header-lines.js";
import { isReadError } from "./is-read-error.js";
import { isNoResponse, NoResponse } from "./no-response.js";
import type { ReadError } from "./read-error.js";
import {
  findThrownMethod,
  findThrownResponse,
  findThrownUrl,
  isWithoutResponse,
  type ThrownResponse,
} from "./thrown-response.js";
import { findThrownStreamFailure } from "./thrown-stream-failure.js";

/** A response that is neither a success nor a failure: reading it only validates the options. */
const INTERIM_RESPONSE: ResponseLike = { status: 100, headers: { get: () => null } };

/**
 * Returns the typed error for what an HTTP client or an SDK has thrown, or for the failed response or
 * result that it has returned:
 *
 * - the error that the response is, as {@link fromResponse} returns it. The body may have been read and
 *   parsed.
 * - the error that OpenAI or Anthropic sent in the middle of a stream, with the status that its API
 *   documents for the type
 * - {@link NoResponse} if the error says that the network failed, or that the client waited no longer
 * - an error of `fromResponse`, and a `NoResponse`, as it is
 * - `null` for anything else: a bug, an abort by the program, an ok response, an error of your own server
 *
 * It takes the errors of axios, ofetch, ky, got, undici, superagent, Octokit, OpenAI, Anthropic, Stripe,
 * the AWS SDK, gaxios, @discordjs/rest and `fetch`, the responses of any `fetch`, the results of
 * openapi-fetch, and everything else that has one of their shapes. It rejects for no thrown value, however
 * odd it is. docs/guides/with-your-client.md says what each client loses.
 *
 * @param options - as for {@link fromResponse}. The default of `method` is that of the request if the
 * client says it
 * @throws TypeError if an option is invalid
 * @throws the reason of `signal`, if it is aborted while the body is read
 * @example
 * ```ts
 * import { HTTPNotFound } from "httpexc";
 * import { fromError, NoResponse } from "httpexc/client";
 *
 * // As axios throws it.
 * const response = { status: 404, headers: {}, data: { detail: "No song has the id 7." } };
 * const thrown = Object.assign(new Error("Request failed"), { response });
 * const error = await fromError(thrown);
 * console.assert(error instanceof HTTPNotFound && error.detail === "No song has the id 7.");
 *
 * const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
 * console.assert((await fromError(refused)) instanceof NoResponse);
 * console.assert((await fromError(new RangeError("A bug"))) === null);
 * ```
 */
export async function fromError(
  thrown: unknown,
  options: ReadOptions = {},
): Promise<ReadError | NoResponse | null> {
  await fromResponse(INTERIM_RESPONSE, options);
  if (isNoResponse(thrown)) return thrown as NoResponse;
  if (readSafely(() => isHTTPException(thrown))) {
    return readSafely(() => isReadError(thrown)) ? (thrown as ReadError) : null;
  }
  const response = findThrownResponse(thrown) ?? findThrownStreamFailure(thrown);
  if (!response) return isWithoutResponse(thrown) ? new NoResponse(thrown) : null;
  const { method = findThrownMethod(thrown) } = createRecord(options);
  const source = createReadableResponse(response, findThrownUrl(thrown));
  return fromResponse(source, createRecord(options, { method }));
}

/** Creates a response that `fromResponse` can read, whatever the client has made of the body. */
function createReadableResponse(response: ThrownResponse, url: string): ResponseLike {
  const { status, holder, getContent, getBody } = response;
  const headers = createHeaders(response.headers);
  const source = { status, headers, url };
  const content = getContent();
  if (content !== undefined) {
    const body = { getReader: () => createWholeSource(async () => content) };
    return Object.assign(source, { body, clone: () => source });
  }
  const unread = readMember(holder, "bodyUsed") === false ? holder : createBodyHolder(getBody());
  const type = readMember(holder, "type");
  return Object.assign(source, { type }, pickBodyMembers(unread, source));
}

/** Returns an object that has a stream as its body, or the methods of a `Blob`. */
function createBodyHolder(body: unknown): unknown {
  const isBlob = typeof readMember(body, "arrayBuffer") === "function";
  return isBlob ? body : { body };
}

/** Returns the members by which a body is read. A method that fails says that the body cannot be read. */
function pickBodyMembers(holder: unknown, head: object): object {
  const methods = ["arrayBuffer", "text", "json"].flatMap((name) => {
    const method = readMember(holder, name);
    return typeof method === "function" ? [[name, () => method.call(holder)]] : [];
  });
  return {
    body: readMember(holder, "body"),
    bodyUsed: readMember(holder, "bodyUsed"),
    clone: () => {
      const clone = (holder as Response).clone();
      return Object.assign(Object.create(head), pickBodyMembers(clone, head));
    },
    ...Object.fromEntries(methods),
  };
}

/** Returns headers in the form of Fetch. One that Fetch refuses is left out. */
function createHeaders(headers: object): Headers {
  if (readMember(headers, Symbol.toStringTag) === "Headers") return headers as Headers;
  const copy = new Headers();
  for (const line of formatHeaderLines(headers).split("\n")) {
    const [, name, value] = /^([^:]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined) readSafely(() => copy.append(name, value as string));
  }
  return copy;
}
